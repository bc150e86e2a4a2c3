"""Raw lecture notes to questions and answers.

Students mark questions in every way: `Q:` with `A:`, `Q:` with the answer on the next line, bare
questions below `Sample Question:`, listed first and answered later. What follows an answer is
rarely part of it: remarks in another language, what was said about a slide, pointers. So an
answer goes on only where something says so, and every line that is left out is kept as a remark.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.decks.imports import Found, Pair, Remark
from quizapp.decks.imports.corrections import correction
from quizapp.decks.imports.note_lines import Line, Looks, asks, read, unnumbered

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?。！？;；]\s*[)）\"”]*$")
# An example, a pointer to a slide or a minute: notes beside the matter.
_ASIDE = re.compile(
    r"e\.?\s?g\s*[.。:：]|ps\s*[.:：]|[(（](?:lec|slide|ppt|p\.?\s?\d)", re.IGNORECASE
)
_WIDE = re.compile(r"[\u3400-\u9fff]")


@dataclass(slots=True)
class _Asked:
    """A question, and its answer as far as it has been read.

    Attributes:
        is_marked: whether an `A:` says that this is its answer.
    """

    line: int
    question: str
    section: str
    subsection: str
    answer: list[Line] = field(default_factory=list)
    is_marked: bool = False


class _Reader:
    """Reads the lines one by one."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._lines = found
        self._asked: list[_Asked] = []
        self._remarks: list[Remark] = []
        self._open: _Asked | None = None
        self._in_samples = False
        self._title = self._section = self._subsection = ""

    def all(self) -> Found:
        """Returns what the notes hold."""
        for place, line in enumerate(self._lines):
            self._take(line, place)
        answered = [asked for asked in self._asked if asked.answer]
        missing = [(one.line, one.question) for one in self._asked if not one.answer]
        return Found(self._title, [_pair(one) for one in answered], self._remarks, missing)

    def _take(self, line: Line, place: int) -> None:
        match line.looks:
            case Looks.SECTION:
                self._section, self._subsection = line.text, ""
                self._close(samples=False)
            case Looks.SUBSECTION:
                self._subsection = line.text
                self._close(samples=False)
            case Looks.SAMPLES:
                self._close(samples=True)
            case Looks.SLIDE:
                self._close(samples=False)
                self._remark(line)
            case Looks.QUESTION:
                self._question(line)
            case Looks.ANSWER:
                self._answer(line)
            case Looks.BLANK:
                self._pause()
            case _:
                self._text(line, place)

    def _close(self, *, samples: bool) -> None:
        self._open, self._in_samples = None, samples

    def _pause(self) -> None:
        """An empty line ends an answer; a question still waits for its own."""
        if self._open and self._open.answer:
            self._open = None

    def _question(self, line: Line) -> None:
        if line.text:
            self._ask(line, line.text)
        else:
            self._close(samples=self._in_samples)
            self._remark(Line(line.looks, line.number, "Q:"), "a question without words")

    def _ask(self, line: Line, question: str) -> None:
        known = next((one for one in self._asked if _same(one.question, question)), None)
        if known is None or known.answer:
            known = _Asked(line.number, question, self._section, self._subsection)
            self._asked.append(known)
        self._open = known

    def _answer(self, line: Line) -> None:
        if self._open is None or self._open.is_marked:
            doubt = "a second answer" if self._open else "an answer without a question"
            self._open = None
            self._remark(line, doubt)
            return
        # What stood between `Q:` and `A:` was more of the question.
        more = [unnumbered(one.text) for one in self._open.answer]
        self._open.question = " ".join([self._open.question, *more])
        self._open.answer = [line] if line.text else []
        self._open.is_marked = True

    def _text(self, line: Line, place: int) -> None:
        if asks(line) and self._begins(line):
            self._ask(line, unnumbered(line.text))
        elif self._open and self._goes_on(self._open, line, place):
            self._open.answer.append(line)
        elif self._is_title(line):
            self._title = _without_pictures(line.text)
        else:
            self._open = None
            self._remark(line, "a question?" if asks(line) else "")

    def _is_title(self, line: Line) -> bool:
        begun = self._title or self._section or self._asked or self._remarks
        return not begun and bool(_without_pictures(line.text))

    def _begins(self, line: Line) -> bool:
        """Returns whether a bare question is one: below `Sample Question:`, or asked before."""
        if self._open and self._open.answer and self._open.answer[-1].looks is Looks.ITEM:
            return False  # an item of the answer's list that asks
        again = any(
            not one.answer and one is not self._open and _same(one.question, unnumbered(line.text))
            for one in self._asked
        )
        return again or self._in_samples

    def _goes_on(self, asked: _Asked, line: Line, place: int) -> bool:
        """Returns whether `line` is the answer of what was asked, or more of it."""
        if self._is_marked_later(asked, place):
            return True
        if _ASIDE.match(line.text):
            return False
        if not asked.answer:
            return True
        last = asked.answer[-1]
        if Looks.ITEM in {line.looks, last.looks}:
            return line.looks is Looks.ITEM
        if not _SENTENCE_END.search(last.text):
            return not _changes_language(asked, line)
        is_sentence = bool(_SENTENCE_END.search(line.text))
        return asked.is_marked and is_sentence and not _changes_language(asked, line)

    def _is_marked_later(self, asked: _Asked, place: int) -> bool:
        """Returns whether an `A:` still comes before anything else begins."""
        if asked.is_marked:
            return False
        following = (line.looks for line in self._lines[place:])
        text = {Looks.TEXT, Looks.ITEM, Looks.ASKING}
        return next((looks for looks in following if looks not in text), None) is Looks.ANSWER

    def _remark(self, line: Line, doubt: str = "") -> None:
        self._remarks.append(
            Remark(
                line.number,
                line.text,
                self._section,
                self._subsection,
                doubt,
                correction(line.text),
            )
        )


def find(text: str) -> Found:
    """Returns the questions, answers and remarks in raw lecture notes."""
    return _Reader(list(read(text))).all()


def _pair(asked: _Asked) -> Pair:
    answer = _joined(asked.answer)
    where = asked.section, asked.subsection
    return Pair(asked.question, answer, asked.line, *where, correction=correction(answer))


def _joined(answer: Sequence[Line]) -> str:
    """Returns the text of an answer: wrapped lines joined, items on lines of their own."""
    text = answer[0].text
    for line in answer[1:]:
        text += ("\n" if line.looks is Looks.ITEM else " ") + line.text
    return text


def _changes_language(asked: _Asked, line: Line) -> bool:
    """Returns whether a line is the first with Chinese in it: a remark, for the answer had none."""
    return bool(_WIDE.search(line.text)) and not _WIDE.search(_joined(asked.answer))


def _same(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def _without_pictures(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "So").strip()
