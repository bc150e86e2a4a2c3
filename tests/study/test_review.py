from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.cards import Selection
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study import second_thoughts
from quizapp.study.auto import AutoQueue
from quizapp.study.review import AGAIN_AFTER, ReviewQueue
from quizapp.study.session import Session

if TYPE_CHECKING:
    import pytest

    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


def review(
    desk: Desk,
    *,
    new: int = 20,
    count: int | None = None,
    selection: Selection | None = None,
) -> Session:
    queue = ReviewQueue(
        desk.peek, desk.now, selection or Selection(), new_per_day=new, seed=1, count=count
    )
    return Session(desk, queue, Mode.REVIEW, schedules=True)


def rate_all(session: Session, rating: Rating = Rating.GOOD) -> list[str]:
    keys = []
    while asked := session.ask():
        keys.append(asked.question.key)
        session.rate(rating)
    return keys


EVERYTHING = ["epoch", "always", "direction", "evaluations", "backprop", "dag-grad-one/1"]


def test_new_cards_and_skills_come_in_the_order_of_the_deck(desk: Desk) -> None:
    assert rate_all(review(desk)) == EVERYTHING


def test_a_day_brings_no_more_new_cards_than_its_limit(desk: Desk, clock: Clock) -> None:
    assert rate_all(review(desk, new=2)) == EVERYTHING[:2]
    assert rate_all(review(desk, new=2)) == []
    clock.later(hours=15)  # 3 in the morning: still the same study day
    assert rate_all(review(desk, new=2)) == []
    clock.later(hours=2)
    assert rate_all(review(desk, new=2)) == EVERYTHING[2:4]


def test_what_is_due_comes_before_what_is_new(desk: Desk, clock: Clock) -> None:
    rate_all(review(desk, new=1))
    clock.later(days=30)
    assert rate_all(review(desk, new=2))[0] == "epoch"


def test_a_failed_card_comes_again_within_the_sitting(desk: Desk) -> None:
    session = review(desk)
    keys = []
    while asked := session.ask():
        keys.append(asked.question.key)
        fails = asked.question.key == "epoch" and keys.count("epoch") == 1
        session.rate(Rating.AGAIN if fails else Rating.GOOD)
    again = keys.index("epoch", 1)
    assert again == AGAIN_AFTER + 1 or again == len(keys) - 1
    assert sorted(keys) == sorted([*EVERYTHING, "epoch"])


def test_a_failed_card_comes_again_after_so_many_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.study.review.AGAIN_AFTER", 2)
    session = review(desk)
    keys = []
    while asked := session.ask():
        keys.append(asked.question.key)
        session.rate(Rating.AGAIN if keys == ["epoch"] else Rating.GOOD)
    assert keys[:4] == ["epoch", "always", "direction", "epoch"]


def test_a_card_that_was_failed_and_then_rated_otherwise_does_not_come_again(desk: Desk) -> None:
    session = review(desk, count=1)
    session.ask()
    session.rate(Rating.AGAIN)
    second_thoughts.rerate(session, Rating.GOOD)
    assert session.ask() is None


def test_undoing_a_failure_takes_its_open_repetition_along(desk: Desk) -> None:
    session = review(desk, count=1)
    session.ask()
    session.rate(Rating.AGAIN)
    session.ask()  # the only card, again
    second_thoughts.undo(session)
    session.ask()
    session.rate(Rating.GOOD)
    assert session.ask() is None


def test_the_count_is_of_cards_not_of_repetitions(desk: Desk) -> None:
    session = review(desk, count=2)
    keys = []
    while asked := session.ask():
        keys.append(asked.question.key)
        session.rate(Rating.AGAIN if keys.count(asked.question.key) == 1 else Rating.GOOD)
    assert sorted(keys) == ["always", "always", "epoch", "epoch"]


def test_a_skill_brings_a_fresh_instance_each_time(desk: Desk, clock: Clock) -> None:
    skills = Selection(kind="skill")
    prompts = set()
    for _ in range(4):
        session = review(desk, selection=skills)
        asked = session.ask()
        assert asked
        assert asked.question.origin
        prompts.add(asked.question.prompt)
        session.rate(Rating.GOOD)
        clock.later(days=9_000)
    assert len(prompts) == 4


def test_the_first_limit_is_kept_while_a_card_fails_over_and_over(desk: Desk) -> None:
    session = review(desk, count=1)
    for _ in range(4):
        assert session.ask()
        session.rate(Rating.AGAIN)
    assert session.ask()


def test_auto_goes_on_past_the_daily_limit_and_starts_over(desk: Desk) -> None:
    queue = AutoQueue(desk.peek, desk.now, Selection(), 15, seed=1)
    session = Session(desk, queue, Mode.REVIEW, schedules=True)
    keys = rate_all(session)
    assert len(keys) == 15
    assert keys[:6] == EVERYTHING
    assert set(keys[6:12]) == set(EVERYTHING)
