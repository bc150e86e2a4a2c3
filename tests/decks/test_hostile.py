"""Decks that nobody means well with: every one is read, and in a time that grows like its size.

Times are not measured. What is counted is the calls that reading makes, Python's and C's: for
twice the text about twice as many. What a single call of C does too often would show as a test
that never ends.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp import decks
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

FILE = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
CARD = "Q: a\nA: b\n\n"
BANK = "Q: {{a}}\nA: = a\n\n> where: "


def growing(line: str) -> Callable[[int], str]:
    """Lines of which each differs from all others by its number."""
    return lambda n: "".join(line.format(i) for i in range(n // len(line)))


def repeated(part: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda n: before + part * (n // len(part)) + after


def backticks(n: int) -> str:
    """Runs of every length, of which none has a partner."""
    return "Q: " + " ".join("`" * length for length in range(1, int((2 * n) ** 0.5)))


def nested(n: int) -> str:
    return "Q: a\n" + "".join(" " * (2 * i) + "- x\n" for i in range(int(n**0.5)))


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": repeated("[", "C: "),
    "brackets in brackets": lambda n: "C: " + "[" * (n // 2) + "]" * (n // 2),
    "gaps": repeated("[a] ", "C: "),
    "alternatives": repeated("a|", "C: [", "b]"),
    "a gap's word": repeated("abc ", "C: [abcd] "),
    "backticks": backticks,
    "dollars": repeated("$a ", "Q: "),
    "double dollars": repeated("$$ ", "Q: "),
    "open comments": repeated("<!--", "Q: "),
    "comments": repeated("<!-- -->", "Q: "),
    "comments on lines": repeated("<!--\n"),
    "fences": repeated("```\n"),
    "other fences": growing("~~~{}\n"),
    "displayed maths": repeated("$$\n\n"),
    "nested lists": nested,
    "bullets": repeated("- a\n", CARD),
    "options": repeated("- [x] a\n", "Q: a\n\n"),
    "whys": repeated("> why: a\n", CARD),
    "mistakes": repeated("> wrong: 1 — a\n", "Q: a\nA: = 2\n\n"),
    "misspelt": repeated("> hnit: a\n", CARD),
    "questions": repeated("Q: a\n"),
    "answers": repeated("A: a\n"),
    "cards": growing("Q: a{}\nA: b\n"),
    "one card": repeated("Q: a\nA: b\n"),
    "one language": repeated("Q[zh]: a\n", CARD),
    "languages": growing("Q[a{0}]: a\nA[a{0}]: b\n"),
    "open pictures": repeated("![", "Q: "),
    "pictures": repeated("![a](b", "Q: "),
    "braces": repeated("{{", "Q: "),
    "placeholders": repeated("{{a}} ", "Q: ", "\nA: = a\n\n> where: a in 1..99"),
    "numbers to draw": repeated("1,", BANK + "a in ", "1"),
    "variables": growing("a{} in 1..9;"),
    "exceptions": repeated(" except", BANK + "a in 1"),
    "spaces in a where": repeated(" ", BANK + "a ", "in 1"),
    "derivatives": repeated("grad(", "Q: {{a}}\nA: = ", "\n\n> where: a in 1..9"),
    "open formula": repeated("(", "Q: a\nA: = "),
    "sum": repeated("1+", "Q: a\nA: = ", "1"),
    "strings": repeated('"a" | ', "Q: a\nA: ", '"b"'),
    "quotes": repeated('"', "Q: a\nA: "),
    "backslashes": repeated("\\", "Q: "),
    "dashes": repeated("a — ", "Q: a\n\n- [x] ", "\n- [ ] b"),
    "pairs": repeated("a :: ", "Q: a\n\n- ", "\n- b :: c"),
    "hashes": repeated("#"),
    "headings": repeated("# a\n### b\n"),
    "separators": repeated("---\n"),
    "front matter": repeated("a: b\n", "---\n", "---\n"),
    "tags": repeated("a, ", "---\ntags: [", "]\n---\n"),
    "terms": growing("T: a{}\n\nD: b\n\n"),
    "forms of a term": repeated("a / ", "T: ", "\nD: b"),
    "mixed term": repeated("小 a", "T: ", "\nD: b"),
    "keys": repeated("id: a; ", "Q: a <!-- ", "-->\nA: b"),
    "needs": repeated("a, ", "Q: a <!-- needs: ", "-->\nA: b"),
    "skills": repeated("P: dag-grad-one, level 1\n\n"),
    "lookalikes": repeated("q: a\n"),
    "bidirectional": repeated("\u202e\n"),
    "blank lines": repeated("\n"),
    "macros": repeated("\\x", "Q: $", "$\nA: b"),
    "swallowed": repeated("\na?\n", CARD),
}


def calls(text: str) -> int:
    """How many calls reading `text` makes."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        decks.parse(FILE, text, ("dag-grad-one",), thorough=True)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_grows_like_the_text(name: str) -> None:
    make = HOSTILE[name]
    calls(make(300))  # what is imported on the way is not counted
    small, large = calls(make(3_000)), calls(make(6_000))
    assert large <= 2.5 * small + 500


@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_one_is_read_to_its_end(name: str) -> None:
    text = HOSTILE[name](60_000)
    lines = text.count("\n") + 1
    for one in decks.parse(FILE, text, ("dag-grad-one",), thorough=True)[1]:
        assert 1 <= one.span.line <= lines
