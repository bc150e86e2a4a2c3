"""What known mistakes make of the gradient by the input of a linear layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.arrays import Array, Pull, array, elementwise
from quizapp.engine.backprop import Rules
from quizapp.engine.numbers import pretty
from quizapp.families.matrices import flat, shape, transposed

if TYPE_CHECKING:
    from quizapp.families.backpropagation._dw_mistakes import Wrong
    from quizapp.families.backpropagation._layer import Layer

# Where to look.
_PRODUCT = "the order of the product and its transposes"
_LOCAL = "the local derivative by X"


def wrong_gradients(layer: Layer) -> Wrong:
    """Returns what each known mistake makes of dX, what to ask, and where to look, by its tag."""
    dz, upstream = layer.gradient("Z"), "dZ" if layer.relu else "dY"
    wrong: Wrong = {
        "upstream-only": (
            dz,
            (f"{pretty(dz[0, 0])} begins {upstream} itself; what stands between X and Y = XW?"),
            _LOCAL,
        ),
        "transposed-result": (
            layer.gradient("X").T,
            f"That is {shape(transposed(layer.x))}, an example a column; how do they stand in X?",
            _PRODUCT,
        ),
    }
    if layer.is_square:
        wrong |= _wrong_products(layer, dz, upstream)
    if layer.relu:
        wrong["no-relu-mask"] = (
            layer.gradient("X", Rules(local={"relu": _open})),
            f"Where Z = {pretty(min(flat(layer.z)))} the gradient went through; does Y move there?",
            "the gradient through relu",
        )
    return wrong


def _wrong_products(layer: Layer, dz: Array, upstream: str) -> Wrong:
    """Returns what other products than dY·Wᵀ lead to, whose shapes a square W lets pass."""
    each = dz * array(layer.x)
    wrong: Wrong = {
        "no-transpose": (
            layer.gradient("X", Rules(local={"matmul": _no_transpose})),
            f"That is {upstream}·W; does input 1 feed the outputs by a row or a column of W?",
            _PRODUCT,
        ),
        "elementwise-row": (
            each,
            (
                f"{pretty(each[0, 0])} begins {upstream} times X, entry by entry; by what is X "
                "multiplied in XW?"
            ),
            _LOCAL,
        ),
    }
    if len(layer.x) == len(layer.w):
        left = array(layer.w).T @ dz
        wrong["w-transposed-on-the-left"] = (
            left,
            (
                f"{pretty(left[0, 0])} begins Wᵀ·{upstream}; from which rows of {upstream} "
                "comes its first row?"
            ),
            _PRODUCT,
        )
    return wrong


_open = elementwise(lambda _y, _u: (1,), 1)


def _no_transpose(_y: Array, _x: Array, w: Array) -> tuple[Pull, Pull]:
    return Pull(lambda upstream: upstream @ w), Pull(lambda upstream: upstream)
