"""Figures in SQL against the same figures counted by hand from the log."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizappError
from quizapp.model.days import study_day
from quizapp.model.grades import Verdict
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.scheduling import next_state
from quizapp.store import figures
from quizapp.store.figures import curves
from quizapp.store.history import reviews
from quizapp.store.memory import effective
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make

TOPICS = {"a": "sgd", "b": "sgd", "c": "losses"}
# What happens, in hours after what came before: to which card or to which row, how well.
happenings = st.lists(
    st.tuples(
        st.sampled_from(["review", "review", "quiz", "undo", "rerate"]),
        st.integers(0, 9),
        st.sampled_from([0.0, 0.5, 1.0]),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=14,
)


def lived(store: Store, make: Make, happened: list[tuple[str, int, float, int]]) -> list[Review]:
    """Returns the answers that count after all that happened, as they count."""
    made = [make.card(f"question {key}", id=key, topic=topic) for key, topic in TOPICS.items()]
    make.load(store, *made)
    rows: list[Review] = []
    at = make.now
    for what, which, score, hours in happened:
        at += timedelta(hours=hours)
        rating = Rating.GOOD if score == 1.0 else Rating.AGAIN
        row = make.row(
            "abc"[which % 3], rating, at=at, score=score, schedules=what == "review",
            millis=1000 * which, confidence=10 * which if hours % 2 else None,
        )  # fmt: skip
        if what in {"undo", "rerate"}:
            if not rows:
                continue
            target = rows[which % len(rows)].id
            row = make.row(
                "a", rating, at=at, score=score, event=Event(what), refers_to=target,
                verdict=Verdict.CORRECT, schedules=False,
            )  # fmt: skip
        try:
            rows.append(reviews.record(store, row, next_state))
        except QuizappError:
            # What was undone cannot be undone or rerated again.
            continue
    return [row for row in effective(rows) if row.event is Event.REVIEW]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(happenings)
def test_figures_are_those_of_the_answers_that_count(
    make: Make, happened: list[tuple[str, int, float, int]]
) -> None:
    with make.fresh() as store:
        counted = lived(store, make, happened)
        with Peek(store.path) as peek:
            assert figures.study_days(peek) == sorted({row.day for row in counted})
            assert curves.by_day(peek) == by_day(counted)
            assert curves.topic_time(peek) == topic_time(counted)
            assert curves.confidence(peek) == confidence(counted)
            assert curves.repetitions(peek) == repetitions(counted)
            since = study_day(make.now) + 2
            recent = [day for day in repetitions(counted) if day[0] >= since]
            assert curves.repetitions(peek, since) == recent
            assert sum(row[1] for row in curves.standing(peek, 1.0)) == len(TOPICS)
            assert figures.topic_scores(peek) == by_topic(counted)
            assert figures.recent_topic_scores(peek, 99) == by_topic(counted)
            assert figures.recent_topic_scores(peek, 2) == by_topic(counted[-2:])
            assert figures.mistaken(peek) == mistaken(counted)


def by_topic(counted: list[Review]) -> list[tuple[str, int, float]]:
    scores = defaultdict(list)
    for row in counted:
        scores[TOPICS[row.card]].append(row.score or 0.0)
    return [(topic, len(of), sum(of) / len(of)) for topic, of in sorted(scores.items())]


def mistaken(counted: list[Review]) -> list[str]:
    last = {row.card: row for row in counted}
    wrong = [row for row in last.values() if row.score != 1.0]
    return [row.card for row in sorted(wrong, key=lambda row: row.seq)]


def by_day(counted: list[Review]) -> list[tuple[int, int, int]]:
    days = sorted({row.day for row in counted})
    of_day = [[row.millis for row in counted if row.day == day] for day in days]
    return [(day, len(of), sum(of)) for day, of in zip(days, of_day, strict=True)]


def topic_time(counted: list[Review]) -> list[tuple[str, int, int]]:
    times = defaultdict(list)
    for row in counted:
        times[TOPICS[row.card]].append(row.millis)
    found = [(topic, len(of), sum(of)) for topic, of in times.items()]
    return sorted(found, key=lambda topic: (-topic[2], topic[0]))


def confidence(counted: list[Review]) -> list[tuple[int, int, int]]:
    said = defaultdict(list)
    for row in counted:
        if row.confidence is not None:
            said[row.confidence].append(row.score == 1.0)
    return [(percent, len(of), sum(of)) for percent, of in sorted(said.items())]


def repetitions(counted: list[Review]) -> list[tuple[int, int, int]]:
    last: dict[str, int] = {}
    kept = defaultdict(list)
    for row in counted:
        if row.schedules:
            if last.get(row.card, row.day) < row.day:
                kept[row.day].append(row.rating is not Rating.AGAIN)
            last[row.card] = row.day
    return [(day, len(of), sum(of)) for day, of in sorted(kept.items())]
