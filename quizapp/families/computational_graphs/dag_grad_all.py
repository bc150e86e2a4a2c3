"""Every input's gradient in a small graph.

Levels: 1 sums, differences and products · 2 a square, max or relu · 3 one or two shared nodes ·
4 much sharing, divisions, fractions · 5 sigmoid at log odds, exp, log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import text
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.trace import partial, steps
from quizapp.families.computational_graphs import _graphs
from quizapp.families.computational_graphs._graphs import EXAMPLE, Asked, fits, trace_of
from quizapp.families.generate import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.engine.backprop import Rerun, Trace
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Every gradient in a graph"
KIND = "vector"
VERSION = 3
SUMMARY = "the gradient of the output with respect to all inputs of a small graph"

GOLDEN = (3, Asked(trace_of(EXAMPLE), (0, 1, 2, 3)))

WRONG = (
    "overwrite",
    "mul-no-swap",
    "max-to-both",
    "sub-as-add",
    "local-only",
    "add-splits",
    "relu-ignored",
    "square-no-two",
)


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a graph of which at least half of the inputs have a gradient that is not 0."""
    graph = random_graph(draw, RECIPES[level], largest(level))
    if graph is None:
        return None
    asked = Asked(trace_of(graph), tuple(graph.leaves))
    zeros = sum(value == 0 for value in _gradients(asked.trace, asked))
    # Where every upstream gradient is 1, there is nothing to multiply by.
    is_plain = all(asked.trace.gradients[gate] == 1 for gate in graph.gates)
    is_dull = is_plain or 2 * zeros > len(graph.leaves)
    return None if is_dull or not fits(asked.trace, level) else asked


def pose(asked: Asked) -> Draft:
    """Returns the question about all inputs' gradients."""
    graph, trace = asked.graph, asked.trace
    wanted = ", ".join(partial(trace, place) for place in asked.places)
    backwards = ", ".join(graph.nodes[gate].name for gate in reversed(graph.gates))
    gradients = _gradients(trace, asked)
    return Draft(
        prompt=f"{_graphs.assignments(graph)}\nGive the gradient as a vector, in this order:\n"
        f"[{wanted}]",
        answer=_answer(asked, map(text, gradients)),
        values=gradients,
        hints=(
            "Start at the output: its derivative by itself is 1. Then go back gate by gate.",
            f"Walk the list backwards: {backwards}. A gate is ready when all its users are done.",
            _graphs.last_gate(trace),
        ),
        steps=steps(trace, asked.places),
        parameters=_graphs.parameters(asked),
        shown=(),  # `fits` has looked at all of them
    )


worked_graph = _graphs.worked_graph
moving = _graphs.moving


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake makes of the whole vector."""
    return _graphs.misconceptions(
        asked, WRONG, lambda wrong: _answer(asked, map(text, _gradients(wrong, asked)))
    )


def _gradients(trace: Trace | Rerun, asked: Asked) -> tuple[Number, ...]:
    return tuple(trace.gradients[place] for place in asked.places)


def _answer(asked: Asked, gradients: Iterable[str]) -> vector.Answer:
    names = tuple(f"∂{asked.graph.nodes[place].name}" for place in asked.places)
    return vector.Answer(entries=tuple(gradients), names=names)


def independent(asked: Asked) -> vector.Answer:
    """Returns the gradients by sympy."""
    return _answer(asked, _graphs.gradients_by_sympy(asked))
