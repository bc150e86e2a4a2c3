"""Kinks: where a gate has no derivative, and what was used there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.backprop import operands
from quizapp.engine.graph import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.backprop import Trace
    from quizapp.engine.numbers import Number


def is_tie(left: Number, right: Number) -> bool:
    """Returns whether two numbers are equal, as far as they can be compared."""
    return not left < right and not right < left


def kinks(trace: Trace, is_tie: Callable[[Number, Number], bool] = is_tie) -> list[str]:
    """Returns notes on where a gate has no derivative, and what was used there."""
    notes = []
    for gate in trace.graph.gates:
        node = trace.graph.nodes[gate]
        kink = trace.graph.ops[node.op].kink
        # Of max(x, x) there is a derivative.
        if kink is None or len(set(node.inputs)) < len(node.inputs):
            continue
        if is_tie(*kink.sides(*operands(node, trace.values))):
            where, used = (told(trace.graph, node, said) for said in (kink.where, kink.used))
            what = f"{node.name} = {trace.graph.formulas[gate]} has no derivative {where}"
            notes.append(f"{what}; used here: {used}")
    return notes
