"""What known mistakes make of the gradient by the weights of a linear layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine.arrays import Array, array
from quizapp.engine.numbers import pretty
from quizapp.families.matrices import transposed

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.backpropagation._layer import Layer
    from quizapp.families.backpropagation._update import Update

Wrong: TypeAlias = "dict[str, tuple[Array, str, str]]"

_EXAMPLES = "how the examples come together"


def wrong_gradients(update: Update) -> Wrong:
    """Returns what each known mistake makes of dW, what to ask, and where to look, by its tag."""
    layer, dw = update.layer, update.dw
    x, dy, count = array(layer.x), array(layer.dy), len(layer.x)
    wrong: Wrong = {}
    if layer.is_square or update.rate is None:
        wrong["transposed"] = (
            dw.T,
            f"That is dYᵀ·X, {dw.T.shape[0]} rows, one for every output; for what has W a row?",
            "the order of the product and its transposes",
        )
    if count > 1:
        wrong |= {
            "mean-over-batch": (dw / count, _dividing(update), _EXAMPLES),
            "first-example-only": (
                x[:1].T @ dy[:1],
                f"That is what the first of {count} examples adds; what do the others add?",
                _EXAMPLES,
            ),
            "last-example-only": (
                x[-1:].T @ dy[-1:],
                f"That is what the last of {count} examples adds; what do the others add?",
                _EXAMPLES,
            ),
        }
    else:
        wrong |= _one_factor(layer)
    if layer.is_square:
        output = array(layer.z)
        wrong["uses-W"] = (
            output.T @ dy,
            (
                f"{pretty((output.T @ dy)[0, 0])} begins Yᵀ·dY; by what is a weight multiplied "
                "in Y = XW?"
            ),
            "the local derivative by W",
        )
    if update.rate is not None:
        wrong |= _wrong_steps(dw, update.rate)
    return wrong


def _one_factor(layer: Layer) -> Wrong:
    """Returns what comes of one factor alone, where one example is all there is."""
    zeros = array(layer.w) * 0
    return {
        "upstream-only": (
            zeros + array(layer.dy),
            (
                f"Each row there is dY itself, {pretty(layer.dy[0][0])} first; by what is a "
                "weight multiplied in Y = XW?"
            ),
            "the local derivative by W",
        ),
        "input-only": (
            zeros + array(transposed(layer.x)),
            (
                f"Each column there is Xᵀ itself, {pretty(layer.x[0][0])} first; what comes "
                "from above, through Y?"
            ),
            "the upstream gradient",
        ),
    }


def _wrong_steps(dw: Array, rate: fmpq) -> Wrong:
    return {
        "ascent": (
            -dw,
            f"That adds {pretty(rate)}·dW; does descent go up the gradient?",
            "the sign of the step",
        ),
        "no-lr": (
            dw / rate,
            f"That takes the whole of dW; what does α = {pretty(rate)} do to it?",
            "the size of the step",
        ),
    }


def _dividing(update: Update) -> str:
    count = len(update.layer.x)
    if update.mean:
        return f"That divides by {count} once more; has dY the 1/{count} of the mean already?"
    return f"That divides by {count}; if L were a mean, would dY not hold that division already?"
