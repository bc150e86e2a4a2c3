"""One gradient in a small graph.

Levels: 1 an input with one path · 2 a longer path, through a square, max or relu · 3 an input
with two paths · 4 a shared inner node, divisions, fractions · 5 sigmoid at log odds, exp, log.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.numbers import text
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.trace import partial, steps
from quizapp.families.computational_graphs import _graphs
from quizapp.families.computational_graphs._graphs import EXAMPLE, Asked, fits, telling, trace_of
from quizapp.families.generate import Draft

if TYPE_CHECKING:
    from quizapp.engine.graph import Graph
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "One gradient in a graph"
KIND = "number"
VERSION = 4
SUMMARY = "the derivative of the output by one input or inner node of a small graph"

GOLDEN = (3, Asked(trace_of(EXAMPLE), (0,)))

WRONG = (
    "overwrite",
    "first-path-only",
    "product-of-paths",
    "local-only",
    "upstream-only",
    "mul-no-swap",
    "mul-as-add",
    "add-splits",
    "sub-as-add",
    "max-to-both",
    "max-scaled",
    "relu-ignored",
    "square-no-two",
)


# What is asked is a product of local derivatives: of sums alone it is plain.
_RECIPES = {
    level: replace(recipe, ops=(*recipe.ops, "mul", "mul")) for level, recipe in RECIPES.items()
}
_RECIPES[4] = replace(_RECIPES[4], shares="gate", values=(100, 16))


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a graph and the node whose gradient is asked."""
    graph = random_graph(draw, _RECIPES[level], largest(level))
    if graph is None:
        return None
    trace = trace_of(graph)
    found = telling(trace, _candidates(graph, level), level)
    return Asked(trace, (draw.choice(found),)) if found and fits(trace, level) else None


def _candidates(graph: Graph, level: int) -> list[int]:
    """Returns the places of the nodes that make the level what it is."""
    match level:
        case 1:
            return [leaf for leaf in graph.leaves if len(graph.beyond(leaf)) > 1]
        case 2:
            return [leaf for leaf in graph.leaves if len(graph.beyond(leaf)) > 2]
        case 3:
            return [leaf for leaf in graph.leaves if len(_graphs.paths(graph, leaf)) == 2]
        case 4:
            return [gate for gate in graph.gates if len(graph.uses[gate]) > 1]
    return [place for place in range(len(graph.nodes)) if _is_curved_beyond(graph, place)]


def _is_curved_beyond(graph: Graph, place: int) -> bool:
    return any(graph.nodes[gate].op in RECIPES[5].needs for gate in graph.beyond(place))


def pose(asked: Asked) -> Draft:
    """Returns the question about one node's gradient."""
    graph, trace, (place,) = asked.graph, asked.trace, asked.places
    return Draft(
        prompt=f"{_graphs.assignments(graph)}\nWhat is {partial(trace, place)}?",
        answer=_answer(trace.gradients[place]),
        values=(trace.gradients[place],),
        hints=(
            "Multiply the local derivatives along each path, and add what the paths bring.",
            _graphs.paths_hint(graph, place),
            _graphs.last_gate(trace),
        ),
        steps=steps(trace, asked.places),
        parameters=_graphs.parameters(asked),
        shown=(),  # `fits` has looked at all of them
    )


worked_graph = _graphs.worked_graph
moving = _graphs.moving


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake makes of the same gradient."""
    (place,) = asked.places
    return _graphs.misconceptions(asked, WRONG, lambda wrong: _answer(wrong.gradients[place]))


def _answer(gradient: Number) -> number.Answer:
    return number.Answer(exact=text(gradient))


def independent(asked: Asked) -> number.Answer:
    """Returns the gradient by sympy."""
    (gradient,) = _graphs.gradients_by_sympy(asked)
    return number.Answer(exact=gradient)
