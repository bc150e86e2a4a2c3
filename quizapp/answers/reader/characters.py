"""Typed characters folded to the few that the tokeniser knows; each remembers its place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LENGTH = 2_000

# What NFKC leaves alone but a person means as a plain character. An em dash stands for no minus:
# where people type one, it separates words.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–−˗", "-"),
        **dict.fromkeys("×⋅·∙∗•✕✖⨯", "*"),
        **dict.fromkeys("÷∕⁄", "/"),
        "ˆ": "^",
        **dict.fromkeys("‘’′", "'"),
        **dict.fromkeys("“”", '"'),
        "、": ",",
        "。": ".",
        # Those of three lines are what a matrix is drawn with, here too: each line is a row.
        **dict.fromkeys("【⟨〈⎡⎢⎣", "["),
        **dict.fromkeys("】⟩〉⎤⎥⎦", "]"),
        "∣": "|",
        "∶": ":",
    }
)
_LONGEST_PLAIN = 4
_DECEPTIVE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_WHITESPACE = {"\t": " ", "\n": "\n", "\r": "\n"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text, and for each of its characters the place (from 1) in what was typed."""

    text: str
    places: Sequence[int]

    def cut(self, start: int, end: int) -> Folded:
        """Returns the piece from `start` up to `end`, which keeps its places."""
        if start == 0 and end == len(self.text):
            return self
        return Folded(self.text[start:end], self.places[start:end])

    def place(self, index: int) -> int:
        """Returns the place of the character at `index`; past the end, the place after the last."""
        if index < len(self.places):
            return self.places[index]
        return self.places[-1] + 1 if self.places else 1


def fold(typed: str) -> Folded:
    """Returns `typed` in plain characters.

    Full-width and mathematical letters become plain ones (NFKC), dashes `-`, dots and crosses
    `*`; `x²` becomes `x^(2)`; digits of any script become plain ones; vulgar fractions such as
    `½` and the ends of lines stay.

    Raises:
        ReadError: it is longer than `MAX_LENGTH`, or has characters that nobody can see.
    """
    if len(typed) > MAX_LENGTH:
        raise ReadError(f"this is longer than {MAX_LENGTH} characters", MAX_LENGTH + 1)
    if typed.isascii() and typed.isprintable():
        return Folded(typed, range(1, len(typed) + 1))
    chars: list[str] = []
    places: list[int] = []
    raised = False
    for place, (plain, is_raised) in enumerate(map(_plain, typed), start=1):
        if not plain:
            code = ord(typed[place - 1])
            raise ReadError(f"U+{code:04X} cannot be seen; delete this character", place)
        if is_raised != raised:
            plain = ("^(" if is_raised else ")") + plain  # noqa: PLW2901 - a sign more
            raised = is_raised
        chars.append(plain)
        places += [place] * len(plain)
    if raised:
        chars.append(")")
        places.append(len(typed))
    return Folded("".join(chars), tuple(places))


@lru_cache(maxsize=1_000)
def _plain(char: str) -> tuple[str, bool]:
    """Returns what `char` stands for, nothing if it deceives, and whether it is a superscript."""
    if char.isascii() and char.isprintable():
        return char, False
    if char in _WHITESPACE:
        return _WHITESPACE[char], False
    category = unicodedata.category(char)
    if category in _DECEPTIVE:
        return "", False
    if category == "Nd":
        return str(unicodedata.decimal(char)), False
    origin = unicodedata.decomposition(char)
    if origin.startswith("<fraction>"):
        return char, False
    plain = unicodedata.normalize("NFKC", char).translate(_PLAIN)
    # Some single characters are whole sentences, by which text would grow.
    return plain if len(plain) <= _LONGEST_PLAIN else char, origin.startswith("<super>")
