"""Lines to a terminal or a pipe: colour where it helps, wrapped by display width.

Written by hand, because the first question is on the screen before a library that draws could
be imported.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.typeset import inline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from quizapp.typeset.maths.box import Box

# What pages are indented by.
MARGIN = 2

# Text wider than this is hard to read, however wide the terminal.
WIDEST = 88

STYLES = {
    "strong": "1",
    "quiet": "2",
    "right": "32",
    "wrong": "31",
    "warn": "33",
    "term": "36",
    "right strong": "1;32",
    "wrong strong": "1;31",
    "warn strong": "1;33",
    # What is unlike its neighbour: underlined too, for who sees no colours.
    "wrong unlike": "4;31",
    "right unlike": "4;32",
}


class Screen:
    """Where lines go.

    Attributes:
        columns: the width to wrap to.
        color: whether escape sequences may be written.
        ascii_only: whether signs are written in ASCII; letters stay what they are.
        linear: whether it is listened to: no boxes, no rules, nothing beside anything else.
        wide: the width that pictures may have, where that is more; 0 where it is not.
    """

    def __init__(
        self,
        out: TextIO,
        columns: int,
        *,
        color: bool,
        ascii_only: bool = False,
        linear: bool = False,
        wide: int = 0,
    ) -> None:
        self.out = out
        self.columns = columns
        self.color = color
        self.ascii_only = ascii_only
        self.linear = linear
        self.wide = wide

    @classmethod
    def of(cls, out: TextIO, *, plain: bool, ascii_only: bool = False) -> Screen:
        """Returns the screen that `out` is: a terminal of its width, or plain lines in a pipe."""
        rich, wide = is_rich(out, plain=plain), _wide(out)
        return cls(out, _columns(wide), color=rich, ascii_only=ascii_only, linear=plain, wide=wide)

    def as_now(self) -> Screen:
        """Returns this screen as wide as its terminal is now: people resize windows."""
        if not self.out.isatty():
            return self
        return Screen.of(self.out, plain=self.linear, ascii_only=self.ascii_only)

    @property
    def room(self) -> int:
        """The columns for pictures: a year is read across any width, a text is not."""
        return max(self.columns, self.wide)

    def style(self, name: str, words: str) -> str:
        """Returns `words` in a style of `STYLES`, or as they are where there is no colour."""
        return f"\x1b[{STYLES[name]}m{words}\x1b[0m" if self.color and words else words

    def line(self, words: str = "", style: str = "", *, indent: int = 0) -> None:
        """Writes one line as it is; the caller has made it fit and safe."""
        # A line was made to fit: what cuts it may not grow.
        shown = self.signs(words.replace("…", "~") if self.ascii_only else words)
        shown = self.style(style, shown) if style else shown
        self.out.write(f"{' ' * indent}{shown}\n".rstrip(" "))

    def signs(self, words: str) -> str:
        """Returns `words` with the signs that may be written here; they may get wider by it."""
        if not self.ascii_only or words.isascii():
            return words
        from quizapp.typeset.in_ascii import in_ascii

        return in_ascii(words)

    def prose(self, words: str, style: str = "", *, first: str = "", indent: int = 0) -> None:
        """Writes text that came from outside: inert, wrapped, its markdown and maths set.

        Args:
            first: a label before the first line, as `1.`; later lines are indented to match.
        """
        words = inline.with_pictures_named(words)
        margin = indent + text.width(first)
        label = " " * indent + self.signs(first)
        drawn = self.matrices(text.inert(words).split("\n"), self.columns - margin)
        plain, formulas = self._formulas("\n".join(drawn), self.columns - margin)
        lines = text.wrap(inline.glued(self.signs(plain)), self.columns - margin)
        for line in inline.styled(lines, self.style, style):
            for row in _rows(label + line, formulas):
                self.out.write(row.rstrip(" ") + "\n")
            label = " " * margin

    def matrices(self, lines: Sequence[str], columns: int) -> Sequence[str]:
        """Returns `lines` with the matrices in them as this screen can show them."""
        # What is on the way to the first question is not imported for nothing.
        if not any("⎡" in line or "]   " in line for line in lines):
            return lines
        from quizapp.typeset.abreast import Way, set_out

        return set_out(lines, Way(columns, self.ascii_only, self.linear))

    def _formulas(self, words: str, columns: int) -> tuple[str, Sequence[Box]]:
        """Returns `words` with places for their formulas, and the formulas."""
        if "$" not in words:
            return words, ()
        from quizapp.typeset.maths import paragraph

        if self.linear:
            return paragraph.on_one_line(words, ascii_only=self.ascii_only), ()
        return paragraph.set_aside(words, columns, ascii_only=self.ascii_only)

    def rule(self) -> None:
        """Writes a thin line across the screen, where there is one to look at."""
        if not self.linear:
            sign = "─" if self.color and not self.ascii_only else "-"
            self.line(sign * self.columns, "quiet")

    def flush(self) -> None:
        """Makes sure that what was written is on the screen."""
        self.out.flush()


def _rows(line: str, formulas: Sequence[Box]) -> Sequence[str]:
    """Returns the lines of the screen that `line` takes: several where a formula is tall."""
    if not formulas:
        return (line,)
    from quizapp.typeset.maths import paragraph

    return paragraph.put_back(line, formulas)


def _columns(wide: int) -> int:
    """Returns the columns to wrap to."""
    return max(20, min(wide, WIDEST))


def _wide(out: TextIO) -> int:
    """Returns the columns to write to; the last one of a terminal would break lines by itself."""
    return _width(out) - 1


def _width(out: TextIO) -> int:
    """Returns `COLUMNS`, or the width of the terminal that `out` is; 80 where there is neither."""
    # `shutil.get_terminal_size` says the same, but brings four compressors along.
    named = os.environ.get("COLUMNS", "")
    try:
        fixed = int(named) if named.isdecimal() else 0
        return fixed or os.get_terminal_size(out.fileno()).columns or 80
    except (ValueError, OSError):
        return 80


def is_rich(out: TextIO, *, plain: bool) -> bool:
    """Returns whether `out` is a terminal that understands colour and wants it."""
    wanted = not plain and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return wanted and out.isatty()
