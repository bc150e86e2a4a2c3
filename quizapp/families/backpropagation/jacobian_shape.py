"""Shapes of Jacobians and gradients, and how large a Jacobian would be if it were formed.

Levels: 1 a vector by a vector · 2 gradients of a layer · 3 the Jacobian of a whole batch · 4 its
memory · 5 which product is the gradient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from quizapp.answers import matrix, number
from quizapp.engine.numbers import exact, text
from quizapp.families.backpropagation import _products
from quizapp.families.backpropagation._products import Products
from quizapp.families.backpropagation._shape_mistakes import wrong_memory, wrong_shapes
from quizapp.families.backpropagation._sizes import Counts, Layer
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Shapes of Jacobians and gradients"
KIND = "matrix"
VERSION = 2
SUMMARY = "shapes and sizes of gradients and Jacobians; level 5: which product is the gradient"
# Sizes of layers in level 4.
LARGEST = 9999


Asked: TypeAlias = "Layer | Products"

GOLDEN = (3, Layer(3, n=2, d=5, m=3))


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a layer of three different sizes."""
    if level == 5:
        return _products.draw(draw)
    if level < 4:
        n, d, m = draw.sample(range(2, 9), 3)
        return Layer(level, 1 if level == 1 else n, d, m)
    layer = Layer(4, 2 ** draw.integer(4, 8), 2 ** draw.integer(8, 13), 2 ** draw.integer(8, 13))
    return layer if 2 <= _gib(layer) <= 2048 and layer.d != layer.m else None


def _gib(layer: Layer) -> int:
    """Returns the GiB of the full Jacobian in float32; 0 where it is less than one."""
    return 4 * layer.n * layer.m * layer.n * layer.d // 2**30


def pose(asked: Asked) -> Draft:
    """Returns the question about shapes."""
    if isinstance(asked, Products):
        return _products.pose(asked)
    return _pose_memory(asked) if asked.level == 4 else _pose_shapes(asked)


def _counts(layer: Layer) -> Counts:
    n, d, m = layer.n, layer.d, layer.m
    return {
        1: ((m, d), (m * d,)),
        2: ((n, d), (d, m), (m,)),
        3: ((m, d), (n, d), (n * m * n * d,)),
    }[layer.level]


_HINTS = {
    1: (
        "A Jacobian has a row for every output and a column for every input.",
        "∂y/∂x is (length of y) × (length of x); its entries are their product.",
    ),
    2: (
        "A loss is a single number: its gradient by an array has the shape of that array.",
        "∂L/∂X is like X, ∂L/∂W like W, ∂L/∂b like b.",
    ),
    3: (
        "A Jacobian: outputs down, inputs across. A gradient: the shape of the variable.",
        "The full Jacobian has (entries of Y) × (entries of X) entries.",
    ),
}


def _pose_shapes(layer: Layer) -> Draft:
    counts = _counts(layer)
    principle, formula = _HINTS[layer.level]
    values = tuple(exact(count) for row in counts for count in row)
    return Draft(
        prompt="\n".join(_prompt(layer)),
        answer=_answer(layer, counts),
        # The point of level 2 is which of the printed sizes stands where.
        values=() if layer.level == 2 else values,
        hints=(principle, formula, _first(layer)),
        steps=_steps(layer),
        parameters={"N": str(layer.n), "D": str(layer.d), "M": str(layer.m)},
        shown=values,
    )


def _prompt(layer: Layer) -> list[str]:
    n, d, m = layer.n, layer.d, layer.m
    single = [
        f"y = f(x) with x of length {d} and y of length {m};",
        "Jacobians are in numerator layout: outputs down, inputs across.",
    ]
    if layer.level == 1:
        return [
            *single,
            "What are the shape of ∂y/∂x and the number of its entries?",
            "Give [rows, columns; entries].",
        ]
    batch = f"Y = XW with X {n}×{d} and W {d}×{m}"
    if layer.level == 2:
        return [
            f"{batch[:6]} + b{batch[6:]}, b of length {m}; L is a loss of Y (one number).",
            "What are the shapes of ∂L/∂X, ∂L/∂W and ∂L/∂b?",
            "Give [rows, columns; rows, columns; length].",
        ]
    return [
        *single,
        f"{batch}; L is a loss of Y (one number).",
        "What are the shape of ∂y/∂x, the shape of ∂L/∂X,",
        "and the number of entries of the full Jacobian ∂Y/∂X, zeros counted?",
        "Give [rows, columns; rows, columns; entries].",
    ]


