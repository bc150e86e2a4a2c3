from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.codes import Code

if TYPE_CHECKING:
    from tests.conftest import Program


def test_a_code_is_explained_with_examples(program: Program) -> None:
    done = program("explain", "d302")
    assert done.code == 0
    assert done.out.startswith("D302 (error): two equal options, items or left sides\n")
    assert "    - [ ] 0.5" in done.out


def test_all_codes_are_listed(program: Program) -> None:
    lines = program("explain").out.splitlines()
    assert [line.split()[0] for line in lines] == [code.number for code in Code]


def test_an_unknown_code_is_wrong_usage_with_the_nearest(program: Program) -> None:
    done = program("explain", "D1011")
    assert done.code == 2
    assert done.err.splitlines()[-1] == "quizapp: no code `D1011`; did you mean D101?"


def test_what_an_example_shows_is_inert(program: Program) -> None:
    assert "\u202e" not in program("explain", "D702").out
