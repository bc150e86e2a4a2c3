"""The protocol of one answer, and that memory is the fold of the log whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizappError, UsageError
from quizapp.model.cards import Selection
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Origin
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.scheduling import next_state, states_after
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.peek import Peek
from tests.store.conftest import Make, examples, held, query

if TYPE_CHECKING:
    from quizapp.store.database import Store


@pytest.fixture(autouse=True)
def _loaded(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"), make.card("q2", id="two"), make.skill())


def undo(store: Store, make: Make, of: str | None = None) -> Review:
    row = make.row("", event=Event.UNDO, refers_to=of, schedules=False)
    return reviews.undo(store, replace(row, rating=None, verdict=None, score=None), next_state)


def test_an_answer_is_in_the_log_and_in_the_memory(store: Store, make: Make) -> None:
    row = make.row("one", Rating.GOOD, misconception="sign", hints=2, millis=900, session="s")
    written = reviews.record(store, row, next_state)
    assert written == replace(row, seq=1)
    peek = Peek(store.path)
    assert list(peek.log()) == [written]
    assert peek.memory("one") == next_state(None, Rating.GOOD, make.today)
    assert peek.memory("two") is None
    assert peek.introduced(make.today) == 1


def test_writing_an_answer_twice_writes_it_once(store: Store, make: Make) -> None:
    row = make.row("one")
    first = reviews.record(store, row, next_state)
    before = held(store)
    assert reviews.record(store, row, next_state) == first
    taken_back = make.row("one", event=Event.UNDO, refers_to=row.id)
    assert reviews.undo(store, taken_back, next_state).seq == 2
    assert reviews.undo(store, taken_back, next_state).seq == 2
    assert held(store) != before


def test_an_answer_in_a_quiz_is_kept_and_not_scheduled(store: Store, make: Make) -> None:
    reviews.record(store, make.row("one", mode=Mode.QUIZ, schedules=False), next_state)
    peek = Peek(store.path)
    assert len(list(peek.log())) == 1
    status = peek.status("one")
    assert status
    assert (status.state, status.reps) == ("new", 0)


def test_an_answer_to_an_unknown_card_is_refused(store: Store, make: Make) -> None:
    before = held(store)
    with pytest.raises(UsageError, match="no card `three`"):
        reviews.record(store, make.row("three"), next_state)
    assert held(store) == before


def test_a_drilled_problem_is_kept_without_a_deck(store: Store, make: Make) -> None:
    origin = Origin("sgd-step-scalar", 3, 10**30, 1)
    drilled = make.row("sgd-step-scalar/3", mode=Mode.DRILL, schedules=False, origin=origin)
    assert reviews.record(store, drilled, next_state).origin == origin
    peek = Peek(store.path)
    assert "sgd-step-scalar/3" not in [card.key for card in peek.new(Selection(), 9)]
    scheduled = make.row("sgd-step-scalar/3", mode=Mode.DRILL, origin=origin)
    reviews.record(store, scheduled, next_state)
    due = peek.due(make.today + 9, Selection(), 9)
    assert [one.key for one in due] == ["sgd-step-scalar/3"]
    added = make.load(store, make.skill("sgd-step-scalar", 3), location="user:more.md")
    assert len(added.moved) == 1
    status = peek.status("sgd-step-scalar/3")
    assert status
    assert status.reps == 1


def test_a_clock_set_back_is_flagged_and_nothing_is_due_in_the_past(
    store: Store, make: Make
) -> None:
    reviews.record(store, make.row("one", at=make.now + timedelta(days=400)), next_state)
    behind = reviews.record(store, make.row("one", at=make.now), next_state)
    assert behind.clock_behind
    assert behind.day == make.today
    memory = Peek(store.path).memory("one")
    assert memory
    assert memory.last_day == make.today + 400
    assert memory.due_day > memory.last_day
    elsewhere = reviews.record(store, make.row("two", at=make.now), next_state)
    assert not elsewhere.clock_behind
    fresh = Peek(store.path).memory("two")
    assert fresh
    assert fresh.last_day == make.today


def test_undo_takes_back_the_latest_that_counts(store: Store, make: Make) -> None:
    for card in ("one", "two"):
        reviews.record(store, make.row(card), next_state)
    assert undo(store, make).card == "two"
    assert undo(store, make).card == "one"
    with pytest.raises(QuizappError, match="nothing to undo"):
        undo(store, make)
    peek = Peek(store.path)
    assert peek.last_review() is None
    assert peek.counts(make.today).new_cards == 2
    assert len(list(peek.log())) == 4


def test_undo_by_name(store: Store, make: Make) -> None:
    first = reviews.record(store, make.row("one"), next_state)
    reviews.record(store, make.row("one", Rating.AGAIN), next_state)
    assert undo(store, make, first.id).refers_to == first.id
    assert Peek(store.path).memory("one") == next_state(None, Rating.AGAIN, make.today)
    for what, said in ((first.id, "undone before"), ("r9999", "nothing to undo")):
        with pytest.raises(QuizappError, match=said):
            undo(store, make, what)
    undone = list(Peek(store.path).log())[-1]
    with pytest.raises(QuizappError, match="nothing to undo"):
        undo(store, make, undone.id)


def test_a_forgotten_card_is_new_and_undo_brings_it_back(store: Store, make: Make) -> None:
    reviews.record(store, make.row("one"), next_state)
    memory = Peek(store.path).memory("one")
    reviews.record(store, make.row("one", event=Event.FORGET, schedules=False), next_state)
    peek = Peek(store.path)
    assert peek.memory("one") is None
    assert peek.introduced(make.today) == 0
    undo(store, make)
    assert peek.memory("one") == memory


def test_a_suspended_card_is_never_asked(store: Store, make: Make) -> None:
    reviews.record(store, make.row("one"), next_state)
    for card in ("one", "two"):
        reviews.record(store, make.row(card, event=Event.SUSPEND, schedules=False), next_state)
    peek = Peek(store.path)
    assert peek.due(make.today + 99, Selection(), 9) == []
    assert [card.key for card in peek.new(Selection(), 9)] == ["dag-grad-one/1"]
    assert peek.seen(Selection(), 9) == []
    reviews.record(store, make.row("one", event=Event.RESUME, schedules=False), next_state)
    assert [card.key for card in peek.due(make.today + 99, Selection(), 9)] == ["one"]


def test_a_rerating_reads_the_answer_anew(store: Store, make: Make) -> None:
    wrong = make.row("one", Rating.AGAIN, verdict=Verdict.INCORRECT, score=0.0, session="s")
    reviews.record(store, wrong, next_state)
    right = make.row("", Rating.EASY, event=Event.RERATE, refers_to=wrong.id)
    assert reviews.rerate(store, right, next_state).card == "one"
    peek = Peek(store.path)
    assert peek.memory("one") == next_state(None, Rating.EASY, make.today)
    (counted,) = peek.answered("s")
    assert (counted.id, counted.verdict, counted.score) == (wrong.id, Verdict.CORRECT, 1.0)
    undo(store, make)
    assert peek.answered("s") == []
    assert peek.memory("one") is None


def test_an_answer_to_a_card_retired_meanwhile_is_kept(store: Store, make: Make) -> None:
    make.load(store, make.card("q2", id="two"))
    reviews.record(store, make.row("one"), next_state)
    status = Peek(store.path).status("one")
    assert status
    assert (status.state, status.reps) == ("retired", 1)


events = st.sampled_from(["review", "quiz", "undo", "rerate", "forget", "suspend", "resume"])
steps = st.lists(
    st.tuples(events, st.sampled_from(["one", "two"]), st.sampled_from(Rating), st.integers(0, 40)),
    max_size=12,
)


@settings(max_examples=examples(10), deadline=None)
@given(steps)
def test_memory_is_the_fold_of_the_log_and_reviews_never_shrink(
    history: list[tuple[str, str, Rating, int]],
) -> None:
    make = Make()
    with make.fresh() as store:
        make.load(store, make.card("q1", id="one"), make.card("q2", id="two"))
        expected = 0
        for what, card, rating, gap in history:
            make.now += timedelta(days=gap - 3)
            expected += _happen(store, make, what, make.row(card, rating))
            assert query(store.path, "SELECT count(*), max(seq) FROM reviews") in (
                [(expected, expected)],
                [(0, None)],
            )
        findings = doctor.examine(store, states_after)
        assert [finding for finding in findings if not finding.ok] == []
        assert doctor.rebuild(store, states_after) == 0


def _happen(store: Store, make: Make, what: str, row: Review) -> int:
    """Returns how many rows that adds."""
    if what == "quiz":
        reviews.record(store, replace(row, schedules=False), next_state)
    elif what in ("undo", "rerate"):
        if Peek(store.path).last_review() is None:
            return 0
        row = replace(row, event=Event(what), refers_to=None)
        (reviews.undo if what == "undo" else reviews.rerate)(store, row, next_state)
    else:
        reviews.record(store, replace(row, event=Event(what)), next_state)
    return 1
