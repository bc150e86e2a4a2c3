"""`quizapp doctor`: a line a check, exit 5 when something is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


def test_a_store_that_is_well(program: Program) -> None:
    program("review", "--auto", "good", "-n", "2")
    done = program("doctor")
    assert done.code == 0
    *checks, backups = done.out.splitlines()
    assert backups.startswith("ok   backups      ")
    assert [line.split() for line in checks] == [
        ["ok", name, "good"]
        for name in (
            "file", "references", "tables", "log", "cards", "queue", "settings", "times", "memory",
            "permissions",
        )
    ]  # fmt: skip


def test_damage_is_named_and_a_rebuild_mends_what_it_can(program: Program) -> None:
    program("review", "--auto", "good", "-n", "2")
    with closing(sqlite3.connect(program.home / "quizapp.db")) as connection:
        connection.execute("UPDATE memory SET stability = 99 WHERE stability IS NOT NULL")
        connection.commit()
    hurt = program("doctor")
    assert hurt.code == 5
    assert "BAD  memory" in hurt.out
    assert "(and 1 more)" in hurt.out
    # A backup would bring back fewer answers than the log still has.
    store = program.home / "quizapp.db"
    assert hurt.err.splitlines()[-1] == f"quizapp: {store}: see above; `quizapp doctor --rebuild`"

    mended = program("doctor", "--rebuild")
    assert mended.code == 0
    assert mended.out.startswith("Rebuilt: 2 cards differed")
    assert program("doctor").code == 0


def test_what_others_may_read_is_told_how_to_mend(program: Program) -> None:
    program("review", "--auto", "good", "-n", "1")
    store = program.home / "quizapp.db"
    store.chmod(0o644)
    done = program("doctor")
    assert done.code == 6
    assert done.err.splitlines()[-1] == f"quizapp: {store}: see above; `chmod 600 {store}`"


def test_backups_that_cannot_be_made_are_told(program: Program) -> None:
    program("review", "--auto", "good", "-n", "1")
    backups = program.home / "backups"
    if backups.exists():
        backups.rename(program.home / "old")
    backups.write_text("a file where the folder should be")
    done = program("doctor")
    assert done.code == 6
    assert done.out.splitlines()[-1] == (
        f"BAD  backups      none can be made: {backups} is no folder"
    )
    assert done.err.splitlines()[-1] == (
        f"quizapp: {program.home}/quizapp.db: see above; make {backups} a folder that you may write"
    )


def test_no_store_is_no_illness_and_none_is_made(program: Program) -> None:
    done = program("doctor")
    assert done.code == 1
    assert "no store yet" in done.err
    assert not program.home.exists()


def test_a_foreign_file_is_refused(program: Program) -> None:
    program.home.mkdir()
    store = program.home / "quizapp.db"
    store.write_text("my notes")
    assert program("doctor").code == 5
    assert store.read_text() == "my notes"
