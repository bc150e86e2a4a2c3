"""A step on the whole batch, and a pass through the examples one by one.

Levels: 1 two examples · 2 three · 3 a regression · 4 as many full-batch steps as SGD makes ·
5 the pass in both orders.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.moved_numbers import along_numbers
from quizapp.families.sgd import _pass_mistakes
from quizapp.families.sgd._descent import step_by_sympy
from quizapp.families.sgd._passes import (
    Epoch,
    backwards,
    ends,
    forwards,
    on_the_batch,
    one_by_one,
    share_of_each,
    slope,
)
from quizapp.families.sgd._scalar_losses import Example
from quizapp.families.writing import added, misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Full batch against single examples"
KIND = "vector"
VERSION = 2
SUMMARY = "the weight after full-batch steps and after a pass of SGD over the same examples"


GOLDEN = (
    1,
    Epoch(((exact(1), exact(2)), (exact(1), exact(6))), start=exact(0), rate=exact("1/2")),
)


def draw(draw: Draw, level: int) -> Epoch | None:
    """Returns examples whose order matters."""
    count = {1: 2, 2: 3, 3: 2}.get(level, draw.integer(2, 3))
    regression = level == 3
    data = tuple(
        (draw.nonzero(3) if regression else exact(1), draw.nonzero(8)) for _ in range(count)
    )
    rates = ("1/2", "1/4", "1/10", "1/5") if regression else ("1/2", "1/3", "1/4")
    epoch = Epoch(
        data,
        start=exact(draw.integer(-3, 3)),
        rate=exact(draw.choice(rates)),
        steps=count if level == 4 else 1,
        both_orders=level == 5,
    )
    values = ends(epoch)
    trains = all(slope(pair, epoch.start) != 0 for pair in data)
    indifferent = forwards(epoch) == backwards(epoch) or values[0] == values[1]
    return None if indifferent or not trains or (regression and epoch.plain) else epoch


def pose(epoch: Epoch) -> Draft:
    """Returns the question about the epoch."""
    values = ends(epoch)
    passed = one_by_one(epoch, epoch.start, epoch.data)
    back = one_by_one(epoch, epoch.start, epoch.data[::-1])
    batch = on_the_batch(epoch, epoch.steps, share_of_each(epoch))
    return Draft(
        prompt="\n".join(_prompt(epoch)),
        answer=_answer(epoch, map(text, values)),
        values=values,
        hints=_hints(epoch),
        steps=_steps(epoch),
        parameters={
            "examples": "; ".join(f"{text(x)} -> {text(t)}" for x, t in epoch.data),
            "w0": text(epoch.start),
            "alpha": text(epoch.rate),
            "steps": str(epoch.steps),
        },
        shown=(
            *passed,
            *(back if epoch.both_orders else batch),
            *(slope(pair, w) for pair in epoch.data for w in passed),
            *(_mean_slope(epoch, w) for w in batch),
        ),
    )


def _mean_slope(epoch: Epoch, w: fmpq) -> fmpq:
    return sum((slope(pair, w) for pair in epoch.data), start=exact(0)) * share_of_each(epoch)


def _prompt(epoch: Epoch) -> list[str]:
    if epoch.plain:
        told = [
            "The loss of example i is ½(w − xᵢ)²; the examples are, in this order,",
            f"x = {', '.join(pretty(t) for _, t in epoch.data)}.",
        ]
    else:
        pairs = ", ".join(f"({pretty(x)}, {pretty(t)})" for x, t in epoch.data)
        told = [
            "The loss of example i is ½(w·xᵢ − tᵢ)²; the examples are, in this order,",
            f"(x, t) = {pairs}.",
        ]
    start = f"w₀ = {pretty(epoch.start)}, α = {pretty(epoch.rate)}."
    if epoch.both_orders:
        return [
            *told,
            start,
            "One pass of SGD with batch size 1 goes through them in this order,",
            "another one, also from w₀, in the reverse order.",
            "Where do they end, [w_forward, w_backward]?",
        ]
    count = {1: "one step", 2: "two steps", 3: "three steps"}[epoch.steps]
    return [
        *told,
        start,
        f"Compare {count} on the full batch (with the mean gradient)",
        "and one pass of SGD with batch size 1, both from w₀.",
        "Where do they end, [w_batch, w_SGD]?",
    ]


def _slope_text(epoch: Epoch) -> str:
    return "w − xᵢ" if epoch.plain else "(w·xᵢ − tᵢ)·xᵢ"


def _hints(epoch: Epoch) -> tuple[str, str, str]:
    after = one_by_one(epoch, epoch.start, epoch.data)[1]
    batch = "" if epoch.both_orders else ", the full batch by the mean of all slopes at its w"
    return (
        "SGD takes each gradient at the weight that the example before has left behind.",
        f"The slope of example i is {_slope_text(epoch)}; SGD moves by one of them{batch}.",
        f"After its first example SGD stands at w = {pretty(after)}.",
    )


def _steps(epoch: Epoch) -> tuple[str, ...]:
    if epoch.both_orders:
        return (
            *_pass_lines(epoch, "forward", epoch.data),
            *_pass_lines(epoch, "backward", epoch.data[::-1]),
        )
    lines = []
    weights = on_the_batch(epoch, epoch.steps, share_of_each(epoch))
    for w, new in pairwise(weights):
        slopes = [slope(pair, w) for pair in epoch.data]
        mean = f"({added(slopes)})/{len(slopes)}"
        lines += [f"batch: mean slope {mean} = {pretty(_mean_slope(epoch, w))}"]
        lines += [f"batch: {_moved(epoch, w, _mean_slope(epoch, w), new)}"]
    return (*lines, *_pass_lines(epoch, "SGD", epoch.data))


def _pass_lines(epoch: Epoch, name: str, data: Sequence[tuple[fmpq, fmpq]]) -> list[str]:
    weights = one_by_one(epoch, epoch.start, data)
    return [
        line
        for pair, (w, new) in zip(data, pairwise(weights), strict=True)
        for line in (
            f"{name}, {_slope_line(epoch, pair, w)}",
            f"{name}: {_moved(epoch, w, slope(pair, w), new)}",
        )
    ]


def _slope_line(epoch: Epoch, pair: tuple[fmpq, fmpq], w: fmpq) -> str:
    """Returns the slope of an example: `x = 8: slope 7/3 − 8 = −17/3`."""
    (x, t), found = pair, pretty(slope(pair, w))
    if epoch.plain:
        return f"x = {pretty(t)}: slope {pretty(w)} − {addend(t)} = {found}"
    return f"x = {pretty(x)}: slope ({factor(w)}·{factor(x)} − {addend(t)})·{factor(x)} = {found}"


def _moved(epoch: Epoch, w: fmpq, g: fmpq, new: fmpq) -> str:
    return f"w = {pretty(w)} − {factor(epoch.rate)}·{factor(g)} = {pretty(new)}"


def slopes(epoch: Epoch) -> Mapping[str, Callable[[float], float]]:
    """Returns each example's loss as a function of the step of the weight that meets it."""
    passed = one_by_one(epoch, epoch.start, epoch.data)
    return {
        f"L{'₁₂₃'[n]}′({pretty(w)})": along_numbers((w,), partial(_loss_of, pair))[0]
        for n, (pair, w) in enumerate(zip(epoch.data, passed, strict=False))
    }


