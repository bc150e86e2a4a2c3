"""What derivatives cost: sweeps of forward and reverse mode, evaluations of differences.

Levels: 1 the gradient of a loss · 2 a whole Jacobian · 3 in milliseconds · 4 where both modes
cost the same · 5 products of the Hessian with vectors.
"""

from __future__ import annotations

from dataclasses import asdict
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from quizapp.answers import number, vector
from quizapp.engine.numbers import exact
from quizapp.families.computational_graphs._cost_cases import BreakEven, Prices, Sweeps
from quizapp.families.computational_graphs._hessian_products import Products
from quizapp.families.computational_graphs._sweeps import (
    forward_sweeps,
    points_of_differences,
    reverse_sweeps,
)
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "What derivatives cost"
KIND = "vector"
VERSION = 2
SUMMARY = "sweeps of forward and reverse mode, evaluations of differences; their price"

Task: TypeAlias = "Sweeps | BreakEven | Products"

GOLDEN = (1, Sweeps(1000, 1))


def draw(draw: Draw, level: int) -> Task | None:
    """Returns a task; None where both modes would take equally many sweeps."""
    inputs, outputs = draw.integer(12, 48), draw.integer(2, 20)
    evaluation = draw.integer(1, 4)
    prices = Prices(evaluation, evaluation * draw.integer(2, 3), evaluation * draw.integer(3, 5))
    match level:
        case 1:
            return Sweeps(draw.integer(12, 998), 1)
        case 4:
            return _break_even(draw, prices)
        case 5:
            return Products(inputs, draw.integer(2, 9))
    if inputs == outputs:
        return None
    return Sweeps(inputs, outputs, prices if level == 3 else None)


def _break_even(draw: Draw, prices: Prices) -> BreakEven | None:
    """Returns a task with a whole number as its answer; None where both sweeps cost the same."""
    if prices.forward == prices.reverse:
        return None
    times = draw.integer(1, 12)
    if draw.chance(0.5):
        return BreakEven(times * prices.reverse, 0, prices)
    return BreakEven(0, times * prices.forward, prices)


def pose(task: Task) -> Draft:
    """Returns the question about a task."""
    case = task.case()
    return Draft(
        prompt="\n".join(case.question),
        answer=_answer(task, case.values),
        values=tuple(map(exact, case.values)),
        hints=case.hints,
        steps=case.steps,
        parameters=_parameters(task),
        shown=(),
    )


def _parameters(task: Task) -> dict[str, str]:
    told = asdict(task)
    told |= told.pop("prices", None) or {}
    return {name: str(size) if size else "asked" for name, size in told.items()}


def _answer(task: Task, values: tuple[Number, ...]) -> Answer:
    if isinstance(task, BreakEven):
        return number.Count(exact=str(*values))
    return vector.Answer(entries=tuple(map(str, values)), names=task.case().names)


def mistakes(task: Task) -> tuple[Misconception, ...]:
    """Returns the numbers that known mistakes lead to."""
    return misconceptions(task.case().wrong, lambda values: _answer(task, values))


def independent(task: Task) -> Answer:
    """Returns the numbers by making the sweeps, or trying one number after the other."""
    match task:
        case BreakEven():
            return _answer(task, (next(sought for sought in count(1) if _balances(task, sought)),))
        case Products(inputs, vectors):
            columns, _, points = _swept(inputs, inputs)
            return _answer(task, (sum([1, 1] * vectors), sum([1, 1] * columns), points))
    price = task.prices or Prices(1, 1, 1)
    prices = (price.forward, price.reverse, price.evaluation)
    counts = zip(_swept(task.inputs, task.outputs), prices, strict=True)
    return _answer(task, tuple(sum([each] * times) for times, each in counts))


def _balances(task: BreakEven, sought: int) -> bool:
    """Whether the number that is sought makes both modes take the same time."""
    forward = task.prices.forward * forward_sweeps(task.inputs or sought, 1)
    return forward == task.prices.reverse * reverse_sweeps(1, task.outputs or sought)


def _swept(inputs: int, outputs: int) -> tuple[int, int, int]:
    return (
        forward_sweeps(inputs, outputs),
        reverse_sweeps(inputs, outputs),
        points_of_differences(inputs),
    )
