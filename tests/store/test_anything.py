"""Any sequence of what can happen: the log never shrinks, and memory is the fold of it.

`QUIZAPP_EXAMPLES=1000` tries that many.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizapp.errors import QuizappError
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state, states_after
from quizapp.store.backups import backup
from quizapp.store.backups import restore as restoring
from quizapp.store.database import open_store
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.loading import cards
from quizapp.store.peek import Peek

from .conftest import NOON, Make, examples, new_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card
    from quizapp.model.reviews import Review

WORDS = st.sampled_from(["gradient", "epoch", "batch", "loss", "step", "梯度"])
PLACES = st.sampled_from(["user:a.md", "user:b.md", "user:c/d.md"])
NUMBERS = st.integers(0, 10_000)
HAPPENINGS = st.sampled_from([Event.SUSPEND, Event.RESUME, Event.FORGET, Event.FLAG, Event.UNFLAG])


class Anything(RuleBasedStateMachine):
    """Decks as they are on disk, and what the log must say."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "quizapp.db"
        self.store = open_store(new_file(self.path), now=NOON)
        self.make = Make()
        self.decks: dict[str, list[Card]] = {}
        self.gone: list[Card] = []
        self.log: list[str] = []
        self.backups: dict[Path, list[str]] = {}

    def teardown(self) -> None:
        found = doctor.examine(open_store(self.path, now=NOON), states_after)
        assert [one for one in found if not one.ok] == []
        for path, log in self.backups.items():
            assert self._ids(path) == log
        self.folder.cleanup()

    # ----------------------------------------------------------------------------- the decks

    @initialize()
    def begin(self) -> None:
        for location in ("user:a.md", "user:b.md"):
            asked = [self.make.card(f"What is a {n}?", f"{n}") for n in ("batch", "step")]
            self._save(location, [card._replace(prompt=location + card.prompt) for card in asked])

    @rule(location=PLACES, word=WORDS, number=NUMBERS, named=st.booleans())
    def add(self, location: str, word: str, number: int, named: bool) -> None:
        card = self.make.card(f"What is {word} {number}?", id=f"id-{number}" if named else None)
        self._save(location, [*self.decks.get(location, []), card])

    @rule(location=PLACES, number=NUMBERS, word=WORDS, answer=st.booleans())
    def edit(self, location: str, number: int, word: str, answer: bool) -> None:
        def edited(card: Card) -> Card:
            new = self.make.card(card.prompt, f"{word} {number}")
            field = {"content": new.content} if answer else {"prompt": f"{card.prompt} {word}"}
            return card._replace(**field)

        self._change(location, number, edited)

    @rule(location=PLACES, number=NUMBERS)
    def remove(self, location: str, number: int) -> None:
        there = self.decks.get(location, [])
        if there:
            self.gone.append(there[number % len(there)])
            self._save(location, [card for card in there if card is not self.gone[-1]])

    @precondition(lambda self: self.gone)
    @rule(location=PLACES)
    def bring_back(self, location: str) -> None:
        self._save(location, [*self.decks.get(location, []), self.gone.pop()])

    @rule(here=PLACES, there=PLACES, number=NUMBERS)
    def move(self, here: str, there: str, number: int) -> None:
        left = self.decks.get(here, [])
        if left and here != there:
            moved = left[number % len(left)]
            self._save(here, [card for card in left if card is not moved], load=False)
            self._save(there, [*self.decks.get(there, []), moved], load=False)
            self._load(here, there)

    @rule(here=PLACES, there=PLACES)
    def rename(self, here: str, there: str) -> None:
        if here in self.decks and there not in self.decks:
            self.decks[there] = self.decks.pop(here)
            self._load(there, gone=(here,))

    # --------------------------------------------------------------------------- the learner

    @rule(number=NUMBERS, rating=st.sampled_from(Rating), days=st.integers(-2, 60))
    def review(self, number: int, rating: Rating, days: int) -> None:
        self.make.now += timedelta(days=days)
        self._record(self.make.row(self._card(number), rating, schedules=number % 3 > 0))

    @rule(number=NUMBERS, event=HAPPENINGS)
    def happen(self, number: int, event: Event) -> None:
        self._record(self.make.row(self._card(number), None, event=event, schedules=False))

    @rule(number=NUMBERS, latest=st.booleans())
    def undo(self, number: int, latest: bool) -> None:
        target = self.log[number % len(self.log)] if self.log and not latest else None
        row = self.make.row("", None, event=Event.UNDO, refers_to=target)
        # There may be nothing to take back, or it was before.
        with suppress(QuizappError):
            self.log.append(reviews.undo(self.store, row, next_state).id)

    @rule(rating=st.sampled_from(Rating))
    def rerate(self, rating: Rating) -> None:
        row = self.make.row("", rating, event=Event.RERATE)
        with suppress(QuizappError):
            self.log.append(reviews.rerate(self.store, row, next_state).id)

    # ------------------------------------------------------------------------------ the store

    @rule()
    def back_up(self) -> None:
        self.backups[backup.before(self.path, self.make.now)] = list(self.log)

    @precondition(lambda self: self.backups)
    @rule(number=NUMBERS, reload=st.booleans())
    def restore(self, number: int, reload: bool) -> None:
        source = sorted(self.backups)[number % len(self.backups)]
        aside = restoring.restore(self.path, source, self.make.now, states_after).aside
        assert aside
        assert self._ids(aside) == self.log
        self.log = list(self.backups[source])
        if reload:
            self._load(*self.decks)

    @rule()
    def reopen(self) -> None:
        self.store = open_store(self.path, now=self.make.now)

    @rule()
    def rebuild(self) -> None:
        assert doctor.rebuild(self.store, states_after) == 0

    @invariant()
    def the_log_is_what_was_written(self) -> None:
        assert self._ids(self.path) == self.log

    # --------------------------------------------------------------------------------- helpers

    def _ids(self, path: Path) -> list[str]:
        with Peek(path) as peek:
            return [row.id for row in peek.log()]

    def _card(self, number: int) -> str:
        with Peek(self.path) as peek:
            keys = peek.keys()
        return keys[number % len(keys)]

    def _record(self, row: Review) -> None:
        self.log.append(reviews.record(self.store, row, next_state).id)

    def _change(self, location: str, number: int, change: Callable[[Card], Card]) -> None:
        changed = list(self.decks.get(location, []))
        if changed:
            place = number % len(changed)
            changed[place] = change(changed[place])
            self._save(location, changed)

    def _save(self, location: str, wanted: list[Card], *, load: bool = True) -> None:
        ids = [card.id for deck in self.decks if deck != location for card in self.decks[deck]]
        self.decks[location] = [
            card._replace(deck=location)
            for place, card in enumerate(wanted)
            if card.id is None or card.id not in {*ids, *(one.id for one in wanted[:place])}
        ]
        if load:
            self._load(location)

    def _load(self, *locations: str, gone: tuple[str, ...] = ()) -> None:
        changed = [
            self.make.deck(*self.decks[location], location=location) for location in locations
        ]
        cards.sync(self.store, changed, gone, self.make.now)


Anything.TestCase.settings = settings(
    max_examples=examples(8),
    stateful_step_count=20,
    deadline=None,
)
TestAnything = Anything.TestCase
