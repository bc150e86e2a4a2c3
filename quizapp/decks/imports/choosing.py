"""Which form a file has, and reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import decks
from quizapp.decks.codes import Code
from quizapp.decks.imports import Found, Pair
from quizapp.decks.source import content, decode, lines
from quizapp.model.cards import Skill
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = {".csv", ".tsv"}
_ODD_TAG = Code.ODD_TAG.number


def read(path: Path, form: str = "auto") -> tuple[Found, str]:
    """Returns what the file holds, and its text where that is a deck already; empty otherwise.

    Args:
        form: "notes", "table", "marked", "deck", or "auto" to tell by the file itself.

    Raises:
        BadInputError: the file cannot be read as this form.
    """
    from quizapp.decks.imports import lecture_notes, marked, table

    file = DeckFile(str(path), path.stem, path, 0, 0)
    text = decode(file, content(file))
    form = _form(file, text) if form == "auto" else form
    if form == "deck":
        return _deck(file, text), text
    reader = {"notes": lecture_notes.find, "table": table.find, "marked": marked.find}[form]
    return reader(text), ""


def _form(file: DeckFile, text: str) -> str:
    if file.path.suffix.lower() in _TABLES or text.startswith("#separator:"):
        return "table"
    filled = [line for line in lines(text) if line.strip()]
    if filled and all("\t" in line.strip() for line in filled):
        return "table"
    cards, found = decks.parse(file, text, ())
    # Notes have tags that a deck would not: `Q：` without a space, `q:`, `Q.`.
    if cards and not any(one.severity == "error" or one.code == _ODD_TAG for one in found):
        return "deck"
    from quizapp.decks.imports.marked import is_marked

    return "marked" if not cards and is_marked(text) else "notes"


def _deck(file: DeckFile, text: str) -> Found:
    cards, _ = decks.parse(file, text, ())
    pairs = [
        Pair(card.prompt, card.content.reveal(), card.line, card.topic, card.subtopic)
        for card in cards
        if not isinstance(card.content, Skill)
    ]
    return Found(pairs=pairs)
