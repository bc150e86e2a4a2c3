"""Forward mode: how fast every value changes while the inputs move in one direction.

Beside `backprop`, the other half of any text on automatic differentiation: values and tangents
run forward together, and a tangent is the sum of local derivative × tangent over the inputs. One
pass gives the slope along one direction for all nodes; a reverse pass gives all slopes of one node.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from quizapp.engine.backprop import exactly, local_derivatives
from quizapp.engine.graph import INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.graph import Graph
    from quizapp.engine.numbers import Number


def tangents(
    graph: Graph,
    values: Sequence[Number],
    direction: Sequence[Number],
    number: Callable[[Number], Number] = exactly,
) -> list[Number]:
    """Returns the derivative of every node along `direction`: Jacobian-vector products.

    Args:
        values: what `backprop.forward` returned, with the same `number`.
        direction: how fast each of `graph.leaves` moves, in their order; of its kind and shape.
    """
    moves = iter(direction)
    found: list[Number] = []
    for place, node in enumerate(graph.nodes):
        if node.op == INPUT:
            found.append(next(moves))
            continue
        locals_ = local_derivatives(graph, values, place, number=number)
        pushed = (local * found[source] for local, source in zip(locals_, node.inputs, strict=True))
        found.append(reduce(add, pushed))
    return found
