from __future__ import annotations

import pytest

from quizapp import families
from quizapp.answers import text
from quizapp.model.questions import Question
from quizapp.study.graphs import graph_of, may_have_graph


@pytest.mark.parametrize(
    ("family", "level"),
    [
        ("dag-forward-values", 5),
        ("dag-grad-one", 3),
        ("dag-grad-all", 3),
        ("dag-multipath", 5),
        ("dag-upstream-local", 4),
        ("gate-patterns", 3),
    ],
)
def test_the_graph_of_a_problem_is_the_one_its_prompt_describes(family: str, level: int) -> None:
    question = families.problem(family, level, 11).question
    assert may_have_graph(question)
    trace = graph_of(question)
    assert trace
    names = [node.name for node in trace.graph.nodes]
    assert all(f"{name} = " in question.prompt for name in names)


def test_a_problem_without_a_graph_has_none() -> None:
    naming = families.problem("gate-patterns", 5, 1).question
    counting = families.problem("autodiff-cost", 1, 1).question
    step = families.problem("sgd-step-scalar", 1, 1).question
    assert graph_of(naming) is None
    assert graph_of(counting) is None
    assert not may_have_graph(naming)
    assert not may_have_graph(counting)
    assert not may_have_graph(step)
    assert graph_of(step) is None


def test_an_authored_card_has_none() -> None:
    card = Question("k", "?", text.Answer(("a",)), topic="computational-graphs")
    assert not may_have_graph(card)
    assert graph_of(card) is None
