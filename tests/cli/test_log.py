"""`quizapp log`: everything that was answered, for people and for scripts."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.model.days import study_day
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.scheduling import next_state
from quizapp.store.database import open_store
from quizapp.store.history import reviews
from quizapp.store.peek import Peek
from quizapp.text import width
from tests.store import released

if TYPE_CHECKING:
    from tests.conftest import Program

NOON = "2026-11-24T12:00:00+01:00"
ASK = ["quiz", "-n", "1", "--seed", "1", "--kind", "true-false"]


def test_no_store_has_an_empty_log_and_makes_none(program: Program) -> None:
    for form in ([], ["--ids"], ["--json"]):
        done = program("log", *form)
        assert (done.code, done.out) == (0, "")
    assert not program.home.exists()


def test_every_answer_is_there_oldest_first(program: Program) -> None:
    first = program.talk(*ASK, say=[{"answer": "true"}]).grades[0]
    auto = program("review", "--auto", "hard", "-n", "2", now="2026-11-25T09:30:00+01:00")
    ids = [first["review"], *auto.out.replace("reviewed ", "").split()]
    assert program("log", "--ids").out.split() == ids

    rows = program("log", "--json").lines
    assert [row["id"] for row in rows] == ids
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert rows[0] | {"card": first["key"], "typed": "true", "mode": "quiz"} == rows[0]
    assert rows[0]["verdict"] == first["verdict"]
    assert (rows[1]["rating"], rows[1]["schedules"]) == ("hard", True)
    assert (rows[1]["at"], rows[1]["offset_minutes"]) == ("2026-11-25T08:30:00+00:00", 60)

    lines = program("log").out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("2026-11-24 12:00  ")
    assert lines[1].startswith("2026-11-25 09:30  ")
    assert lines[0].endswith("true")


def test_what_was_typed_cannot_steer_the_terminal(program: Program) -> None:
    program("load")
    now = datetime.fromisoformat(NOON)
    typed = "\x1b]0;轮\x07 \u202e" + "轮" * 40
    row = Review("r1", "dag-grad-one/1", Event.REVIEW, now, 60, study_day(now), typed=typed)
    reviews.record(open_store(program.home / "quizapp.db", now=now), row, next_state)
    (line,) = program("log").out.splitlines()
    assert width(line) <= 80
    assert "␛]0;轮␇ ⟨U+202E⟩轮" in line
    (fields,) = program("log", "--json").lines
    assert fields["typed"] == typed


@pytest.mark.parametrize("name", ["log", "undo", "suspend", "resume", "forget", "doctor"])
def test_help_shows_examples_line_by_line(program: Program, name: str) -> None:
    done = program(name, "--help")
    assert done.code == 0
    assert f"Examples:\n    quizapp {name}" in done.out
    assert not program.home.exists()


def test_a_store_of_an_older_quizapp_is_read_after_it_was_migrated(program: Program) -> None:
    program.home.mkdir()
    released.rebuilt("0001", program.home / "quizapp.db")
    assert len(program("log").out.splitlines()) >= 100
    assert program("undo", now="2027-02-01T12:00:00+01:00").code == 0


def _rebuilt(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Folds a log as JSON lines, knowing nothing of the store: states by card, None where new."""
    undone = {row["refers_to"] for row in rows if row["event"] == "undo"}
    standing = [row for row in rows if row["id"] not in undone]
    rerated = {row["refers_to"]: row["rating"] for row in standing if row["event"] == "rerate"}
    states: dict[str, Any] = {row["card"]: None for row in rows}
    for row in standing:
        if row["event"] == "forget":
            states[row["card"]] = None
        elif row["event"] == "review" and row["schedules"] and row["rating"]:
            rating = Rating[(rerated.get(row["id"]) or row["rating"]).upper()]
            states[row["card"]] = next_state(states[row["card"]], rating, row["day"])
    return states


def test_the_log_alone_makes_every_memory_again(program: Program) -> None:
    program.home.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        released.lived_in(Path(folder)).path.replace(program.home / "quizapp.db")
    rows = program("log", "--json").lines
    assert len(rows) >= 100
    assert {row["event"] for row in rows} >= {"review", "rerate", "undo", "forget", "suspend"}
    states = _rebuilt(rows)
    assert sum(state is not None for state in states.values()) > 5
    with Peek(program.home / "quizapp.db") as peek:
        assert {key: peek.memory(key) for key in states} == states
        assert [row.id for row in peek.log()] == [row["id"] for row in rows]
