"""A layer worked entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import addend, factor, pretty
from quizapp.families.matrices import entry_name, transposed

if TYPE_CHECKING:
    from quizapp.families.matrices import Rows
    from quizapp.families.network import Network

_SUBSCRIPTS = "₁₂₃"


def affine_lines(network: Network, layer: str, below: Rows, values: Rows) -> list[str]:
    """Returns a layer's values with the numbers put in: `z₁ = (−1)·3 + 3·2 + (−2) = 1`.

    Args:
        layer: "z" for the first one, "s" for the second.
        below: what the layer reads.
        values: what comes of it, in the layout of the network.
    """
    weights, bias = (network.w1, network.b1) if layer == "z" else (network.w2, network.b2)
    left, right = (below, weights) if network.batch else (weights, below)
    lines = []
    for i, row in enumerate(left):
        for j, column in enumerate(transposed(right)):
            products = (f"{factor(u)}·{factor(v)}" for u, v in zip(row, column, strict=True))
            b = bias[0][j] if network.batch else bias[i][0]
            summed = " + ".join([*products, addend(b)])
            lines.append(f"{_entry(network, layer, i, j)} = {summed} = {pretty(values[i][j])}")
    return lines


def _entry(network: Network, layer: str, row: int, column: int) -> str:
    if network.batch:
        return entry_name(network.name(layer), row, column)
    count = len(network.w1 if layer == "z" else network.w2)
    return f"{layer}{_SUBSCRIPTS[row]}" if count > 1 else layer
