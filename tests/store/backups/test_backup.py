"""Backups: whole, checked, the owner's alone; none when nothing changed; few in the long run."""

from __future__ import annotations

import gzip
import json
import os
import stat
from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from quizapp.errors import DiskError, StoreDamagedError
from quizapp.scheduling import next_state
from quizapp.store import placing
from quizapp.store.backups import backup
from quizapp.store.database import open_store
from quizapp.store.health import verify
from quizapp.store.history import portable, reviews
from quizapp.store.peek import Peek
from tests.store import released
from tests.store.conftest import NOON, begun_elsewhere, query

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from quizapp.store.database import Store
    from tests.store.conftest import Make

LATER = timedelta(minutes=31)


@pytest.fixture
def studied(store: Store, make: Make) -> Store:
    make.load(store, *(make.card(f"question {n}", id=f"card-{n}") for n in range(3)))
    _answer(store, make)
    return store


def _answer(store: Store, make: Make) -> str:
    return reviews.record(store, make.row("card-1", typed="轮 ½"), next_state).id


def _ids(path: Path) -> list[str]:
    return [row.id for row in Peek(path).log()]


def test_a_backup_is_the_store_and_its_owners_alone(studied: Store) -> None:
    before = os.umask(0)
    try:
        taken = backup.automatic(studied.path, NOON)
    finally:
        os.umask(before)
    assert taken
    assert stat.S_IMODE(taken.stat().st_mode) == 0o600
    assert stat.S_IMODE(taken.parent.stat().st_mode) == 0o700
    for table in ("cards", "memory", "reviews", "learners"):
        said = f"SELECT * FROM {table}"  # noqa: S608 - a table's name
        assert query(taken, said) == query(studied.path, said)
    assert [file.name for file in taken.parent.iterdir() if file.name.startswith(".")] == []
    assert backup.latest_good(studied.path, NOON + LATER) == backup.Backup(taken, NOON)


def test_nothing_is_taken_when_nothing_changed(studied: Store, make: Make) -> None:
    assert backup.automatic(studied.path, NOON)
    assert backup.automatic(studied.path, NOON + 9 * LATER) is None
    _answer(studied, make)
    assert backup.automatic(studied.path, NOON + LATER / 2) is None
    assert backup.automatic(studied.path, NOON + LATER)


def test_nothing_is_taken_before_anything_was_answered(store: Store, make: Make) -> None:
    make.load(store, "question")
    assert backup.automatic(store.path, NOON) is None
    assert not backup.folder(store.path).exists()


def test_before_a_change_at_large_one_is_always_there(studied: Store, make: Make) -> None:
    first = backup.before(studied.path, NOON)
    assert backup.before(studied.path, NOON) == first
    last = _answer(studied, make)
    second = backup.before(studied.path, NOON)
    assert second != first
    assert _ids(second)[-1] == last
    assert [kept.path for kept in backup.kept(studied.path)] == [first, second]


def test_the_first_of_a_day_comes_with_the_log_as_lines(studied: Store, make: Make) -> None:
    first = backup.automatic(studied.path, NOON)
    _answer(studied, make)
    second = backup.automatic(studied.path, NOON + LATER)
    assert first
    assert second
    assert not second.with_suffix(".jsonl.gz").exists()
    with gzip.open(first.with_suffix(".jsonl.gz"), "rt", encoding="utf-8") as file:
        head, *rows = map(json.loads, file)
    assert head == {"quizapp": "history", "schema": "0002", "rows": len(rows)}
    (row,) = [row for row in rows if row["table"] == "reviews"]
    assert (row["card_key"], row["typed"], row["rating"]) == ("card-1", "轮 ½", 3)
    # The card that was answered, and no other: those come from the decks.
    assert [row["key"] for row in rows if row["table"] == "cards"] == ["card-1"]


def test_a_damaged_store_makes_no_backup(studied: Store) -> None:
    query(studied.path, "DROP TRIGGER reviews_keep_update")
    query(studied.path, "UPDATE reviews SET typed = 'other'")
    with pytest.raises(StoreDamagedError, match="review 1 of the log"):
        backup.before(studied.path, NOON)
    assert list(backup.folder(studied.path).iterdir()) == []


def test_a_damaged_backup_is_passed_over(studied: Store, make: Make) -> None:
    good = backup.before(studied.path, NOON)
    _answer(studied, make)
    bad = backup.before(studied.path, NOON + LATER)
    bad.write_bytes(bad.read_bytes()[:5000])
    latest = backup.latest_good(studied.path, NOON + LATER)
    assert latest
    assert latest.path == good


