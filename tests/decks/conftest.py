from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp import decks
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

    Parse = Callable[[str], tuple[list[Card], list[Diagnostic]]]

FAMILIES = ("dag-grad-one", "sgd-step-scalar")


@pytest.fixture
def deck_file() -> DeckFile:
    return DeckFile("user:week1.md", "week1", Path("week1.md"), 0, 0)


@pytest.fixture
def parse(deck_file: DeckFile) -> Parse:
    """Cards and findings of a text."""
    return lambda text: decks.parse(deck_file, text, FAMILIES)


@pytest.fixture
def cards(parse: Parse) -> Callable[[str], list[Card]]:
    """The cards of a text in which there is nothing to find."""

    def read(text: str) -> list[Card]:
        made, found = parse(text)
        assert found == []
        return made

    return read


@pytest.fixture
def found(parse: Parse) -> Callable[[str], list[tuple[str, int, int]]]:
    """Code, line and column of what is found in a text."""

    def read(text: str) -> list[tuple[str, int, int]]:
        return [(one.code, one.span.line, one.span.column) for one in parse(text)[1]]

    return read
