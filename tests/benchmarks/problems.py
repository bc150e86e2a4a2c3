"""Problems of all families, all their mistakes included, against solving the same ones by sympy.

A problem on a scalar graph is solved by sympy the plain way: all that is asked, see `_sympy_way`.
Others are solved as their family solves them a second time: some by sympy, with short cuts, some
by counting, which is no fair race and has no aim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp import families
from quizapp.engine.graph import Graph
from quizapp.engine.lazy_sympy import load
from quizapp.families.computational_graphs._circuit import Circuit
from quizapp.families.computational_graphs._graphs import Asked
from tests.benchmarks import _sympy_way
from tests.benchmarks._clock import seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.families.generate import Problem

_SEEDS = range(10)
_ON_A_GRAPH = (Asked, Circuit, Graph)


class Race(NamedTuple):
    """How long problems take to make, and how long the same to solve, in seconds."""

    problems: int
    ours: float
    theirs: float
    on_graphs: bool

    def __str__(self) -> str:
        aim = " (aim: 10)" if self.on_graphs else ""
        return (
            f"{self.problems / self.ours:,.0f} a second, "
            f"{self.theirs / self.ours:.1f} times as fast as they are solved a second time{aim}"
        )


def run() -> Iterator[str]:
    """Yields a line a family, and one of all that ask of scalar graphs."""
    on_graphs = []
    for name in families.names():
        race = compared(name)
        yield f"{name}: {race}"
        if race.on_graphs:
            on_graphs.append(race)
    problems, ours, theirs, _ = map(sum, zip(*on_graphs, strict=True))
    yield f"scalar graphs together: {Race(problems, ours, theirs, on_graphs=True)}"


def compared(name: str) -> Race:
    """Returns how fast problems of a family are made, and how fast the same are solved."""
    skills = [(level, seed) for level in families.LEVELS for seed in _SEEDS]
    made = [families.problem(name, *skill) for skill in skills]
    on_graphs = [problem for problem in made if isinstance(problem.instance, _ON_A_GRAPH)]
    if on_graphs:
        # Without those that ask for something else on some level, such as for the gates.
        made = on_graphs
        skills = [(problem.level, problem.seed or 0) for problem in made]
    ours = sum(seconds(lambda skill: families.problem(name, *skill), skill) for skill in skills)
    theirs = sum(seconds(_solve, problem) for problem in made)
    return Race(len(skills), ours, theirs, bool(on_graphs))


def _solve(problem: Problem) -> object:
    match problem.instance:
        case Asked(places=(gate,)) as asked if problem.family.id == "dag-upstream-local":
            # Also the gate's local derivatives, and with them what it sends.
            own = Graph(asked.graph.nodes[: gate + 1])
            inputs = asked.graph.nodes[gate].inputs
            (upstream,) = _sympy_way.gradients(asked.graph, [gate])
            return [upstream * local for local in _sympy_way.gradients(own, inputs)]
        case Asked(places=places) as asked:
            return _sympy_way.gradients(asked.graph, places)
        case Circuit() as circuit:
            return _sympy_way.gradients(circuit.whole)
        case Graph() as graph:
            return _sympy_way.values(graph)
    load().core.cache.clear_cache()
    return families.independent(problem)
