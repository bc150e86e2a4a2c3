from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Selection
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Origin
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.reports.forecast import forecast
from quizapp.reports.progress import progress, streak
from quizapp.scheduling import next_state
from quizapp.store import figures
from quizapp.store.database import open_store
from quizapp.store.history import reviews
from quizapp.store.peek import Peek
from quizapp.study import loading

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date().toordinal()


class Learner:
    """A store in which a test writes answers."""

    def __init__(self, folder: Path) -> None:
        deck = folder / "deck.md"
        cards = [f'Q: {name}? <!-- id: {name} -->\n\nA: "{name}"' for name in ("one", "two")]
        other = "---\ntopic: other\n---\n\n" + 'Q: three? <!-- id: three -->\n\nA: "three"\n'
        deck.write_text("---\ntopic: first\n---\n\n" + "\n\n".join(cards), encoding="utf-8")
        (folder / "other.md").write_text(other, encoding="utf-8")
        self._store = open_store(str(folder / "store.db"), now=NOON)
        files, is_covered = loading.found([deck, folder / "other.md"], folder / "none")
        loading.apply(self._store, loading.pending(files, {}, is_covered), NOON)
        self.peek = Peek(folder / "store.db")
        self._number = 0

    def answer(self, card: str, score: float, ago: int = 0, **facts: object) -> Review:
        self._number += 1
        row = Review(
            id=f"r{self._number}",
            card=card,
            event=Event.REVIEW,
            at=NOON - timedelta(days=ago),
            offset_minutes=0,
            day=TODAY - ago,
            verdict=Verdict.CORRECT if score == 1 else Verdict.INCORRECT,
            score=score,
            rating=Rating.GOOD if score == 1 else Rating.AGAIN,
            millis=30_000,
            mode=Mode.QUIZ,
        )
        return reviews.record(self._store, replace(row, **facts), next_state)  # type: ignore[arg-type]  # fields by name

    def say(self, event: Event, of: Review, **facts: object) -> None:
        row = replace(of, id=f"{of.id}-{event}", event=event, refers_to=of.id, seq=0)
        reviews.record(self._store, replace(row, **facts), next_state)  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(tmp_path)


def test_topics_are_scored_the_weakest_first(learner: Learner) -> None:
    learner.answer("one", 1)
    learner.answer("two", 0)
    learner.answer("three", 1)
    found = progress(learner.peek, TODAY)
    assert [(topic.topic, topic.answers, topic.score) for topic in found.topics] == [
        ("first", 2, 0.5),
        ("other", 1, 1.0),
    ]
    assert (found.answers, found.days, found.minutes) == (3, 1, 1.5)


def test_an_answer_that_was_taken_back_counts_nowhere(learner: Learner) -> None:
    learner.say(Event.UNDO, learner.answer("one", 0))
    found = progress(learner.peek, TODAY)
    assert (found.answers, found.by_day, found.streak) == (0, (), 0)
    assert {topic.score for topic in found.topics} == {None}
    assert figures.mistaken(learner.peek) == []


def test_i_was_right_replaces_the_score(learner: Learner) -> None:
    wrong = learner.answer("one", 0)
    learner.say(Event.RERATE, wrong, score=1.0, rating=Rating.GOOD)
    assert progress(learner.peek, TODAY).topics[0].score == 1
    assert figures.mistaken(learner.peek) == []


def test_a_card_is_mistaken_by_its_last_answer_that_counts(learner: Learner) -> None:
    learner.answer("one", 0)
    learner.answer("two", 0)
    right = learner.answer("one", 1)
    assert figures.mistaken(learner.peek) == ["two"]
    learner.say(Event.UNDO, right)
    assert figures.mistaken(learner.peek) == ["one", "two"]


def test_diagnosed_mistakes_are_counted_by_family(learner: Learner) -> None:
    origin = Origin("dag-grad-one", 1, 7, 1)
    for tag in ("overwrite", "local-only", "overwrite"):
        learner.answer("one", 0, misconception=tag, origin=origin)
    learner.answer("two", 0, misconception="of-a-card")
    found = progress(learner.peek, TODAY).mistakes
    assert [(mistake.tag, mistake.times) for mistake in found] == [
        ("overwrite", 2),
        ("local-only", 1),
    ]


def test_retention_is_of_scheduled_repetitions_only(learner: Learner) -> None:
    learner.answer("one", 1, ago=9, schedules=True, mode=Mode.REVIEW)
    assert progress(learner.peek, TODAY).retention is None
    learner.answer("one", 0, ago=5, schedules=True, mode=Mode.REVIEW)
    learner.answer("one", 1, ago=3, schedules=True, mode=Mode.REVIEW)
    learner.answer("one", 0, ago=1)
    assert progress(learner.peek, TODAY).retention == 0.5


def test_time_at_an_abandoned_terminal_does_not_count(learner: Learner) -> None:
    learner.answer("one", 1, millis=8 * 3600 * 1000)
    assert progress(learner.peek, TODAY).minutes == 5


@pytest.mark.parametrize(
    ("days", "length"),
    [([], 0), ([10], 1), ([9], 1), ([8], 0), ([7, 8, 9, 10], 4), ([7, 9, 10], 2)],
)
def test_a_streak_lasts_until_a_day_is_missed(days: list[int], length: int) -> None:
    assert streak(days, today=10) == length


def test_what_is_overdue_is_due_now() -> None:
    assert forecast([(7, 2), (10, 1), (12, 4), (99, 5)], today=10) == (3, 0, 4, 0, 0, 0, 0)


def test_names_that_a_selection_may_use(learner: Learner) -> None:
    names = figures.names(learner.peek)
    assert names["deck"] == ["deck", "other"]
    assert names["topic"] == ["first", "other"]
    assert names["kind"] == ["text"]


def test_lines_tell_how_a_card_stands(learner: Learner) -> None:
    learner.answer("one", 1, schedules=True)
    lines = {line.key: line for line in figures.lines(learner.peek, Selection())}
    assert lines["two"].state == "new"
    assert (lines["one"].due_day or 0) > TODAY
