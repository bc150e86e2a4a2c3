"""The lines of raw lecture notes, and what each of them is by its looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from quizapp.decks.source import lines

if TYPE_CHECKING:
    from collections.abc import Iterator


class Looks(Enum):
    """What a line of notes is."""

    SECTION = auto()
    SUBSECTION = auto()
    QUESTION = auto()  # `Q:`
    ANSWER = auto()  # `A:`
    SAMPLES = auto()  # `Sample Question:`: bare questions follow
    SLIDE = auto()  # what follows belongs to a slide
    ITEM = auto()  # an item of a list
    ASKING = auto()  # text that ends in a question mark
    TEXT = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line, its mark taken off; `number` counts from 1."""

    looks: Looks
    number: int
    text: str


_MARKS = tuple(
    (looks, re.compile(pattern, re.IGNORECASE))
    for looks, pattern in (
        (Looks.SECTION, r"(?:[●◆■★]|#(?!#))\s*(?P<text>\S.*)"),
        (Looks.SUBSECTION, r"(?:[○◦◇□]|#{2,6})\s*(?P<text>\S.*)"),
        (
            Looks.QUESTION,
            r"(?:\d+\s*[.)、]\s*)?(?:Q|Question|问题?)\s*\d*\s*[.:：]\s*(?P<text>.*)",
        ),
        (Looks.ANSWER, r"(?:A|Ans|Answer|答案?)\s*\d*\s*[:：]\s*(?P<text>.*)"),
        (Looks.SAMPLES, r"(?:sample|example|practice) questions?\s*[:：]\s*(?P<text>.*)"),
        (Looks.SLIDE, r"(?P<text>(?-i:SLIDES?)\b.*|Last updated\b.*)"),
        (Looks.ITEM, r"(?P<text>(?:[-*•▪]|\d+[.)、]|[a-z]\))\s+\S.*)"),
    )
)
_QUESTION_MARK = re.compile(r"[?？]\s*[)）\"”]*$")
_ANSWER_INSIDE = re.compile(r"(?<=\S)\s+A\s*[:：]\s+")
# Two questions that lost the line end between them, or a question and the next slide.
_GLUED = re.compile(r"(?<=[?？])\s*(?=[A-Z\u4e00-\u9fff])")


def read(text: str) -> Iterator[Line]:
    """Gives the lines of notes; one that holds a question and its answer gives two."""
    for number, raw in enumerate(lines(text), start=1):
        yield from _parted(_line(number, raw.strip()))


def _parted(line: Line) -> Iterator[Line]:
    if line.looks is Looks.SAMPLES:
        yield Line(Looks.SAMPLES, line.number, "")
        for part in _GLUED.split(line.text):
            if part:
                yield from _parted(_line(line.number, part))
    elif line.looks is Looks.QUESTION and (inside := _ANSWER_INSIDE.search(line.text)):
        yield Line(Looks.QUESTION, line.number, line.text[: inside.start()])
        yield Line(Looks.ANSWER, line.number, line.text[inside.end() :])
    else:
        yield line


def _line(number: int, text: str) -> Line:
    if not text:
        return Line(Looks.BLANK, number, "")
    for looks, pattern in _MARKS:
        if found := pattern.fullmatch(text):
            return Line(looks, number, found["text"].strip())
    looks = Looks.ASKING if _QUESTION_MARK.search(text) else Looks.TEXT
    return Line(looks, number, text)


_NUMBERED = re.compile(r"\d+[.)、]\s+")


def unnumbered(text: str) -> str:
    """Returns `text` without the number that it begins with."""
    return _NUMBERED.sub("", text, count=1)


def asks(line: Line) -> bool:
    """Returns whether a line without a mark reads as a question."""
    return line.looks is Looks.ASKING or (
        line.looks is Looks.ITEM and bool(_QUESTION_MARK.search(line.text))
    )
