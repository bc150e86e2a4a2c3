"""The gradient by the weights of a linear layer: dW = Xᵀ·dY, a sum over the examples.

Levels: 1 one example, an outer product · 2 two examples · 3 three · 4 the mean over the batch,
whose 1/N is already inside dY · 5 followed by a gradient step on W.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import matrix
from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import exact, factor, pretty, text
from quizapp.families.backpropagation._dw_mistakes import wrong_gradients
from quizapp.families.backpropagation._layer import EXAMPLE, Layer, weighted_output
from quizapp.families.backpropagation._moved_arrays import along_entries
from quizapp.families.backpropagation._update import Update
from quizapp.families.generate import Draft
from quizapp.families.matrices import (
    Rows,
    answer,
    as_text,
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
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Gradient with respect to the weights of a linear layer"
KIND = "matrix"
VERSION = 2
SUMMARY = "dW of Y = XW from the upstream gradient dY; level 5: W after the step"


GOLDEN = (3, Update(EXAMPLE))

# N examples, D inputs, M outputs.
_SIZES = {
    1: ((1, 2, 2), (1, 3, 2), (1, 2, 3)),
    2: ((2, 2, 2), (2, 3, 2), (2, 2, 3)),
    3: ((3, 2, 2),),
    4: ((2, 2, 2), (3, 2, 2)),
    5: ((2, 2, 2), (3, 2, 2)),
}
_RATES = tuple(map(exact, ("1/2", "1/4", "1/5", "1/10")))


def draw(draw: Draw, level: int) -> Update | None:
    """Returns a layer whose dW shows a transpose that is too many."""
    count, inputs, outputs = draw.choice(_SIZES[level])
    dy = drawn(draw, count, outputs, 4)
    layer = Layer(
        x=drawn(draw, count, inputs, 4),
        w=drawn(draw, inputs, outputs, 3),
        dy=tuple(tuple(entry / count for entry in row) for row in dy) if level == 4 else dy,
    )
    update = Update(layer, mean=level == 4, rate=draw.choice(_RATES) if level == 5 else None)
    dw = rows_of(update.dw)
    return None if dw == transposed(dw) or not any(flat(dw)) else update


def pose(update: Update) -> Draft:
    """Returns the question about dW, or about W after the step."""
    layer, dw = update.layer, rows_of(update.dw)
    asked = update.asked(update.dw)
    rate = {} if update.rate is None else {"alpha": text(update.rate)}
    step = "" if update.rate is None else "; then W − α·dW"
    return Draft(
        prompt="\n".join(_prompt(update)),
        answer=answer(asked),
        values=flat(asked),
        hints=(
            "Every example adds an outer product, its input column times its row of dY.",
            f"dW = Xᵀ·dY{step}. It has the shape of W.",
            _first(layer),
        ),
        steps=_steps(update, dw),
        parameters=layer.parameters() | {"mean": str(update.mean)} | rate,
        shown=flat(dw, asked),
    )


def _prompt(update: Update) -> list[str]:
    layer = update.layer
    upstream = "dY is the upstream gradient ∂L/∂Y."
    mean = f"L is the mean over the {len(layer.x)} examples; dY contains the 1/N already."
    question = f"What is dW = ∂L/∂W, a {shape(layer.w)} matrix?"
    if update.rate is not None:
        question = f"What is W after one step W ← W − α·dW with α = {pretty(update.rate)}?"
    return [
        "A linear layer, a row for every example: Y = XW.",
        *blocks({"X": layer.x, "W": layer.w, "dY": layer.dy}),
        upstream,
        *([mean] if update.mean else []),
        question,
    ]


def _outer(layer: Layer, example: int) -> Rows:
    return tuple(tuple(x * y for y in layer.dy[example]) for x in layer.x[example])


def _first(layer: Layer) -> str:
    if len(layer.x) == 1:
        return product_lines("dW", transposed(layer.x), layer.dy)[0]
    return f"The first example adds {as_text(_outer(layer, 0)).replace('-', '−')}."


def _steps(update: Update, dw: Rows) -> tuple[str, ...]:
    layer = update.layer
    x = transposed(layer.x)
    lines = [
        f"dW = Xᵀ·dY is {shape(x)} times {shape(layer.dy)}: {shape(dw)}, the shape of W.",
        *blocks({"Xᵀ": x, "dY": layer.dy}),
        *product_lines("dW", x, layer.dy),
    ]
    if update.rate is None:
        return tuple(lines)
    new = update.asked(update.dw)
    entry = f"{pretty(layer.w[0][0])} − {factor(update.rate)}·{factor(dw[0][0])}"
    return (
        *lines,
        f"W₁₁ − α·dW₁₁ = {entry} = {pretty(new[0][0])}, and so on:",
        *blocks({"W − α·dW": new}),
    )


def moving(update: Update) -> tuple[Callable[[float], float], ...]:
    """Returns Σ Y∘dY as a function of the step of each entry of W; nothing after a step on W."""
    return tuple(_moved(update).values()) if update.rate is None else ()


def slopes(update: Update) -> Mapping[str, Callable[[float], float]]:
    """Returns the same where a step on W is asked, by the names of the entries of dW."""
    return _moved(update) if update.rate is not None else {}


def _moved(update: Update) -> dict[str, Callable[[float], float]]:
    w = update.layer.w
    names = [f"dW[{i + 1},{j + 1}]" for i, row in enumerate(w) for j in range(len(row))]
    moved = along_entries(w, lambda rows: replace(update.layer, w=rows).weighted)
    return dict(zip(names, moved, strict=True))


def mistakes(update: Update) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = wrong_gradients(update)
    return misconceptions(wrong, lambda gradient: answer(update.asked(gradient)))


def independent(update: Update) -> matrix.Answer:
    """Returns sympy's derivatives of Σ Y∘dY by the entries of W, and the step with them."""
    layer = update.layer
    x = to_sympy(layer.x)
    gradient = gradient_by_sympy(lambda w: weighted_output(layer, x, w), layer.w)
    if update.rate is None:
        return matrix.Answer(gradient)
    new = to_sympy(layer.w) - lazy_sympy.rational(update.rate) * lazy_sympy.load().Matrix(gradient)
    return matrix.Answer(tuple(tuple(map(str, row)) for row in new.tolist()))
