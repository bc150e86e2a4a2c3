"""What every family promises at every level: 50 instances, every tenth solved a second time.

`QUIZAPP_SEEDS=500` looks at 500.
"""

from __future__ import annotations

import os
import re
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

from quizapp import families, grading
from quizapp.answers import choice
from quizapp.answers.braced import names_in
from quizapp.answers.entries import entries
from quizapp.model.grades import Verdict
from quizapp.text import width

if TYPE_CHECKING:
    from quizapp.families.generate import Problem
    from quizapp.model.questions import Misconception

SEEDS = range(int(os.environ.get("QUIZAPP_SEEDS", "50")))
VERIFIED = SEEDS[::10]
SKILLS = list(product(families.names(), families.LEVELS))
NUMBER = re.compile(r"(?<![\w₁₂₃.])[-−]?\d+(?:/\d+|\.\d+)?")

for_every_skill = pytest.mark.parametrize(("name", "level"), SKILLS)


@cache
def problem(name: str, level: int, seed: int) -> Problem:
    return families.problem(name, level, seed)


def problems(name: str, level: int) -> list[Problem]:
    return [problem(name, level, seed) for seed in SEEDS]


def numbers(text: str) -> list[Fraction]:
    return [Fraction(number.replace("−", "-")) for number in NUMBER.findall(text)]


@for_every_skill
def test_the_second_way_leads_to_the_same_answer(name: str, level: int) -> None:
    for seed in VERIFIED:
        origin = problem(name, level, seed).question.origin
        assert origin is not None
        assert families.verify(origin), seed


@for_every_skill
def test_the_same_seed_is_the_same_problem(name: str, level: int) -> None:
    for seed in SEEDS[:3]:
        assert families.problem(name, level, seed) == problem(name, level, seed)


@for_every_skill
def test_there_are_30_different_instances(name: str, level: int) -> None:
    wanted = families.family(name).fewer.get(level, 30)
    prompts = {problem(name, level, seed).question.prompt for seed in range(2 * wanted)}
    assert len(prompts) >= wanted


@for_every_skill
def test_no_mistake_leads_to_the_right_answer(name: str, level: int) -> None:
    for made in problems(name, level):
        assert made.question.misconceptions
        assert len(made.wrong) == len(made.question.misconceptions)
        for wrong in made.question.misconceptions:
            assert wrong.answer != made.question.answer
            assert wrong.answer.kind == made.question.answer.kind
            assert wrong.feedback
            assert "\n" not in wrong.feedback


@for_every_skill
def test_numbers_are_small_enough_to_work_with_by_hand(name: str, level: int) -> None:
    largest = {1: 12, 2: 12, 3: 60}.get(level, 240)
    for made in problems(name, level):
        for line in (made.question.prompt, *made.question.solution):
            for number in NUMBER.findall(line):
                if "." in number:
                    assert len(number.partition(".")[2]) <= made.family.decimals.get(level, 0), line
                    assert abs(float(number.replace("−", "-"))) <= made.family.largest, line
                    continue
                (value,) = numbers(number)
                if is_decimal(value, made.family.decimals.get(level, 0), made.family.largest):
                    continue
                assert abs(value.numerator) <= made.family.largest, line
                assert value.denominator <= largest, line


def is_decimal(value: Fraction, places: int, largest: int) -> bool:
    """Whether a fraction is a short decimal, as the answer of a family that computes with them."""
    return (value * 10**places).denominator == 1 and abs(value) <= largest


@for_every_skill
def test_the_answer_is_not_trivial(name: str, level: int) -> None:
    for made in problems(name, level):
        if level > 1 and made.question.answer.kind == "number":
            (answer,) = numbers(made.question.answer.text())
            assert answer not in {0, 1, -1}
            assert answer not in numbers(made.question.prompt)


@for_every_skill
def test_hints_never_give_the_answer_away(name: str, level: int) -> None:
    for made in problems(name, level):
        assert len(set(made.question.hints)) == 3
        for hint in made.question.hints:
            assert hint.strip()
            assert not gives_away(hint, made), hint


