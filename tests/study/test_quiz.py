from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from quizapp.model import Selection
from quizapp.study.quiz import Quiz, draw

if TYPE_CHECKING:
    from quizapp.store.peek import Peek
    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


class Cards:
    """Stands in for the store's list of cards."""

    def __init__(self, *cards: tuple[str, str, str]) -> None:
        self._cards = list(cards)

    def candidates(self, _selection: Selection) -> list[tuple[str, str, str]]:
        return self._cards


def store_of(*cards: tuple[str, str, str]) -> Peek:
    return cast("Peek", Cards(*cards))


def test_the_same_seed_draws_the_same_quiz(desk: Desk) -> None:
    everything = Selection()
    assert draw(desk.peek, everything, 5, 7) == draw(desk.peek, everything, 5, 7)
    assert len({tuple(draw(desk.peek, everything, 3, seed)) for seed in range(9)}) > 1


def test_skills_are_left_to_drills_unless_asked_for(desk: Desk) -> None:
    assert len(draw(desk.peek, Selection(), 99, 1)) == 5
    assert draw(desk.peek, Selection(kind="skill"), 99, 1) == ["dag-grad-one/1"]


def test_topics_take_turns_so_that_no_deck_crowds_out_another() -> None:
    long = [(f"long-{n}", "long", "text") for n in range(90)]
    short = [(f"short-{n}", "short", "text") for n in range(5)]
    drawn = draw(store_of(*long, *short), Selection(), 10, 1)
    assert sum(key.startswith("short") for key in drawn) == 5


def test_two_gaps_of_one_text_are_never_in_one_quiz() -> None:
    gaps = store_of(("opt-05.1", "t", "cloze"), ("opt-05.2", "t", "cloze"), ("opt-06", "t", "text"))
    for seed in range(8):
        assert len(draw(gaps, Selection(), 10, seed)) == 2


def test_options_are_shuffled_reproducibly(desk: Desk) -> None:
    def shown(seed: int) -> tuple[str, ...]:
        question = Quiz(desk, ["direction"], seed).next()
        assert question
        return tuple(question.answer.view()["choices"])

    assert shown(3) == shown(3)
    assert len({shown(seed) for seed in range(12)}) > 2


def test_the_quiz_ends_when_its_time_is_up(desk: Desk, clock: Clock) -> None:
    quiz = Quiz(desk, ["epoch", "always"], 1, clock.now() + timedelta(minutes=20))
    assert quiz.next()
    clock.later(minutes=21)
    assert quiz.next() is None
