"""Restoring: checked first, nothing overwritten, and nobody goes on writing to the old store."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from quizapp.errors import (
    BadInputError,
    QuizappError,
    StoreBusyError,
    StoreDamagedError,
    UsageError,
)
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state, states_after
from quizapp.store.backups import backup
from quizapp.store.backups import restore as restoring
from quizapp.store.database import open_store
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.peek import Peek
from tests.store import released
from tests.store.conftest import NOON, begun_elsewhere, query

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store
    from tests.store.conftest import Make

LEARNER = b'{"quizapp": "history", "schema": "0002"}\n{"table": "learners", "id": %s}\n'


@pytest.fixture
def studied(store: Store, make: Make) -> Store:
    make.load(store, *(make.card(f"question {n}", id=f"card-{n}") for n in range(3)), make.skill())
    for rating in Rating:
        _answer(store, make, rating)
    reviews.record(store, make.row("card-2", event=Event.SUSPEND), next_state)
    reviews.undo(store, make.row("", refers_to="r0001"), next_state)
    return store


def _answer(store: Store, make: Make, rating: Rating = Rating.GOOD) -> str:
    return reviews.record(store, make.row("card-1", rating), next_state).id


def _ids(path: Path) -> list[str]:
    return [row.id for row in Peek(path).log()]


def _restore(path: Path, source: Path) -> Path | None:
    return restoring.restore(path, source, NOON, states_after).aside


def _refuse(*_: object) -> None:
    raise StoreDamagedError("the store is damaged")


def _is_healthy(path: Path) -> bool:
    return all(found.ok for found in doctor.examine(open_store(path, now=NOON), states_after))


def test_the_store_is_what_it_was_and_the_old_one_is_set_aside(studied: Store, make: Make) -> None:
    kept = backup.before(studied.path, NOON)
    before = _ids(studied.path)
    lost = _answer(studied, make)
    aside = _restore(studied.path, kept)
    assert _ids(studied.path) == before
    assert aside
    assert aside.parent == studied.path.parent
    assert _ids(aside) == [*before, lost]
    assert studied.path.stat().st_mode & 0o777 == 0o600
    assert _is_healthy(studied.path)
    assert not list(studied.path.parent.glob(".*"))
    again = _restore(studied.path, aside)
    assert again not in {None, aside}
    assert _ids(studied.path) == [*before, lost]


def test_the_rows_that_came_back_are_counted_though_others_write_at_once(
    studied: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup.before(studied.path, NOON)
    before = len(_ids(studied.path))
    swap = restoring._swap

    def swap_and_answer(*places: Path) -> Path:
        aside = swap(*places)
        _answer(studied, make)
        return aside

    monkeypatch.setattr(restoring, "_swap", swap_and_answer)
    done = restoring.restore(studied.path, kept, NOON, states_after)
    assert done.rows == before
    assert len(_ids(studied.path)) == before + 1


def test_whoever_had_the_store_open_writes_into_the_restored_one(
    studied: Store, make: Make
) -> None:
    kept = backup.before(studied.path, NOON)
    before = _ids(studied.path)
    _answer(studied, make)
    aside = _restore(studied.path, kept)
    assert aside
    set_aside = aside.read_bytes()
    last = _answer(studied, make)
    assert _ids(studied.path) == [*before, last]
    assert aside.read_bytes() == set_aside


def test_a_restore_waits_for_whoever_writes(
    studied: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup.before(studied.path, NOON)
    monkeypatch.setattr(backup, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(studied.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            _restore(studied.path, kept)
    assert [file.name for file in studied.path.parent.glob("*restore*")] == []


def test_where_there_is_no_store_one_is_made(studied: Store, tmp_path: Path) -> None:
    new = tmp_path / "new" / "quizapp.db"
    assert _restore(new, studied.path) is None
    assert _ids(new) == _ids(studied.path)
    assert list(new.parent.iterdir()) == [new]


@pytest.mark.parametrize("name", ["history.jsonl", "history.jsonl.gz"])
def test_a_history_as_lines_makes_the_same_memory(
    studied: Store, make: Make, tmp_path: Path, name: str
) -> None:
    lines = backup.lines(studied.path, tmp_path / name)
    new = tmp_path / "new.db"
    assert _restore(new, lines) is None
    for said in ("SELECT * FROM reviews", "SELECT * FROM learners"):
        assert query(new, said) == query(studied.path, said)
    learned = "SELECT * FROM memory WHERE card_key IN (SELECT card_key FROM reviews)"
    assert query(new, learned) == query(studied.path, learned)
    assert _is_healthy(new)
    # The decks are read again, and the cards in them are the ones that were answered.
    store = open_store(new, now=NOON)
    changes = make.load(store, *(make.card(f"question {n}", id=f"card-{n}") for n in range(3)))
    assert [key for key, _ in changes.added] == ["card-0"]
    assert changes.retired == ()
    assert _is_healthy(new)


@pytest.mark.parametrize("name", ["history.jsonl", "history.jsonl.gz"])
def test_a_history_that_was_cut_off_after_any_line_is_refused(
    studied: Store, tmp_path: Path, name: str
) -> None:
    lines = backup.lines(studied.path, tmp_path / name)
    packed = name.endswith(".gz")
    whole = (gzip.decompress(lines.read_bytes()) if packed else lines.read_bytes()).splitlines(True)
    before = studied.path.read_bytes()
    for end in range(1, len(whole)):
        cut = b"".join(whole[:end])
        lines.write_bytes(gzip.compress(cut) if packed else cut)
        said = f"^{lines}: has {end - 1} rows and not {len(whole) - 1}; try another backup$"
        with pytest.raises(BadInputError, match=said):
            _restore(studied.path, lines)
    assert studied.path.read_bytes() == before


def test_an_editor_may_have_marked_the_lines_and_their_ends(studied: Store, tmp_path: Path) -> None:
    lines = backup.lines(studied.path, tmp_path / "history.jsonl")
    lines.write_bytes(b"\xef\xbb\xbf" + lines.read_bytes().replace(b"\n", b"\r\n"))
    _restore(tmp_path / "new.db", lines)
    assert _ids(tmp_path / "new.db") == _ids(studied.path)


def test_lines_of_an_older_quizapp_are_understood(path: Path, tmp_path: Path) -> None:
    lines = backup.lines(released.rebuilt("0001", path), tmp_path / "old.jsonl")
    _restore(tmp_path / "new.db", lines)
    assert _ids(tmp_path / "new.db") == [row[0] for row in query(path, "SELECT id FROM reviews")]
    assert _is_healthy(tmp_path / "new.db")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"my notes\n",
        b"\xff\xfe\x00\x00",
        b'{"quizapp": "history", "schema": "9999"}\n',
        b'{"quizapp": "history", "schema": "0002"}\n{"table": "sqlite_master", "name": "x"}\n',
        b'{"quizapp": "history", "schema": "0002"}\n{"table": "reviews", "id": "x"}\n',
        b'{"quizapp": "history", "schema": "0002"}\n{"table": "reviews", "oops": 1}\n',
        b'{"quizapp": "history", "schema": "0002"}\n[' + b"[" * 100_000,
        LEARNER % b"99999999999999999999999",
        LEARNER % b'"\\ud800"',
        LEARNER % b"[1]",
        b'{"quizapp": "history", "schema": "0002", "rows": 2}\n',
        b"\x1f\x8b broken",
        gzip.compress(b'{"quizapp": "history", "schema": "0002"}\n' * 2, mtime=0)[:-9],
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + bytes(4080),
    ],
)
def test_what_is_no_backup_is_refused_and_the_store_stays(
    studied: Store, tmp_path: Path, content: bytes
) -> None:
    source = tmp_path / "source"
    source.write_bytes(content)
    before = studied.path.read_bytes()
    there = set(tmp_path.iterdir())
    with pytest.raises(QuizappError) as refusal:
        _restore(studied.path, source)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).startswith(str(source))
    assert studied.path.read_bytes() == before
    assert set(tmp_path.iterdir()) == there


def test_a_damaged_backup_is_refused(studied: Store, tmp_path: Path) -> None:
    kept = backup.before(studied.path, NOON)
    lines = backup.lines(studied.path, tmp_path / "history.jsonl")
    cut = kept.read_bytes()
    before = studied.path.read_bytes()
    query(kept, "DROP TRIGGER reviews_keep_update")
    query(kept, "UPDATE reviews SET typed = 'other' WHERE seq = 2")
    with pytest.raises(QuizappError, match="review 2 of the log"):
        _restore(studied.path, kept)
    kept.write_bytes(cut[: len(cut) // 2])
    with pytest.raises(QuizappError):
        _restore(studied.path, kept)
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    for row in rows:
        if row.get("seq") == 3:
            row["typed"] = "other"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with pytest.raises(QuizappError, match="review 3 of the log"):
        _restore(studied.path, lines)
    assert studied.path.read_bytes() == before


def test_the_store_itself_and_what_is_not_there(studied: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the store itself"):
        _restore(studied.path, studied.path)
    for nothing in (tmp_path / "nothing", tmp_path):
        with pytest.raises(BadInputError, match="no such file"):
            _restore(studied.path, nothing)


def test_a_damaged_store_is_set_aside_with_its_journal(
    studied: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup.before(studied.path, NOON)
    wanted = _ids(studied.path)
    journal = studied.path.with_name("quizapp.db-journal")
    journal_of_then = b"a journal of what was going on"
    journal.write_bytes(journal_of_then)
    damaged = b"not SQLite" * 1000
    # As where SQLite can make nothing of the journal: else it has gone by then.
    monkeypatch.setattr(restoring, "_held", sqlite3.connect)
    monkeypatch.setattr(backup, "before", _refuse)
    studied.path.write_bytes(damaged)
    aside = _restore(studied.path, kept)
    assert aside
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == journal_of_then
    assert not journal.exists()
    assert _ids(studied.path) == wanted
    assert _is_healthy(studied.path)


def test_a_file_system_without_links(studied: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    kept = backup.before(studied.path, NOON)
    before = studied.path.read_bytes()
    refused: list[str] = []

    def swap(journal: Path, _aside: Path) -> None:
        refused.append(begun_elsewhere(journal))

    monkeypatch.setattr(restoring, "_set_journal_aside", swap)
    aside = _restore(studied.path, kept)
    assert aside
    assert aside.read_bytes() == before
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert _is_healthy(studied.path)
    # Until the new store is in its place nobody may write into the old one.
    assert "database is locked" in refused[0]


def test_a_pipe_where_the_store_should_be_is_refused(path: Path, studied: Store) -> None:
    pipe = path.with_name("pipe.db")
    os.mkfifo(pipe)
    with pytest.raises(StoreDamagedError, match="this is no file"):
        _restore(pipe, backup.before(studied.path, NOON))