def _first(layer: Layer) -> str:
    if layer.level == 2:
        return f"∂L/∂X has {layer.n} rows."
    return f"∂y/∂x has {layer.m} rows."


def _steps(layer: Layer) -> tuple[str, ...]:
    n, d, m = layer.n, layer.d, layer.m
    single = f"∂y/∂x: {m} outputs down, {d} inputs across: {m}×{d}"
    if layer.level == 1:
        return (single, f"entries: {m}·{d} = {m * d}")
    gradient = f"∂L/∂X has the shape of X: {n}×{d}"
    if layer.level == 2:
        return (gradient, f"∂L/∂W has the shape of W: {d}×{m}", f"∂L/∂b that of b: {m}")
    return (
        single,
        gradient,
        f"Y has {n}·{m} = {n * m} entries, X has {n}·{d} = {n * d}",
        (
            f"∂Y/∂X: {n * m}·{n * d} = {n * m * n * d} entries, "
            f"of which only N·M·D = {n * m * d} can differ from 0"
        ),
    )


def _pose_memory(layer: Layer) -> Draft:
    n, d, m = layer.n, layer.d, layer.m
    gib = exact(_gib(layer))
    total = 4 * n * m * n * d
    return Draft(
        prompt=f"Y = XW with X {n}×{d} and W {d}×{m}.\n"
        "Suppose that the full Jacobian ∂Y/∂X were formed,\n"
        "zeros and all, with 4 bytes a number.\n"
        "How many GiB would it need? (1 GiB is 2 to the power of 30 bytes.)",
        answer=_number(gib),
        values=(gib,),
        hints=(
            "A Jacobian: a row for every entry of Y, a column for every entry of X.",
            "bytes = 4·(N·M)·(N·D), divided by 2³⁰. All sizes are powers of 2: add exponents.",
            f"Y has {_power_of_two(n * m)} entries.",
        ),
        steps=(
            (
                f"Y has {n}·{m} = {_power_of_two(n * m)} entries, "
                f"X has {n}·{d} = {_power_of_two(n * d)}"
            ),
            f"bytes: 2²·{_power_of_two(n * m)}·{_power_of_two(n * d)} = {_power_of_two(total)}",
            f"GiB: {_power_of_two(total)}/2³⁰ = {_power_of_two(total >> 30)} = {text(gib)}",
            "Backpropagation never forms it: dX = dY·Wᵀ needs W and dY only.",
        ),
        parameters={"N": str(n), "D": str(d), "M": str(m)},
        shown=(gib,),
    )


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _power_of_two(number: int) -> str:
    """Returns a power of 2 as one writes it: `2¹⁸`."""
    return f"2{str(number.bit_length() - 1).translate(_SUPERSCRIPTS)}"


_CALLED = {
    1: ("rows", "columns", "entries"),
    2: ("∂L/∂X rows", "∂L/∂X columns", "∂L/∂W rows", "∂L/∂W columns", "∂L/∂b length"),
    3: ("∂y/∂x rows", "∂y/∂x columns", "∂L/∂X rows", "∂L/∂X columns", "∂Y/∂X entries"),
}


def _answer(layer: Layer, counts: Counts) -> matrix.Answer:
    rows = tuple(tuple(map(str, row)) for row in counts)
    return matrix.Answer(rows, names=_CALLED[layer.level])


def _number(value: object) -> number.Answer:
    return number.Count(text(value))


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(asked, Products):
        return _products.mistakes(asked)
    if asked.level == 4:
        return misconceptions(wrong_memory(asked), _number)
    return misconceptions(wrong_shapes(asked), lambda counts: _answer(asked, counts))


def independent(asked: Asked) -> Answer:
    """Returns the shapes and sizes of arrays that NumPy really makes."""
    if isinstance(asked, Products):
        return _products.independent(asked)
    n, d, m = asked.n, asked.d, asked.m
    if asked.level == 4:
        # Broadcast from a single number: it has the size, and takes no memory.
        full = np.broadcast_to(np.float32(0), (n * m, n * d))
        return number.Answer(str(full.nbytes // 2**30))
    one = np.ones((m, d), int)
    x, w, b = np.zeros((n, d)), np.zeros((d, m)), np.zeros(m)
    batch = np.kron(np.eye(n, dtype=int), one)
    wanted: dict[int, Counts] = {
        1: (one.shape, (one.size,)),
        2: (x.shape, w.shape, b.shape),
        3: (one.shape, x.shape, (batch.size,)),
    }
    return _answer(asked, wanted[asked.level])
