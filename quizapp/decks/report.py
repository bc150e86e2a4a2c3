"""Prints findings as compilers do: place, code, message, the line with a caret, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.decks import source
from quizapp.decks.codes import ERROR
from quizapp.text import cut, inert, one_line, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.decks import Diagnostic

# The last column of a terminal would break lines by itself.
_COLUMNS = 79
_RED, _YELLOW, _BLUE, _BOLD, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"


def render(diagnostic: Diagnostic, source_lines: Sequence[str], *, color: bool = False) -> str:
    """Returns a finding as a few lines of text, safe to print whatever the deck holds.

    Args:
        diagnostic: the finding.
        source_lines: the lines of its deck; without the line in question no excerpt is shown.
        color: whether to use terminal colours.
    """
    span = diagnostic.span
    grave = _RED if diagnostic.severity == ERROR else _YELLOW
    place = f"{inert(diagnostic.file)}:{span.line}:{span.column}"
    label = _paint(f"{diagnostic.severity}[{diagnostic.code}]", grave + _BOLD, color=color)
    lines = [f"{_paint(place, _BOLD, color=color)}: {label}: {one_line(diagnostic.message, 200)}"]
    number = str(span.line)
    margin = " " * len(number) + " "
    bar = _paint("|", _BLUE, color=color)
    if span.line <= len(source_lines):
        room = _COLUMNS - len(margin) - len("| ")
        excerpt, caret = _excerpt(source_lines[span.line - 1], diagnostic, room)
        lines.append(f"{margin}{bar}")
        lines.append(f"{_paint(number, _BLUE, color=color)} {bar} {excerpt}".rstrip())
        lines.append(f"{margin}{bar} {_caret(caret, grave, color=color)}")
    if diagnostic.help:
        first, *more = wrap(inert(diagnostic.help), _COLUMNS - len(margin) - len("= help: "))
        lines.append(f"{margin}{_paint('=', _BLUE, color=color)} help: {first}")
        lines += [f"{margin}        {line}" for line in more]
    return "\n".join(lines)


def _paint(text: str, how: str, *, color: bool) -> str:
    return f"{how}{text}{_OFF}" if color else text


def _caret(caret: str, how: str, *, color: bool) -> str:
    space = len(caret) - len(caret.lstrip())
    return caret[:space] + _paint(caret[space:], how, color=color)


def _excerpt(line: str, diagnostic: Diagnostic, columns: int) -> tuple[str, str]:
    """Returns the part of the line around the finding, and the carets that stand under it."""
    span = diagnostic.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    # A long line is shown from a little before the finding.
    left = max(0, start - columns // 3) if width(line) > columns else 0
    before = ("…" if left else "") + _shown(line[left:start])
    marked = _shown(line[start:end])
    whole = before + marked + _shown(line[end : end + columns])
    room = max(1, columns - width(before))
    caret = " " * width(before) + "^" * min(room, max(1, width(marked)))
    return (whole if width(whole) <= columns else cut(whole, columns - 1) + "…"), caret


def _shown(text: str) -> str:
    return inert(text.replace("\t", " "))


def render_all(
    diagnostics: Sequence[Diagnostic], *, color: bool = False, text: str | None = None
) -> str:
    """Returns all findings, a blank line between two.

    Their excerpts are from `text`, the one deck that they are of, or from the decks on disk.
    """
    lines: dict[str, list[str]] = {}
    parts = []
    for diagnostic in diagnostics:
        if diagnostic.file not in lines:
            deck = source.text_of(Path(diagnostic.file)) if text is None else text
            lines[diagnostic.file] = source.lines(deck)
        parts.append(render(diagnostic, lines[diagnostic.file], color=color))
    return "\n\n".join(parts)
