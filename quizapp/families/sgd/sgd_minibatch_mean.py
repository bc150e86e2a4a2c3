"""One mini-batch step of linear regression on the mean squared error.

Levels: 1 two examples, the weight alone · 2 weight and bias · 3 three or four examples ·
4 the batch is a part of a larger table · 5 two features.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import number, vector
from quizapp.engine.lazy_sympy import rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.moved_numbers import partials
from quizapp.families.sgd._descent import DIRECTION, step_by_sympy, update_lines
from quizapp.families.sgd._regression import Row, Step
from quizapp.families.writing import added, listed, misconceptions
from quizapp.text import width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.families.sgd._descent import WrongVector
    from quizapp.model.questions import Answer, Misconception

TITLE = "One mini-batch step of linear regression"
KIND = "vector"
VERSION = 1
SUMMARY = "weights and bias after one step on the mean squared error of a mini-batch"


def _golden() -> Step:
    table = tuple(Row((exact(x),), exact(t)) for x, t in ((1, 3), (2, 3), (4, 2)))
    return Step(table, (0, 1, 2), weights=(exact(1),), bias=exact(1), rate=exact("1/6"))


GOLDEN = (3, _golden())


def draw(draw: Draw, level: int) -> Step | None:
    """Returns a step whose sums are not 0 and show whether the inputs were forgotten."""
    size = 2 if level < 3 else draw.integer(3, 4) if level == 3 else draw.integer(2, 3)
    rows = size + draw.integer(2, 3) if level == 4 else size
    features = 2 if level == 5 else 1
    step = Step(
        table=tuple(_row(draw, features) for _ in range(rows)),
        batch=tuple(sorted(draw.sample(range(rows), size))),
        weights=tuple(draw.nonzero(3) for _ in range(features)),
        bias=None if level == 1 else draw.nonzero(3),
        rate=exact(size) / (2 * draw.choice((3, 4, 5, 6, 8, 9, 10, 12))),
    )
    return None if _is_dull(step, level) else step


def _row(draw: Draw, features: int) -> Row:
    return Row(tuple(draw.nonzero(4) for _ in range(features)), draw.nonzero(6))


def _is_dull(step: Step, level: int) -> bool:
    plain = sum(map(step.residual, step.rows), start=exact(0))
    forgets_unseen = any(total == plain for total in step.sums[: len(step.weights)])
    solved = level < 3 and any(step.residual(row) == 0 for row in step.rows)
    repeated = len({row.x for row in step.table}) < len(step.table)
    return plain == 0 or 0 in step.sums or forgets_unseen or solved or repeated


def pose(step: Step) -> Draft:
    """Returns the question about the step."""
    new = step.along(step.gradient)
    residuals = [step.residual(row) for row in step.rows]
    return Draft(
        prompt=_prompt(step),
        answer=_answer(step, map(text, new)),
        values=new,
        hints=(
            "The gradient is a mean over the mini-batch: add over its examples, divide by B.",
            "; ".join(
                f"∂L/∂{name} = (2/B)·{_sum_text(step, i)}" for i, name in enumerate(step.names)
            ),
            f"The residuals ŷ − t are {listed(residuals)}.",
        ),
        steps=_steps(step),
        parameters={
            "examples": "; ".join(
                f"{', '.join(map(text, row.x))} -> {text(row.t)}" for row in step.table
            ),
            "batch": ", ".join(str(place + 1) for place in step.batch),
            "start": ", ".join(map(text, step.start)),
            "alpha": text(step.rate),
        },
        shown=(*residuals, *step.sums, *step.gradient),
    )


def _sum_text(step: Step, i: int) -> str:
    if i == len(step.weights):
        return "Σ(ŷ − t)"
    return f"Σ(ŷ − t)·x{step.names[i][1:]}"


def _prompt(step: Step) -> str:
    pairs = zip(step.names, ("x" + name[1:] for name in step.names), strict=True)
    products = [name if name == "b" else f"{name}·{x}" for name, x in pairs]
    values = ", ".join(f"{n} = {pretty(w)}" for n, w in zip(step.names, step.start, strict=True))
    size = len(step.batch)
    order = step.names[0] if len(step.names) == 1 else f"[{', '.join(step.names)}]"
    fixed = " (no bias)" if step.bias is None else ""
    batch = (
        f"the mini-batch is rows {_rows_text(step)}"
        if size < len(step.table)
        else ("all rows are the mini-batch")
    )
    return "\n".join(
        [
            f"Linear regression: ŷ = {' + '.join(products)}{fixed}",
            f"L = (1/B)·Σ(ŷ − t)², the mean over a mini-batch of B = {size} (no ½)",
            *_table(step),
            f"Now {values} and α = {pretty(step.rate)}; {batch}.",
            f"What is {order} after one SGD step?",
        ]
    )


def _rows_text(step: Step) -> str:
    *first, last = (str(place + 1) for place in step.batch)
    return f"{', '.join(first)} and {last}"


def _table(step: Step) -> list[str]:
    inputs = ["x"] if len(step.weights) == 1 else ["x₁", "x₂"]
    body = [
        [str(n), *map(pretty, row.x), pretty(row.t)] for n, row in enumerate(step.table, start=1)
    ]
    rows = [["row", *inputs, "t"], *body]
    return ["  " + "".join(" " * (5 - width(cell)) + cell for cell in row) for row in rows]


def _steps(step: Step) -> tuple[str, ...]:
    size = len(step.batch)
    lines = []
    for place in step.batch:
        row = step.table[place]
        lines.append(
            f"row {place + 1}: ŷ = {_predicted(step, row)}, ŷ − t = {pretty(step.residual(row))}"
        )
    for i, name in enumerate(step.names):
        products = [step.residual(row) * step.inputs(row)[i] for row in step.rows]
        lines.append(f"∂L/∂{name} = (2/{size})·({added(products)}) = {pretty(step.gradient[i])}")
    return (*lines, *update_lines(step.names, step.start, step.rate, step.gradient))


def _predicted(step: Step, row: Row) -> str:
    """Returns how ŷ of an example comes about: `2·(−4) + 3 = −5`."""
    products = [f"{factor(w)}·{factor(x)}" for w, x in zip(step.weights, row.x, strict=True)]
    bias = [] if step.bias is None else [addend(step.bias)]
    return f"{' + '.join([*products, *bias])} = {pretty(step.prediction(row))}"


# Where to look.
_FACTOR = "the factor in front of the sums"
_ROWS = "which rows the sums go over"


def slopes(step: Step) -> Mapping[str, Callable[[float], float]]:
    """Returns the batch's loss as a function of the step of each trained number."""
    return partials(step.names, step.start, step.loss)


