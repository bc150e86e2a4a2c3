"""Draws the paper of a mock exam: the same one for the same blueprint, seed and cards.

A paper may be printed, and then nobody checks it any more: every problem is solved a second time,
independently, before it is put on.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, count, product, zip_longest
from random import Random
from typing import TYPE_CHECKING, TypeVar

from quizapp import families
from quizapp.errors import BadInputError
from quizapp.model.cards import Selection, Skill
from quizapp.store import figures
from quizapp.study import asking, quiz
from quizapp.study.exam.blueprint import NOT_MARKED
from quizapp.study.exam.paper import GUESSED, Item, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.model.cards import StoredCard
    from quizapp.model.questions import Question
    from quizapp.store.peek import Peek
    from quizapp.study.exam.blueprint import Blueprint, Section

T = TypeVar("T")
_ANY = ("",)


def draw(peek: Peek, blueprint: Blueprint, seed: int) -> Paper:
    """Returns the paper that `seed` decides.

    Raises:
        BadInputError: a section asks for more cards than there are, as `FILE:LINE: …`.
    """
    cards, problems = _Cards(peek, seed), _Problems(seed)
    items: list[Item] = []
    for section in blueprint.sections:
        asked = problems.draw(section) if section.families else cards.draw(section)
        drawn = list(asked)
        if len(drawn) < section.count:
            raise BadInputError(
                f"{blueprint.name}:{section.line}: {len(drawn)} cards fit here, {section.count} "
                "are asked for; lower `count`, or name more topics or kinds"
            )
        for question, made_by in drawn:
            may_cost = question.answer.kind in GUESSED
            cost = section.marks * section.negative if may_cost else 0.0
            number = len(items) + 1
            items.append(Item(number, section.title, section.marks, cost, question, made_by))
    return Paper(blueprint.title, blueprint.seconds, seed, tuple(items))


class _Cards:
    """Draws cards, none twice, and of one tag at most one in the whole paper."""

    def __init__(self, peek: Peek, seed: int) -> None:
        self._peek = peek
        self._seed = seed
        self._tags: set[tuple[str, int]] = set()

    def draw(self, section: Section) -> Iterator[tuple[Question, str]]:
        """Gives as many cards as a section wants, where there are so many."""
        left = section.count
        for stored in self._fitting(section):
            if left == 0:
                return
            # The gaps of one cloze give each other away.
            tag = (stored.card.deck, stored.card.line)
            if tag not in self._tags:
                self._tags.add(tag)
                left -= 1
                made_by = f"{self._seed}/{stored.key}"
                yield asking.question(stored, made_by), made_by

    def _fitting(self, section: Section) -> Iterator[StoredCard]:
        """Gives the cards of a section that can be marked: topics take turns, kinds within them."""
        rng = Random(f"{self._seed}/{section.line}")
        known = figures.names(self._peek)
        kinds = section.kinds or [kind for kind in known["kind"] if kind not in NOT_MARKED]
        by_topic = [
            _in_turn(self._of_topic(section, topic, kinds, rng))
            for topic in section.topics or known["topic"]
        ]
        yield from self._peek.cards(_in_turn(_shuffled(by_topic, rng)))

    def _of_topic(
        self, section: Section, topic: str, kinds: Sequence[str], rng: Random
    ) -> list[list[str]]:
        """Returns keys by kind, deck and tag, each list and the lists in an order drawn anew."""
        wanted = section.count + len(self._tags)
        ways = product(section.decks or _ANY, section.tags or _ANY, kinds)
        drawn = [
            quiz.draw(
                self._peek, Selection(deck, topic, tag, kind), wanted, int(rng.random() * 10**9)
            )
            for deck, tag, kind in ways
        ]
        return _shuffled(drawn, rng)


class _Problems:
    """Draws problems: topics take turns, and the families within them, seldom asked ones first."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._asked: Counter[str] = Counter()
        self._numbers = count(1)

    def draw(self, section: Section) -> Iterator[tuple[Question, str]]:
        """Gives as many problems as a section wants."""
        rng = Random(f"{self._seed}/{section.line}")
        for place in range(section.count):
            members = _members(section.families[place % len(section.families)])
            family = min(members, key=lambda name: (self._asked[name], rng.random()))
            level = section.levels[int(rng.random() * len(section.levels))]
            self._asked[family] += 1
            yield self._solved_twice(Skill(family, level)), ""

    def _solved_twice(self, skill: Skill) -> Question:
        """Returns an instance whose two solutions agree."""
        number = next(self._numbers)
        instances = (
            asking.number_from(f"{self._seed}/{skill.key}/{number}/{attempt}")
            for attempt in count()
        )
        drawn = (families.problem(skill.family, skill.level, one) for one in instances)
        return next(
            made.question for made in drawn if families.independent(made) == made.question.answer
        )


def _members(name: str) -> Sequence[str]:
    """Returns the families of a topic, or the one family of that name."""
    return [one for one in families.names() if name in {one, families.topic_of(one)}]


def _in_turn(lists: Iterable[Iterable[str]]) -> list[str]:
    """Returns the keys of all lists, taking turns, each once."""
    rounds = chain.from_iterable(zip_longest(*lists))
    return list(dict.fromkeys(key for key in rounds if key))


def _shuffled(lists: Sequence[T], rng: Random) -> list[T]:
    return sorted(lists, key=lambda _: rng.random())
