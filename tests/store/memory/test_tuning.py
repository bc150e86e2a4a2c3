"""Memory is the fold of the log as FSRS is set: by the parameters in use, and by deck."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp.errors import UsageError
from quizapp.model.fits import Fit
from quizapp.model.memory import Tuning
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import USUAL_WEIGHTS, next_state, states_after
from quizapp.store import figures, settings
from quizapp.store.backups import restore as restoring
from quizapp.store.database import open_store
from quizapp.store.health import doctor
from quizapp.store.history import portable, reviews
from quizapp.store.memory import parameters, tuning
from quizapp.store.peek import Peek
from tests.store.conftest import NOON, SGD, query

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store
    from tests.store.conftest import Make

LOSS = "user:loss.md"
# A learner who keeps for longer what they learn, and gains more by each repetition.
STRONG = (
    *(2 * weight for weight in USUAL_WEIGHTS[:4]),
    *USUAL_WEIGHTS[4:8],
    2.2,
    *USUAL_WEIGHTS[9:],
)
FIT = Fit(STRONG, 512, 0.41, 0.37)
FITTED = Tuning(STRONG)


@pytest.fixture
def studied(store: Store, make: Make) -> Store:
    """Two decks; each card was answered on two days, one answer was undone."""
    make.load(store, make.card("one", id="one"), make.card("two", id="two"))
    make.load(store, make.card("three", id="three", deck=LOSS), location=LOSS)
    for days, rating in ((0, Rating.GOOD), (2, Rating.HARD)):
        for card in ("one", "two", "three"):
            at = make.now + timedelta(days=days)
            reviews.record(store, make.row(card, rating, at=at), next_state)
    wrong = make.row("two", Rating.AGAIN, at=make.now + timedelta(days=3))
    written = reviews.record(store, wrong, next_state)
    away = make.row("two", None, event=Event.UNDO, refers_to=written.id, at=wrong.at)
    reviews.undo(store, away, next_state)
    return store


def is_sound(store: Store) -> bool:
    """Whether every check but that of the backups, of which there are none, is good."""
    return all(finding.ok for finding in doctor.examine(store, states_after))


def expected(make: Make, wanted: Tuning) -> object:
    first = next_state(None, Rating.GOOD, make.today, wanted)
    return next_state(first, Rating.HARD, make.today + 2, wanted)


def test_without_a_word_fsrs_is_set_as_usual(studied: Store, make: Make) -> None:
    peek = Peek(studied.path)
    assert tuning.held(peek) == tuning.Tunings()
    assert tuning.of_card(peek, "one") == tuning.of_card(peek, "no such card") == Tuning()
    assert peek.memory("one") == peek.memory("two") == expected(make, Tuning())


def test_a_fit_in_use_folds_the_whole_log_anew(studied: Store, make: Make) -> None:
    assert parameters.keep(studied, FIT, NOON, states_after, adopted=True) == (1, 3)
    peek = Peek(studied.path)
    assert tuning.of_card(peek, "one") == FITTED
    assert peek.memory("one") == peek.memory("two") == expected(make, FITTED)
    assert peek.memory("one") != expected(make, Tuning())
    assert is_sound(studied)


def test_a_fit_that_is_only_kept_changes_nothing(studied: Store, make: Make) -> None:
    parameters.keep(studied, FIT, NOON, states_after, adopted=False)
    assert Peek(studied.path).memory("one") == expected(make, Tuning())
    (kept,) = figures.fits(Peek(studied.path))
    assert (kept.version, kept.fit, kept.is_used) == (1, FIT, False)


def test_what_is_answered_next_uses_the_fit(studied: Store, make: Make) -> None:
    parameters.keep(studied, FIT, NOON, states_after, adopted=True)
    before = Peek(studied.path).memory("one")
    at = make.now + timedelta(days=9)
    reviews.record(studied, make.row("one", Rating.GOOD, at=at), next_state)
    after = Peek(studied.path).memory("one")
    assert after == next_state(before, Rating.GOOD, make.today + 9, FITTED)
    assert is_sound(studied)


def test_going_back_to_the_usual_ones_forgets_nothing(studied: Store, make: Make) -> None:
    parameters.keep(studied, FIT, NOON, states_after, adopted=True)
    parameters.keep(studied, FIT, NOON, states_after, adopted=True)
    assert parameters.use(studied, 0, states_after) == 3
    assert Peek(studied.path).memory("one") == expected(make, Tuning())
    assert [fit.is_used for fit in figures.fits(Peek(studied.path))] == [False, False]
    assert parameters.use(studied, 1, states_after) == 3
    assert [fit.is_used for fit in figures.fits(Peek(studied.path))] == [True, False]
    assert is_sound(studied)
    with pytest.raises(UsageError, match="no fit 7"):
        parameters.use(studied, 7, states_after)
    assert [fit.is_used for fit in figures.fits(Peek(studied.path))] == [True, False]


def test_each_deck_has_the_retention_that_is_wanted_of_it(studied: Store, make: Make) -> None:
    assert settings.put_retention(studied, {LOSS: 0.97}, NOON, states_after) == 1
    peek = Peek(studied.path)
    assert tuning.of_card(peek, "three") == Tuning(retention=0.97)
    assert peek.memory("three") == expected(make, Tuning(retention=0.97))
    assert peek.memory("one") == expected(make, Tuning())
    assert is_sound(studied)
    settings.put_retention(studied, {"": 0.8, LOSS: 0.97}, NOON, states_after)
    assert tuning.of_card(peek, "one").retention == 0.8
    assert peek.memory("one") == expected(make, Tuning(retention=0.8))
    settings.put_retention(studied, {}, NOON, states_after)
    assert peek.memory("three") == expected(make, Tuning())
    assert is_sound(studied)


def test_retention_and_fit_go_together(studied: Store, make: Make) -> None:
    settings.put_retention(studied, {SGD: 0.85}, NOON, states_after)
    parameters.keep(studied, FIT, NOON, states_after, adopted=True)
    both = Tuning(STRONG, 0.85)
    assert tuning.of_card(Peek(studied.path), "two") == both
    assert Peek(studied.path).memory("two") == expected(make, both)
    assert is_sound(studied)


def test_doctor_sees_memory_that_was_folded_otherwise(studied: Store) -> None:
    query(studied.path, "INSERT INTO settings VALUES (1, 'retention', ?, ?, '')", '{"":0.7}', "x")
    bad = {found.name for found in doctor.examine(studied, states_after) if not found.ok}
    assert bad == {"memory", "settings"}
    assert doctor.rebuild(studied, states_after) == 3
    bad = {found.name for found in doctor.examine(studied, states_after) if not found.ok}
    assert bad == {"settings"}


def test_a_setting_is_read_without_the_open_store(studied: Store) -> None:
    peek = Peek(studied.path)
    assert peek.setting("exam") is None
    settings.put(studied, "exam", {"": "2026-12-15"}, NOON)
    assert peek.setting("exam") == {"": "2026-12-15"}
    kept = query(studied.path, "SELECT value FROM settings")
    assert [json.loads(value) for (value,) in kept] == [{"": "2026-12-15"}]


def test_a_history_of_lines_brings_back_how_fsrs_was_set(studied: Store, tmp_path: Path) -> None:
    parameters.keep(studied, FIT, NOON, states_after, adopted=True)
    settings.put_retention(studied, {LOSS: 0.97}, NOON, states_after)
    portable.write(studied.path, tmp_path / "history.jsonl.gz")
    other = tmp_path / "other.db"
    restoring.restore(other, tmp_path / "history.jsonl.gz", NOON, states_after)
    assert is_sound(open_store(other, now=NOON))
    before, after = Peek(studied.path), Peek(other)
    assert tuning.of_card(after, "three") == tuning.of_card(before, "three") == Tuning(STRONG, 0.97)
    for card in ("one", "two", "three"):
        assert after.memory(card) == before.memory(card)