def mistakes(step: Step) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = _wrong_factors(step) | _wrong_rows(step)
    return misconceptions(wrong, lambda values: _answer(step, map(text, values)))


def _wrong_factors(step: Step) -> WrongVector:
    size, gradient = len(step.batch), step.gradient
    plain = sum(map(step.residual, step.rows), start=exact(0))
    alike, half, start = 2 * plain / size, [g / 2 for g in gradient], _told(step.start)
    return {
        "sum-not-mean": (
            step.along(2 * total for total in step.sums),
            f"That is a step by the sums; what does the mean over B = {size} do to them?",
            _FACTOR,
        ),
        "no-factor-two": (
            step.along(half),
            f"{_told(half)}, half of the gradient, moved {start}; have the squares a ½?",
            _FACTOR,
        ),
        "residual-sign": (
            step.along(-g for g in gradient),
            f"That is uphill from {start}; is it ŷ − t, and is the gradient subtracted?",
            DIRECTION,
        ),
        "forgot-input": (
            step.along(alike for _ in gradient),
            f"{pretty(alike)} comes of the residuals alone; what does a weight multiply in ŷ?",
            "what each residual is multiplied by",
        ),
    }


def _told(values: Sequence[Number]) -> str:
    return listed(values) if len(values) > 1 else pretty(values[0])


def _wrong_rows(step: Step) -> WrongVector:
    size, rows = len(step.batch), len(step.table)
    first = step.batch[0] + 1
    wrong = {
        "first-example-only": (
            step.along(replace(step, batch=step.batch[:1]).gradient),
            f"Row {first} alone moved the weights; how many rows has the mini-batch, B = {size}?",
            _ROWS,
        )
    }
    if size < rows:
        wrong["full-data"] = (
            step.along(replace(step, batch=tuple(range(rows))).gradient),
            f"All {rows} rows moved the weights; which ones are the mini-batch?",
            _ROWS,
        )
    return wrong


def _answer(step: Step, values: Iterable[str]) -> Answer:
    if len(step.start) == 1:
        (value,) = values
        return number.Answer(exact=value)
    return vector.Answer(entries=tuple(values), names=step.names)


def independent(step: Step) -> Answer:
    """Returns the new weights from sympy's derivatives of the mean squared error."""

    def loss(symbols: Sequence[Number]) -> Number:
        weights, bias = symbols[: len(step.weights)], sum(symbols[len(step.weights) :])
        residuals = [
            sum(w * rational(x) for w, x in zip(weights, row.x, strict=True))
            + bias
            - rational(row.t)
            for row in step.rows
        ]
        return sum(residual**2 for residual in residuals) / len(residuals)

    return _answer(step, step_by_sympy(loss, step.start, step.rate))
