"""Decks as files: what they give, and what is found in them.

valid/NAME.md gives the cards in NAME.json and no finding; invalid/NAME.md prints NAME.txt.
After a wanted change: `python -m tests.decks.test_golden` writes them anew; then read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizapp import decks
from quizapp.answers import to_json
from quizapp.decks import source
from quizapp.decks.codes import Code
from quizapp.decks.report import render
from quizapp.model.cards import Skill
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

HERE = Path(__file__).parent
VALID = sorted((HERE / "valid").glob("*.md"))
INVALID = sorted((HERE / "invalid").glob("*.md"))
FAMILIES = ("dag-grad-one", "sgd-step-scalar")


def parse(path: Path, *, thorough: bool) -> tuple[list[Card], list[Diagnostic]]:
    file = DeckFile(f"user:{path.name}", path.stem, Path(path.name), 0, 0)
    return decks.parse(file, path.read_text(encoding="utf-8"), FAMILIES, thorough=thorough)


def as_json(card: Card) -> dict[str, Any]:
    """A card with what it leaves empty left out."""
    content = card.content
    said = card._asdict()
    said["content"] = {"skill": content.key} if isinstance(content, Skill) else to_json(content)
    said["misconceptions"] = [
        {"tag": one.tag, "answer": to_json(one.answer), "feedback": one.feedback}
        for one in card.misconceptions
    ]
    said["translations"] = [
        {name: getattr(one, name) for name in ("language", "prompt", "why", "hints")}
        | {"content": to_json(one.content)}
        for one in card.translations
    ]
    return {name: value for name, value in said.items() if value and name != "deck"}


def cards_text(path: Path) -> str:
    made, found = parse(path, thorough=False)
    assert found == []
    return json.dumps([as_json(card) for card in made], ensure_ascii=False, indent=1) + "\n"


def findings_text(path: Path) -> str:
    lines = source.lines(path.read_text(encoding="utf-8"))
    return "\n\n".join(render(one, lines) for one in parse(path, thorough=True)[1]) + "\n"


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    assert cards_text(path) == path.with_suffix(".json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid(path: Path) -> None:
    assert findings_text(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_codes_are_unique() -> None:
    assert len({code.number for code in Code}) == len(Code)


if __name__ == "__main__":
    for deck in VALID:
        deck.with_suffix(".json").write_text(cards_text(deck), encoding="utf-8")
    for deck in INVALID:
        deck.with_suffix(".txt").write_text(findings_text(deck), encoding="utf-8")
