"""Standardisation with the statistics of the training data.

Levels: 1 mean and deviation are given · 2 computed from the training values · 3 two features ·
4 the same linear model on raw inputs · 5 sample deviation, two test values.
"""

from __future__ import annotations

from fractions import Fraction
from statistics import mean, pvariance, variance
from typing import TYPE_CHECKING

from quizapp.answers import number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.feature_transforms import _raw_weights
from quizapp.families.feature_transforms._columns import Column, Values
from quizapp.families.feature_transforms._raw_weights import Model
from quizapp.families.feature_transforms._scale_mistakes import by_test_statistics, rules
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Standardised values"
KIND = "number"
VERSION = 3
SUMMARY = "(x − μ)/σ with μ and σ of the training data; what it does to the weights"


GOLDEN = (2, Values((Column(tuple(map(exact, (2, 4, 4, 4, 5, 5, 7, 9))), exact(8)),)))

# Values whose deviation is rational, by exercise: shifted, stretched and shuffled when drawn.
_POPULATION = (
    (0, 1, 1, 4),
    (0, 2, 2, 8),
    (0, 3, 3, 4),
    (0, 3, 4, 7),
    (0, 6, 6, 8),
    (0, 2, 3, 4, 6),
    (0, 0, 2, 2, 2, 6),
    (0, 1, 1, 1, 3, 6),
    (2, 4, 4, 4, 5, 5, 7, 9),
)
_SAMPLE = (
    (0, 2, 4),
    (0, 3, 6),
    (0, 0, 4, 6),
    (0, 2, 6, 6),
    (0, 0, 2, 4, 4),
    (0, 1, 1, 3, 5),
    (0, 2, 2, 3, 8),
)


def draw(draw: Draw, level: int) -> Values | Model | None:
    """Returns values that are not at their mean, with a deviation that is not 1."""
    if level == 4:
        return _raw_weights.draw(draw)
    count = 2 if level in {3, 5} else 1
    shapes = _SAMPLE if level == 5 else _POPULATION[:5] if level == 3 else _POPULATION
    trainings = [_training(draw, draw.choice(shapes)) for _ in range(count)]
    if level == 5:
        trainings[1] = trainings[0]
    values = Values(
        tuple(Column(t, exact(draw.integer(0, 20)), sample=level == 5) for t in trainings),
        given=level == 1,
    )
    return None if _is_dull(values) else values


def _training(draw: Draw, shape: tuple[int, ...]) -> tuple[fmpq, ...]:
    shift, scale = draw.integer(0, 6), draw.choice((1, 1, 2))
    return tuple(exact(shift + scale * x) for x in draw.sample(shape, len(shape)))


def _is_dull(values: Values) -> bool:
    tests = [column.test for column in values.columns]
    same_test = values.is_one_feature and len(set(tests)) < len(tests)
    equal_rows = len(values.columns) > 1 and len(values.columns[0].training) != len(
        values.columns[1].training
    )
    return (
        same_test
        or equal_rows
        or any(column.deviation == 1 or column.z == 0 for column in values.columns)
    )


def pose(instance: Values | Model) -> Draft:
    """Returns the question about standardised values, or about the weights of a model."""
    if isinstance(instance, Model):
        return _raw_weights.pose(instance)
    columns = instance.columns
    first = columns[0]
    return Draft(
        prompt="\n".join([*_data(instance), _definition(instance), _question(instance)]),
        answer=_answer(instance, [text(column.z) for column in columns]),
        values=tuple(column.z for column in columns),
        hints=(
            "Shift and scale come from the training data alone, whatever the test data are.",
            "z = (x − μ)/σ",
            f"x − μ = {pretty(first.test)} − {addend(first.mean)} = "
            f"{pretty(first.test - first.mean)}."
            if instance.given
            else f"μ = {pretty(first.mean)}.",
        ),
        steps=_steps(instance),
        parameters=_parameters(instance),
        shown=tuple(
            value
            for column in columns
            for value in (column.mean, column.variance, column.deviation, column.spread)
        ),
    )


