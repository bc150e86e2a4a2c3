"""FSRS by study days: against another implementation, and against what must hold of any."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model.memory import Answers, MemoryState, Tuning
from quizapp.model.ratings import Rating
from quizapp.scheduling import (
    MAX_INTERVAL,
    USUAL_WEIGHTS,
    check_weights,
    next_state,
    previews,
    retrievability,
    states_after,
)

DAY = date(2026, 11, 24).toordinal()

ratings = st.sampled_from(Rating)
histories = st.lists(st.tuples(ratings, st.integers(0, 800)), min_size=1, max_size=12)
states = st.builds(
    lambda stability, difficulty, interval: MemoryState(stability, difficulty, DAY, DAY + interval),
    st.floats(0.001, 36_500),
    st.floats(1, 10),
    st.integers(1, 1000),
)
weights = st.tuples(
    *(
        st.floats(max(0.6 * usual, lowest), min(1.5 * usual, highest))
        for usual, lowest, highest in zip(
            USUAL_WEIGHTS[:-1],
            LOWER_BOUNDS_PARAMETERS[:-1],
            UPPER_BOUNDS_PARAMETERS[:-1],
            strict=True,
        )
    ),
    st.floats(0.125, 0.75),
)


@given(histories, st.just(()) | weights)
def test_agrees_with_the_other_implementation(
    history: list[tuple[Rating, int]], fitted: tuple[float, ...]
) -> None:
    tuning = Tuning(fitted)
    oracle = fsrs.Scheduler(
        fitted or USUAL_WEIGHTS, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card, state, day = fsrs.Card(), None, DAY
    for rating, gap in history:
        day += gap
        state = next_state(state, rating, day, tuning)
        at = datetime.combine(date.fromordinal(day), datetime.min.time(), UTC)
        card, _ = oracle.review_card(card, fsrs.Rating(rating), at)
        assert state.stability == pytest.approx(card.stability, rel=1e-3)
        assert state.difficulty == pytest.approx(card.difficulty, rel=1e-3)
        # Ours computes in 32 bits: an interval may round to the other side of a half.
        theirs = (card.due - at).days
        assert abs(state.due_day - day - theirs) <= 1 + theirs // 1000
        later = at + timedelta(days=9)
        assert retrievability(state, day + 9, tuning) == pytest.approx(
            oracle.get_card_retrievability(card, later), rel=1e-3
        )


@given(states, st.integers(0, 4000))
def test_a_better_rating_never_comes_again_sooner(state: MemoryState, gap: int) -> None:
    days = previews(state, DAY + gap)
    assert list(days) == list(Rating)
    assert sorted(days.values()) == list(days.values())


@given(states, ratings, st.integers(-900, 40_000))
def test_what_is_due_is_due_in_the_future(state: MemoryState, rating: Rating, gap: int) -> None:
    after = next_state(state, rating, DAY + gap)
    assert after.last_day == max(DAY, DAY + gap)
    assert 1 <= after.due_day - after.last_day <= MAX_INTERVAL
    assert max(previews(state, DAY + gap, Tuning(retention=0.05)).values()) <= MAX_INTERVAL


@given(states, ratings, st.integers(0, 900))
def test_previews_are_what_then_happens(state: MemoryState, rating: Rating, gap: int) -> None:
    after = next_state(state, rating, DAY + gap)
    assert previews(state, DAY + gap)[rating] == after.due_day - after.last_day


def test_a_card_never_reviewed() -> None:
    assert previews(None, DAY) == {
        Rating.AGAIN: 1,
        Rating.HARD: 1,
        Rating.GOOD: 2,
        Rating.EASY: 8,
    }


def test_a_higher_retention_comes_again_sooner() -> None:
    state = next_state(None, Rating.EASY, DAY)
    assert (
        previews(state, DAY + 8, Tuning(retention=0.95))[Rating.GOOD]
        < previews(state, DAY + 8)[Rating.GOOD]
    )


@given(states)
def test_memory_is_nine_tenths_after_its_stability_and_only_falls(state: MemoryState) -> None:
    whole = MemoryState(round(state.stability) or 1, state.difficulty, DAY, DAY + 1)
    assert retrievability(whole, DAY + int(whole.stability)) == pytest.approx(0.9)
    assert retrievability(state, DAY - 3) == 1
    curve = [retrievability(state, DAY + days) for days in (0, 1, 10, 100, 10_000)]
    assert sorted(curve, reverse=True) == curve


@pytest.mark.parametrize("retention", [0, 1, -0.5, 2, float("nan")])
def test_refuses_a_retention_that_is_no_probability(retention: float) -> None:
    with pytest.raises(ValueError, match="retention"):
        next_state(None, Rating.GOOD, DAY, Tuning(retention=retention))


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_refuses_what_is_no_rating(rating: int) -> None:
    with pytest.raises(ValueError, match="valid Rating"):
        next_state(None, rating, DAY)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    ("stability", "difficulty"), [(0, 5), (-1, 5), (float("nan"), 5), (1, 0), (1, 11)]
)
def test_refuses_a_state_outside_of_fsrs(stability: float, difficulty: float) -> None:
    with pytest.raises(ValueError, match=r"stability|difficulty"):
        next_state(MemoryState(stability, difficulty, DAY, DAY + 1), Rating.GOOD, DAY)


# Days that a clock may say: most come later, some are the same, some are behind.
seen = st.lists(st.tuples(ratings, st.integers(-3, 900) | st.just(0)), min_size=1, max_size=20)


@given(st.lists(seen, max_size=8), st.just(()) | weights, st.floats(0.05, 0.99))
def test_many_at_once_are_one_by_one_to_the_last_bit(
    cards: list[list[tuple[Rating, int]]], fitted: tuple[float, ...], retention: float
) -> None:
    tuning = Tuning(fitted, retention)
    all_reviews = [
        [
            (rating, DAY + sum(gap for _, gap in card[:turn]))
            for turn, (rating, _) in enumerate(card)
        ]
        for card in cards
    ]
    answers = [Answers(*zip(*reviews, strict=True)) for reviews in all_reviews]
    for reviews, state in zip(all_reviews, states_after(answers, tuning), strict=True):
        one_by_one = None
        for rating, day in reviews:
            one_by_one = next_state(one_by_one, rating, day, tuning)
        assert state == one_by_one


@pytest.mark.parametrize("decay", [0.1, 0.8])
def test_a_curve_may_fall_as_slowly_and_as_fast_as_fsrs_lets_it(decay: float) -> None:
    check_weights((*USUAL_WEIGHTS[:-1], decay))


@pytest.mark.parametrize(
    "fitted",
    [
        USUAL_WEIGHTS[:-1],
        (float("nan"), *USUAL_WEIGHTS[1:]),
        (float("inf"), *USUAL_WEIGHTS[1:]),
        (*USUAL_WEIGHTS[:-1], 0.09),
        (*USUAL_WEIGHTS[:-1], 0.81),
    ],
)
def test_weights_that_are_none_of_fsrs_are_refused(fitted: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="FSRS-6"):
        next_state(None, Rating.GOOD, DAY, Tuning(fitted))


def test_many_at_once_are_refused_as_one_is() -> None:
    with pytest.raises(ValueError, match="a rating is from 1 to 4, not 5"):
        states_after([Answers([3], [DAY]), Answers([5], [DAY])])
    with pytest.raises(ValueError, match="retention"):
        states_after([], Tuning(retention=1))
    with pytest.raises(ValueError, match="21 finite parameters"):
        states_after([], Tuning((1.0,)))
