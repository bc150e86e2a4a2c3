"""Generated problems and exact gradients, against sympy and against the same tape over floats."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from quizapp import families
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import to_float
from quizapp.engine.ops import OPS
from quizapp.engine.random_graph import RECIPES, largest, random_graph
from quizapp.engine.sampling import Draw
from quizapp.engine.symbolic import to_sympy
from quizapp.families.computational_graphs._graphs import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from quizapp.engine.graph import Graph
    from quizapp.families.generate import Problem

_COUNT = 50


def run() -> Iterator[str]:
    """Yields a line a measurement, each a ratio of two times of the same run."""
    graphs = _graphs(level=5)
    exact = _median(_exact_gradients, graphs)
    floats = _median(_float_gradients, graphs)
    sympy = _median(_sympy_gradients, graphs)
    yield f"engine: all gradients of a level-5 graph {exact / floats:.2f} times floats (aim: 3)"
    yield f"engine: {sympy / exact:,.0f} times as fast as sympy.diff and evaluation (aim: 1,000)"
    for name in families.names():
        yield f"engine: {name} {_generation(name)}"


def _graphs(level: int) -> list[Graph]:
    drawn = (
        random_graph(Draw("benchmark", level, seed), RECIPES[level], largest(level))
        for seed in range(100 * _COUNT)
    )
    return [graph for graph in drawn if graph][:_COUNT]


def _median(work: Callable[[Any], object], items: list[Any]) -> float:
    return median(_seconds(work, item) for item in items)


def _seconds(work: Callable[[Any], object], item: object) -> float:
    """The best of three: what the work takes when nothing disturbs it."""
    times = []
    for _ in range(3):
        start = perf_counter()
        work(item)
        times.append(perf_counter() - start)
    return min(times)


def _exact_gradients(graph: Graph) -> object:
    return gradients(graph, forward(graph))


def _float_gradients(graph: Graph) -> object:
    return gradients(graph, forward(graph, to_float), to_float)


def _sympy_gradients(graph: Graph, asked: Collection[int] = ()) -> object:
    """The output as one expression in the inputs, its derivatives, and their values.

    Args:
        asked: places of the nodes by which is differentiated; empty for the inputs.
    """
    load().core.cache.clear_cache()
    symbols = {place: load().Symbol(f"n{place}", real=True) for place in {*graph.leaves, *asked}}
    expressions: list[Any] = []
    for place, node in enumerate(graph.nodes):
        operands = [expressions[source] for source in node.inputs]
        constants = [] if node.constant is None else [to_sympy(node.constant)]
        symbolic = symbols.get(place)
        expressions.append(symbolic or OPS[node.op].symbolic(*operands, *constants))
    values = forward(graph)
    at = {symbol: to_sympy(values[place]) for place, symbol in symbols.items()}
    return [expressions[-1].diff(symbols[place]).subs(at) for place in asked or graph.leaves]


def _sympy_solution(made: Problem) -> object:
    """What sympy needs for one instance: for a graph, the plain way rather than our short cuts."""
    if isinstance(made.instance, Asked):
        return _sympy_gradients(made.instance.graph, made.instance.places)
    load().core.cache.clear_cache()
    return families.independent(made)


def _generation(name: str) -> str:
    """Problems of all levels, their mistakes included, against solving the same ones by sympy."""
    skills = [(level, seed) for level in families.LEVELS for seed in range(_COUNT // 5)]
    ours = sum(_seconds(lambda skill: families.problem(name, *skill), skill) for skill in skills)
    made = [families.problem(name, *skill) for skill in skills]
    theirs = sum(_seconds(_sympy_solution, problem) for problem in made)
    return (
        f"{len(skills) / ours:,.0f} problems a second, {theirs / ours:.1f} times as fast as "
        "sympy solves them (aim: 10)"
    )


if __name__ == "__main__":
    print(*run(), sep="\n")
