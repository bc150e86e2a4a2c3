"""The computational graph behind a generated problem, for who wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.engine.backprop import Trace
    from quizapp.model.questions import Question


def may_have_graph(question: Question) -> bool:
    """Returns whether a question is of a skill that has graphs; its family is loaded anyway."""
    if question.origin is None:
        return False
    from quizapp import families

    return families.may_have_graph(question.origin.family, question.origin.level)


def graph_of(question: Question) -> Trace | None:
    """Returns the worked graph of a generated problem; None where it has none."""
    if question.origin is None:
        return None
    from quizapp import families

    origin = question.origin
    return families.worked_graph(families.problem(origin.family, origin.level, origin.seed))
