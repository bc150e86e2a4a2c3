"""LaTeX, as it is pasted or typed from habit, written as plain signs; each keeps its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.answers.names import FUNCTIONS
from quizapp.answers.reader.amount import check_commands
from quizapp.answers.reader.characters import Folded
from quizapp.answers.reader.greek import LETTERS
from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_GROUPS = 60
# Stands between two names that only a backslash keeps apart: `x\log` is no name `xlog`. Nobody
# can type it: `characters` refuses controls.
SEAM = "\x1f"

_SIGN = re.compile(r"[\\{}$]")
_PIECE = re.compile(r"\\([A-Za-z]+|.)|(_\{)(?=\w+\})|\{,\}|\$\$?|.", re.DOTALL)
_SPACES = re.compile(r"\s*")
_WORD = re.compile(r"\s*\{\s*(\w+)\s*\}")
_ENVIRONMENT = re.compile(r"\s*\{([a-zA-Z]*matrix|array)\}(?:\{[lcr|\s]*\})?")
_LAST_ROW = re.compile(r"\s*\\end\b")

_SIGNS = (
    {"cdot": "*", "times": "*", "ast": "*", "div": "/", "infty": "∞", "pm": "±", "prime": "'"}
    | dict.fromkeys(("cdotp", "bullet"), "*")
    | {"{": "(", "}": ")", "%": "%", "|": "|", "vert": "|", "lvert": "|", "rvert": "|"}
    | dict.fromkeys((",", ";", ":", " ", "\n", "quad", "qquad", "(", ")", "[", "]"), " ")
    | dict.fromkeys(("!", "displaystyle", "textstyle", "limits", "boxed", "ensuremath"), "")
    | dict.fromkeys(("big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg"), "")
    | dict.fromkeys(("approx", "simeq", "sim"), "≈")
    | dict.fromkeys(("leftarrow", "gets"), "←")
)
_WORDS = {"mathrm", "mathit", "mathbf", "mathsf", "text", "textrm", "operatorname", "boldsymbol"}


def without_latex(folded: Folded) -> Folded:
    r"""Returns `folded` with its LaTeX as plain signs: `\frac{1}{2}` is `((1)/(2))`.

    Text without a backslash, brace or dollar sign comes back as it is.

    Raises:
        ReadError: a command is unknown, a brace has no partner, or braces are nested too deeply.
    """
    if not _SIGN.search(folded.text):
        return folded
    check_commands(folded)
    writer = _Writer(folded)
    while writer.index < len(folded.text):
        writer.item()
    return Folded("".join(writer.chars), tuple(writer.places))


@dataclass(slots=True)
class _Writer:
    """Reads `source` from `index` on and writes plain signs."""

    source: Folded
    index: int = 0
    depth: int = 0
    chars: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def write(self, text: str, place: int) -> None:
        self.chars.extend(text)
        self.places.extend([place] * len(text))

    def problem(self, text: str, index: int) -> ReadError:
        return ReadError(text, self.source.place(index))

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Steps over what `pattern` matches here."""
        match = pattern.match(self.source.text, self.index)
        if match:
            self.index = match.end()
        return match

    def item(self) -> None:
        """Writes the next command, group or character."""
        start = self.index
        match = self.match(_PIECE)
        piece = match.group() if match else ""
        if match and match[1]:
            self.command(match[1], start)
        elif piece == "{":
            self.group(start, "(", ")")
        elif piece == "_{":
            self.subscript()
        elif piece == "}":
            raise self.problem("`}` without `{`", start)
        else:
            plain = {"&": ",", "~": " ", "{,}": ",", "$": " ", "$$": " "}.get(piece, piece)
            self.write(plain, self.source.place(start))

    def command(self, name: str, start: int) -> None:
        place = self.source.place(start)
        if name in _STRUCTURES:
            _STRUCTURES[name](self, start)
        elif name in _SIGNS:
            self.write(_SIGNS[name], place)
        elif name in LETTERS or name in FUNCTIONS:
            self.name(LETTERS.get(name, name), place)
        elif name in _WORDS and (word := self.match(_WORD)):
            self.name(word[1], place)
        elif name not in _WORDS:
            raise self.problem(f"`\\{name}` is not known here; write it in plain signs", start)

    def name(self, text: str, place: int) -> None:
        """Writes a name that does not run into what stands beside it."""
        self.write(SEAM + text, place)
        if self.source.text[self.index : self.index + 1].isalnum():
            self.write(SEAM, place)

    def group(self, start: int, opener: str, closer: str) -> None:
        """Writes what stands between a brace, which was read, and its partner."""
        self.depth += 1
        if self.depth > MAX_GROUPS:
            raise self.problem("this is nested too deeply", start)
        place = self.source.place(start)
        self.write(opener, place)
        while self.source.text[self.index : self.index + 1] != "}":
            if self.index >= len(self.source.text):
                raise self.problem("`{` is never closed", start)
            self.item()
        self.index += 1
        self.write(closer, place)
        self.depth -= 1

    def subscript(self) -> None:
        """Writes `_{12}` as `_12`; what a name's index is made of was looked at before."""
        end = self.source.text.index("}", self.index)
        self.write("_", self.source.place(self.index))
        for index in range(self.index, end):
            self.write(self.source.text[index], self.source.place(index))
        self.index = end + 1

    def argument(self, start: int) -> None:
        """Writes one argument of the command at `start`: a group, a command or a character."""
        self.match(_SPACES)
        if self.index >= len(self.source.text):
            raise self.problem("this command needs its arguments in braces", start)
        self.depth += 1
        if self.depth > MAX_GROUPS:
            raise self.problem("this is nested too deeply", start)
        self.write("(", self.source.place(start))
        self.item()
        self.write(")", self.source.place(start))
        self.depth -= 1

    def fraction(self, start: int) -> None:
        place = self.source.place(start)
        self.write("(", place)
        self.argument(start)
        self.write("/", place)
        self.argument(start)
        self.write(")", place)

    def root(self, start: int) -> None:
        r"""Writes `\sqrt{x}` as `sqrt((x))`, and `\sqrt[n]{x}` as `((x)^(1/(n)))`."""
        place = self.source.place(start)
        end = self.source.text.find("]", self.index)
        if self.source.text[self.index : self.index + 1] != "[" or end < 0:
            self.write(f"{SEAM}sqrt(", place)
            self.argument(start)
            self.write(")", place)
            return
        degree = self.source.cut(self.index + 1, end)
        self.index = end + 1
        self.write("(", place)
        self.argument(start)
        self.write("^(1/(", place)
        self.chars.extend(degree.text)
        self.places.extend(degree.places)
        self.write(")))", place)

    def side(self, start: int) -> None:
        r"""Steps over `\left` and `\right`, and over the point that stands for no bracket."""
        del start
        self.match(_SPACES)
        if self.source.text[self.index : self.index + 1] == ".":
            self.index += 1

    def environment(self, start: int) -> None:
        if not self.match(_ENVIRONMENT):
            raise self.problem(r"only matrices are read here: \begin{bmatrix}", start)
        is_begin = self.source.text.startswith(r"\begin", start)
        self.write("[" if is_begin else "]", self.source.place(start))

    def row(self, start: int) -> None:
        r"""Writes the end of a row, but for one that nothing follows: `\\ \end{bmatrix}`."""
        if not _LAST_ROW.match(self.source.text, self.index):
            self.write(";", self.source.place(start))

    def partial(self, start: int) -> None:
        self.match(_SPACES)
        self.write("∂", self.source.place(start))


_STRUCTURES: dict[str, Callable[[_Writer, int], None]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), _Writer.fraction),
    **dict.fromkeys(("left", "right"), _Writer.side),
    **dict.fromkeys(("begin", "end"), _Writer.environment),
    "sqrt": _Writer.root,
    "partial": _Writer.partial,
    "\\": _Writer.row,
}
