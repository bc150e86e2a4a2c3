"""Exact gradients: against floats on the same tape, sympy, other libraries, and their own size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import INPUT, Graph, Node
from quizapp.engine.numbers import exact, to_float
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.sampling import Draw
from quizapp.engine.tangents import tangents
from tests.benchmarks import _sympy_way
from tests.benchmarks._clock import seconds, typical
from tests.benchmarks._libraries import gradients_by

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = 50


def run() -> Iterator[str]:
    """Yields a line a measurement, each a ratio of two times of the same run."""
    graphs = level_5()
    ours = typical(exact_gradients, graphs)
    floats, sympy = typical(float_gradients, graphs), typical(_sympy_way.gradients, graphs)
    yield f"all gradients, median of {_COUNT} level-5 graphs: {1e6 * ours:.0f} µs"
    yield f"  {ours / floats:.2f} times the same tape over floats (aim: at most 3)"
    yield f"  {sympy / ours:,.0f} times as fast as sympy.diff and evaluation (aim: 1,000)"
    yield f"  one forward-mode pass takes {typical(_tangents, graphs) / ours:.2f} times that"
    for library in ("autograd", "torch"):
        solve = gradients_by(library)
        how = (
            f"{typical(solve, graphs) / ours:,.1f} times as fast as" if solve else "not installed:"
        )
        yield f"  {how} {library} over floats"
    yield from _growth()
    yield from _recurrences()


def level_5() -> list[Graph]:
    """The first random graphs of level 5."""
    drawn = (
        random_graph(Draw("benchmark", 5, seed), RECIPES[5], largest(5))
        for seed in range(100 * _COUNT)
    )
    return [graph for graph in drawn if graph][:_COUNT]


def exact_gradients(graph: Graph) -> object:
    """Value and all gradients, without a record of the edges."""
    return gradients(graph, forward(graph))


def float_gradients(graph: Graph) -> object:
    """The same over floats."""
    return gradients(graph, forward(graph, to_float), to_float)


def _tangents(graph: Graph) -> object:
    return tangents(graph, forward(graph), [exact(1) for _ in graph.leaves])


def chain(length: int) -> Graph:
    """a(k+1) = x − a(k): all values stay as small as x."""
    gates = (Node(f"a{k}", "sub", (0, k)) for k in range(length))
    return Graph((Node("x", INPUT, constant=exact(3)), *gates))


def recurrence(length: int) -> Graph:
    """v(k+1) = v(k)·y + v(k−1)·z: sympy's expression of it doubles all the time, as v's paths do.

    From v(0) = y and v(1) = z; three gates a step.
    """
    nodes = [Node(name, INPUT, constant=exact(value)) for name, value in (("y", 3), ("z", -2))]
    before, last = 0, 1
    for k in range(length):
        place = len(nodes)
        gates = [("mul", (last, 0)), ("mul", (before, 1)), ("add", (place, place + 1))]
        nodes += [Node(f"g{k}.{n}", op, reads) for n, (op, reads) in enumerate(gates)]
        before, last = last, place + 2
    return Graph(tuple(nodes))


def _growth() -> Iterator[str]:
    """Time a node must not grow with the graph; where numbers grow, nor time a bit of theirs."""
    lengths = (100, 1_000, 10_000)
    times = {length: seconds(exact_gradients, chain(length), runs=15) for length in lengths}
    for length in (1_000, 10_000):
        ratio = times[length] / times[length // 10]
        yield f"a chain of {length:,} gates takes {ratio:.1f} times one of a tenth (linear: 10)"
    by_bits = {length: _time_and_bits(recurrence(length)) for length in (100, 1_000)}
    (little, few), (much, many) = by_bits.values()
    yield (
        f"numbers that grow: {many / few:.0f} times the bits take {much / little:.0f} times as long"
    )


def _time_and_bits(graph: Graph) -> tuple[float, int]:
    numbers = [*forward(graph), *gradients(graph, forward(graph))]
    return seconds(exact_gradients, graph), sum(int(n.height_bits()) for n in numbers)


def _recurrences() -> Iterator[str]:
    """One run of sympy at each size, as it takes seconds; ours the best of three."""
    for gates in (30, 45, 60, 66):
        graph = recurrence(gates // 3)
        ours = seconds(exact_gradients, graph)
        theirs = seconds(_sympy_way.gradients, graph, runs=1)
        yield f"v(k+1) = v(k)·y + v(k−1)·z, {gates} gates: {theirs / ours:,.0f} times sympy's speed"
