"""The fold of a card's rows; a step that only counts shows what reaches it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.model.grades import Verdict
from quizapp.model.memory import MemoryState
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.store.memory import Folded, advance, effective, fold

if TYPE_CHECKING:
    from tests.store.conftest import Make


def step(state: MemoryState | None, rating: Rating, day: int) -> MemoryState:
    """Adds up ratings as stability: the order and number of steps can be read off."""
    before = state.stability if state else 0
    return MemoryState(10 * before + rating, 5, day, day + 1)


def _undo(make: Make, of: Review) -> Review:
    return make.row("k", event=Event.UNDO, refers_to=of.id, schedules=False)


def _stability(*rows: Review) -> float | None:
    state = fold(rows, step).state
    return state.stability if state else None


def test_nothing_happened() -> None:
    assert fold([], step) == Folded()


def test_reviews_follow_each_other(make: Make) -> None:
    rows = [make.row("k", rating) for rating in (Rating.GOOD, Rating.AGAIN, Rating.HARD)]
    folded = fold(rows, step)
    assert folded.state is not None
    assert folded.state.stability == 312
    assert (folded.reps, folded.lapses, folded.first_day) == (3, 1, make.today)


def test_failing_a_new_card_is_no_lapse(make: Make) -> None:
    assert fold([make.row("k", Rating.AGAIN)], step).lapses == 0


def test_what_does_not_schedule_is_not_remembered(make: Make) -> None:
    assert fold([make.row("k", schedules=False)], step) == Folded()


def test_an_undone_review_never_was(make: Make) -> None:
    one, two, three = (make.row("k", rating) for rating in (Rating.HARD, Rating.GOOD, Rating.EASY))
    assert _stability(one, two, three, _undo(make, two)) == 24
    assert _stability(one, _undo(make, one)) is None


def test_the_last_rerating_counts(make: Make) -> None:
    review = make.row("k", Rating.AGAIN, verdict=Verdict.INCORRECT, misconception="sign")
    again = make.row("k", Rating.GOOD, event=Event.RERATE, refers_to=review.id)
    last = replace(again, id="last", rating=Rating.EASY)
    assert _stability(review, again) == 3
    assert _stability(review, again, last) == 4
    assert _stability(review, again, last, _undo(make, last)) == 3
    assert _stability(review, again, _undo(make, review)) is None
    (as_it_counts,) = effective([review, again])
    assert (as_it_counts.id, as_it_counts.verdict) == (review.id, Verdict.CORRECT)
    assert as_it_counts.misconception is None


def test_a_rerating_that_leaves_the_verdict_leaves_what_was_wrong(make: Make) -> None:
    review = make.row("k", Rating.AGAIN, verdict=Verdict.INCORRECT, misconception="sign")
    again = make.row(
        "k", Rating.HARD, event=Event.RERATE, refers_to=review.id, verdict=None, score=None
    )
    (as_it_counts,) = effective([review, again])
    assert as_it_counts == replace(review, rating=Rating.HARD)


def test_forgetting_starts_anew_and_can_be_undone(make: Make) -> None:
    rows = [make.row("k", Rating.GOOD), make.row("k", event=Event.FORGET)]
    assert fold(rows, step) == Folded()
    assert _stability(*rows, make.row("k", Rating.EASY)) == 4
    assert _stability(*rows, _undo(make, rows[1])) == 3


def test_suspending_leaves_the_memory(make: Make) -> None:
    review, away = make.row("k"), make.row("k", event=Event.SUSPEND)
    folded = fold([review, away], step)
    assert folded.suspended
    assert folded.state == fold([review], step).state
    assert fold([away, make.row("k", event=Event.FORGET)], step).suspended
    assert not fold([away, make.row("k", event=Event.RESUME)], step).suspended
    assert not fold([away, _undo(make, away)], step).suspended


def test_a_fold_is_its_rows_one_by_one(make: Make) -> None:
    rows = [make.row("k", rating) for rating in Rating]
    assert advance(fold(rows[:-1], step), rows[-1], step) == fold(rows, step)
