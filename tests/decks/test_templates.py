from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.decks import templates
from quizapp.decks.templates import KINDS, filled, guided, template

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card

# What each template becomes when its first lines are filled in, and the kinds of its cards.
FILLED = {
    "recall": ("Q: a\nA: b", ["recall"]),
    "text": ('Q: a\nA: "b"', ["text"]),
    "number": ("Q: a\nA: = 1/2", ["number"]),
    "true-false": ("Q: a\nA: True. b", ["true-false"]),
    "choice": ("Q: a\n- [x] b\n- [ ] c", ["choice"]),
    "ordering": ("Q: a\n1. b\n2. c", ["ordering"]),
    "matching": ("Q: a\n-  :: b", []),
    "cloze": ("C: a [b]", ["cloze"]),
    "term": ("T: a\nD: b", ["recall", "text"]),
    "bilingual": ("Q: a\nA: b\nQ[zh]: c\nA[zh]: d", ["recall"]),
    "parametric": ("", ["number"]),
    "skill": ("P: dag-grad-one, levels 1-3", [""] * 3),
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "matching"])
def test_a_template_with_its_first_lines_filled_in_is_a_card(
    kind: str, cards: Callable[[str], list[Card]]
) -> None:
    text = template(kind)
    lines, kinds = FILLED[kind]
    for line in filter(None, lines.split("\n")):
        mark = line[: line.index(" ") + 1] if line[0] != "-" else line[:6]
        at = next(one for one in text.split("\n") if one.startswith(mark))
        text = text.replace(f"{at}\n", f"{line}\n", 1)
    made = cards(filled(text))
    assert [getattr(card.content, "kind", "") for card in made] == kinds


def test_pairs_are_filled_in() -> None:
    text = template("matching").replace("-  :: ", "- a :: b", 1).replace("-  :: ", "- c :: d", 1)
    assert "-  ::" not in filled(text)
    assert "- a :: b\n- c :: d" in filled(text)


@pytest.mark.parametrize("kind", KINDS)
def test_notes_come_off_again(kind: str) -> None:
    card = template(kind)
    shown = guided(card, [f"{kind}: {templates.advice(kind)}", "a note with --> in it"])
    assert filled(shown) == filled(card)
    assert len(shown.split("\n")) == len(card.split("\n")) + 2
    assert max(map(len, shown.split("\n"))) <= 80
