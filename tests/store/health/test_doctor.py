"""Doctor finds what is wrong, changes nothing, and `rebuild` mends what can be folded again.

`QUIZAPP_FLIPS=600` flips that many bits.
"""

from __future__ import annotations

import math
import os
import random
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.errors import StoreDamagedError
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state, states_after
from quizapp.store import create, settings
from quizapp.store.database import open_store
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.memory import folding
from tests.store import released
from tests.store.conftest import NOON, query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.store.database import Store
    from tests.store.conftest import Make

FLIPS = int(os.environ.get("QUIZAPP_FLIPS", "60"))


@pytest.fixture
def studied(store: Store, make: Make) -> Store:
    make.load(store, *(make.card(f"question {n}", id=f"card-{n}") for n in range(6)), make.skill())
    for rating in Rating:
        for n in range(5):
            reviews.record(store, make.row(f"card-{n}", rating), next_state)
    reviews.record(store, make.row("card-1", event=Event.FORGET), next_state)
    reviews.record(store, make.row("card-2", event=Event.SUSPEND), next_state)
    return store


def _damage(path: Path, *statements: str | tuple[Any, ...]) -> None:
    """Changes the file as no quizapp would: past its guards and checks."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        guards = [
            row[0]
            for row in connection.execute("SELECT sql FROM sqlite_master WHERE type='trigger'")
        ]
        for name in create.GUARDS:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *guards):
            text, *values = (statement,) if isinstance(statement, str) else statement
            connection.execute(text, values)
        connection.commit()


def _bad(store: Store) -> dict[str, str]:
    found = doctor.examine(store, states_after)
    return {finding.name: finding.message for finding in found if not finding.ok}


def test_a_healthy_store(studied: Store) -> None:
    before = studied.path.read_bytes()
    findings = doctor.examine(studied, states_after)
    assert [finding.name for finding in findings] == [
        "file", "references", "tables", "log", "cards", "queue", "settings", "times", "memory",
        "permissions",
    ]  # fmt: skip
    assert {finding.message for finding in findings} == {"good"}
    assert doctor.backups(studied.path, NOON).message.startswith("none yet")
    assert studied.path.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "name", "said"),
    [
        ("UPDATE reviews SET typed = 'other' WHERE seq = 3", "log", "review 3 of the log"),
        ("UPDATE reviews SET event = 'rexiew' WHERE seq = 3", "log", "review 3 of the log"),
        ("DELETE FROM reviews WHERE seq = 3", "log", "review 3 of the log is missing"),
        (
            "UPDATE memory SET stability = stability + 1 WHERE card_key = 'card-3'",
            "memory",
            "card-3",
        ),
        ("UPDATE memory SET reps = 9 WHERE card_key = 'card-3'", "memory", "card-3"),
        ("UPDATE memory SET stability = NULL WHERE card_key = 'card-3'", "memory", "of card-3"),
        ("UPDATE memory SET difficulty = NULL WHERE card_key = 'card-3'", "memory", "of card-3"),
        ("UPDATE memory SET last_day = NULL WHERE card_key = 'card-3'", "memory", "of card-3"),
        ("UPDATE memory SET due_day = NULL WHERE card_key = 'card-3'", "memory", "of card-3"),
        ("UPDATE memory SET first_day = NULL WHERE card_key = 'card-3'", "memory", "of card-3"),
        ("UPDATE memory SET stability = 1 WHERE card_key = 'card-5'", "memory", "of card-5"),
        ("UPDATE memory SET suspended = 0 WHERE card_key = 'card-2'", "memory", "card-2"),
        ("UPDATE memory SET retired = 1 WHERE card_key = 'card-4'", "queue", "card-4"),
        ("DELETE FROM memory WHERE card_key = 'card-5'", "queue", "card-5"),
        ("UPDATE cards SET prompt = 'other' WHERE key = 'card-0'", "cards", "card-0"),
        ("UPDATE cards SET deck = 'nowhere' WHERE key = 'card-0'", "references", "decks"),
        ("DROP INDEX ix_memory_due", "tables", "ix_memory_due is missing"),
        ("DROP TRIGGER reviews_keep_update", "tables", "reviews_keep_update is missing"),
    ],
)
def test_what_is_wrong_is_named(studied: Store, harm: str, name: str, said: str) -> None:
    _damage(studied.path, *([] if "TRIGGER" in harm else [harm]))
    if "TRIGGER" in harm:
        query(studied.path, harm)
    before = studied.path.read_bytes()
    assert said in _bad(studied)[name]
    assert studied.path.read_bytes() == before


def test_a_file_others_may_read(studied: Store) -> None:
    studied.path.chmod(0o644)
    assert "chmod 600" in _bad(studied)["permissions"]


def test_a_damaged_page(studied: Store) -> None:
    size = query(studied.path, "PRAGMA page_size")[0][0]
    root = query(studied.path, "SELECT rootpage FROM sqlite_master WHERE name = 'ix_memory_seen'")
    with studied.path.open("r+b") as file:
        file.seek((root[0][0] - 1) * size + 3)
        file.write(b"\xff\xff")
    assert "file" in _bad(studied)


_HELD = "SELECT {}, due_day FROM memory WHERE card_key = 'card-3'"
_HARM = "UPDATE memory SET {} = ?, due_day = due_day + ? WHERE card_key = 'card-3'"


def _single(value: float) -> float:
    """Returns the nearest number that 32 bits hold, as the library's are."""
    (near,) = struct.unpack("f", struct.pack("f", value))
    return float(near)