def test_a_clock_that_was_ahead_makes_neither_many_backups_nor_the_one_to_restore(
    studied: Store, make: Make
) -> None:
    ahead = backup.automatic(studied.path, NOON + timedelta(days=365))
    assert ahead
    assert backup.before(studied.path, NOON) == ahead
    assert backup.automatic(studied.path, NOON) is None
    _answer(studied, make)
    taken = backup.automatic(studied.path, NOON)
    assert taken
    _answer(studied, make)
    assert backup.automatic(studied.path, NOON + LATER / 2) is None
    assert backup.latest_good(studied.path, NOON + LATER) == backup.Backup(taken, NOON)
    taken.write_bytes(b"damaged")
    found = backup.latest_good(studied.path, NOON + LATER)
    assert found
    assert found.path == ahead


@pytest.mark.parametrize("back_up", [backup.automatic, backup.before])
def test_a_backup_leaves_this_process_its_locks_on_the_store(
    studied: Store, back_up: Callable[[Path, datetime], Path | None]
) -> None:
    """Whoever opens and closes the file by other means than SQLite's drops them all, unnoticed."""
    with studied.write():
        assert back_up(studied.path, NOON)
        assert "database is locked" in begun_elsewhere(studied.path)


def test_strangers_in_the_folder_are_no_backups(studied: Store) -> None:
    folder = backup.folder(studied.path)
    folder.mkdir()
    names = ("quizapp-20261399T000000Z.db", "quizapp.db", "other-20261124T110000Z.db", "notes.txt")
    for name in names:
        (folder / name).write_text("mine")
    assert backup.latest_good(studied.path, NOON + LATER) is None
    taken = backup.automatic(studied.path, NOON)
    assert {file.name for file in folder.iterdir()} >= {*names, taken and taken.name}


