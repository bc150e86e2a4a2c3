"""The command that a session names for another time asks what it says."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from quizapp.cli._again import command_line

if TYPE_CHECKING:
    from tests.conftest import Program


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({}, "quizapp drill sgd"),
        ({"level": 3, "n": 5, "seed": 0}, "quizapp drill sgd --level 3 -n 5 --seed 0"),
        ({"choices": True, "mistakes": False}, "quizapp drill sgd --choices"),
        ({"level": None, "deck": ""}, "quizapp drill sgd"),
        ({"deck": "my own; rm"}, "quizapp drill sgd --deck 'my own; rm'"),
    ],
)
def test_a_command_has_the_options_that_are_set(options: dict[str, object], line: str) -> None:
    assert command_line(["drill", "sgd"], options) == line


@pytest.mark.parametrize(
    "options", [["quiz", "--topic", "sgd", "--kind", "true-false"], ["drill", "sgd", "--choices"]]
)
def test_a_session_says_how_to_take_it_again(loaded: Program, options: list[str]) -> None:
    once = loaded(*options, "-n", "2", stdin=":s\n:s\n").out
    again = once.split("The same questions again:")[1].split("quizapp ")[1]
    twice = loaded(*shlex.split(again), stdin=":s\n:s\n").out
    assert twice == once


def test_who_leaves_a_drill_is_told_how_to_go_on_with_the_like(loaded: Program) -> None:
    left = loaded("drill", "sgd-step-scalar", "--level", "2", "--choices", stdin=":s\n").out
    assert left.endswith("Go on with: quizapp drill sgd-step-scalar --level 2 --choices\n")
