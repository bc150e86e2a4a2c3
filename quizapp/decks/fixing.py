"""Mends what can be mended for sure: applies the edits that findings carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizapp.model.decks import Diagnostic, Edit

_LINE_END = re.compile("\r\n|\r|\n")


def fixed(text: str, found: Iterable[Diagnostic]) -> tuple[str, int]:
    """Returns the text of a deck (without a byte order mark) mended, and how many edits it took.

    Line ends and all else stay as they are. Of two edits that touch each other one is left for
    the next time.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    done, limit = 0, len(text)
    for edit in sorted(_edits(found), key=_place, reverse=True):
        span = edit.span
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        if end <= limit:
            text = text[:start] + edit.text + text[end:]
            done, limit = done + 1, start
    return text, done


def _edits(found: Iterable[Diagnostic]) -> set[Edit]:
    return {one.fix for one in found if one.fix}


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.line, edit.span.column


def write(path: Path, text: str) -> None:
    """Puts `text` into a deck, whole or not at all; its mode and its byte order mark stay.

    Raises:
        OSError: it cannot be written.
    """
    target = path.resolve()
    mark = b"\xef\xbb\xbf" if target.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_bytes(mark + text.encode())
        beside.chmod(target.stat().st_mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