def _loss_of(pair: tuple[fmpq, fmpq], w: Sequence[fmpq]) -> fmpq:
    return Example.of(*pair).value(w[0])


def mistakes(epoch: Epoch) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(
        _pass_mistakes.wrong(epoch), lambda values: _answer(epoch, map(text, values))
    )


def _answer(epoch: Epoch, values: Iterable[str]) -> vector.Answer:
    return vector.Answer(entries=tuple(values), names=epoch.names)


def independent(epoch: Epoch) -> vector.Answer:
    """Returns both weights from sympy's derivatives of the losses."""
    losses = [Example.of(*pair).symbolic for pair in epoch.data]

    def mean(symbols: Sequence[Number]) -> Number:
        return sum(loss(symbols[0]) for loss in losses) / len(losses)

    def after(chain: Iterable[Callable[[Sequence[Number]], Number]]) -> str:
        w = epoch.start
        for loss in chain:
            (found,) = step_by_sympy(loss, [w], epoch.rate)
            w = exact(found)
        return text(w)

    def single(loss: Callable[[Number], Number]) -> Callable[[Sequence[Number]], Number]:
        return lambda symbols: loss(symbols[0])

    singles = list(map(single, losses))
    other = after(singles[::-1]) if epoch.both_orders else after([mean] * epoch.steps)
    pair = (after(singles), other) if epoch.both_orders else (other, after(singles))
    return _answer(epoch, pair)
