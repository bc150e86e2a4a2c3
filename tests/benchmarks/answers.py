"""Deciding typed answers: what people type, what nobody should, and sympy's simplify beside it."""

from __future__ import annotations

import sys
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from quizapp.answers import expression
from quizapp.answers.expected import Expected, answer
from tests.answers import tables
from tests.benchmarks import _simplify
from tests.benchmarks._clock import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    yield _beside_sympy()


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


# How often both sides are timed in turn, and how often one after another each time.
_ROUNDS, _RUNS = 3, 2


def _beside_sympy() -> str:
    """How many times as fast answers are decided as by sympy's `simplify`, text in and verdict out.

    Over all expressions with variables in the tests' tables, right and wrong, that both sides read
    and the table calls decided: chosen by this rule alone. The right answer is read beforehand on
    both sides, both are timed in turn, the best of as many runs. sympy's cache is always empty;
    ours are for the first answer to a question, and are not for each further one.
    """
    pairs = [
        (verdict, partial(_graded, (right, typed)), theirs)
        for right, typed, verdict in _expressions()
        if (theirs := _simplify.decider(right, typed))
    ]
    times = [_best(ours, theirs) for _, ours, theirs in pairs]
    first, further, simplified = (sum(column) for column in zip(*times, strict=True))
    ratios = [slow / quick for _, quick, slow in times]
    others = sum(theirs() != (verdict == "correct") for verdict, _, theirs in pairs)
    return (
        f"answers: {simplified / further:,.0f} times as fast as sympy.simplify on {len(pairs)} "
        f"expressions together (aim: 200), half of them more than {median(ratios):,.0f} times, "
        f"{simplified / first:,.0f} times with all caches empty; sympy decides {others} otherwise"
    )


def _expressions() -> Iterator[tuple[expression.Answer, str, str]]:
    """Yields right expressions with variables, what was typed, and the verdict: right or wrong."""
    for table in ("expression", "deciding"):
        for row in tables.rows(table):
            *_, typed, verdict, _why = row
            right = tables.right(table, row)
            is_decided = verdict in {"correct", "incorrect"}
            if is_decided and isinstance(right, expression.Answer) and right.names():
                yield right, typed, verdict


def _best(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, ...]:
    """Returns what a first decision, a further one and sympy's take."""
    first, further, simplified = [], [], []
    for _ in range(_ROUNDS):
        first.append(_timed(ours, _forget))
        further += [_timed(ours) for _ in range(_RUNS)]
        simplified += [_timed(theirs, _simplify.forget) for _ in range(_RUNS)]
    return min(first), min(further), min(simplified)


def _timed(work: Callable[[], object], forget: Callable[[], None] = lambda: None) -> float:
    forget()
    return seconds(lambda work: work(), work, 1)


def _forget() -> None:
    """Empties all caches of the grader, as if nothing had ever been asked."""
    modules = [module for name, module in sys.modules.items() if name.startswith("quizapp.answers")]
    for value in [value for module in modules for value in vars(module).values()]:
        if hasattr(value, "cache_clear"):
            value.cache_clear()


if __name__ == "__main__":
    print(*run(), sep="\n")
