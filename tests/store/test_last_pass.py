"""The last pass before an exam: everything once more, no day too full, the weakest on the eve."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model.cards import Selection
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.scheduling import next_state, states_after
from quizapp.store import last_pass, settings
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.last_pass import CAPACITY, LONGEST, SHORTEST, Exam
from quizapp.store.peek import EXAMS, Peek

from .conftest import NOON

if TYPE_CHECKING:
    from quizapp.store.database import Store

    from .conftest import Make

ALL = Selection()
CARDS = 60


def set_dates(store: Store, make: Make, **days: int) -> None:
    """Sets exams by topic, so many days after today; `all_` is that of all topics."""
    dates = {
        "" if topic == "all_" else topic: date.fromordinal(make.today + days).isoformat()
        for topic, days in days.items()
    }
    settings.put(store, EXAMS, dates, NOON)


def answer(store: Store, make: Make, keys: list[str], days: int, rating: Rating) -> None:
    for key in keys:
        at = make.now + timedelta(days=days)
        reviews.record(store, make.row(key, rating, at=at), next_state)


@pytest.fixture
def studied(store: Store, make: Make) -> Store:
    """Sixty cards: of every three, one is known well, one fairly, and one barely."""
    made = [
        make.card(f"q{n}", id=f"k{n:02}", topic="sgd" if n % 2 else "loss") for n in range(CARDS)
    ]
    make.load(store, *made)
    for n, rating in enumerate((Rating.EASY, Rating.GOOD, Rating.HARD)):
        answer(store, make, [f"k{k:02}" for k in range(n, CARDS, 3)], 0, rating)
        answer(store, make, [f"k{k:02}" for k in range(n, CARDS, 3)], 3, Rating.EASY)
    return store


@given(st.integers(1, 5000), st.integers(1, 500), st.integers(100, 900_000))
def test_the_pass_is_as_long_as_a_usual_day_asks_for(learnt: int, per_day: int, day: int) -> None:
    length = day - last_pass.first_day(day, learnt, per_day)
    assert SHORTEST <= length <= LONGEST
    if SHORTEST < length < LONGEST:
        assert (length - 1) * per_day < learnt <= length * per_day


def test_without_a_date_nothing_is_asked_for_its_sake(studied: Store, make: Make) -> None:
    peek = Peek(studied.path)
    assert last_pass.upcoming(peek, make.today) == ()
    assert last_pass.passes(peek, make.today + 4, ALL) == []


def test_an_exam_that_is_over_asks_for_nothing(studied: Store, make: Make) -> None:
    set_dates(studied, make, all_=6)
    peek = Peek(studied.path)
    assert last_pass.upcoming(peek, make.today + 5) == (Exam("", make.today + 6),)
    assert last_pass.upcoming(peek, make.today + 6) == ()
    assert last_pass.passes(peek, make.today + 6, ALL) == []


def test_before_the_pass_begins_nothing_is_asked(studied: Store, make: Make) -> None:
    set_dates(studied, make, all_=8)
    peek = Peek(studied.path)
    begins = last_pass.standing(peek, Exam("", make.today + 8), make.today + 4).start
    assert begins == make.today + 8 - SHORTEST
    assert last_pass.passes(peek, begins - 1, ALL) == []
    assert last_pass.passes(peek, begins, ALL) != []


def walk(store: Store, make: Make, exam: int, first: int) -> dict[int, list[str]]:
    """Reviews day by day what is due and what the exam asks for; returns the keys by day."""
    peek, seen = Peek(store.path), {}
    for days in range(first, exam):
        day = make.today + days
        keys = [card.key for card in peek.due(day, ALL, 1000)]
        keys += last_pass.passes(peek, day, ALL)
        answer(store, make, keys, days, Rating.GOOD)
        assert last_pass.passes(peek, day, ALL) == [], "a day's share is done when it is done"
        seen[days] = keys
    return seen


def test_everything_is_seen_in_the_last_days_and_no_day_explodes(
    studied: Store, make: Make
) -> None:
    exam = 10
    set_dates(studied, make, all_=exam)
    seen = walk(studied, make, exam, exam - SHORTEST)
    assert {key for keys in seen.values() for key in keys} == {f"k{n:02}" for n in range(CARDS)}
    assert all(len(keys) <= CARDS / SHORTEST + 1 for keys in seen.values())
    assert all(finding.ok for finding in doctor.examine(studied, states_after))


def test_what_is_due_anyway_is_part_of_a_days_share(studied: Store, make: Make) -> None:
    peek = Peek(studied.path)
    first = min(state.due_day for n in range(CARDS) if (state := peek.memory(f"k{n:02}")))
    due = [card.key for card in peek.due(first, ALL, 1000)]
    answer(studied, make, due[:8], first - 1 - make.today, Rating.GOOD)
    set_dates(studied, make, all_=first + SHORTEST - make.today)
    assert len(last_pass.passes(peek, first, ALL)) == CARDS // SHORTEST - len(due[8:]) == 8


def test_the_weakest_come_on_the_eve(studied: Store, make: Make) -> None:
    set_dates(studied, make, all_=10)
    peek = Peek(studied.path)
    strength = {
        key: state.stability
        for key in (f"k{n:02}" for n in range(CARDS))
        if (state := peek.memory(key))
    }
    days = list(walk(studied, make, 10, 10 - SHORTEST).values())
    first, eve = days[0], days[-1]
    not_due = [strength[key] for key in first]
    assert min(sorted(not_due)[len(not_due) // 2 :]) >= max(strength[key] for key in eve)


def test_an_exam_in_one_topic_asks_for_that_one_only(studied: Store, make: Make) -> None:
    set_dates(studied, make, sgd=8)
    keys = last_pass.passes(Peek(studied.path), make.today + 7, ALL)
    assert keys
    assert all(int(key[1:]) % 2 for key in keys)


def test_who_reviews_one_topic_is_asked_the_share_of_that_one(studied: Store, make: Make) -> None:
    set_dates(studied, make, all_=8)
    peek = Peek(studied.path)
    everything = last_pass.passes(peek, make.today + 7, ALL)
    one = last_pass.passes(peek, make.today + 7, Selection(topic="loss"))
    assert one == [key for key in everything if int(key[1:]) % 2 == 0]
    assert last_pass.passes(peek, make.today + 7, Selection(deck="sgd")) == everything
    assert last_pass.passes(peek, make.today + 7, Selection(deck="other")) == []


def test_what_is_due_on_the_day_itself_comes_on_the_eve(store: Store, make: Make) -> None:
    """Seen in the last days, but due again on the day of the exam: once more before it."""
    make.load(store, make.card("one", id="one"), make.card("two", id="two"))
    answer(store, make, ["one"], 0, Rating.GOOD)
    answer(store, make, ["two"], 0, Rating.EASY)
    peek = Peek(store.path)
    state = peek.memory("one")
    assert state
    assert state.due_day == make.today + 2
    set_dates(store, make, all_=2)
    assert last_pass.passes(peek, make.today + 1, ALL) == ["one"]
    set_dates(store, make, all_=3)
    assert last_pass.passes(peek, make.today + 1, ALL) == []


def test_a_suspended_card_is_left_alone(studied: Store, make: Make) -> None:
    set_dates(studied, make, all_=8)
    away = make.row("k00", None, event=Event.SUSPEND, schedules=False)
    reviews.record(studied, away, next_state)
    peek = Peek(studied.path)
    assert "k00" not in last_pass.passes(peek, make.today + 7, ALL)
    assert last_pass.standing(peek, Exam("", make.today + 8), make.today + 4).learnt == CARDS - 1


def test_who_answers_much_a_day_has_a_shorter_pass(studied: Store, make: Make) -> None:
    peek = Peek(studied.path)
    assert last_pass.capacity(peek, make.today) == CAPACITY
    assert last_pass.capacity(peek, make.today + 4) == CARDS
    assert last_pass.capacity(peek, make.today + 60) == CAPACITY
