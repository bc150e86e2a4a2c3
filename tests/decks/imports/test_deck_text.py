from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp import decks
from quizapp.decks.imports import Found, Pair
from quizapp.decks.imports.deck_text import deck_text
from quizapp.model.decks import DeckFile

FILE = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)

# What means something in a deck, and is only words in notes or a table.
ODD = (
    *("Q: a", "A: b", "C: [c]", "P: d", "T: e", "D: f", "Q[zh]: g", "# h", "---", "> why: i"),
    *("> Wrong: j", "> k", "= 2", '"l"', "True.", "错", "- [x] m", "1. n", "o :: p", "<!-- q -->"),
    *("<!-- r", "#", "[s]", "* t", "轮", "\\u", "v — w", "  x"),
)


@settings(max_examples=300, deadline=None)
@given(
    question=st.lists(st.sampled_from(ODD), min_size=1, max_size=3),
    answer=st.lists(st.sampled_from(ODD), min_size=1, max_size=4),
    tags=st.lists(st.sampled_from(["a", "b-->", "<!--", ";", "c d", "--"]), max_size=2),
)
def test_words_that_look_like_a_deck_stay_one_card(
    question: list[str], answer: list[str], tags: list[str]
) -> None:
    pairs = [
        Pair("\n".join(question), "\n".join(answer), 1, tags=tuple(tags)),
        Pair("the next one", "is another", 9),
    ]
    text = deck_text(Found(pairs=pairs))
    cards, found = decks.parse(FILE, text, ())
    assert [one for one in found if one.severity == "error"] == [], text
    assert len(cards) == 2, text
    assert [getattr(card.content, "kind", "") for card in cards] == ["recall", "recall"], text
    assert not cards[0].why, text
    assert set(cards[0].tags) <= {"a", "b", "c d", "!"}, text


@pytest.mark.parametrize("words", ["```", "$$", "```\nx"])
def test_what_is_never_closed_is_for_the_author_to_mend(words: str) -> None:
    text = deck_text(Found(pairs=[Pair("a", f"b\n{words}", 1)]))
    _, found = decks.parse(FILE, text, ())
    assert {one.code for one in found} <= {"D201", "D203"}
    assert found