def test_a_copy_overwrites_nothing(studied: Store, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_text("mine")
    for copy in (backup.copy, backup.lines):
        with pytest.raises(DiskError, match="there is such a file"):
            copy(studied.path, mine)
    assert mine.read_text() == "mine"
    (tmp_path / "stick").mkdir()
    assert backup.copy(studied.path, tmp_path / "stick") == tmp_path / "stick" / "quizapp.db"


def test_a_full_disk_leaves_nothing_half_made(
    studied: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing, "sync_folder", full)
    with pytest.raises(DiskError, match="no space"):
        backup.before(studied.path, NOON)
    assert [kept.path.name for kept in backup.kept(studied.path)] in (
        [],
        ["quizapp-20261124T110000Z.db"],
    )
    assert not list(backup.folder(studied.path).glob(".*"))


def test_what_a_kill_left_half_made_goes_in_time(studied: Store, make: Make) -> None:
    taken = backup.automatic(studied.path, NOON)
    assert taken
    begun = NOON.timestamp() + 600
    half_made = [
        taken.with_name(f".{taken.name}.abc.new"),
        studied.path.with_name(".quizapp.db.abc.new-journal"),
    ]
    for left in half_made:
        left.touch()
        os.utime(left, (begun, begun))
    for now, there in ((NOON + LATER, True), (NOON + 2 * LATER, False)):
        _answer(studied, make)
        backup.automatic(studied.path, now)
        assert [left.exists() for left in half_made] == [there, there]


def test_two_years_of_study_and_every_backup_that_is_kept_is_whole(
    studied: Store, make: Make
) -> None:
    now = NOON
    told: dict[str, list[str]] = {}
    for day in (*range(0, 690, 11), *range(690, 730, 2)):
        for hours in (0,) if day < 720 else (0, 0.4, 0.6, 5):
            now = NOON + timedelta(days=day, hours=hours)
            make.now = now
            _answer(studied, make)
            if taken := backup.automatic(studied.path, now):
                told[taken.name] = _ids(studied.path)
    kept = backup.kept(studied.path)
    assert 20 <= len(kept) <= 12 + 10 + 9 + 4
    assert kept[-1].at == now
    assert now - kept[0].at > timedelta(days=230)
    for one in kept:
        assert verify.first_fault(one.path) is None
        assert _ids(one.path) == told[one.path.name]
    lines = {file.name.partition(".")[0] for file in backup.folder(studied.path).glob("*.gz")}
    assert lines <= {one.path.stem for one in kept}


def test_an_older_store_is_kept_as_it_was_before_it_is_migrated(path: Path) -> None:
    released.rebuilt("0001", path)
    before = query(path, "SELECT * FROM reviews")
    open_store(path, now=NOON)
    (kept,) = backup.kept(path)
    assert query(kept.path, "SELECT * FROM reviews") == before
    assert query(kept.path, "SELECT * FROM alembic_version") == [("0001",)]
    assert verify.first_fault(kept.path) is None


def test_the_rows_since_the_last_backup_are_verified_and_once_a_day_all(
    studied: Store, make: Make
) -> None:
    first = backup.before(studied.path, NOON)
    _answer(studied, make)
    spoil = "UPDATE reviews SET typed = 'other' WHERE seq = {}"
    query(studied.path, "DROP TRIGGER reviews_keep_update")
    query(studied.path, spoil.format(2))
    assert verify.first_fault(studied.path, since=first) == (
        "review 2 of the log is not as it was written"
    )
    query(studied.path, "UPDATE reviews SET typed = '轮 ½' WHERE seq = 2")
    assert verify.first_fault(studied.path) is None
    # What the first backup has was looked at when it was made; a day later it is again.
    query(studied.path, spoil.format(1))
    assert verify.first_fault(studied.path, since=first) is None
    assert verify.first_fault(studied.path) == "review 1 of the log is not as it was written"
    first.with_suffix(".jsonl.gz").touch()
    assert backup.automatic(studied.path, NOON + LATER)
    _answer(studied, make)
    before = backup.kept(studied.path)
    with pytest.raises(StoreDamagedError, match="review 1 of the log"):
        backup.automatic(studied.path, NOON + timedelta(days=1))
    assert backup.kept(studied.path) == before


def test_a_damaged_page_is_found_half_an_hour_later_and_a_lost_card_once_a_day(
    studied: Store, make: Make
) -> None:
    first = backup.before(studied.path, NOON)
    _answer(studied, make)
    query(studied.path, "DELETE FROM cards WHERE key = 'card-1'")
    assert verify.first_fault(studied.path, since=first) is None
    fault = verify.first_fault(studied.path)
    assert fault
    assert fault.endswith("points to nothing in cards")
    size = query(studied.path, "PRAGMA page_size")[0][0]
    root = query(studied.path, "SELECT rootpage FROM sqlite_master WHERE name = 'reviews'")[0][0]
    with studied.path.open("r+b") as file:
        file.seek((root - 1) * size + 3)
        file.write(b"\xff\xff")
    assert verify.first_fault(studied.path, since=first)


def test_where_somebody_waits_the_long_look_is_left_to_the_next_one(
    studied: Store, make: Make
) -> None:
    backup.before(studied.path, NOON)
    taken = []
    for turn, at_leisure in enumerate((False, True, True)):
        _answer(studied, make)
        taken.append(
            backup.automatic(studied.path, NOON + (1 + turn) * LATER, at_leisure=at_leisure)
        )
    assert [bool(one and one.with_suffix(".jsonl.gz").exists()) for one in taken] == [
        *(False, True, False)
    ]


def test_who_leaves_during_the_long_look_keeps_the_backup(
    studied: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.before(studied.path, NOON)
    _answer(studied, make)
    with monkeypatch.context() as patch:
        patch.setattr(portable, "write", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            backup.automatic(studied.path, NOON + LATER)
    kept = backup.kept(studied.path)[-1]
    assert backup.is_of(kept, studied.path)
    assert verify.first_fault(kept.path) is None
    assert [file.suffix for file in backup.folder(studied.path).iterdir()] == [".db", ".db"]
    _answer(studied, make)
    taken = backup.automatic(studied.path, NOON + 2 * LATER)
    assert taken
    assert taken.with_suffix(".jsonl.gz").exists()


def test_a_log_that_goes_on_from_another_is_verified_whole(studied: Store, make: Make) -> None:
    first = backup.before(studied.path, NOON)
    _answer(studied, make)
    query(studied.path, "DROP TRIGGER reviews_keep_update")
    query(studied.path, "UPDATE reviews SET digest = ? WHERE seq = 1", "0" * 64)
    fault = "review 1 of the log is not as it was written"
    assert verify.first_fault(studied.path, since=first) == fault
    # Nor does a copy that cannot be read vouch for anything.
    first.write_bytes(first.read_bytes()[:5000])
    assert verify.first_fault(studied.path, since=first) == fault


def test_a_day_that_began_with_a_backup_asked_for_has_its_log_as_lines_too(
    studied: Store, make: Make
) -> None:
    asked = backup.before(studied.path, NOON)
    assert not asked.with_suffix(".jsonl.gz").exists()
    _answer(studied, make)
    taken = backup.automatic(studied.path, NOON + LATER)
    assert taken
    assert taken.with_suffix(".jsonl.gz").exists()
