from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Skill
from quizapp.model.modes import Mode
from quizapp.study.choices import as_choice
from quizapp.study.differences import differences, is_checkable
from quizapp.study.drill import Drill
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from quizapp.study.outcome import Outcome


def drilled(desk: Desk, family: str, level: int, *, choices: bool = False) -> Session:
    drill = Drill([Skill(family, level)], seed=3, choices=choices)
    session = Session(desk, drill, Mode.DRILL, schedules=False)
    session.ask()
    session.shown()
    return session


def answered(desk: Desk, family: str, level: int, typed: str, *, choices: bool = False) -> Outcome:
    return drilled(desk, family, level, choices=choices).submit(typed)


def exact(outcome: Outcome) -> list[float]:
    """The entries of the right answer that is a vector, or its only number."""
    entries = outcome.asked.question.answer.text().strip("[]").split(", ")
    return [float(Fraction(entry)) for entry in entries]


def test_quotients_tend_to_the_number_beside_what_was_typed(desk: Desk) -> None:
    outcome = answered(desk, "dag-grad-one", 3, "-20")
    (checked,), (right,) = differences(outcome), exact(outcome)
    assert (checked.name, checked.typed, checked.is_right) == ("", "-20", False)
    assert [quotient.step for quotient in checked.quotients] == [0.1, 0.01, 0.001]
    last = checked.quotients[-1]
    assert last.value == pytest.approx(right, abs=1e-3)
    assert last.value == (last.above - last.below) / 0.002


def test_smaller_steps_come_nearer(desk: Desk) -> None:
    session = drilled(desk, "sigmoid-neuron-backprop", 2)
    asked = session.ask()
    assert asked
    ones = ", ".join("1" for _ in asked.question.answer.text().split(", "))
    outcome = session.submit(f"[{ones}]")
    for entry, right in zip(differences(outcome), exact(outcome), strict=True):
        far, near, nearest = (abs(quotient.value - right) for quotient in entry.quotients)
        assert far > 50 * near > 2500 * nearest


def test_entries_stand_beside_what_was_typed_for_them(desk: Desk) -> None:
    session = drilled(desk, "dag-multipath", 1)
    asked = session.ask()
    assert asked
    (name, value), *others = (
        part.split("=") for part in asked.question.answer.text().split(", ") if "sum" not in part
    )
    typed = ", ".join([f"{name}={value}", *(f"{other}=1/3" for other, _ in others), "sum=1"])
    checked = {each.name: each for each in differences(session.submit(typed))}
    assert (checked[name].typed, checked[name].is_right) == (value, True)
    assert {(checked[other].typed, checked[other].is_right) for other, _ in others} == {
        ("1/3", False)
    }


def test_what_was_only_picked_is_checked_without_a_typed_number(desk: Desk) -> None:
    outcome = answered(desk, "dag-grad-one", 3, "1", choices=True)
    assert as_choice(outcome.asked.question, 1) == outcome.asked.question
    (checked,) = differences(outcome)
    assert checked.typed == ""


def test_an_open_question_is_never_checked(desk: Desk) -> None:
    outcome = answered(desk, "dag-grad-one", 3, "(")
    assert outcome.is_open
    assert differences(outcome) == ()


def test_what_is_no_derivative_is_not_checked(desk: Desk) -> None:
    assert not is_checkable(answered(desk, "dag-forward-values", 1, "[1, 2]").asked.question)
    assert not is_checkable(answered(desk, "gate-patterns", 5, "1").asked.question)
    session = Session(
        desk, Quiz(desk.peek, desk.now, ("epoch",), seed=1), Mode.QUIZ, schedules=False
    )
    session.ask()
    session.shown()
    outcome = session.submit("epoch")
    assert differences(outcome) == ()
    assert not is_checkable(outcome.asked.question)


def test_slopes_that_an_answer_rests_on_are_checked_under_their_own_names(desk: Desk) -> None:
    outcome = answered(desk, "sgd-step-vector", 1, "[1, 2]")
    checked = differences(outcome)
    assert is_checkable(outcome.asked.question)
    assert [each.name.partition(" at ")[0] for each in checked] == ["∂L/∂w₁", "∂L/∂w₂"]
    assert {each.typed for each in checked} == {""}
    assert not any(each.is_right for each in checked)
    # The loss is a sum of squares, on which centred quotients are exact.
    for each in checked:
        assert each.quotients[0].value == pytest.approx(each.quotients[-1].value)