def gives_away(hint: str, made: Problem) -> bool:
    """Whether a hint holds all that is asked; of a choice, whether it names the right options."""
    answer = made.question.answer
    if isinstance(answer, choice.Answer):
        return answer.right == tuple(option in hint for option in answer.options)
    asked = [part for name, part in made.parts if name == "sum" or "sum" not in dict(made.parts)]
    return all(says(hint, entry) for entry in asked or [answer.text()])


def says(hint: str, entry: str) -> bool:
    if NUMBER.fullmatch(entry):
        return Fraction(entry) in numbers(hint)
    return entry in hint.replace("−", "-")


@for_every_skill
def test_right_and_wrong_answers_are_graded_as_such(name: str, level: int) -> None:
    for made in problems(name, level):
        question = made.question
        right = grading.grade(question, question.answer.text())
        assert (right.verdict, right.score) == (Verdict.CORRECT, 1.0)
        for wrong in question.misconceptions:
            typed = wrong.answer.text()
            grade = grading.grade(question, typed)
            assert grade.verdict is Verdict.INCORRECT
            leading = (m.answer.grade(typed).verdict for m in question.misconceptions)
            alike = [verdict for verdict in leading if verdict is Verdict.CORRECT]
            assert grade.misconception == (wrong.tag if len(alike) == 1 else None)
            if len(alike) == 1:
                is_told = grade.feedback.startswith(wrong.feedback)
                assert is_told != says_nothing(made, wrong)


def says_nothing(made: Problem, wrong: Misconception) -> bool:
    """Whether a mistake leads to numbers that are no sign of it."""
    right, other = entries(made.question.answer), entries(wrong.answer)
    if not right or [name for name, _ in right] != [name for name, _ in other]:
        return False
    changed = [(*a, b[1]) for a, b in zip(right, other, strict=True) if a != b]
    if len(changed) > 1:
        return {number for *_, number in changed} <= {"0", "1", "-1"}
    ((name, asked, number),) = changed
    follows = dict(getattr(made.question.answer, "follows", ()))
    # A sum that is one of its own terms is made by leaving the others out.
    if number != "0" and number in {dict(right)[term] for term in names_in(follows.get(name, ""))}:
        return False
    # Of an angle such as π/6, the 6 is no number of its own.
    printed = {str(known) for known in numbers(made.question.prompt.replace("π/", "π"))}
    negated = asked in {f"-{number}", f"-({number})"} or number in {f"-{asked}", f"-({asked})"}
    return number in {"0", "1", "-1", *printed, *(text for _, text in right)} or (
        negated and "sign" not in wrong.check.split()
    )


@for_every_skill
def test_a_problem_is_laid_out_for_a_terminal(name: str, level: int) -> None:
    for made in problems(name, level):
        question = made.question
        for line in (*question.prompt.splitlines(), *question.solution):
            assert width(line) <= 78, line
        assert question.solution[-1] == f"Answer: {question.answer.text()}"
        assert question.key == f"{name}/{level}"
        assert question.topic == families.topic_of(name)


@for_every_skill
def test_parameters_and_parts_tell_the_instance(name: str, level: int) -> None:
    for made in problems(name, level):
        assert all(type(value) is str for value in made.parameters.values())
        assert all(part in made.question.answer.text() for _, part in made.parts)
        assert bool(made.parts) == (made.question.answer.kind in {"vector", "matrix", "named"})
    several = {tuple(made.parameters.items()) for made in problems(name, level)}
    assert len(several) == len({shown(made) for made in problems(name, level)})


def shown(made: Problem) -> tuple[str, ...]:
    """The prompt, and the options to pick from where there are some, in whatever order."""
    return (made.question.prompt, *sorted(made.question.answer.view().get("choices", ())))


CONVENTIONS = {
    "σ(": "σ(u) = 1/(1 + exp(−u))",
    "log(": "log is the natural logarithm",
    "relu(": "relu(u) = max(0, u)",
}


@for_every_skill
def test_what_a_question_relies_on_is_printed_in_it(name: str, level: int) -> None:
    for made in problems(name, level):
        prompt = made.question.prompt
        for used, convention in CONVENTIONS.items():
            assert used not in prompt or convention in prompt
        if made.question.answer.kind == "vector":
            names = [part.lstrip("∂") for part, _ in made.parts]
            assert all(entry in prompt.splitlines()[-1] for entry in names)
