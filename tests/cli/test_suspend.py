"""`suspend`, `resume` and `forget`: a card left out, brought back, started anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


def _state(program: Program, key: str) -> str:
    cards = json.loads(program("cards", "--json").out)
    return next(str(card["state"]) for card in cards if card["key"] == key)


def test_suspended_and_back(program: Program) -> None:
    program("review", "--auto", "easy", "-n", "1")
    (key,) = [row["card"] for row in program("log", "--json").lines]
    assert _state(program, key) == "review"

    assert program("suspend", key).out.startswith(f"Suspended {key}; ")
    assert _state(program, key) == "suspended"
    assert f"{'suspended':10}" in program("cards", key).out  # not the day on which it would be due
    assert "1 review, 0 lapses" in program("show", key).out
    assert "already" in program("suspend", key).out

    assert program("resume", key).code == 0
    assert _state(program, key) == "review"
    assert "not suspended" in program("resume", key).out

    assert program("forget", key).code == 0
    assert _state(program, key) == "new"
    assert "nothing to forget" in program("forget", key).out

    assert program("undo").code == 0
    assert _state(program, key) == "review"
    events = [row["event"] for row in program("log", "--json").lines]
    assert events == ["review", "suspend", "resume", "forget", "undo"]


def test_an_unknown_key_suggests_the_nearest(program: Program) -> None:
    program("load")
    for command in ("suspend", "resume", "forget"):
        done = program(command, "dag-grad-on/1")
        assert done.code == 2
        assert "did you mean `dag-grad-one/1`?" in done.err
    assert program("log").out == ""
