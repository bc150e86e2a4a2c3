"""The tables `cases/read_*.txt`: what was typed, how it is read, or what is asked back where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.answers import reader

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path(__file__).parent.parent / "cases"
_HIDDEN = str.maketrans({"⏎": "\n", "␉": "\t", "␠": " "})


def _rows(name: str, cells: int) -> list[list[str]]:
    lines = (_FOLDER / f"read_{name}.txt").read_text(encoding="utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    return [[cell.strip(" ") for cell in line.split(" | ")][:cells] for line in cases]


def _check(read: Callable[[], str], wanted: str) -> None:
    if not wanted.startswith("! "):
        assert read() == wanted
        return
    place, _, problem = wanted.removeprefix("! ").partition(": ")
    with pytest.raises(reader.ReadError) as caught:
        read()
    assert problem in caught.value.problem
    assert caught.value.place == int(place)


@pytest.mark.parametrize(("variables", "typed", "wanted"), _rows("value", 3))
def test_value(variables: str, typed: str, wanted: str) -> None:
    known = frozenset(variables.replace("-", "").split())
    text = typed.translate(_HIDDEN)
    _check(lambda: reader.show(reader.read_answer(text, known)), wanted)


@pytest.mark.parametrize(("typed", "wanted"), _rows("rows", 2))
def test_rows(typed: str, wanted: str) -> None:
    text = typed.translate(_HIDDEN)
    _check(lambda: reader.show_rows(reader.read_rows(text)), wanted)


@pytest.mark.parametrize(("names", "typed", "wanted"), _rows("named", 3))
def test_named(names: str, typed: str, wanted: str) -> None:
    text = typed.translate(_HIDDEN)
    _check(lambda: _named(reader.read_named(text, names.split())), wanted)


def _named(given: tuple[reader.Given, ...]) -> str:
    return ", ".join(f"{each.name}={reader.show_rows(each.rows)}" for each in given)
