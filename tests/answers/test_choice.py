from __future__ import annotations

import pytest

from quizapp.answers.choice import Answer

ONE = Answer(
    options=("the gradient", "the learning rate", "the batch size"),
    right=(True, False, False),
    notes=("", "a factor cannot turn a vector", "it changes the noise only"),
)
SEVERAL = Answer(
    options=("1", "tanh", "relu", "none"),
    right=(False, True, True, False),
    notes=("a number", "", "", "two are right"),
)


@pytest.mark.parametrize(
    "typed",
    [
        *("1", " 1 ", "１", "1.", "(1)", "１。", "1：", "The Gradient", "gradient"),
        *("option 1", "Option 1.", "#1", "answer: 1", "第1个", "选项1", "no. 1"),
    ],
)
def test_the_right_option(typed: str) -> None:
    grade = ONE.grade(typed)
    assert (grade.verdict, grade.interpreted, grade.feedback) == ("correct", "1", "")


def test_a_wrong_option_says_its_note() -> None:
    grade = ONE.grade("2")
    assert (grade.verdict, grade.score) == ("incorrect", 0.0)
    assert grade.feedback == "a factor cannot turn a vector"
    assert grade.parts == ()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("4", "there is no option 4"),
        ("0", "there is no option 0"),
        ("1 2", "only one option is right"),
        ("the", "this is none of the options"),
        ("b", "the options have numbers; write 2"),
        ("(C)", "the options have numbers; write 3"),
        ("d", "this is none of the options"),
        ("1 and 2", "only one option is right"),
        ("-1", "this is none of the options"),
        ("", "nothing was typed"),
        ("99999999999999999999", "there is no option 99999999999999999999"),
    ],
)
def test_unreadable(typed: str, problem: str) -> None:
    grade = ONE.grade(typed)
    assert (grade.verdict, grade.feedback) == (
        "unreadable",
        f"{problem}; wanted: a number from 1 to 3",
    )


@pytest.mark.parametrize(
    ("typed", "score", "right_parts"),
    [
        ("2 3", 1.0, [True, True, True, True]),
        ("3,2", 1.0, [True, True, True, True]),
        ("2 and 3", 1.0, [True, True, True, True]),
        ("options 2 & 3", 1.0, [True, True, True, True]),
        ("2和3", 1.0, [True, True, True, True]),
        ("3、2、2", 1.0, [True, True, True, True]),
        ("2", 0.75, [True, True, False, True]),
        ("tanh", 0.75, [True, True, False, True]),
        ("2 3 4", 0.75, [True, True, True, False]),
        ("1 4", 0.0, [False, False, False, False]),
    ],
)
def test_several_right_options_are_marked_one_by_one(
    typed: str, score: float, right_parts: list[bool]
) -> None:
    grade = SEVERAL.grade(typed)
    assert grade.score == score
    assert [part.score == 1 for part in grade.parts] == right_parts
    assert [part.name for part in grade.parts] == ["1", "2", "3", "4"]
    assert grade.verdict == ("correct" if score == 1 else "incorrect")


def test_notes_of_all_that_were_chosen_wrongly() -> None:
    assert SEVERAL.grade("1 2 4").feedback == "a number; two are right"


def test_a_number_is_an_options_number_before_it_is_its_text() -> None:
    assert SEVERAL.grade("1").interpreted == "1"
    shifted = Answer(("2", "7"), right=(True, False), notes=("", ""))
    assert shifted.grade("2").interpreted == "2"
    assert shifted.grade("7").interpreted == "2"


def test_reveal_has_the_numbers_shown() -> None:
    assert SEVERAL.reveal() == "2. tanh\n3. relu"
