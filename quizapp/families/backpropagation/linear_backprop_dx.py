"""The gradient that a linear layer sends back to its input: dX = dY·Wᵀ.

Levels: 1 one example · 2 two, all matrices square · 3 three examples · 4 W is not square, so that
the shapes leave one product · 5 a ReLU stands behind the layer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import matrix
from quizapp.families.backpropagation._dx_mistakes import wrong_gradients
from quizapp.families.backpropagation._layer import EXAMPLE, Layer, weighted_output
from quizapp.families.backpropagation._moved_arrays import along_entries
from quizapp.families.generate import Draft
from quizapp.families.matrices import (
    Rows,
    answer,
    blocks,
    drawn,
    flat,
    gradient_by_sympy,
    product_lines,
    rows_of,
    shape,
    to_sympy,
    transposed,
)
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Gradient with respect to the input of a linear layer"
KIND = "matrix"
VERSION = 1
SUMMARY = "dX of Y = XW from the upstream gradient dY"


GOLDEN = (3, EXAMPLE)

# N examples, D inputs, M outputs.
_SIZES = {
    1: ((1, 2, 2),),
    2: ((2, 2, 2),),
    3: ((3, 2, 2),),
    4: ((2, 3, 2), (2, 2, 3), (3, 3, 2)),
    5: ((2, 2, 2), (3, 2, 2)),
}


def draw(draw: Draw, level: int) -> Layer | None:
    """Returns a layer in which a forgotten transpose shows."""
    count, inputs, outputs = draw.choice(_SIZES[level])
    layer = Layer(
        x=drawn(draw, count, inputs, 3),
        w=drawn(draw, inputs, outputs, 4),
        dy=drawn(draw, count, outputs, 4),
        relu=level == 5,
    )
    repeated = len(set(layer.dy)) < count
    return None if repeated or layer.w == transposed(layer.w) or _is_unmasked(layer) else layer


def _is_unmasked(layer: Layer) -> bool:
    """Whether a ReLU behind the layer blocks nothing, or all, or stands at its kink."""
    z = flat(layer.z)
    return layer.relu and (0 in z or not 0 < sum(entry < 0 for entry in z) < len(z))


def pose(layer: Layer) -> Draft:
    """Returns the question about dX."""
    dx, dz = rows_of(layer.gradient("X")), rows_of(layer.gradient("Z"))
    upstream = "dZ" if layer.relu else "dY"
    return Draft(
        prompt="\n".join(_prompt(layer)),
        answer=answer(dx),
        values=flat(dx),
        hints=(
            "dX has the shape of X, and its row n comes from row n of the upstream gradient alone.",
            f"dX = {upstream}·Wᵀ" + (", with dZ = dY where Z > 0, else 0." if layer.relu else "."),
            _first(layer, dx, dz),
        ),
        steps=_steps(layer, dx, dz),
        parameters=layer.parameters(),
        shown=flat(dx, dz, layer.z),
    )


def _prompt(layer: Layer) -> list[str]:
    forward = ["Z = XW, Y = relu(Z)", "Here relu(u) = max(0, u)."] if layer.relu else ["Y = XW"]
    return [
        f"A linear layer, a row for every example: {forward[0]}.",
        *forward[1:],
        *blocks({"X": layer.x, "W": layer.w, "dY": layer.dy}),
        "dY is the upstream gradient ∂L/∂Y.",
        f"What is dX = ∂L/∂X, a {shape(layer.x)} matrix?",
    ]


def _first(layer: Layer, dx: Rows, dz: Rows) -> str:
    if layer.relu:
        return f"The first row of dZ is {listed(dz[0])}."
    if len(dx) == 1:
        return product_lines("dX", dz, transposed(layer.w))[0]
    return f"The first row of dX is {listed(dx[0])}."


def _steps(layer: Layer, dx: Rows, dz: Rows) -> tuple[str, ...]:
    w = transposed(layer.w)
    upstream = "dZ" if layer.relu else "dY"
    masked = []
    if layer.relu:
        masked = ["dZ is dY where Z > 0, and 0 elsewhere:", *blocks({"Z": layer.z, "dZ": dz})]
    return (
        *masked,
        f"dX = {upstream}·Wᵀ is {shape(dz)} times {shape(w)}: {shape(dx)}, the shape of X.",
        *blocks({upstream: dz, "Wᵀ": w}),
        *product_lines("dX", dz, w),
    )


def mistakes(layer: Layer) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(wrong_gradients(layer), lambda gradient: answer(rows_of(gradient)))


def moving(layer: Layer) -> tuple[Callable[[float], float], ...]:
    """Returns Σ Y∘dY as a function of the step of each entry of X."""
    return along_entries(layer.x, lambda x: replace(layer, x=x).weighted)


def independent(layer: Layer) -> matrix.Answer:
    """Returns sympy's derivatives of Σ Y∘dY by the entries of X."""
    w = to_sympy(layer.w)
    return matrix.Answer(gradient_by_sympy(lambda x: weighted_output(layer, x, w), layer.x))
