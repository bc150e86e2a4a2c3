from __future__ import annotations

from quizapp import families
from quizapp.answers import text
from quizapp.model import Question
from quizapp.study.pictures import graph_of, may_have_graph


def test_the_graph_of_a_problem_is_the_one_its_prompt_describes() -> None:
    question = families.problem("dag-grad-one", 3, 11).question
    trace = graph_of(question)
    assert trace
    names = [node.name for node in trace.graph.nodes]
    assert all(f"{name} = " in question.prompt for name in names)


def test_a_problem_without_a_graph_has_none() -> None:
    counting = families.problem("autodiff-cost", 1, 1).question
    step = families.problem("sgd-step-scalar", 1, 1).question
    assert graph_of(counting) is None
    assert not may_have_graph(step)
    assert graph_of(step) is None


def test_an_authored_card_has_none() -> None:
    card = Question("k", "?", text.Answer(("a",)), topic="computational-graphs")
    assert not may_have_graph(card)
    assert graph_of(card) is None
