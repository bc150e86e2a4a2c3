"""Expressions that are asked for, and what is typed: by a rule, over all that quizapp can ask.

Asked is every expression that a card of the shipped decks wants, and every value that is no
rational number in the answer of a generated problem, of some seeds at each level of each family.
A student who is right types it plainly, without signs of products, as on paper, as it is printed
or in LaTeX (not in the other styles of the reader's tests: nobody puts every operation in
brackets), or in the form in which the independent solution comes out. One who is wrong types what
a known mistake leads to; where none does, turns the sign, forgets a factor of 2 or takes the
reciprocal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp import decks, families
from quizapp.answers import expression, reader
from quizapp.answers.entries import entries
from quizapp.answers.exact import rational
from quizapp.answers.reader.tree import Apply, Number
from quizapp.decks import source
from quizapp.model.cards import Skill
from quizapp.resources import content_dir
from tests.answers.reader import styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.answers.reader.tree import Node
    from quizapp.model.questions import Answer

SEEDS = range(5)
_STYLES = (reader.show, styles.without_signs, styles.on_paper, styles.in_print, styles.in_latex)


class Typed(NamedTuple):
    """One answer to one question, and whether it is right."""

    right: expression.Answer
    typed: str
    is_right: bool


def typed() -> list[Typed]:
    """Returns each answer to each question once."""
    return [*dict.fromkeys(one for asked in _asked() for one in _answers(*asked))]


def is_plain(text: str) -> bool:
    """Returns whether `text` is a rational number."""
    node = reader.read(text)
    return not reader.variables(node) and rational(node) is not None


def _answers(right: str, equal: Iterable[str], wrong: Iterable[str]) -> Iterator[Typed]:
    answer = expression.Answer(right)
    node = reader.read(right)
    for text in (*(style(node) for style in _STYLES), *equal):
        yield Typed(answer, text, is_right=True)
    for text in [text for text in wrong if text != right] or _slips(node):
        yield Typed(answer, text, is_right=False)


def _slips(right: Node) -> Iterator[str]:
    """Yields the sign turned, a factor of 2 too many, and the reciprocal."""
    yield reader.show(Apply("neg", (right,)))
    yield reader.show(Apply("*", (Number(2), right)))
    yield reader.show(Apply("/", (Number(1), right)))


def _asked() -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Yields what is right, what equals it, and what known mistakes make of it."""
    for deck in decks.load(source.shipped(content_dir()), families.names())[0]:
        for card in deck.cards:
            if not isinstance(card.content, Skill) and card.content.kind == "expression":
                yield from _values(card.content, [], [m.answer for m in card.misconceptions])
    for name in families.names():
        for level in families.LEVELS:
            for seed in SEEDS:
                problem = families.problem(name, level, seed)
                question = problem.question
                wrong = [mistake.answer for mistake in question.misconceptions]
                yield from _values(question.answer, [families.independent(problem)], wrong)


def _values(
    right: Answer, equal: Iterable[Answer], wrong: Iterable[Answer]
) -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Yields the entries of an answer that are no plain numbers, with those of the others there."""
    for place, (_, text) in enumerate(entries(right)):
        if not is_plain(text):
            yield text, [*_at(place, right, equal)], [*_at(place, right, wrong)]


def _at(place: int, right: Answer, others: Iterable[Answer]) -> Iterator[str]:
    for other in others:
        if len(entries(other)) == len(entries(right)):
            yield entries(other)[place][1]
