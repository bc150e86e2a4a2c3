"""Stacked linear layers are one: without an activation between them nothing is gained.

Levels: 1 numbers for matrices · 2 two inputs, one output · 3 square matrices · 4 three layers ·
5 what a narrow layer in the middle costs, and how many parameters are wasted.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from quizapp.answers import matrix
from quizapp.engine.arrays import array
from quizapp.engine.numbers import addend, pretty
from quizapp.families.generate import Draft
from quizapp.families.matrices import (
    Rows,
    answer,
    as_text,
    blocks,
    drawn,
    exact_rows,
    flat,
    product_lines,
    rows_of,
    to_sympy,
    transposed,
)
from quizapp.families.neural_networks import _bottleneck
from quizapp.families.neural_networks._bottleneck import Bottleneck
from quizapp.families.neural_networks._stack import Stack
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Stacked linear layers are one"
KIND = "matrix"
VERSION = 2
SUMMARY = "the single W and b that equal a stack of linear layers"


Asked: TypeAlias = "Stack | Bottleneck"


GOLDEN = (
    2,
    Stack(
        weights=(exact_rows((1, 2), (0, -1)), exact_rows((3, 1))),
        biases=(exact_rows((2,), (-1,)), exact_rows((4,))),
    ),
)

# Sizes from input to output, by level.
_SIZES = {1: (1, 1, 1), 2: (2, 2, 1), 3: (2, 2, 2), 4: (2, 2, 2, 1)}
_SUBSCRIPTS = "₁₂₃"


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a stack whose matrices show an order or a transpose that is wrong."""
    if level == 5:
        return _bottleneck.draw(draw)
    sizes = _SIZES[level]
    pairs = list(itertools.pairwise(sizes))
    most = 5 if level == 1 else 3
    stack = Stack(
        weights=tuple(drawn(draw, outputs, inputs, most) for inputs, outputs in pairs),
        biases=tuple(drawn(draw, outputs, 1, most) for _, outputs in pairs),
    )
    symmetric = level > 1 and stack.weights[0] == transposed(stack.weights[0])
    return None if symmetric else stack


def pose(asked: Asked) -> Draft:
    """Returns the question about the single layer."""
    return _bottleneck.pose(asked) if isinstance(asked, Bottleneck) else _pose_stack(asked)


def _pose_stack(stack: Stack) -> Draft:
    w, b = stack.single()
    count = len(stack.weights)
    names = [f"W{n}" for n in _SUBSCRIPTS[:count]]
    formula_w = "·".join(reversed(names))
    return Draft(
        prompt="\n".join(
            [
                "Linear layers with no activation between them:",
                f"  s = {_nested(count)}",
                *blocks(dict(zip(names, stack.weights, strict=True))),
                *blocks({f"b{_SUBSCRIPTS[n]}": b for n, b in enumerate(stack.biases)}),
                "Which single layer s = Wx + b is the same?",
                "Give one matrix: the rows of W, then a row for b.",
            ]
        ),
        answer=_answer((w, b)),
        values=flat(w, b),
        hints=(
            "Substitute one layer into the next and expand the product.",
            f"W = {formula_w}, b = {_bias_text(count)}.",
            f"The first row of W is {as_text(w[:1]).replace('-', '−')}."
            if len(w) > 1
            else f"The first weight is {pretty(w[0][0])}.",
        ),
        steps=_steps(stack, w, b),
        parameters={
            f"layer {n}": f"{as_text(weights)} + {as_text(bias)}"
            for n, (weights, bias) in enumerate(
                zip(stack.weights, stack.biases, strict=True), start=1
            )
        },
        shown=flat(*_partial_products(stack)),
    )


def _nested(count: int) -> str:
    said = "x"
    for place, n in enumerate(_SUBSCRIPTS[:count]):
        inner = f"({said})" if place else said
        said = f"W{n}{inner} + b{n}"
    return said


def _bias_text(count: int) -> str:
    return "W₂b₁ + b₂" if count == 2 else "W₃(W₂b₁ + b₂) + b₃"


def _partial_products(stack: Stack) -> list[Rows]:
    """Returns W and b after the first two layers, where there are more."""
    if len(stack.weights) == 2:
        return []
    return list(Stack(stack.weights[:2], stack.biases[:2]).single())


