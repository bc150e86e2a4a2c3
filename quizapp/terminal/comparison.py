"""What was typed beside what is right, the difference marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.study.comparing import Compared
    from quizapp.terminal.screen import Screen

_INDENT = MARGIN + 2
_YOU, _ANSWER = "You:    ", "Answer: "
# Texts that have less in common are two texts, not one with slips.
_ALIKE = 0.6
# More entries than these are not told one by one where they are right.
_MOST = 6
# Kinds whose answers are written words: there a letter makes the difference.
_WORDS = {"text", "cloze"}


def show(screen: Screen, entries: Sequence[Compared], kind: str) -> None:
    """Writes each entry with what it should have been, or the answer below what was typed."""
    if any(entry.name for entry in entries):
        _entries(screen, entries, ": " if kind == "matching" else " = ")
        return
    for entry in entries:
        columns = screen.columns - _INDENT - len(_ANSWER)
        if kind in _WORDS and _are_alike(entry.typed, entry.right, columns):
            _spelled(screen, entry)
            continue
        if entry.typed and kind != "true-false":
            screen.prose(entry.typed, first=_YOU, indent=_INDENT)
        screen.prose(entry.right, first=_ANSWER, indent=_INDENT)


def _entries(screen: Screen, entries: Sequence[Compared], between: str) -> None:
    wrong = [entry for entry in entries if not entry.is_right]
    if len(entries) <= _MOST:
        wrong = list(entries)
    elif len(wrong) < len(entries):
        right = f"{len(entries) - len(wrong)} of {len(entries)} are right"
        screen.line(f"{_mark(screen, is_right=True)} {right}", indent=_INDENT)
    for entry in wrong:
        _entry(screen, entry, between)


def _entry(screen: Screen, entry: Compared, between: str) -> None:
    said = f"{between}{entry.typed}" if entry.typed else " is missing"
    words, room = f"{entry.name}{said}", screen.columns - _INDENT - 2
    parts = [words]
    if not entry.is_right:
        beside = f"{words}, right: {entry.right}"
        parts = [beside] if text.width(beside) <= room else [words, f"right: {entry.right}"]
    first = f"{_mark(screen, is_right=entry.is_right)} "
    for part in parts:
        for line in text.wrap(screen.signs(inline.plain(text.inert(part))), room):
            screen.line(f"{first}{line}", indent=_INDENT)
            first = "  "


def _mark(screen: Screen, *, is_right: bool) -> str:
    """Returns a sign to look at, or a word to listen to."""
    sign, word = ("✓", "right") if is_right else ("✗", "wrong")
    return f"{word}:" if screen.linear else screen.style(word, screen.signs(sign))


def _are_alike(typed: str, right: str, columns: int) -> bool:
    from difflib import SequenceMatcher

    fits = max(text.width(typed), text.width(right)) <= columns
    return fits and SequenceMatcher(None, typed, right).ratio() >= _ALIKE


def _spelled(screen: Screen, entry: Compared) -> None:
    """Writes two texts that are nearly the same, what is unlike in them marked."""
    typed, right = (_flat(screen, words) for words in (entry.typed, entry.right))
    for label, style, pieces in (
        (_YOU, "wrong unlike", list(_pieces(typed, right))),
        (_ANSWER, "right unlike", list(_pieces(right, typed))),
    ):
        shown = "".join(
            screen.style(style, words) if differs else words for words, differs in pieces
        )
        screen.line(f"{label}{shown}", indent=_INDENT)
        if not screen.color and not screen.linear and any(differs for _, differs in pieces):
            marks = "".join(
                ("^" if differs else " ") * text.width(words) for words, differs in pieces
            )
            screen.line(f"{' ' * len(label)}{marks}".rstrip(), indent=_INDENT)


def _flat(screen: Screen, words: str) -> str:
    return screen.signs(" ".join(text.inert(words).split()))


def _pieces(words: str, other: str) -> Iterator[tuple[str, bool]]:
    """Gives the pieces of `words`, and whether they are unlike the other text."""
    from difflib import SequenceMatcher

    for what, start, end, *_ in SequenceMatcher(None, words, other).get_opcodes():
        if words[start:end]:
            yield words[start:end], what != "equal"
