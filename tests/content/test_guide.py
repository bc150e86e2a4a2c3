"""The author's guide: every example in it is a deck without a flaw, and it is no deck itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp import decks, families
from quizapp.decks import keywords, meta, source
from quizapp.decks.frontmatter import KEYS
from quizapp.model.cards import Skill
from quizapp.model.decks import DeckFile
from quizapp.resources import content_dir

GUIDE = Path(content_dir(), "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^````deck\n(.*?)^````$", GUIDE, re.MULTILINE | re.DOTALL)
FILE = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_loads_and_nothing_is_found(example: str) -> None:
    cards, found = decks.parse(FILE, example, families.names(), thorough=True)
    assert cards
    assert found == []


def test_every_fence_is_an_example_or_inside_one() -> None:
    assert GUIDE.count("````deck") == len(EXAMPLES) > 15
    assert "```" not in re.sub(r"^````deck\n.*?^````$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)


def test_there_is_an_example_of_everything() -> None:
    shown = "".join(EXAMPLES)
    cards = [card for one in EXAMPLES for card in decks.parse(FILE, one, families.names())[0]]
    kinds = {card.content.kind for card in cards if not isinstance(card.content, Skill)}
    written = "recall text expression number vector matrix named true-false choice ordering"
    assert kinds == {*written.split(), "matching", "cloze"}
    assert any(isinstance(card.content, Skill) for card in cards)
    assert any(card.translations for card in cards)
    for word in (*keywords.KEYWORDS, *KEYS, *meta.KEYS):
        assert re.search(rf"\b{word}\b", shown), word


def test_the_guide_is_no_deck() -> None:
    assert "README" not in [file.name for file in source.shipped(content_dir())]
