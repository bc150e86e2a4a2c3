"""Which of four products is the gradient: shapes rule out some, and for square matrices not all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from quizapp.answers import choice
from quizapp.families.generate import Draft
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from quizapp.engine.sampling import Draw


class Products(NamedTuple):
    """Y = XW with X of n×d and W of d×m; the gradient by `name` and the products to choose from."""

    n: int
    d: int
    m: int
    name: str
    options: tuple[str, ...]


# The gradient; then what fits as well where W or X is square.
_PRODUCTS = {
    "X": ("dY·Wᵀ", "dY·W", "Wᵀ·dY", "W·dYᵀ", "dYᵀ·W"),
    "W": ("Xᵀ·dY", "X·dY", "dYᵀ·X", "dY·Xᵀ", "dY·X"),
}
_TAGS = {
    "dY·W": "no-transpose",
    "Wᵀ·dY": "w-transposed-on-the-left",
    "W·dYᵀ": "transposed-result",
    "dYᵀ·W": "both-wrong",
    "dYᵀ·X": "transposed-result",
    "X·dY": "no-transpose",
    "dY·Xᵀ": "wrong-order",
    "dY·X": "wrong-order-no-transpose",
}


def draw(draw: Draw) -> Products:
    """Returns a choice; in half of them W or X is square, so that two products fit."""
    # Sizes from 5, so that none is the number of an option.
    n, d, m = draw.sample(range(5, 10), 3)
    name = draw.choice(("X", "W"))
    if draw.chance(0.5):
        n, m = (n, d) if name == "X" else (d, m)
    right, fitting, *wrong = _PRODUCTS[name]
    options = draw.sample([right, fitting, *draw.sample(wrong, 2)], 4)
    return Products(n, d, m, name, tuple(options))


def _shape(asked: Products, name: str) -> tuple[int, int]:
    shapes = {"X": (asked.n, asked.d), "W": (asked.d, asked.m), "dY": (asked.n, asked.m)}
    rows, columns = shapes[name.rstrip("ᵀ")]
    return (columns, rows) if name.endswith("ᵀ") else (rows, columns)


def _written(shape: tuple[int, int]) -> str:
    return f"{shape[0]}×{shape[1]}"


def _verdict(asked: Products, product: str) -> str:
    left, right = (_shape(asked, name) for name in product.split("·"))
    shapes = f"{_written(left)} times {_written(right)}"
    if left[1] != right[0]:
        return f"{shapes} is not defined"
    result = (left[0], right[1])
    if result != _shape(asked, asked.name):
        return f"{shapes} is {_written(result)}, not the shape of {asked.name}"
    if product == _PRODUCTS[asked.name][0]:
        return f"{shapes} is {_written(result)}, the shape of {asked.name}"
    return f"{shapes} has the right shape, but mixes the wrong entries"


def pose(asked: Products) -> Draft:
    """Returns the question which product is the gradient."""
    n, d, m, name, options = asked
    right = _PRODUCTS[name][0]
    rule = {
        "X": "∂L/∂X_nd = Σ_m dY_nm·W_dm: the sum runs over the outputs of one example.",
        "W": "∂L/∂W_dm = Σ_n X_nd·dY_nm: the sum runs over the examples.",
    }[name]
    return Draft(
        prompt=f"Y = XW with X {n}×{d} and W {d}×{m}; dY = ∂L/∂Y is the upstream gradient.\n"
        f"Which product is d{name} = ∂L/∂{name}?",
        answer=_choice(asked, right),
        values=(),
        hints=(
            "A gradient has the shape of its variable; shapes rule out what they can, not all.",
            rule,
            f"d{name} is {_written(_shape(asked, name))}, and dY is {n}×{m}.",
        ),
        steps=(*(f"{option}: {_verdict(asked, option)}" for option in options), rule),
        parameters={
            "N": str(n),
            "D": str(d),
            "M": str(m),
            "by": name,
            "options": ", ".join(sorted(options)),
        },
        shown=(),
    )


def _choice(asked: Products, picked: str) -> choice.Answer:
    return choice.Answer(
        asked.options,
        tuple(option == picked for option in asked.options),
        tuple("" for _ in asked.options),
    )


def mistakes(asked: Products) -> tuple[Misconception, ...]:
    """Returns the other products, and a question that speaks against each."""
    return tuple(
        Misconception(
            _TAGS[option],
            _choice(asked, option),
            _question(asked, option),
            "the shapes, and what the sum runs over",
        )
        for option in asked.options
        if option in _TAGS
    )


def _question(asked: Products, product: str) -> str:
    (rows, inner), (other, columns) = (_shape(asked, name) for name in product.split("·"))
    if inner != other:
        return f"{product} is {rows}×{inner} times {other}×{columns}; do the inner sizes agree?"
    if (rows, columns) != _shape(asked, asked.name):
        return f"{product} is {rows}×{columns}; is that the shape of {asked.name}?"
    return f"{product} is {rows}×{columns} as {asked.name} is; over which {inner} does its sum run?"


def independent(asked: Products) -> choice.Answer:
    """Returns the product that equals the gradient of Σ Y∘dY, found by moving entry by entry."""
    n, d, m = asked[:3]
    # Any numbers will do that have no symmetry: cubes modulo a prime.
    known = {
        "X": (np.arange(n * d).reshape(n, d) + 2) ** 3 % 101,
        "W": (np.arange(d * m).reshape(d, m) + 5) ** 3 % 103,
        "dY": (np.arange(n * m).reshape(n, m) + 7) ** 3 % 107,
    }
    gradient = np.zeros_like(known[asked.name])
    for place in np.ndindex(gradient.shape):
        moved = known[asked.name].copy()
        moved[place] += 1
        gradient[place] = _loss(known | {asked.name: moved}) - _loss(known)
    fits = [option for option in asked.options if _equals(known, option, gradient)]
    (only,) = fits
    return _choice(asked, only)


def _loss(known: Mapping[str, NDArray[np.int64]]) -> int:
    return int(((known["X"] @ known["W"]) * known["dY"]).sum())


def _equals(
    known: Mapping[str, NDArray[np.int64]], product: str, gradient: NDArray[np.int64]
) -> bool:
    left, right = (
        known[name.rstrip("ᵀ")].T if name.endswith("ᵀ") else known[name]
        for name in product.split("·")
    )
    return left.shape[1] == right.shape[0] and np.array_equal(left @ right, gradient)
