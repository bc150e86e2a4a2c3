"""A backward pass as lines of text: what is multiplied at each edge, what adds up at each node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.graph import formula
from quizapp.engine.numbers import addend, pretty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.backprop import Contribution, Trace

_HEAD = ("gate", "value", "upstream", "to", "local", "sends")
_NUMBERS = {1, 2, 4, 5}


def steps(trace: Trace, asked: Sequence[int]) -> tuple[str, ...]:
    """Returns the worked backward pass to the nodes at `asked`: a table, then a sum for each.

    Only what is on the way to one of them is shown. At most 78 columns for graphs of up to ten
    gates with the sizes of `random_graph`.
    """
    way = set().union(*(trace.graph.beyond(place) for place in asked))
    shown = [sent for sent in trace.contributions if sent.gate in way and sent.to in {*asked, *way}]
    return (*_aligned(_rows(trace, shown)), "", *(gradient_line(trace, place) for place in asked))


def _rows(trace: Trace, shown: Sequence[Contribution]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [_HEAD]
    last = None
    for sent in shown:
        edge = (trace.graph.nodes[sent.to].name, pretty(sent.local), pretty(sent.product))
        if sent.gate == last:
            rows.append(("", "", "", *edge))
        else:
            gate = f"{trace.graph.nodes[sent.gate].name} = {formula(trace.graph, sent.gate)}"
            rows.append((gate, pretty(trace.values[sent.gate]), pretty(sent.upstream), *edge))
        last = sent.gate
    return rows


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    # Names, numbers and formulas: every character takes one column.
    widths = [list(map(len, row)) for row in rows]
    columns = list(map(max, zip(*widths, strict=True)))
    return [
        "  ".join(
            _cell(cell, " " * (columns[n] - widths[line][n]), right=n in _NUMBERS)
            for n, cell in enumerate(row)
        ).rstrip()
        for line, row in enumerate(rows)
    ]


def _cell(text: str, filling: str, *, right: bool) -> str:
    return filling + text if right else text + filling


def gradient_line(trace: Trace, place: int) -> str:
    """Returns how the gradient of a node adds up: `∂L/∂x = −5 + (−4) = −9`."""
    name = partial(trace, place)
    arrived = trace.reaching(place)
    total = pretty(trace.gradients[place])
    if len(arrived) < 2:
        return f"{name} = {total}"
    first, *others = (sent.product for sent in arrived)
    return f"{name} = {' + '.join([pretty(first), *map(addend, others)])} = {total}"


def partial(trace: Trace, place: int) -> str:
    """Returns how the gradient of a node is written: `∂L/∂x`."""
    return f"∂{trace.graph.nodes[-1].name}/∂{trace.graph.nodes[place].name}"
