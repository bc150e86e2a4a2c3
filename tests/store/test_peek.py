"""Reading without SQLAlchemy: the same questions, the same answers, by index."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.model.cards import Selection
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store import compiled, compiling, drawing
from quizapp.store.history import reviews
from quizapp.store.peek import OutdatedError, Peek
from quizapp.store.standing import DueCounts

from .conftest import query

if TYPE_CHECKING:
    from quizapp.model.cards import StoredCard
    from quizapp.store.database import Store

    from .conftest import Make

ANY = Selection()


@pytest.fixture
def studied(store: Store, make: Make) -> Store:
    """Five cards in two decks: `a` and `b` reviewed days apart, `c` suspended, `d` retired."""
    a, b, c, d, e = (make.card(f"question {name}", id=name) for name in "abcde")
    make.load(store, a, b, c, d, make.skill())
    losses = "user:losses.md"
    f = make.card("question f", id="f", topic="losses", tags=("exam", "50%"), deck=losses)
    make.load(store, f, location=losses)
    make.load(store, a, b, c, e, make.skill())
    for days, card in ((0, "b"), (1, "a")):
        at = make.now + timedelta(days=days)
        reviews.record(store, make.row(card, Rating.EASY, at=at, session="s"), next_state)
    reviews.record(store, make.row("c", event=Event.SUSPEND, schedules=False), next_state)
    return store


@pytest.fixture
def peek(studied: Store) -> Peek:
    return Peek(studied.path)


def keys(found: list[StoredCard]) -> list[str]:
    return [one.key for one in found]


def test_the_most_overdue_comes_first(peek: Peek, make: Make) -> None:
    assert keys(peek.due(make.today + 7, ANY, 9)) == []
    assert keys(peek.due(make.today + 8, ANY, 9)) == ["b"]
    assert keys(peek.due(make.today + 99, ANY, 9)) == ["b", "a"]
    assert keys(peek.due(make.today + 99, ANY, 1)) == ["b"]
    assert keys(peek.due(make.today + 99, ANY, 1, {"b"})) == ["a"]


def test_new_ones_come_in_the_order_of_the_decks(peek: Peek) -> None:
    assert keys(peek.new(ANY, 9)) == ["e", "dag-grad-one/1", "f"]
    assert keys(peek.new(ANY, 1, ["e", "dag-grad-one/1"])) == ["f"]


def test_the_one_seen_longest_ago_comes_first(peek: Peek) -> None:
    assert keys(peek.seen(ANY, 9)) == ["b", "a"]
    assert keys(peek.seen(ANY, 1)) == ["b"]


@pytest.mark.parametrize(
    ("selection", "wanted"),
    [
        (Selection(deck="losses"), ["f"]),
        (Selection(deck="user:losses.md"), ["f"]),
        (Selection(topic="losses"), ["f"]),
        (Selection(tag="exam"), ["f"]),
        (Selection(tag="50%"), ["f"]),
        (Selection(tag="50_"), []),
        (Selection(tag="%"), []),
        (Selection(tag="xam"), []),
        (Selection(kind="skill"), ["dag-grad-one/1"]),
        (Selection(deck="sgd", kind="text"), ["a", "b", "e"]),
        (Selection(deck="nowhere"), []),
    ],
)
def test_a_selection(peek: Peek, selection: Selection, wanted: list[str]) -> None:
    topics = drawing.runs(peek, selection)
    found = [card for topic in topics for card in drawing.candidates(peek, selection, topic)]
    assert [key for key, _, _ in found] == wanted


def test_one_card(peek: Peek) -> None:
    f = peek.card("f")
    assert f
    assert (f.deck, f.card.deck, f.card.prompt) == ("losses", "user:losses.md", "question f")
    assert peek.card("nothing") is None
    assert keys(peek.cards(["f", "nothing", "a"])) == ["f", "a"]
    assert peek.keys() == ["a", "b", "c", "d", "dag-grad-one/1", "e", "f"]


def test_how_cards_stand(peek: Peek, studied: Store, make: Make) -> None:
    reviews.record(studied, make.row("e", Rating.AGAIN), next_state)
    found = {key: status.state for key in "abcdef" if (status := peek.status(key))}
    assert found == {
        "a": "review",
        "b": "review",
        "c": "suspended",
        "d": "retired",
        "e": "learning",
        "f": "new",
    }
    assert peek.status("nothing") is None


def test_counts(peek: Peek, make: Make) -> None:
    assert peek.counts(make.today + 8) == DueCounts(
        due_cards=1, due_skills=0, new_cards=2, new_skills=1
    )
    assert [peek.introduced(make.today + days) for days in range(3)] == [1, 1, 0]


def test_history_newest_first(peek: Peek) -> None:
    assert [row.card for row in peek.reviews()] == ["c", "a", "b"]
    assert [row.card for row in peek.reviews(limit=1)] == ["c"]
    assert [row.event for row in peek.reviews("a")] == [Event.REVIEW]
    last = peek.last_review()
    assert last
    assert last.card == "a"


def test_another_learner_has_a_memory_of_their_own(studied: Store, make: Make) -> None:
    query(studied.path, "INSERT INTO learners VALUES (2, 'Bob', '2026')")
    make.load(studied, "new card for all", location="user:more.md")
    bob = Peek(studied.path, learner=2)
    assert bob.reviews() == []
    assert bob.due(make.today + 99, ANY, 9) == []
    assert len(bob.new(ANY, 9)) == 1
    mine = reviews.record(replace(studied, learner=2), make.row("a"), next_state)
    assert mine.seq == 1
    assert keys(bob.due(make.today + 99, ANY, 9)) == ["a"]


def test_no_store_and_an_older_one_are_for_the_caller_to_make(path: Path, store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        Peek(path.with_name("nothing.db"))
    assert not path.with_name("nothing.db").exists()
    query(path, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(OutdatedError):
        Peek(path)


def test_a_peek_that_is_dropped_or_closed_lets_go_of_the_file(store: Store) -> None:
    dropped = Peek(store.path)._connection
    with Peek(store.path) as peek:
        closed = peek._connection
    for connection in (dropped, closed):
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_odd_file_names(tmp_path: Path, make: Make) -> None:
    from quizapp.store.database import open_store

    path = tmp_path / "50% of #1? 轮.db"
    open_store(path, now=make.now)
    assert Peek(path).keys() == []


# ------------------------------------------------------------------- one question, two drivers

VALUES: dict[str, Any] = {
    "learner": 1,
    "day": 10**6,
    "limit": 99,
    "key": "a",
    "mode": "quiz",
    "session": "s",
    "deck": "",
    "topic": "",
    "kind": "",
    "tag": "",
    "scheme": "user:",
    "of_topic": "sgd",
    "position": 1_000_001,
    "name": "exam",
    "start": 10**6,
    "until": 0,
    "days": 21.0,
    "end": "b",
}


def test_the_checked_in_texts_are_what_sqlalchemy_compiles() -> None:
    file = Path(compiled.__file__)
    assert file.read_text(encoding="utf-8") == compiling.compiled_source(), (
        "run `python -m quizapp.store.compiling`"
    )


@pytest.mark.parametrize("name", compiling.STATEMENTS)
def test_both_drivers_find_the_same(studied: Store, name: str) -> None:
    text = getattr(compiled, name.upper())
    values = {wanted: VALUES[wanted] for wanted in re.findall(r":(\w+)", text)}
    with closing(sqlite3.connect(studied.path)) as connection:
        raw = connection.execute(text, values).fetchall()
    with studied.read() as reading:
        core = reading.execute(compiling.STATEMENTS[name], values).fetchall()
    assert raw == [tuple(row) for row in core]


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("due", "ix_memory_due"),
        ("new", "ix_memory_new"),
        ("seen", "ix_memory_seen"),
        ("candidates", "ix_cards_topic (retired=? AND topic=?)"),
        ("candidate", "ix_cards_topic (retired=? AND topic=? AND position=?)"),
        ("runs", "COVERING INDEX ix_cards_topic (retired=? AND topic=? AND position>?)"),
        ("study_days", "COVERING INDEX ix_reviews_day (learner_id=? AND event=? AND day>?)"),
        ("by_day", "COVERING INDEX ix_reviews_day"),
        ("repetitions", "COVERING INDEX ix_reviews_figures"),
        ("recent_repetitions", "ix_reviews_day (learner_id=? AND event=? AND day>?)"),
        ("topic_time", "COVERING INDEX ix_reviews_figures"),
        ("confidence", "COVERING INDEX ix_reviews_confidence"),
        ("topic_scores", "COVERING INDEX ix_reviews_figures"),
        ("introduced", "COVERING INDEX ix_memory_new"),
        ("due_counts", "COVERING INDEX ix_memory_due"),
        ("new_counts", "COVERING INDEX ix_memory_new"),
        ("log_of_card", "ix_reviews_card"),
        ("newest_of_card", "ix_reviews_card"),
        ("sitting", "ix_reviews_session"),
        ("last_review", "sqlite_autoindex_reviews_1"),
    ],
)
def test_what_grows_is_read_by_index(store: Store, name: str, index: str) -> None:
    asked = re.sub(r":(\w+)", "1", getattr(compiled, name.upper()))
    plan = [line for *_, line in query(store.path, f"EXPLAIN QUERY PLAN {asked}")]
    assert index in " ".join(plan), plan
    if name in ("due", "new", "seen", "candidates"):
        assert not any("SORT" in line or "TEMP B-TREE" in line for line in plan), plan


def test_reading_needs_no_sqlalchemy() -> None:
    code = (
        "import sys, quizapp.store.peek;"
        "print(*{name.partition('.')[0] for name in sys.modules} & {'sqlalchemy', 'alembic'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def _in_wal(path: Path) -> sqlite3.Connection:
    """Does to a store what other programs may: puts it into WAL, and writes to it."""
    other = sqlite3.connect(path, isolation_level=None)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.execute("UPDATE cards SET line = line + 1")
    return other


def test_a_store_that_was_left_in_another_journal_mode_is_taken_back(
    studied: Store, make: Make
) -> None:
    _in_wal(studied.path).close()
    with Peek(studied.path) as peek:
        reviews.record(studied, make.row("e", Rating.GOOD), next_state)
        assert peek.memory("e")
    assert query(studied.path, "PRAGMA journal_mode") == [("delete",)]


def test_while_another_program_keeps_it_so_it_is_read(studied: Store) -> None:
    with closing(_in_wal(studied.path)), Peek(studied.path, busy_seconds=0) as peek:
        assert keys(peek.new(ANY, 9)) == ["e", "dag-grad-one/1", "f"]
        assert query(studied.path, "PRAGMA journal_mode") == [("wal",)]
