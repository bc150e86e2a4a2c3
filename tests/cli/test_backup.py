"""`quizapp backup` and `restore`, and the backups that nobody asks for."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Program

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime.fromisoformat("2026-11-24T12:00:00+01:00")
ONE = ["review", "--auto", "good", "-n", "1"]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which one card was reviewed; made once, for it takes seconds."""
    folder = tmp_path_factory.mktemp("begun")
    deck = folder / "small.md"
    deck.write_text("# Small\n\nQ: One? <!-- id: one -->\n\nA: = 1\n\nQ: Two?\n\nA: = 2\n", "utf-8")
    program = Program(folder / "home")
    assert program("load", str(deck)).code == 0
    assert program(*ONE).code == 0
    return program.home


@pytest.fixture
def studied(program: Program, begun: Path) -> Program:
    # With the times of its files: a backup is known by that of its store.
    shutil.copytree(begun, program.home)
    return program


def _backups(program: Program, kind: str = "db") -> list[str]:
    return sorted(file.name for file in (program.home / "backups").glob(f"*.{kind}"))


def _ids(program: Program) -> list[str]:
    return program("log", "--ids").out.split()


def test_there_and_back(studied: Program) -> None:
    before = _ids(studied)
    made = studied("backup")
    assert made.code == 0
    path = made.out.removeprefix("Backup: ").strip()
    studied(*ONE)
    after = _ids(studied)
    assert after[:-1] == before
    back = studied("restore", path)
    assert back.code == 0
    said, aside = back.out.splitlines()
    assert len(before) == 1
    assert said == f"Restored {path}: 1 row of the log."
    assert _ids(studied) == before
    old = studied("--store", aside.removeprefix("The store as it was: "), "log", "--ids")
    assert old.out.split() == after
    assert studied("doctor").code == 0


def test_a_history_as_lines_can_be_read_and_restored(studied: Program, tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    assert studied("backup", str(file)).out == f"Backup: {file}\n"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows if row.get("table") == "reviews"] == _ids(studied)
    assert studied("--store", str(tmp_path / "new.db"), "restore", str(file)).code == 0
    again = studied("--store", str(tmp_path / "new.db"), "log", "--ids")
    assert again.out.split() == _ids(studied)


def test_a_sitting_backs_up_once_a_day_and_every_half_hour(studied: Program) -> None:
    before = _backups(studied)
    for minutes in (60, 70, 95):
        studied(*ONE, now=(NOON + timedelta(minutes=minutes)).isoformat())
    assert len(_backups(studied)) == len(before) + 2
    assert len(_backups(studied, "jsonl.gz")) == 1
    studied(*ONE, now=(NOON + timedelta(days=1)).isoformat())
    assert len(_backups(studied, "jsonl.gz")) == 2
    doctor = studied("doctor").out.splitlines()[-1]
    assert doctor.split()[:2] == ["ok", "backups"]
    assert _backups(studied)[-1] in doctor


def test_a_write_of_another_kind_backs_up_too(studied: Program) -> None:
    tomorrow = (NOON + timedelta(days=1)).isoformat()
    before = _backups(studied)
    assert studied("suspend", "one", now=tomorrow).code == 0
    assert len(_backups(studied)) == len(before) + 1
    assert studied("doctor", now=(NOON + timedelta(days=9)).isoformat()).code == 0
    assert studied("stats", now=(NOON + timedelta(days=9)).isoformat()).code == 0
    assert len(_backups(studied)) == len(before) + 1


def test_what_is_in_the_way_of_a_backup_is_said_and_the_answer_is_kept(studied: Program) -> None:
    folder = studied.home / "backups"
    if folder.exists():
        folder.rename(studied.home / "old")
    folder.write_text("a file where the folder should be")
    before = _ids(studied)
    done = studied(*ONE, now=(NOON + timedelta(days=1)).isoformat())
    assert done.code == 0
    assert "quizapp: no backup was made: " in done.err
    assert len(_ids(studied)) == len(before) + 1


def test_what_is_refused_is_one_line_though_no_backup_was_made_either(studied: Program) -> None:
    tomorrow = (NOON + timedelta(days=1)).isoformat()
    assert studied("undo").code == 0
    backups = studied.home / "backups"
    if backups.exists():
        backups.rename(studied.home / "old")
    backups.write_text("a file where the folder should be")
    refused = studied("undo", now=tomorrow)
    assert refused.code == 1
    _clock, said = refused.err.splitlines()
    assert said == "quizapp: there is nothing to undo; see `quizapp log`"


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link", "unreadable"])
def test_a_stranger_among_the_backups_stops_nothing(studied: Program, kind: str) -> None:
    folder = studied.home / "backups"
    folder.mkdir(exist_ok=True)
    stranger = folder / "quizapp-20261101T100000Z.db"
    match kind:
        case "folder":
            stranger.mkdir()
        case "pipe":
            os.mkfifo(stranger)
        case "dangling link":
            stranger.symlink_to("nothing")
        case _:
            stranger.write_text("no store")
            stranger.chmod(0)
    tomorrow = (NOON + timedelta(days=1)).isoformat()
    for command in (["suspend", "one"], ["undo"], ["doctor"], ["backup"]):
        done = studied(*command, now=tomorrow)
        assert done.code == 0, done.err
        assert "no backup" not in done.err
    assert os.path.lexists(stranger)


def test_refusals_are_one_line(studied: Program, program: Program, tmp_path: Path) -> None:
    (tmp_path / "small.md").write_text("Q: One?\n\nA: = 1\n", "utf-8")
    for arguments, code in (
        (["restore", str(tmp_path / "nothing")], 3),
        (["restore", str(tmp_path / "small.md")], 3),
        (["restore", str(studied.home / "quizapp.db")], 2),
        (["backup", str(tmp_path / "small.md")], 6),
    ):
        done = studied(*arguments)
        assert (done.code, done.out) == (code, "")
        assert len(done.err.splitlines()) == 2  # the line about the clock, and the refusal
    assert program("--store", str(tmp_path / "none.db"), "backup").code == 1
    assert not (tmp_path / "none.db").exists()


def test_a_store_that_cannot_be_opened_is_told_of_its_backup(studied: Program) -> None:
    path = studied("backup").out.removeprefix("Backup: ").strip()
    store = studied.home / "quizapp.db"
    store.write_bytes(store.read_bytes()[:3000])
    hurt = studied("doctor")
    assert hurt.code == 5
    assert path in hurt.out
    assert studied("restore", path).code == 0
    assert studied("doctor").code == 0


@pytest.mark.parametrize("command", ["config", "log", "backup", "doctor"])
def test_a_password_in_a_url_is_never_printed(program: Program, command: str) -> None:
    done = program("--store", "postgresql://me:secret@host/quiz", command)
    assert (done.code, done.out) == (2, "")
    assert "secret" not in done.err
    assert "PGPASSFILE" in done.err