def _steps(stack: Stack, w: Rows, b: Rows) -> tuple[str, ...]:
    count = len(stack.weights)
    inner, first_w = [], stack.weights[0]
    if count > 2:
        first_w, first_b = _partial_products(stack)
        inner = [
            "The first two layers are one:",
            *blocks({"W₂W₁": first_w, "W₂b₁ + b₂": first_b}),
        ]
    product = "·".join(f"W{n}" for n in reversed(_SUBSCRIPTS[:count]))
    return (
        *inner,
        f"W = {product}, entry by entry:",
        *product_lines("W", stack.weights[-1], first_w),
        *blocks(
            {
                "W": w,
                _bias_text(count).removesuffix(f" + b{_SUBSCRIPTS[count - 1]}"): _passed_on(stack),
                f"b = {_bias_text(count)}": b,
            }
        ),
    )


def _passed_on(stack: Stack) -> Rows:
    """Returns what the last layer makes of the biases before its own."""
    _, b = stack.single()
    return rows_of(array(b) - array(stack.biases[-1]))


def _answer(single: tuple[Rows, Rows]) -> matrix.Answer:
    w, b = single
    return answer(w, transposed(b))


Wrong = dict[str, "tuple[tuple[Rows, Rows], str, str]"]

# Where to look.
_BIAS = "what happens to each bias"
_PRODUCT = "how the weight matrices come together"


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(asked, Bottleneck):
        return _bottleneck.mistakes(asked)
    wrong = _wrong_biases(asked) | _wrong_weights(asked)
    return misconceptions(wrong, _answer)


def _wrong_biases(stack: Stack) -> Wrong:
    w, _ = stack.single()
    last, name = stack.biases[-1], f"b{_SUBSCRIPTS[len(stack.biases) - 1]}"
    b1, told = f"b₁ = {listed(flat(stack.biases[0]))}", f"{name} = {listed(flat(last))}"
    return {
        "adds-biases": (
            (w, _added(stack.biases)),
            f"The biases were only added up; through what does {b1} still go?",
            _BIAS,
        ),
        "forgets-w2-b1": (
            (w, last),
            f"Only {told} is left there; what becomes of {b1} in the next layer?",
            _BIAS,
        ),
        "drops-b2": (
            (w, _passed_on(stack)),
            f"The last bias, {told}, is not in it; where does it stand in s?",
            _BIAS,
        ),
    }


def _wrong_weights(stack: Stack) -> Wrong:
    w, b = stack.single()
    first, last = stack.weights[0], stack.weights[-1]
    if len(w[0]) == 1:
        total = rows_of(sum((array(v) for v in stack.weights[1:]), start=array(first)))
        added = " + ".join(addend(flat(weights)[0]) for weights in stack.weights)
        said = f"{added} adds the weights; what does a layer do with what the one before puts out?"
        return {"adds-weights": ((total, b), said, _PRODUCT)}
    row = listed(stack.weights[1][0])
    turned = Stack((transposed(first), *stack.weights[1:]), stack.biases)
    wrong: Wrong = {
        "transposed-first": (
            (turned.single()[0], b),
            f"There rows met rows; what of W₁ does the row {row} of W₂ meet?",
            _PRODUCT,
        )
    }
    if len(first) == len(last):
        reverse = Stack(stack.weights[::-1], stack.biases)
        said = f"That is W₁·W₂; does x meet the row {row} of W₂ first?"
        wrong["wrong-order"] = ((reverse.single()[0], b), said, _PRODUCT)
    return wrong


def _added(biases: tuple[Rows, ...]) -> Rows:
    """Returns the biases added up entry by entry, as far as the output reaches."""
    length = len(biases[-1])
    columns = zip(*(flat(bias)[:length] for bias in biases), strict=True)
    return tuple((sum(column[1:], start=column[0]),) for column in columns)


def independent(asked: Asked) -> Answer:
    """Returns the products of sympy's matrices."""
    if isinstance(asked, Bottleneck):
        return _bottleneck.independent(asked)
    w, b = to_sympy(asked.weights[0]), to_sympy(asked.biases[0])
    for weights, bias in zip(asked.weights[1:], asked.biases[1:], strict=True):
        w, b = to_sympy(weights) * w, to_sympy(weights) * b + to_sympy(bias)
    rows = [*w.tolist(), *b.T.tolist()]
    return matrix.Answer(tuple(tuple(map(str, row)) for row in rows))
