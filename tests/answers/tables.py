"""The tables in `cases/`: what is right, what was typed, the verdict and why; a case a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.answers.expected import Expected, answer

if TYPE_CHECKING:
    from quizapp.model.questions import Answer

_FOLDER = Path(__file__).parent / "cases"


def rows(table: str) -> list[list[str]]:
    """Returns the cells of each case; the last three are the answer, the verdict and why."""
    lines = (_FOLDER / f"{table}.txt").read_text(encoding="utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in cases]


def right(table: str, row: list[str]) -> Answer:
    """Returns what is right in a case of the tables `number`, `expression` and `deciding`."""
    if table == "number":
        return answer(Expected(row[0], "number"))
    names = row[1].replace(",", " ").split()
    if table == "expression":
        return answer(Expected(row[0], "expression", tuple(names), tuple(row[2].split())))
    bare = tuple(name.removesuffix(">0") for name in names)
    positive = tuple(name.removesuffix(">0") for name in names if name.endswith(">0"))
    # Without names, the variables are those of the right answer.
    return answer(Expected(row[0], "", bare if len(bare) > len(positive) else (), positive))
