"""A backward pass as lines of text: what is multiplied at each edge, what adds up at each node."""

from __future__ import annotations

from functools import reduce
from operator import mul
from typing import TYPE_CHECKING

from quizapp.engine.numbers import addend, factor, pretty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.engine.backprop import Contribution, Trace
    from quizapp.engine.numbers import Number

_HEAD = ("node", "operation", "value", "upstream", "to", "local", "product")
_NUMBERS = {2, 3, 5, 6}

# Columns that a worked solution has on a page, and paths that a reader follows one by one.
_COLUMNS = 75
_MOST_PATHS = 6


def steps(trace: Trace, asked: Sequence[int]) -> tuple[str, ...]:
    """Returns the worked backward pass to the nodes at `asked`: a table, then a sum for each.

    Where a shared node is asked for, and paths are few and their products small, each path comes
    with its product. At most 78 columns for graphs of up to ten gates with the sizes of
    `random_graph`.
    """
    return (*table(trace, asked), *(line for place in asked for line in _worked(trace, place)))


def table(trace: Trace, asked: Sequence[int]) -> tuple[str, ...]:
    """Returns the backward pass as a table, and the sum of each shared node before those asked.

    Only what is on the way to one of the nodes at `asked` is shown.
    """
    way = set().union(*(trace.graph.beyond(place) for place in asked))
    shown = [sent for sent in trace.contributions if sent.gate in way and sent.to in {*asked, *way}]
    shared = [place for place in sorted(way, reverse=True) if len(trace.graph.uses[place]) > 1]
    return (
        *_aligned(_rows(trace, shown)),
        "",
        *(gradient_line(trace, place) for place in shared if place not in asked),
    )


def _worked(trace: Trace, place: int) -> Iterable[str]:
    """Returns the paths to a node, a line each, and how its gradient adds up."""
    if not 1 < _count(trace, place) <= _MOST_PATHS:
        return [gradient_line(trace, place)]
    paths = list(_paths(trace, place))
    products = [reduce(mul, (sent.local for sent in path)) for path in paths]
    if not _are_small(trace, products):
        return [gradient_line(trace, place)]
    lines = [_path(trace, path, product) for path, product in zip(paths, products, strict=True)]
    total = _sum(trace, place, products)
    return [*lines, total if len(total) <= _COLUMNS else gradient_line(trace, place)]


def _are_small(trace: Trace, products: Sequence[Number]) -> bool:
    """Returns whether no product of a path is larger than what the table shows anyway."""
    met = [number for sent in trace.contributions for number in (sent.local, sent.product)]
    numerator, denominator = max(abs(n.p) for n in met), max(n.q for n in met)
    return all(abs(n.p) <= numerator and n.q <= denominator for n in products)


def _count(trace: Trace, place: int) -> int:
    """Returns how many paths lead from a node to the output."""
    counts: dict[int, int] = {len(trace.values) - 1: 1}
    for gate in sorted({place, *trace.graph.beyond(place)} - counts.keys(), reverse=True):
        counts[gate] = sum(counts[edge.gate] for edge in trace.graph.uses[gate])
    return counts[place]


def _paths(trace: Trace, place: int) -> Iterator[tuple[Contribution, ...]]:
    """Yields each path to the output as its edges, in the order in which the first ones arrived."""
    if place == len(trace.values) - 1:
        yield ()
    for sent in trace.reaching(place):
        for rest in _paths(trace, sent.gate):
            yield (sent, *rest)


def _path(trace: Trace, path: Sequence[Contribution], product: Number) -> str:
    """Returns a path with what is multiplied along it: `x → a → L: (−2)·2 = −4`."""
    nodes = trace.graph.nodes
    names = " → ".join(nodes[place].name for place in (path[0].to, *(s.gate for s in path)))
    locals_ = "·".join(factor(sent.local) for sent in path)
    whole = f"{names}: {locals_} = {pretty(product)}"
    return whole if len(path) > 1 and len(whole) <= _COLUMNS else f"{names}: {pretty(product)}"


def _rows(trace: Trace, shown: Sequence[Contribution]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [_HEAD]
    last = None
    for sent in shown:
        edge = (trace.graph.nodes[sent.to].name, pretty(sent.local), pretty(sent.product))
        if sent.gate == last:
            rows.append(("", "", "", "", *edge))
        else:
            gate = (trace.graph.nodes[sent.gate].name, trace.graph.formulas[sent.gate])
            rows.append((*gate, pretty(trace.values[sent.gate]), pretty(sent.upstream), *edge))
        last = sent.gate
    return rows


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    columns = (_filled(n, column) for n, column in enumerate(zip(*rows, strict=True)))
    return ["  ".join(line).rstrip() for line in zip(*columns, strict=True)]


def _filled(number: int, column: Sequence[str]) -> list[str]:
    # Names, numbers and formulas: every character takes one column.
    width = max(map(len, column))
    if number in _NUMBERS:
        return [cell.rjust(width) for cell in column]
    return [cell.ljust(width) for cell in column]


def gradient_line(trace: Trace, place: int) -> str:
    """Returns how the gradient of a node adds up: `∂L/∂x = −5 + (−4) = −9`."""
    return _sum(trace, place, [sent.product for sent in trace.reaching(place)])


def _sum(trace: Trace, place: int, terms: Sequence[Number]) -> str:
    name, total = partial(trace, place), pretty(trace.gradients[place])
    if len(terms) < 2:
        return f"{name} = {total}"
    first, *others = terms
    added = " + ".join([pretty(first), *map(addend, others)])
    # What cannot be added up is the sum already, in whatever order.
    is_sum = sorted(added.split(" + ")) == sorted(total.split(" + "))
    return f"{name} = {added}" if is_sum else f"{name} = {added} = {total}"


def partial(trace: Trace, place: int) -> str:
    """Returns how the gradient of a node is written: `∂L/∂x`."""
    return f"∂{trace.graph.nodes[-1].name}/∂{trace.graph.nodes[place].name}"
