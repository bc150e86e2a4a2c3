"""`quizapp review --minutes`: what it says, what it asks, and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import Program

SOLUTION: dict[str, Any] = {"command": "solution"}


def test_it_says_what_it_chose_and_asks_no_more(program: Program) -> None:
    program("load", "--yes")
    done = program.talk("review", "--minutes", "3", "--topic", "sgd", say=[SOLUTION] * 40)
    assert done.code == 0
    assert "For 3 minutes: 0 of 0 due, the most forgotten first, then " in done.err
    chosen = int(done.err.split("then ")[1].split(" new")[0])
    assert 1 <= chosen < 20
    asked = {line["key"] for line in done.lines if line["type"] == "question"}
    assert len(asked) == chosen
    later = "2026-12-24T12:00:00+01:00"
    again = program("review", "--minutes", "0.1", "--json", stdin="", now=later)
    assert f"For 0.1 minutes: 1 of {chosen} due" in again.err
    assert again.lines[0]["key"] in asked


def test_a_script_has_no_time(program: Program) -> None:
    done = program("review", "--auto", "good", "--minutes", "3")
    assert (done.code, done.out) == (2, "")
    assert "give -n without --minutes" in done.err
    assert program("review", "--minutes", "0").code == 2