def _parameters(values: Values) -> dict[str, str]:
    first = values.columns[0]
    known = {"training": "; ".join(", ".join(map(text, c.training)) for c in values.columns)}
    if values.given:
        known = {"mu": text(first.mean), "sigma": text(first.deviation)}
    return known | {
        "x": ", ".join(text(column.test) for column in values.columns),
        "deviation": "sample" if first.sample else "population",
    }


def _data(values: Values) -> list[str]:
    first = values.columns[0]
    if values.given:
        known = f"mean μ = {pretty(first.mean)} and deviation σ = {pretty(first.deviation)}"
        return [f"On the training data a feature has {known}."]
    if values.is_one_feature:
        return [f"Training values of a feature: {_row(first)}."]
    return [
        f"Training values of feature {n}: {_row(column)}."
        for n, column in enumerate(values.columns, start=1)
    ]


def _row(column: Column) -> str:
    return ", ".join(map(pretty, column.training))


def _definition(values: Values) -> str:
    if values.columns[0].sample:
        return "σ is the sample standard deviation: it divides by n − 1."
    return "σ is the population standard deviation: it divides by n."


def _question(values: Values) -> str:
    tests = [pretty(column.test) for column in values.columns]
    order = f"Give [{', '.join(values.names)}]."
    if len(tests) == 1:
        return f"What is the standardised value of the test value x = {tests[0]}?"
    if values.is_one_feature:
        return f"Standardise the test values x₁ = {tests[0]} and x₂ = {tests[1]}. {order}"
    return f"Standardise the test point ({tests[0]}, {tests[1]}). {order}"


def _steps(values: Values) -> tuple[str, ...]:
    columns = values.columns[:1] if values.is_one_feature else values.columns
    lines = []
    for n, column in enumerate(() if values.given else columns, start=1):
        lines += [f"feature {n}:"] if len(columns) > 1 else []
        lines += _statistics(column)
    for name, column in zip(values.names, values.columns, strict=True):
        difference = f"({pretty(column.test)} − {addend(column.mean)})"
        lines.append(
            f"{name} = (x − μ)/σ = {difference}/{factor(column.deviation)} = {pretty(column.z)}"
        )
    return tuple(lines)


def _statistics(column: Column) -> list[str]:
    n = len(column.training)
    total = pretty(sum(column.training, start=exact(0)))
    deviations = ", ".join(pretty(x - column.mean) for x in column.training)
    divided = f"{pretty(column.spread)}/{f'({n} − 1)' if column.sample else n}"
    same = "" if divided == pretty(column.variance) else f" = {pretty(column.variance)}"
    return [
        f"μ = {total}/{n} = {pretty(column.mean)}",
        f"deviations x − μ: {deviations}",
        f"σ² = {divided}{same}, σ = {pretty(column.deviation)}",
    ]


def mistakes(instance: Values | Model) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Model):
        return _raw_weights.mistakes(instance)
    texts = {
        tag: ([rule(column).typed for column in instance.columns], said, look)
        for tag, (rule, said, look) in rules(instance).items()
    }
    if instance.is_one_feature and len(instance.columns) == 2:
        tests = " and ".join(pretty(column.test) for column in instance.columns)
        texts["test-statistics"] = (
            by_test_statistics(instance),
            f"Those have mean and deviation of the test values {tests}; whose does a model know?",
            "the data that mean and deviation come from",
        )
    return misconceptions(texts, lambda entries: _answer(instance, entries))


def _answer(values: Values, entries: Sequence[str]) -> Answer:
    if len(entries) == 1:
        return number.Answer(exact=entries[0])
    return vector.Answer(entries=tuple(entries), names=values.names)


def independent(instance: Values | Model) -> Answer:
    """Returns the values by the statistics of Python's own library, the weights by sympy."""
    if isinstance(instance, Model):
        return _raw_weights.independent(instance)
    return _answer(instance, [_standardised(column) for column in instance.columns])


def _standardised(column: Column) -> str:
    sympy = load()
    training = [Fraction(text(x)) for x in column.training]
    square = (variance if column.sample else pvariance)(training)
    average = mean(training)
    shifted = rational(column.test) - sympy.Rational(average.numerator, average.denominator)
    return str(shifted / sympy.sqrt(sympy.Rational(square.numerator, square.denominator)))