@pytest.mark.parametrize("name", ["stability", "difficulty"])
def test_what_another_machine_folds_is_good_and_rebuilt_to_the_last_bit(
    studied: Store, name: str
) -> None:
    found = _HELD.format(name)
    before = query(studied.path, found)
    _damage(studied.path, (_HARM.format(name), _single(before[0][0] * (1 + 4e-6)), 0))
    assert query(studied.path, found) != before
    assert _bad(studied) == {}
    assert doctor.rebuild(studied, states_after) == 1
    assert query(studied.path, found) == before


@pytest.mark.parametrize("name", ["stability", "difficulty"])
@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda value: _single(value * (1 + 4e-5)), id="too far"),
        pytest.param(lambda value: math.nextafter(value, 10), id="more digits than 32 bits have"),
    ],
)
def test_what_no_machine_folds_is_named(
    studied: Store, name: str, harm: Callable[[float], float]
) -> None:
    ((value, _),) = query(studied.path, _HELD.format(name))
    _damage(studied.path, (_HARM.format(name), harm(value), 0))
    assert list(_bad(studied)) == ["memory"]
    assert "card-3" in _bad(studied)["memory"]


@pytest.mark.parametrize(
    ("factor", "days", "is_good"),
    [(1 + 4e-6, 1, True), (1 + 4e-6, 2, False), (1, 1, False)],
)
def test_an_interval_may_be_rounded_otherwise_only_of_another_stability(
    studied: Store, factor: float, days: int, *, is_good: bool
) -> None:
    ((value, _),) = query(studied.path, _HELD.format("stability"))
    _damage(studied.path, (_HARM.format("stability"), _single(value * factor), days))
    assert list(_bad(studied)) == ([] if is_good else ["memory"])


def test_rebuilding_mends_memory_and_leaves_the_log(studied: Store) -> None:
    before = query(studied.path, "SELECT * FROM memory ORDER BY card_key")
    log = query(studied.path, "SELECT * FROM reviews")
    _damage(
        studied.path,
        "UPDATE memory SET stability = 99, reps = 77, due_day = due_day + 50",
        "UPDATE memory SET suspended = 1 - suspended, position = 5",
        "DELETE FROM memory WHERE card_key = 'card-3'",
    )
    assert doctor.rebuild(studied, states_after) == 7
    assert query(studied.path, "SELECT * FROM memory ORDER BY card_key") == before
    assert query(studied.path, "SELECT * FROM reviews") == log
    assert _bad(studied) == {}


def test_a_part_of_the_cards_after_another(studied: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = query(studied.path, "SELECT * FROM memory ORDER BY card_key")
    _damage(studied.path, "UPDATE memory SET reps = reps + 9")
    monkeypatch.setattr(folding, "_HELD", folding._HELD.limit(2))
    assert _bad(studied)["memory"].endswith("(and 6 more)")
    assert doctor.rebuild(studied, states_after) == 7
    assert query(studied.path, "SELECT * FROM memory ORDER BY card_key") == before


def _dump(path: Path) -> object:
    """Returns all that is stored; what went wrong where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())
    except (sqlite3.Error, ValueError) as error:
        return repr(error)


def _is_found(path: Path) -> bool:
    try:
        found = doctor.examine(open_store(path, now=NOON), states_after)
    except StoreDamagedError as refusal:
        return str(refusal).startswith(str(path))
    return not all(finding.ok for finding in found)


def test_at_least_19_of_20_flipped_bits_are_found(tmp_path: Path) -> None:
    """A bit anywhere in the file, where that changes what is stored."""
    store = released.lived_in(tmp_path)
    settings.put(store, "exam", "2026-12-24", NOON)
    chance = random.Random(FLIPS)
    good, stored = store.path.read_bytes(), _dump(store.path)
    changed, missed = 0, []
    while changed < FLIPS:
        place = chance.randrange(8 * len(good))
        flipped = bytearray(good)
        flipped[place // 8] ^= 1 << place % 8
        store.path.write_bytes(flipped)
        if _dump(store.path) == stored:
            continue
        changed += 1
        if not _is_found(store.path):
            missed.append(place)
        assert store.path.read_bytes() == flipped
    assert len(missed) <= FLIPS // 20, missed


@pytest.mark.parametrize(
    ("harm", "name", "said"),
    [
        ("UPDATE settings SET value = '\"2027-12-24\"'", "settings", "a row of settings"),
        ("UPDATE sessions SET plan = '{}'", "settings", "a row of sessions"),
        ("UPDATE decks SET loaded_at = '2026-11-24T11;00:00+00:00'", "times", "loaded_at"),
        ("UPDATE decks SET digest = 'g' || substr(digest, 2)", "times", "the digest of user:"),
        ("UPDATE cards SET first_seen = ''", "times", "first_seen"),
        ("ALTER TABLE learners ADD COLUMN colour TEXT", "tables", "learners is not as it was made"),
    ],
)
def test_what_no_chain_covers_is_looked_at_too(
    tmp_path: Path, harm: str, name: str, said: str
) -> None:
    store = released.lived_in(tmp_path)
    settings.put(store, "exam", "2026-12-24", NOON)
    assert _bad(store) == {}
    query(store.path, harm)
    assert said in _bad(store)[name]
