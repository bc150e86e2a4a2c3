"""What families of all topics write alike: sums, vectors, known mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from quizapp.engine.numbers import pretty
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.model.questions import Answer

T = TypeVar("T")


def terms(pairs: Iterable[tuple[fmpq, str]]) -> str:
    """Returns a sum of coefficients times names, as one writes it: `2w² − w + (1/2)v − 3`.

    Args:
        pairs: coefficient and name of each term; an empty name makes a constant.
    """
    said = ""
    for coefficient, name in pairs:
        if coefficient == 0:
            continue
        sign = "−" if coefficient < 0 else "+"
        term = _term(abs(coefficient), name)
        said += f" {sign} {term}" if said else term if sign == "+" else f"−{term}"
    return said or "0"


def _term(size: fmpq, name: str) -> str:
    if not name:
        return pretty(size)
    if size == 1:
        return name
    return f"({pretty(size)}){name}" if size.q != 1 else f"{pretty(size)}{name}"


def listed(values: Iterable[Number]) -> str:
    """Returns a vector as it is printed: `[1/2, −3]`."""
    return f"[{', '.join(map(pretty, values))}]"


def added(values: Iterable[fmpq]) -> str:
    """Returns numbers added up, none left out: `−2 + 0 − 1/2`."""
    first, *others = values
    signed = ((" − " if value < 0 else " + ") + pretty(abs(value)) for value in others)
    return pretty(first) + "".join(signed)


def all_of(count: int, things: str) -> str:
    """Returns how one speaks of all of several things: `both steps`, `all 3 steps`."""
    return f"both {things}" if count == 2 else f"all {count} {things}"


def misconceptions(
    wrong: Mapping[str, tuple[T, str, str]], answer: Callable[[T], Answer]
) -> tuple[Misconception, ...]:
    """Returns the known mistakes.

    Args:
        wrong: by the tag of each mistake: its wrong value, what to ask who made it, and where to
            look (`feedback` and `check` of `Misconception`).
        answer: makes an answer of a value.
    """
    return tuple(Misconception(tag, answer(value), *said) for tag, (value, *said) in wrong.items())


def all_differ(mistakes: Iterable[Misconception]) -> bool:
    """Returns whether every mistake leads to an answer of its own, which then tells it."""
    texts = [mistake.answer.text() for mistake in mistakes]
    return len(set(texts)) == len(texts)


def fill_a_choice(mistakes: Iterable[Misconception]) -> bool:
    """Returns whether the mistakes lead to three different answers, as multiple choice needs."""
    return len({mistake.answer.text() for mistake in mistakes}) >= 3
