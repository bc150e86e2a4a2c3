"""What each code means: a page with an example that has it, and one that is mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

_PAGE = re.compile(
    r"^# (D\d{3})\n(.+?)\n~{4}bad\n(.*?)\n~{4}\n~{4}good\n(.*?)\n~{4}$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is said of a code.

    Attributes:
        bad: a deck in which just this is found.
        good: a deck in which nothing is.
    """

    code: str
    text: str
    bad: str
    good: str


def pages() -> dict[str, Page]:
    """Returns all pages by their code."""
    text = files("quizapp.decks").joinpath("explanations.md").read_text(encoding="utf-8")
    return {match.group(1): Page(*match.groups()) for match in _PAGE.finditer(text)}
