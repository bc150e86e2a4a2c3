"""What every family writes is what one would write on the board: true equations, plain notation."""

from __future__ import annotations

import os
import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from quizapp import families
from quizapp.answers import expression
from quizapp.answers.reader import names, read
from quizapp.answers.reader.problem import ReadError
from quizapp.model.grades import Verdict
from quizapp.text import width
from quizapp.typeset import inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.families.generate import Problem

SEEDS = range(int(os.environ.get("QUIZAPP_SEEDS", "4")))
SKILLS = list(product(families.names(), families.LEVELS))

for_every_skill = pytest.mark.parametrize(("name", "level"), SKILLS)

# Between the parts of a line: `step 1: ∂L/∂w = 4, w = 0 − (1/8)·4 = −1/2`.
_BETWEEN = re.compile(r"[:;,] (?![^\[(]*[\])])")
_WORDS_BEFORE = re.compile(r"^(?:[a-z]{2,} )+")
_WORDS_BEHIND = re.compile(r"(?: [a-z]+)+$")
_LAYOUT = re.compile(r"[⎡⎢⎣]")


def said(made: Problem) -> Iterator[str]:
    """Yields every line that is printed of a problem, but for the answers as they are typed."""
    yield from made.question.prompt.splitlines()
    yield from (line for line in made.question.solution if not line.startswith("Answer: "))
    yield from made.question.hints
    for wrong in made.question.misconceptions:
        yield from (wrong.feedback, wrong.check)


def problems(name: str, level: int) -> list[Problem]:
    return [families.problem(name, level, seed) for seed in SEEDS]


@for_every_skill
def test_every_printed_equation_between_numbers_is_true(name: str, level: int) -> None:
    for made in problems(name, level):
        for line in (*made.question.solution[:-1], *made.question.hints):
            for left, right in equations(line):
                verdict = expression.Answer(exact=left).grade(right).verdict
                assert verdict is Verdict.CORRECT, (line, left, right)


def equations(line: str) -> list[tuple[str, str]]:
    """Returns the neighbours in each chain of equal numbers: of `w = 3 − 4 = −1`, one pair."""
    if _LAYOUT.search(line):
        return []
    found = []
    for part in _BETWEEN.split(line.rstrip(".")):
        first, *others = _WORDS_BEHIND.sub("", part.strip()).split(" = ")
        sides = [_WORDS_BEFORE.sub("", first), *others]
        found += [pair for pair in pairwise(sides) if all(map(is_number, pair))]
    return found


def is_number(side: str) -> bool:
    try:
        return bool(side) and not names(side)
    except ReadError:
        return False


def test_the_equations_of_a_line_are_found() -> None:
    assert equations("r = √(25/4) = 5/2") == [("√(25/4)", "5/2")]
    assert equations("w = 0 − (1/8)·4 = −1/2 here") == [("0 − (1/8)·4", "−1/2")]
    assert equations("step 1: z = 2, σ(z) = 1/(1 + 2) = 1/3") == [("1/(1 + 2)", "1/3")]
    assert equations("mean slope (2 − 5)/2 = −3/2") == [("(2 − 5)/2", "−3/2")]
    assert equations("time: 12·5 ms = 60 ms = 3/50 s") == []
    assert equations("exp(u) = 2 for u = log(2)") == []
    assert read("√25/4") != read("√(25/4)")


# Their steps are arrays, orders and sorted points.
WITHOUT_EQUATIONS = {"backward-order", "mlp-backprop-full", "transform-separability"}


@pytest.mark.parametrize("name", families.names())
def test_most_families_print_equations_that_can_be_checked(name: str) -> None:
    lines = [
        line
        for level in families.LEVELS
        for made in problems(name, level)
        for line in made.question.solution[:-1]
    ]
    assert name in WITHOUT_EQUATIONS or any(map(equations, lines))


@pytest.mark.parametrize("name", families.names())
def test_nothing_is_taken_for_markup(name: str) -> None:
    for level in families.LEVELS:
        for made in problems(name, level):
            answers = [made.question.answer, *(w.answer for w in made.question.misconceptions)]
            for line in (*said(made), *(answer.text() for answer in answers)):
                assert inline.plain(line) == line


# What a terminal of 60 columns has beside its margins.
_NARROW = 56


@pytest.mark.parametrize("name", families.names())
def test_a_prompt_is_broken_where_a_clause_ends(name: str) -> None:
    """So that a narrow terminal, which breaks long lines once more, leaves no lone words."""
    for level in families.LEVELS:
        for made in problems(name, level):
            *lines, _ = made.question.prompt.splitlines()
            for line in lines:
                assert width(line) <= _NARROW or line[0] == " " or line[-1] in ".,:;?)", line


# How it is not written: what to look for, and an example of it.
REFUSED = {
    "a sign after a sign": (r"[+−] [−+]|−−|\+\+", "3 + −2"),
    "a factor 1": (r"(?<![\w./²³₀-₉])1·?[a-zA-Zα-ω]\b", "1w + 2"),
    "a root as it is typed": (r"sqrt\(", "2 + sqrt(3)"),
    "a product as it is typed": (r"\*", "2*w"),
    "a power as it is typed": (r"\d\^\d|[a-df-z]\^", "2^18"),
    "a minus as it is typed": (r"(?<![\w\]])-\d", "w = -1"),
    "π as it is typed": (r"\bpi\b", "2*pi/3"),
    "LaTeX": (r"[$\\]", r"\frac12"),
    "a logarithm of 1": (r"log\(1\)", "log(1)/log(3)"),
    "nested fractions": (r"\d/\d+/\d", "1/2/3"),
    "double brackets": (r"\(\([^()]*\)\)", "((−3))"),
    "one of several": (
        r"(?<![\d./−])1 (?:rows|inputs|outputs|units|classes|batches|cells|bins|epochs)\b",
        "1 rows",
    ),
    "all of two": (r"\ball 2 ", "all 2 steps"),
    "trailing space": (r" $", "a "),
}
# `e^s` is written so; an array of two entries each way has a shape.
ALLOWED = re.compile(r"e\^\S+|all 2×2 ")


@pytest.mark.parametrize("name", families.names())
def test_what_is_not_written_on_a_board_is_not_printed(name: str) -> None:
    for level in families.LEVELS:
        for made in problems(name, level):
            for line in said(made):
                for fault, (pattern, _) in REFUSED.items():
                    assert not re.search(pattern, ALLOWED.sub("e", line)), (fault, line)


@pytest.mark.parametrize("fault", REFUSED)
def test_each_fault_would_be_found(fault: str) -> None:
    pattern, example = REFUSED[fault]
    assert re.search(pattern, ALLOWED.sub("e", example))
