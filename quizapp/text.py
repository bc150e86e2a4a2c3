"""Text that came from outside, made safe to show; and how wide text is in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# C0 controls but tab and newline, DEL, C1 controls, bidirectional marks and overrides,
# line and paragraph separators, surrogates, and the tag block: all of them can lie to a reader.
# Private characters mean nothing to anybody; `typeset.maths.paragraph` keeps them for itself.
# Like all patterns here it is compiled where a text needs it: a first question seldom does.
_HARMFUL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def inert(text: str) -> str:
    """Returns `text` with what could steer or deceive a terminal made visible.

    Controls become their pictures (`␛`), the rest their code point (`⟨U+202E⟩`); newlines and
    tabs stay. Everything that a person wrote passes here on its way to a screen or a log.
    """
    # Nothing harmful is printable.
    return text if text.isprintable() else re.sub(_HARMFUL, _visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨U+{code:04X}⟩"


def one_line(text: str, columns: int = 60) -> str:
    """Returns inert `text` as one line of at most `columns` columns, cut with an ellipsis."""
    flat = " ".join(inert(text).split())
    if width(flat) <= columns:
        return flat
    return cut(flat, columns - 1) + "…"


def pointed(text: str, position: int, columns: int = 60) -> tuple[str, str]:
    """Returns the inert line around the character at `position` (from 1), and a caret below it.

    A long line is cut to `columns` on both sides.
    """
    index = min(position - 1, len(text))
    start = text.rfind("\n", 0, index) + 1
    before, after = (
        inert(part).expandtabs(1) for part in (text[start:index], text[index:].partition("\n")[0])
    )
    if width(before) > columns // 2:
        # Characters are two columns wide at most.
        before = "…" + before[-(columns // 4) :]
    line = cut(before + after, columns - 1)
    line += "…" * (len(line) < len(before + after))
    return line, " " * width(before) + "^"


def spaced(name: str) -> str:
    """Returns the name of a topic or a mistake as words: `neural networks`."""
    return name.replace("-", " ")


def width(text: str) -> int:
    """Returns the columns that `text` takes in a terminal: Chinese two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    # Up to the combining marks all are narrow, but for the soft hyphen.
    if char < "\u0300":
        return 0 if char == "\u00ad" else 1
    # It takes a millisecond to load, and the words of many questions do without.
    import unicodedata

    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """Returns the longest beginning of `text` that fits into `columns`."""
    used = 0
    for index, char in enumerate(text):
        used += _char_width(char)
        if used > columns:
            return text[:index]
    return text


def pad(text: str, columns: int) -> str:
    """Returns `text` filled with spaces to `columns`; longer text is left as it is."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Returns `text` broken into lines of at most `columns`, by display width.

    Breaks at spaces and around Chinese characters; a word longer than a line is cut. Newlines
    stay; a line that continues is indented as far as its beginning's text, past a bullet too.
    """
    return [line for source in text.split("\n") for line in _wrap_line(source, columns)]


def side_by_side(items: Iterable[str], columns: int) -> list[str]:
    """Returns items with ` · ` between them as lines of at most `columns`; no item is broken."""
    lines: list[str] = []
    for item in items:
        if lines and width(f"{lines[-1]} · {item}") <= columns:
            lines[-1] += f" · {item}"
        else:
            lines.append(item)
    return lines


# A hard space is part of its word: code that fits into a line is not broken.
_WORD = r"[^\S\u00a0]+|[\S\u00a0]+"
# What must not begin a line: it stays with the character before it.
_CLOSERS = frozenset("，。、；：！？）】」』〉》”’,.;:!?)")


def _pieces(line: str) -> Iterator[str]:
    """Gives what may not be broken: spaces, words, and each wide character by itself."""
    # Not one regular expression: compiling its ranges of characters takes longer than a start may.
    for word in re.findall(_WORD, line):
        if word.isascii():
            yield word
        else:
            yield from _around_wide(word)


def _around_wide(word: str) -> Iterator[str]:
    piece, was_wide = "", False
    for char in word:
        is_wide = _char_width(char) == 2
        if piece and (is_wide or was_wide) and char not in _CLOSERS:
            yield piece
            piece = ""
        piece += char
        was_wide = is_wide or (was_wide and char in _CLOSERS)
    yield piece


# What a line that continues is indented by: spaces, a bullet, a number.
_MARGIN = r" *(?:(?:[•*-]|\d{1,2}[.)]) +)?"


def _wrap_line(line: str, columns: int) -> list[str]:
    if width(line) <= columns:
        return [line.rstrip()]
    margin = re.match(_MARGIN, line)
    label = margin.group() if margin and width(margin.group()) <= columns // 2 else ""
    body, indent = line[len(label) :], " " * width(label)
    lines: list[str] = []
    current = label
    for piece in _pieces(body):
        if width(current) + width(piece.rstrip()) <= columns:
            current += piece
            continue
        if current.strip():
            lines.append(current.rstrip())
        current = indent
        rest = piece.lstrip()
        while width(indent + rest) > columns:
            head = cut(rest, max(2, columns - len(indent)))
            # What is too long for any line is broken at its hard spaces, if it has some.
            head = head[: head.rfind("\u00a0") + 1] or head
            lines.append(indent + head)
            rest = rest[len(head) :]
        current += rest
    return [*lines, current.rstrip()]
