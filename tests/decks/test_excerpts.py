from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from quizapp import decks, families
from quizapp.decks import source
from quizapp.decks.excerpts import at, only, without_id
from quizapp.decks.format import formatted
from quizapp.model.decks import DeckFile
from quizapp.resources import content_dir

if TYPE_CHECKING:
    from quizapp.model.cards import Card

SHIPPED = source.shipped(content_dir())
DECK = """# A

Text.

## B

C: [b]

## C

### D

Q: d

A: e

---

# E

T: f

D: g
"""


def cards_of(file: DeckFile, text: str) -> list[Card]:
    cards, found = decks.parse(file, text, families.names(), thorough=True)
    serious = [one for one in found if one.code != "D603"]
    assert serious == []
    return cards


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_a_deck_with_some_of_its_cards_has_just_these(file: DeckFile) -> None:
    text = decks.read(file)
    cards = cards_of(file, text)
    rng = Random(file.name)
    for share in (0.0, 0.05, 0.3, 0.8, 1.0):
        lines = {card.line for card in cards if rng.random() < share}
        wanted = [card._replace(line=0) for card in cards if card.line in lines]
        for some in (only(text, lines), formatted(only(text, lines))):
            assert [card._replace(line=0) for card in cards_of(file, some)] == wanted
    assert only(text, {card.line for card in cards}) == text


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ({7}, "# A\n\nText.\n\n## B\n\nC: [b]\n\n---\n"),
        ({13}, "# A\n\nText.\n\n## C\n\n### D\n\nQ: d\n\nA: e\n\n---\n"),
        ({21}, "# A\n\nText.\n\n---\n\n# E\n\nT: f\n\nD: g\n"),
        (set(), "# A\n\nText.\n\n---\n"),
    ],
)
def test_headings_of_cards_stay(lines: set[int], kept: str) -> None:
    assert formatted(only(DECK, lines)) == kept


def test_the_source_of_a_card() -> None:
    assert at(DECK, 13) == "Q: d\n\nA: e\n"
    assert at(DECK, 21) == "T: f\n\nD: g\n"
    assert at(DECK, 8) == ""


@pytest.mark.parametrize("path", ["sgd.md", "glossary.md"])
def test_every_card_of_a_deck_can_be_taken_out(path: str) -> None:
    file = DeckFile("user:a.md", "a", Path(content_dir(), path), 0, 0)
    text = decks.read(file)
    for card in cards_of(file, text):
        (again, *_) = cards_of(file, without_id(at(text, card.line)))
        assert again.id is None or card.id is None
        assert again.prompt in {card.prompt, *(one.prompt for one in cards_of(file, text))}


@pytest.mark.parametrize(
    ("card", "bare"),
    [
        ("C: [a] <!-- id: b -->\n", "C: [a]\n"),
        ("C: <!-- id: b; level: 2 --> [a]\n", "C: <!-- level: 2 --> [a]\n"),
        ("C: [a] <!-- level: 2; id: b; tags: c -->\n", "C: [a] <!-- level: 2; tags: c -->\n"),
        ("C: [a]\n\n> why: <!-- id: b -->\n", "C: [a]\n\n> why: <!-- id: b -->\n"),
    ],
)
def test_a_copy_has_no_id(card: str, bare: str) -> None:
    assert without_id(card) == bare
