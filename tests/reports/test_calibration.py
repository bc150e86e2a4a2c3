"""Calibration from counts, against the same from the answers one by one."""

from __future__ import annotations

from collections import Counter
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model.brier import brier
from quizapp.reports.calibration import Step, of_counts

answers = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1)


def counts(given_answers: list[tuple[int, bool]]) -> list[tuple[int, int, int]]:
    said = Counter(percent for percent, _ in given_answers)
    right = Counter(percent for percent, is_right in given_answers if is_right)
    return [(percent, said[percent], right[percent]) for percent in sorted(said)]


@given(answers)
def test_means_are_those_of_the_answers(given_answers: list[tuple[int, bool]]) -> None:
    found = of_counts(counts(given_answers))
    assert found.answers == len(given_answers)
    assert found.confidence == pytest.approx(fmean(percent for percent, _ in given_answers) / 100)
    assert found.right == pytest.approx(fmean(is_right for _, is_right in given_answers))
    scores = [brier(percent, is_right=is_right) for percent, is_right in given_answers]
    assert found.brier == pytest.approx(fmean(scores))


@given(answers)
def test_steps_hold_every_answer_once_and_lie_apart(given_answers: list[tuple[int, bool]]) -> None:
    steps = of_counts(counts(given_answers)).steps
    assert sum(step.answers for step in steps) == len(given_answers)
    assert sum(step.answers * step.right for step in steps) == pytest.approx(
        sum(is_right for _, is_right in given_answers)
    )
    tenths = [int(10 * step.confidence + 0.5 + 1e-9) for step in steps]
    assert tenths == sorted(set(tenths))


@given(answers)
def test_indifferent_is_the_score_of_who_always_says_how_often_they_are_right(
    given_answers: list[tuple[int, bool]],
) -> None:
    found = of_counts(counts(given_answers))
    assert found.right is not None
    always = fmean((found.right - is_right) ** 2 for _, is_right in given_answers)
    assert found.indifferent == pytest.approx(always, abs=1e-12)


def test_percentages_fall_to_the_nearest_tenth() -> None:
    found = of_counts([(84, 1, 0), (85, 1, 1), (94, 1, 1), (100, 2, 2)])
    assert found.steps == (Step(0.84, 1, 0.0), Step(0.895, 2, 1.0), Step(1.0, 2, 1.0))


def test_nothing_said_is_no_calibration() -> None:
    found = of_counts([])
    assert (found.answers, found.brier, found.steps) == (0, None, ())
