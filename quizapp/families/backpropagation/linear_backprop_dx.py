"""The gradient that a linear layer sends back to its input: dX = dY·Wᵀ.

Levels: 1 one example · 2 two, all matrices square · 3 three examples · 4 W is not square, so that
the shapes leave one product · 5 a ReLU stands behind the layer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import matrix
from quizapp.engine.arrays import Array, Pull, array, elementwise
from quizapp.engine.backprop import Rules
from quizapp.engine.numbers import pretty
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
    dz, dx = layer.gradient("Z"), layer.gradient("X")
    upstream = "dZ" if layer.relu else "dY"
    wrong = {
        "upstream-only": (
            rows_of(dz),
            (
                f"{pretty(rows_of(dz)[0][0])} begins {upstream} itself; what stands between X "
                "and Y = XW?"
            ),
            "the local derivative by X",
        ),
        "transposed-result": (
            rows_of(dx.T),
            f"That is {shape(transposed(layer.x))}, an example a column; how do they stand in X?",
            _PRODUCT,
        ),
    }
    if layer.is_square:
        wrong["no-transpose"] = (
            rows_of(layer.gradient("X", Rules(local={"matmul": _no_transpose}))),
            f"That is {upstream}·W; does input 1 feed the outputs by a row or a column of W?",
            _PRODUCT,
        )
        each = rows_of(dz * array(layer.x))
        wrong["elementwise-row"] = (
            each,
            (
                f"{pretty(each[0][0])} begins {upstream} times X, entry by entry; by what is X "
                "multiplied in XW?"
            ),
            "the local derivative by X",
        )
    if len(layer.x) == len(layer.w) and layer.is_square:
        left = rows_of(array(layer.w).T @ dz)
        wrong["w-transposed-on-the-left"] = (
            left,
            (
                f"{pretty(left[0][0])} begins Wᵀ·{upstream}; from which rows of {upstream} "
                "comes its first row?"
            ),
            _PRODUCT,
        )
    if layer.relu:
        wrong["no-relu-mask"] = (
            rows_of(layer.gradient("X", Rules(local={"relu": _open}))),
            f"Where Z = {pretty(min(flat(layer.z)))} the gradient went through; does Y move there?",
            "the gradient through relu",
        )
    return misconceptions(wrong, answer)


def moving(layer: Layer) -> tuple[Callable[[float], float], ...]:
    """Returns Σ Y∘dY as a function of the step of each entry of X."""
    return along_entries(layer.x, lambda x: replace(layer, x=x).weighted)


_PRODUCT = "the order of the product and its transposes"
_open = elementwise(lambda _y, _u: (1,), 1)


def _no_transpose(_y: Array, _x: Array, w: Array) -> tuple[Pull, Pull]:
    return Pull(lambda upstream: upstream @ w), Pull(lambda upstream: upstream)


def independent(layer: Layer) -> matrix.Answer:
    """Returns sympy's derivatives of Σ Y∘dY by the entries of X."""
    w = to_sympy(layer.w)
    return matrix.Answer(gradient_by_sympy(lambda x: weighted_output(layer, x, w), layer.x))
