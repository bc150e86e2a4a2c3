"""The computational graph behind a generated problem, for who wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.engine.backprop import Trace
    from quizapp.model import Question

_TOPIC = "computational-graphs"


def may_have_graph(question: Question) -> bool:
    """Returns whether a question is of a kind that has a graph; costs nothing to ask."""
    return question.origin is not None and question.topic == _TOPIC


def graph_of(question: Question) -> Trace | None:
    """Returns the worked graph of a generated problem; None where it has none."""
    if question.origin is None or not may_have_graph(question):
        return None
    from quizapp import families
    from quizapp.engine.backprop import Trace

    origin = question.origin
    made = families.problem(origin.family, origin.level, origin.seed)
    trace = getattr(made.instance, "trace", None)
    return trace if isinstance(trace, Trace) else None
