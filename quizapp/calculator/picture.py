"""A worked graph as what is drawn: signs for its operations, texts for its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.backprop import Contribution, Trace
from quizapp.engine.closed_forms import shown
from quizapp.engine.graph import INPUT, told
from quizapp.engine.numbers import pretty
from quizapp.typeset.vertices import Vertex

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.engine.graph import Node

HIDDEN = "?"


def vertices(
    trace: Trace,
    *,
    constants: Collection[int] = (),
    hidden_values: Collection[int] = (),
    hidden_gradients: Collection[int] = (),
) -> list[Vertex]:
    """Returns the vertices of a picture.

    Args:
        trace: over what is shown: see `shown_trace`.
        constants: places of numbers of the expression, of which nobody asks the gradient.
        hidden_values: places that show `?` for their value.
        hidden_gradients: places that show `?` for their gradient.
    """
    found = []
    for place, node in enumerate(trace.graph.nodes):
        value = HIDDEN if place in hidden_values else pretty(trace.values[place].short)
        gradient = HIDDEN if place in hidden_gradients else pretty(trace.gradients[place].short)
        is_constant = place in constants
        found.append(
            Vertex(
                name=pretty(node.name) if is_constant else node.name,
                sign=_sign(trace, node),
                formula=_assignment(trace, place),
                value="" if is_constant else value,
                gradient="" if is_constant else gradient,
                inputs=node.inputs,
            )
        )
    return found


def _sign(trace: Trace, node: Node) -> str:
    return "" if node.op == INPUT else told(trace.graph, node, trace.graph.ops[node.op].sign)


def _assignment(trace: Trace, place: int) -> str:
    node = trace.graph.nodes[place]
    return pretty(node.name) if node.op == INPUT else f"{node.name} = {trace.graph.formulas[place]}"


def shown_trace(trace: Trace) -> Trace:
    """Returns a trace over exact numbers as one over what is shown of them."""
    return Trace(
        trace.graph,
        tuple(map(shown, trace.values)),
        tuple(map(shown, trace.gradients)),
        tuple(map(_contribution_shown, trace.contributions)),
    )


def _contribution_shown(sent: Contribution) -> Contribution:
    numbers = map(shown, (sent.upstream, sent.local, sent.product))
    return Contribution(sent.gate, sent.slot, sent.to, *numbers)
