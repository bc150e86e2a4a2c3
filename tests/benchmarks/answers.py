"""Deciding typed answers: what people type, what nobody should, and sympy's simplify beside it."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from quizapp.answers.expected import Expected, answer
from tests.answers import tables
from tests.benchmarks import _race
from tests.benchmarks._clock import seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.questions import Answer

# Answers as students of the subject type them, by what is right.
_TYPED = {
    "-1/2": ["-1/2", "−½", "-0.5", "-2/4", "1/2", "-50%"],
    "1/3": ["1/3", "0.333", "33.3%", "0.33", "0.334", "2/6", "1/2-1/6", "0.3333333333333333"],
    "-12": ["-12", "12", "-3*4", "-11", "-12.0"],
    "149504": ["149504", "149,504", "4*32*(784+256+128)", "37376"],
    "log(3)": ["log(3)", "ln 3", "1.10", "1.0986", "-log(1/3)", "log(9)/2", "1.1"],
    "exp(-1)": ["e^-1", "1/e", "0.368", "exp(-1)"],
    "sqrt(2)/2": ["1/sqrt(2)", "√2/2", "0.707", "sqrt(1/2)"],
}
_EXPRESSIONS = {
    "exp(-x)/(1+exp(-x))^2": ["σ(x)(1-σ(x))", "sigmoid(x)*sigmoid(-x)", "σ(x)", "e^-x/(1+e^-x)^2"],
    "1-tanh(x)^2": ["1/cosh(x)^2", "1-tanh²(x)", "1-tanh(x)", "(1-tanh(x))(1+tanh(x))"],
    "2*x*y + 3": ["2xy+3", "3+2*y*x", "2x+3y", "y(2x)+3"],
    "x^2 - 1": ["(x-1)(x+1)", "x²−1", "x^2+1"],
    "w - a*g": ["w - a*g", "w+a*g", "-a*g+w"],
    "relu(x)": ["max(0,x)", "(x+abs(x))/2", "x"],
    "log(1+exp(x))": ["softplus(x)", "x+log(1+exp(-x))", "log(exp(x))"],
}
_ARRAYS = {
    "[3/4, -3/4]": ["[0.75, -0.75]", "3/4 -3/4", "(3/4, 3/4)", "-3/4, 3/4"],
    "[3/2, 3/4; -3/2, -3/4]": ["[[1.5, 0.75], [-1.5, -0.75]]", "3/2 3/4; -3/2 -3/4"],
    "dw1=1/2, dw2=-3": ["dw1=1/2, dw2=-3", "dw2: -3 dw1: 0.5", "dw1=1/2, dw2=3"],
}
_HOSTILE = [
    "9^9^9^9",
    "1e400^400",
    "2^4097",
    "(x+1)^100000",
    "(a+b+c+d+x)^60",
    "exp(exp(exp(exp(x))))",
    "(" * 1_000 + "x" + ")" * 1_000,
    "exp(" * 50 + "x" + ")" * 50,
    "1" * 2_001,
    "1" * 1_999,
    "+".join(["x^x"] * 300),
    "sin(" * 50 + "1000" + ")" * 50,
    "((x+1)^99+1)^99",
    "x" + "^x" * 200,
    "__import__('os').system('true')",
]


def run() -> Iterator[str]:
    """Yields a line a measurement."""
    cases = [
        (answer(Expected(right)), typed)
        for table in (_TYPED, _EXPRESSIONS, _ARRAYS)
        for right, many in table.items()
        for typed in many
    ]
    times = sorted((seconds(_graded, case), case[1]) for case in cases)
    middle, (worst, which) = median(taken for taken, _ in times), times[-1]
    yield f"answers: {len(cases)} typed answers, median {middle * 1e6:,.0f} µs (aim: 100)"
    yield f"answers: the slowest {worst * 1e3:.2f} ms (aim: 2): {which}"
    yield _tables()
    yield _hostile()
    yield from _race.lines()


def _graded(case: tuple[Answer, str]) -> object:
    right, typed = case
    return right.grade(typed)


def _tables() -> str:
    """Every number and expression of the tests' tables, however odd."""
    times = [
        (seconds(_graded, (right, row[-3])), row[-3])
        for kind in ("number", "expression")
        for row in tables.rows(kind)
        for right in [tables.right(kind, row)]
    ]
    worst, which = max(times)
    middle = median(taken for taken, _ in times)
    return (
        f"answers: {len(times)} of the tests' tables, median {middle * 1e6:,.0f} µs, "
        f"the slowest {worst * 1e3:.2f} ms: {which[:40]}"
    )


def _hostile() -> str:
    right = answer(Expected("x^2", "expression", ("x", "a", "b", "c", "d")))
    times = sorted((seconds(_graded, (right, typed)), typed[:30]) for typed in _HOSTILE)
    (worst, which), middle = times[-1], times[len(times) // 2][0]
    return (
        f"answers: {len(times)} hostile ones, median {middle * 1e3:.2f} ms (aim: 1), "
        f"the slowest {worst * 1e3:.2f} ms: {which}"
    )


if __name__ == "__main__":
    print(*run(), sep="\n")
