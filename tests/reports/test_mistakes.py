from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp import families
from quizapp.model.cards import Skill
from quizapp.model.modes import Mode
from quizapp.reports import asked_again
from quizapp.reports.mistakes import SHOWN, notebook_of
from quizapp.store.figures import notebook
from quizapp.study import second_thoughts
from quizapp.study.drill import Drill
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session
from tests.study.conftest import clock, desk

if TYPE_CHECKING:
    import pytest

    from quizapp.study.desk import Desk
    from quizapp.study.session import Session as Sitting

__all__ = ["clock", "desk"]


def drill(
    desk: Desk, level: int, *, seed: int = 5, count: int = 1, choices: bool = False
) -> Sitting:
    source = Drill([Skill("sgd-step-vector", level)] * count, seed=seed, choices=choices)
    return Session(desk, source, Mode.DRILL, schedules=False)


def answer(session: Sitting, typed: str) -> None:
    asked = session.ask()
    assert asked
    wrong = {known.tag: known.answer.text() for known in asked.question.misconceptions}
    session.submit(asked.question.answer.text() if typed == "right" else wrong.get(typed, typed))


def test_the_commonest_misconception_comes_first_and_slips_after_it(desk: Desk) -> None:
    session = drill(desk, 2, count=5)
    for typed in ("ascent", "no-lr", "[987, 654]", "no-lr", "[987, 654]"):
        answer(session, typed)
    found = notebook_of(desk.peek).mistakes
    assert [(one.tag, one.times) for one in found] == [("no-lr", 2), ("ascent", 1), ("", 2)]
    assert [one.title for one in found] == [
        "how long the step is",
        "the sign of the step",
        "not a known mistake",
    ]


def test_a_right_answer_at_the_same_level_or_a_higher_one_puts_it_right(desk: Desk) -> None:
    answer(drill(desk, 2), "ascent")
    answer(drill(desk, 1), "right")
    assert notebook_of(desk.peek).times == 1
    answer(drill(desk, 3), "right")
    book = notebook_of(desk.peek)
    assert (book.mistakes, book.put_right) == ((), 1)
    # And made once more it stands again.
    answer(drill(desk, 2, seed=6), "ascent")
    assert [(one.tag, one.times) for one in notebook_of(desk.peek).mistakes] == [("ascent", 1)]


def test_only_the_newest_problems_of_a_family_are_told_in_full(desk: Desk) -> None:
    session = drill(desk, 2, count=SHOWN + 3)
    for _ in range(SHOWN + 3):
        answer(session, "ascent")
    (mistake,) = notebook_of(desk.peek).mistakes
    assert mistake.times == SHOWN + 3
    newest = [row.prompt for row in notebook.wrong_answers(desk.peek)[:SHOWN]]
    assert [one.prompt for one in mistake.answers] == newest


def test_the_same_problem_again_is_one_entry(desk: Desk) -> None:
    for _ in range(3):
        answer(drill(desk, 2), "ascent")
    (mistake,) = notebook_of(desk.peek).mistakes
    assert [one.times for one in mistake.answers] == [3]


def test_a_variant_is_a_fresh_one_in_which_the_mistake_can_show(desk: Desk) -> None:
    answer(drill(desk, 2), "ascent")
    (mistake,) = notebook_of(desk.peek).mistakes
    variant = mistake.variant
    assert variant
    made = families.problem(variant.family, variant.level, variant.seed)
    assert made.question.prompt == variant.prompt
    assert made.question.prompt != mistake.answers[0].prompt
    assert "ascent" in made.wrong
    # The same one as long as nothing happens.
    assert notebook_of(desk.peek).mistakes[0].variant == variant


def test_a_family_without_another_problem_offers_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(drill(desk, 2), "ascent")
    only = families.problem("sgd-step-vector", 2, 5)
    monkeypatch.setattr(families, "problem", lambda *_: only)
    (mistake,) = notebook_of(desk.peek).mistakes
    assert mistake.variant is None


def test_a_mistake_that_was_picked_from_options_is_diagnosed(desk: Desk) -> None:
    session = drill(desk, 2, choices=True)
    asked = session.ask()
    assert asked
    options = asked.question.answer.view()["choices"]
    wrong = next(n for n in "1234" if n != asked.question.answer.text())
    session.submit(wrong)
    (mistake,) = notebook_of(desk.peek).mistakes
    (told,) = mistake.answers
    assert mistake.tag
    assert told.diagnosis
    assert told.prompt.endswith(f"4  {options[3]}")


def test_a_solution_asked_for_is_a_mistake_and_a_skipped_question_none(desk: Desk) -> None:
    session = drill(desk, 2, count=2)
    session.ask()
    session.give_up()
    session.ask()
    session.skip()
    (mistake,) = notebook_of(desk.peek).mistakes
    assert [(one.gave_up, one.typed) for one in mistake.answers] == [(True, "")]


def test_i_was_right_takes_an_answer_out_of_the_notebook(desk: Desk) -> None:
    session = drill(desk, 2)
    answer(session, "ascent")
    second_thoughts.insist(session)
    assert notebook_of(desk.peek).mistakes == ()


def test_all_cards_of_a_topic_are_told_and_those_that_were_mended_left_out(desk: Desk) -> None:
    session = Session(
        desk,
        Quiz(desk.peek, desk.now, ["evaluations", "epoch", "always", "evaluations", "epoch"], 1),
        Mode.QUIZ,
        schedules=False,
    )
    # Right before it was wrong puts nothing right.
    for typed in ("P + 1", "eon", "t", "P", "epoch"):
        session.ask()
        session.submit(typed)
    (mistake,) = notebook_of(desk.peek).mistakes
    assert (mistake.family, mistake.topic, mistake.variant) == ("", "small", None)
    told = [(one.key, one.typed, one.diagnosis) for one in mistake.answers]
    assert told == [("evaluations", "P", "the base value is forgotten"), ("always", "t", "")]
    assert notebook_of(desk.peek, "small").times == 2
    assert notebook_of(desk.peek, "sgd").times == 0


def test_what_can_not_be_asked_again_is_still_told(desk: Desk) -> None:
    answer(drill(desk, 2), "ascent")
    (row,) = notebook.wrong_answers(desk.peek)
    assert row.origin
    assert asked_again.question(desk.peek, row)
    for changed in (
        row.origin._replace(version=row.origin.version + 1),
        row.origin._replace(family="gone"),
    ):
        assert asked_again.question(desk.peek, replace(row, origin=changed)) is None


def test_a_choice_of_an_older_log_is_not_diagnosed_by_a_number(desk: Desk) -> None:
    session = Session(desk, Quiz(desk.peek, desk.now, ["direction"], 1), Mode.QUIZ, schedules=False)
    asked = session.ask()
    assert asked
    session.submit(next(n for n in "123" if n != asked.question.answer.text()))
    (row,) = notebook.wrong_answers(desk.peek)
    again = asked_again.question(desk.peek, row)
    assert again
    assert again.answer.view() == asked.question.answer.view()
    older = asked_again.question(desk.peek, replace(row, prompt="What fixes the direction?"))
    assert older
    assert older.answer.reveal().endswith("the gradient")
