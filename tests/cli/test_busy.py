"""A store that another program holds: who waits in vain is told in one line, and exits with 4."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from quizapp.cli import main
from quizapp.errors import ExitCode
from quizapp.store.backups import backup
from quizapp.store.database import open_store
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from pathlib import Path

NOON = "2026-11-24T12:00:00+01:00"
REVIEW = ("review", "--auto", "good", "-n", "1")
# By command: what of the other program keeps it from its work.
WAITING = {
    ("suspend", "one"): "IMMEDIATE",
    REVIEW: "IMMEDIATE",
    ("doctor", "--rebuild"): "IMMEDIATE",
    ("stats",): "EXCLUSIVE",
    ("backup",): "EXCLUSIVE",
    ("log", "--ids"): "EXCLUSIVE",
}


def _run(*arguments: str) -> object:
    with pytest.raises(SystemExit) as exit_:
        main([*arguments])
    return exit_.value.code


@pytest.fixture
def studied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZAPP_NOW", NOON)
    deck = tmp_path / "small.md"
    deck.write_text("# Small\n\nQ: One? <!-- id: one -->\n\nA: = 1\n", "utf-8")
    assert _run("load", str(deck)) == 0
    assert _run(*REVIEW) == 0
    store = tmp_path / "home" / "quizapp.db"
    # Changed since the backup that the review may have taken: one more has to be read from it.
    os.utime(store, ns=(0, store.stat().st_mtime_ns + 1))
    return store


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a store in this process waits a moment, not the ten seconds."""
    for opens in (open_store, Peek.__init__):
        defaults = opens.__kwdefaults__ or {}
        assert defaults["busy_seconds"] == 10.0
        monkeypatch.setitem(defaults, "busy_seconds", 0.05)
    monkeypatch.setattr(backup, "BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("arguments", WAITING, ids=" ".join)
def test_who_waits_in_vain_is_told_in_one_line(
    studied: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = studied.read_bytes()
    capsys.readouterr()
    with closing(sqlite3.connect(studied, isolation_level=None)) as other:
        other.execute(f"BEGIN {WAITING[arguments]}")
        code = _run(*arguments)
    said = capsys.readouterr()
    assert code == ExitCode.BUSY
    assert said.out == ""
    clock, refusal = said.err.splitlines()
    assert "QUIZAPP_NOW" in clock
    assert refusal == (
        f"quizapp: {studied}: another program holds the store; close it and try again"
    )
    assert studied.read_bytes() == before
