"""What is said to who makes a known mistake: a question, with a place to look, never the answer."""

from __future__ import annotations

import os
import re
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

from quizapp import families
from quizapp.text import width

if TYPE_CHECKING:
    from quizapp.families.generate import Problem
    from quizapp.model.questions import Misconception

SEEDS = range(int(os.environ.get("QUIZAPP_SEEDS", "12")))
NUMBER = re.compile(r"(?<![\w₁₂₃.])[-−]?\d+(?:/\d+|\.\d+)?")
SKILLS = list(product(families.names(), families.LEVELS))

for_every_skill = pytest.mark.parametrize(("name", "level"), SKILLS)


def numbers(text: str) -> set[Fraction]:
    return {Fraction(number.replace("−", "-")) for number in NUMBER.findall(text)}


@cache
def mistakes(name: str, level: int) -> list[tuple[Problem, Misconception]]:
    made = [families.problem(name, level, seed) for seed in SEEDS]
    return [(problem, wrong) for problem in made for wrong in problem.question.misconceptions]


@for_every_skill
def test_feedback_is_a_short_question(name: str, level: int) -> None:
    for _, wrong in mistakes(name, level):
        assert wrong.feedback.endswith("?"), wrong
        assert width(wrong.feedback) <= 160, wrong


# What an order is asked of is made of letters: the words name the gates.
WITHOUT_NUMBERS = {"backward-order"}


@for_every_skill
def test_feedback_holds_a_number_of_the_instance(name: str, level: int) -> None:
    """All but the general question, which stands in where a number would be the answer."""
    for _, wrong in mistakes(name, level):
        is_general = wrong.feedback.startswith("Look again at ")
        assert is_general or name in WITHOUT_NUMBERS or NUMBER.search(wrong.feedback), wrong


@for_every_skill
def test_a_mistake_says_where_to_look(name: str, level: int) -> None:
    for _, wrong in mistakes(name, level):
        assert wrong.check, wrong
        assert wrong.check == wrong.check.strip(" .?!"), wrong
        # It is read after the word "check", and follows the question in a line of 80 columns.
        assert width(wrong.check) <= 60, wrong


@for_every_skill
def test_feedback_never_says_the_right_answer(name: str, level: int) -> None:
    for problem, wrong in mistakes(name, level):
        given_away = numbers(wrong.feedback) & (asked(problem, wrong) - printed(problem))
        assert not given_away, (wrong, given_away)


def asked(problem: Problem, wrong: Misconception) -> set[Fraction]:
    """Returns the right numbers that who makes this mistake has not found."""
    right = problem.question.answer
    if right.kind not in {"number", "vector", "matrix", "named"}:
        return set()
    return numbers(right.text()) - numbers(wrong.answer.text())


def printed(problem: Problem) -> set[Fraction]:
    """Returns the numbers that say nothing: those of the prompt, and the plainest."""
    return numbers(problem.question.prompt) | {Fraction(number) for number in (0, 1, -1)}


@pytest.mark.parametrize("name", families.names())
def test_only_by_accident_a_mistake_has_no_question_of_its_own(name: str) -> None:
    """The general question stands in where a number in its own is what is asked, by accident."""
    made = [wrong.feedback for level in families.LEVELS for _, wrong in mistakes(name, level)]
    general = sum(feedback.startswith("Look again at ") for feedback in made)
    assert general <= len(made) / 10, f"{general} of {len(made)}"
