"""Raw lecture notes, as students have them, are no deck; but reading them survives and helps.

`QUIZAPP_LECTURE_NOTES=FILE` runs the same over notes of your own.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp import decks
from quizapp.decks import source
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from quizapp.model.decks import Diagnostic

MESSY = Path(__file__).parent.parent / "fixtures" / "messy-notes.txt"
OWN = os.environ.get("QUIZAPP_LECTURE_NOTES")
NOTES = [MESSY, Path(OWN)] if OWN else [MESSY]


def read(path: Path) -> tuple[list[str], list[Diagnostic]]:
    file = DeckFile(str(path), path.name, path, 0, 0)
    text = decks.read(file)
    return source.lines(text), decks.parse(file, text, ())[1]


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.name)
def test_every_question_without_an_answer_is_reported(path: Path) -> None:
    lines, found = read(path)
    tags = [
        (number, line) for number, line in enumerate(lines, 1) if re.match("[QA][:：]( |$)", line)
    ]
    lonely = {
        number
        for (number, line), (_, after) in zip(tags, [*tags[1:], (0, "")], strict=True)
        if line[0] == "Q" and after[:1] != "A"
    }
    # A `Q:` with nothing after it is reported as empty.
    assert lonely == {one.span.line for one in found if one.code in {"D101", "D103"}}


def test_all_findings_in_the_messy_notes() -> None:
    lines, found = read(MESSY)
    assert [(one.code, lines[one.span.line - 1][:10]) for one in found] == [
        ("D101", "Q: What do"),
        ("D701", "Q：Dropout "),
        ("D701", "A：Nothing "),
        ("D101", "Q: Which s"),
        ("D701", "    Q: ind"),
        ("D701", "q: what ab"),
        ("D102", "A: Asked t"),
        ("D101", "Q:"),
        ("D101", "Q: Last on"),
    ]
