"""A bad question finds its way to its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


def test_what_was_flagged_in_a_session_is_listed_with_what_was_said(program: Program) -> None:
    lines = program.talk(
        "drill",
        "dag-grad-one",
        "--seed",
        "3",
        say=[{"command": "flag", "note": "字 too many edges"}],
    ).lines
    seed = lines[0]["origin"]["seed"]
    program("flag", "opt-04", "two", "options", "are right")
    listed = program("cards", "--flagged").out.splitlines()
    assert len(listed) == 4
    assert listed[0].startswith("opt-04 ")
    assert "“two options are right”" in listed[1]
    assert (
        f"“字 too many edges” · quizapp problem dag-grad-one --level 1 --seed {seed}" in listed[3]
    )
    first, second = program("cards", "--flagged", "--json").json
    assert (first["key"], first["note"]) == ("opt-04", "two options are right")
    assert (second["seed"], second["asked"]) == (seed, lines[0]["prompt"])


def test_a_flag_is_taken_back_when_it_was_mended(program: Program) -> None:
    program("flag", "opt-04")
    assert program("flag", "opt-04", "--clear").out.startswith("Took the flag back from opt-04:")
    assert program("cards", "--flagged").out == ""
    program("undo")
    assert program("cards", "--flagged").out.startswith("opt-04")


def test_an_unknown_key_is_refused_with_the_nearest(program: Program) -> None:
    done = program("flag", "opt-4")
    assert done.code == 2
    assert "did you mean `opt-" in done.err
