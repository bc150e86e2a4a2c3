"""Wrong answers that are no known mistake, for a choice that its mistakes do not fill.

Each is what a plausible slip leads to: a sign lost, in the right answer or on top of a known
mistake, so that no option is the one that all others resemble; a known mistake made in one entry
only; a number next to the right one; two neighbours of an order that changed places.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.answers import matrix, named, number, ordering, vector
from quizapp.answers.entries import entries
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from quizapp.model.questions import Answer, Question

# Where a minus before it negates the whole.
_SIGNED = re.compile(r"-?(?:\d+(?:/\d+)?|log\(\d+(?:/\d+)?\))")
_RATIONAL = re.compile(r"-?\d+(?:/\d+)?")


def slips(question: Question, rng: Random) -> Iterator[tuple[Answer, str]]:
    """Yields wrong answers, the most plausible first, each with what to ask who picks it.

    Some may be right after all, or the same as others. Which entry is struck first, `rng` decides.
    """
    right = question.answer
    if isinstance(right, ordering.Answer):
        yield from _swapped(right)
        return
    made = (Misconception("", right, ""), *question.misconceptions)
    count = len(entries(right))
    for place in rng.sample(range(count), count):
        for mistake in made:
            yield from _with_sign_lost(mistake, place)
    for mistake in question.misconceptions:
        yield from _in_one_entry(right, mistake)
    yield from _neighbours(right)


def _with_sign_lost(mistake: Misconception, place: int) -> Iterator[tuple[Answer, str]]:
    found = entries(mistake.answer)
    if place < len(found) and found[place][1] != "0" and _SIGNED.fullmatch(found[place][1]):
        name, entry = found[place]
        negated = entry[1:] if entry.startswith("-") else f"-{entry}"
        asked = f"What is the sign{f' of {name}' if name else ''}?"
        yield _with_entry(mistake.answer, place, negated), f"{mistake.feedback} {asked}".lstrip()


def _in_one_entry(right: Answer, mistake: Misconception) -> Iterator[tuple[Answer, str]]:
    """Yields the right answer with one entry of a mistake's, where they have the same entries."""
    good, bad = entries(right), entries(mistake.answer)
    if [name for name, _ in good] == [name for name, _ in bad]:
        for place, (_, entry) in enumerate(bad):
            yield _with_entry(right, place, entry), mistake.feedback


def _neighbours(right: Answer) -> Iterator[tuple[Answer, str]]:
    from quizapp.engine.numbers import exact, text

    for place, (name, entry) in enumerate(entries(right)):
        if _RATIONAL.fullmatch(entry):
            for step in (1, -1):
                off = _with_entry(right, place, text(exact(entry) + step))
                yield off, f"That is close; what is {name or 'it'} when you compute it once more?"


def _swapped(right: ordering.Answer) -> Iterator[tuple[Answer, str]]:
    order = [int(number) - 1 for number in right.text().split()]
    for place, (first, then) in enumerate(pairwise(order)):
        swapped = [*order[:place], then, first, *order[place + 2 :]]
        asked = f"Can {right.items[then]} come before {right.items[first]}?"
        yield right._replace(before=tuple(pairwise(swapped))), asked


def _with_entry(answer: Answer, place: int, entry: str) -> Answer:
    """Returns the answer with another text at one place of its entries."""
    names, texts = map(list, zip(*entries(answer), strict=True))
    texts[place] = entry
    match answer:
        case vector.Answer():
            return answer._replace(entries=tuple(texts), follows=())
        case matrix.Answer(rows=rows):
            return answer._replace(rows=_rows(texts, list(map(len, rows))), follows=())
        case named.Answer():
            return named.Answer(tuple(zip(names, texts, strict=True)), answer.min_digits)
    return number.Answer(exact=entry)


def _rows(texts: list[str], lengths: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    rest = iter(texts)
    return tuple(tuple(next(rest) for _ in range(length)) for length in lengths)
