from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.answers import expression, matrix, named, number, reader, vector
from quizapp.answers.reader.tree import is_same
from quizapp.grading import grade_answer
from tests.answers import tables

if TYPE_CHECKING:
    from quizapp.model.questions import Answer


@pytest.mark.parametrize(
    ("right", "typed", "feedback"),
    [
        (number.Answer("1"), "2x", "position 2: `x` is unknown: it has no value here; "),
        (expression.Answer("a*b"), "a+c", "position 3: `c` is unknown: the variables are a, b; "),
        (expression.Answer("log(3)"), "log(3)+1/0", "position 9: division by zero; "),
        (expression.Answer("x^2"), "x^2+9^9^9", "position 6: the result would be too large; "),
        (vector.Answer(("1", "2")), "1, 1/0", "position 5: entry 2: division by zero; "),
        (vector.Answer(("1", "2"), ("u", "v")), "1, y", "position 4: entry v: `y` is unknown"),
        (vector.Answer(("1", "2")), "1", "2 entries expected, 1 given; "),
        (matrix.Answer((("1", "2"),)), "1; 2", "1×2 expected, 2×1 given: transposed?; "),
        (matrix.Answer((("1", "2"),)), "1 2; 3", "1×2 expected, rows of 2, 1 entries given; "),
        (named.Answer((("L", "1"),)), "q=2", "position 1: `q` is none of the names; "),
        (named.Answer((("L", "1"),)), "L=1 L=2", "position 5: `L` has two values; "),
    ],
)
def test_unreadable_says_where_and_what(right: Answer, typed: str, feedback: str) -> None:
    grade = right.grade(typed)
    assert grade.verdict == "unreadable"
    assert grade.feedback.startswith(feedback)


@pytest.mark.parametrize(
    ("right", "typed", "feedback"),
    [
        (number.Answer("1/3"), "0.33", "right so far; give 3 significant digits"),
        (expression.Answer("1/3"), "0.33", "right so far; give 3 significant digits"),
        (vector.Answer(("1", "1/3")), "1 0.33", "entry 2: right so far; give 3 significant digits"),
        (matrix.Answer((("1", "1/3"),)), "1 0.33", "entry 1,2: right so far; give 3 significant "),
        (named.Answer((("L", "1/3"),)), "L=0.33", "entry L: right so far; give 3 significant "),
    ],
)
def test_three_digits_are_enough_unless_told(right: Answer, typed: str, feedback: str) -> None:
    grade = right.grade(typed)
    assert grade.verdict == "too-coarse"
    assert grade.feedback.startswith(feedback)
    assert right.grade(typed.replace("0.33", "0.333")).verdict == "rounded"


@pytest.mark.parametrize("exact", ["9^9^9", "1/0", "(", "log(-1)"])
def test_a_broken_question_costs_its_learner_nothing(exact: str) -> None:
    grade = number.Answer(exact).grade("1")
    assert grade.verdict == "unreadable"
    assert "this question's own answer" in grade.feedback


def test_a_right_answer_in_other_variables_is_not_right() -> None:
    grade = expression.Answer("x", ("y",)).grade("x")
    assert grade.feedback.startswith("position 1: `x` is unknown: the variables are y; ")


def test_the_right_answer_as_it_is_written_decides_nothing_where_it_has_no_value() -> None:
    grade = expression.Answer("log(-1-x^2)").grade("log(-1-x^2)")
    assert grade.verdict == "unreadable"
    assert "could not be decided" in grade.feedback


def test_a_grade_says_whether_it_is_proved() -> None:
    assert expression.Answer("sin(6*x)").grade("2*sin(3*x)*cos(3*x)").proof == "exact"
    assert expression.Answer("sin(26*x)").grade("2*sin(13*x)*cos(13*x)").proof == "numeric"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("a+b", "a-b"), ("a+b", "a+c"), ("a+b", "b+a"), ("a-(b-c)", "a-b-c"), ("2", "2.0")],
        *[("max(a, b)", "max(a, b, c)"), ("max(a, b, c)", "max(a, b)"), ("-a", "a"), ("e", "a")],
        *[("sin(a)", "cos(a)"), ("a^b^c", "(a^b)^c"), ("a+b+a+b+c", "a+b+a+b+d")],
    ],
)
def test_only_the_same_trees_are_the_same(one: str, other: str) -> None:
    assert not is_same(reader.read(one), reader.read(other))
    assert is_same(reader.read(one), reader.read(f"(({one}) )"))
    assert is_same(reader.read("+".join([one] * 50)), reader.read(" + ".join([one] * 50)))


def test_parts_have_the_names_of_the_entries() -> None:
    grade = vector.Answer(("1", "2"), ("u", "v")).grade("[1, 3]")
    assert [(part.name, part.score) for part in grade.parts] == [("u", 1.0), ("v", 0.0)]
    assert vector.Answer(("1", "2"), ("u", "v")).expects().endswith("(2 entries: u, v)")


@pytest.mark.parametrize(
    ("right", "typed", "said"),
    [
        ("3/8", "6/16", "fine as it is; in lowest terms it is 3/8"),
        ("-3/8", "-6/16", "fine as it is; in lowest terms it is -3/8"),
        ("-3/8", "-(6/16)", "fine as it is; in lowest terms it is -3/8"),
        ("2", "6/3", "fine as it is; in lowest terms it is 2"),
        ("3/8", "3/8", ""),
        ("-3/8", "-3/8", ""),
        ("-3/8", "-(3/8)", ""),
        ("3/8", "0.375", ""),
        ("3/8", "3/(4*2)", ""),
        ("3/8", "6/8", "off by a factor of 2: is a 2 missing, or one too many?"),
    ],
)
def test_what_is_not_in_lowest_terms_is_fine(right: str, typed: str, said: str) -> None:
    assert grade_answer(number.Answer(right), typed).feedback == said


@pytest.mark.parametrize("row", tables.rows("deciding"), ids=" | ".join)
def test_cases(row: list[str]) -> None:
    *_, typed, verdict, why = row
    grade = tables.right("deciding", row).grade(typed)
    assert grade.verdict == verdict, f"{why}: {grade.feedback}"
