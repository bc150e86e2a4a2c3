"""Deciding expressions beside sympy's `simplify`: text in and verdict out on both sides.

The right answer is read beforehand on both sides, both are timed in turn, the best of as many runs.
sympy's cache is always empty; ours are for the first answer to a question, and are not for each
further one. What is said of an answer once it is decided, its echo say, is no part of the race.
"""

from __future__ import annotations

import sys
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import expression, reader
from quizapp.answers.deciding import Rules, decide
from tests.answers import tables
from tests.benchmarks import _asked, _simplify
from tests.benchmarks._clock import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How often both sides are timed in turn, and how often one after another each time.
_ROUNDS, _RUNS = 3, 4


class _Pair(NamedTuple):
    """An answer that sympy can read, and the seconds that a decision takes.

    Attributes:
        is_otherwise: whether sympy decides otherwise than is right.
        is_simplified: whether sympy has to simplify: the difference is not 0 by itself.
        first: ours, with all caches empty.
        further: ours, of every further answer to the question.
        theirs: sympy's.
    """

    is_otherwise: bool
    is_simplified: bool
    first: float
    further: float
    theirs: float


def lines() -> Iterator[str]:
    """Yields the figures of what is asked for, and of the tests' tables with their traps."""
    asked = _asked.typed()
    expressions = [one for one in asked if not _asked.is_plain(one.typed)]
    read = _pairs(expressions)
    plain, unread = len(asked) - len(expressions), len(expressions) - len(read)
    yield _line(f"{len(read)} answers to what is asked for (aim: 200)", read)
    yield f"answers: left out of these are {plain} plain numbers, {unread} that sympy cannot read"
    simplified = [pair for pair in read if pair.is_simplified]
    yield _line(f"those {len(simplified)} that are not the same for it at once", simplified)
    traps = _pairs([*_tabled()])
    yield _line(f"{len(traps)} expressions of the tests' tables", traps)


def _tabled() -> Iterator[_asked.Typed]:
    """Yields the expressions with variables in the tests' tables that are decided."""
    for table in ("expression", "deciding"):
        for row in tables.rows(table):
            *_, typed, verdict, _why = row
            right = tables.right(table, row)
            is_decided = verdict in {"correct", "incorrect"}
            if is_decided and isinstance(right, expression.Answer) and right.names():
                yield _asked.Typed(right, typed, is_right=verdict == "correct")


def _pairs(answers: list[_asked.Typed]) -> list[_Pair]:
    return [
        _Pair(theirs() != one.is_right, not _simplify.cancels(one.right, one.typed), *times)
        for one in answers
        if (theirs := _simplify.decider(one.right, one.typed))
        for times in [_best(partial(_decided, one.typed, *_rules(one.right)), theirs)]
    ]


def _rules(right: expression.Answer) -> tuple[str, Rules]:
    known, positive = frozenset(right.names()), frozenset(right.positive)
    return right.exact, Rules(right.expects(), right.min_digits, known, positive)


def _decided(typed: str, exact: str, rules: Rules) -> object:
    return decide(exact, reader.read_answer(typed, rules.known), rules)


def _line(which: str, pairs: list[_Pair]) -> str:
    _, _, first, further, theirs = (sum(column) for column in zip(*pairs, strict=True))
    ratios = median(pair.theirs / pair.further for pair in pairs)
    others = sum(pair.is_otherwise for pair in pairs)
    return (
        f"answers: {theirs / further:,.0f} times as fast as sympy.simplify on {which}, half of "
        f"them more than {ratios:,.0f} times, {theirs / first:,.0f} times with all caches empty; "
        f"{further / len(pairs) * 1e6:,.0f} µs each; sympy decides {others} otherwise"
    )


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
