"""Figures in SQL against the same figures counted by hand from the log."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizappError
from quizapp.model import Event, Rating, Review, Verdict
from quizapp.scheduling import next_state, study_day
from quizapp.store import figures, reviews
from quizapp.store.memory import effective
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from quizapp.store.database import Store

    from .conftest import Make

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
        row = make.row("abc"[which % 3], rating, at=at, score=score, schedules=what == "review")
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
            assert figures.totals(peek) == (len(counted), sum(row.millis for row in counted))
            assert figures.topic_scores(peek) == by_topic(counted)
            assert figures.recent_topic_scores(peek, 99) == by_topic(counted)
            assert figures.recent_topic_scores(peek, 2) == by_topic(counted[-2:])
            assert figures.mistaken(peek) == mistaken(counted)
            since = study_day(make.now) + 1
            assert figures.retention(peek, since) == pytest.approx(retention(counted, since))


def by_topic(counted: list[Review]) -> list[tuple[str, int, float]]:
    scores = defaultdict(list)
    for row in counted:
        scores[TOPICS[row.card]].append(row.score or 0.0)
    return [(topic, len(of), sum(of) / len(of)) for topic, of in sorted(scores.items())]


def mistaken(counted: list[Review]) -> list[str]:
    last = {row.card: row for row in counted}
    wrong = [row for row in last.values() if row.score != 1.0]
    return [row.card for row in sorted(wrong, key=lambda row: row.seq)]


def retention(counted: list[Review], since: int) -> float | None:
    seen: set[str] = set()
    remembered = []
    for row in counted:
        if row.schedules:
            if row.card in seen and row.day >= since:
                remembered.append(row.rating is not Rating.AGAIN)
            seen.add(row.card)
    return sum(remembered) / len(remembered) if remembered else None
