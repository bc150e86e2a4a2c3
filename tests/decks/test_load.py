"""Decks that are loaded together."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from quizapp import decks
from quizapp.decks import source

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.model.decks import Deck, Diagnostic


def load(folder: Path, **texts: str) -> tuple[list[Deck], list[Diagnostic]]:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return decks.load(source.user(folder), ["dag-grad-one"])


def test_decks_have_their_title_digest_and_cards(tmp_path: Path) -> None:
    text = "---\ntitle: 'One: two'\n---\nQ: a?\nA: b."
    (first, second, third), found = load(tmp_path, a=text, b="# Heading\n", c="C: [gap]")
    assert found == []
    assert [deck.title for deck in (first, second, third)] == ["One: two", "Heading", "c"]
    assert first.digest == sha256(text.encode()).hexdigest()
    assert [card.prompt for card in first.cards] == ["a?"]
    assert first.cards[0].deck == first.file.location == "user:a.md"


def test_the_same_card_in_two_decks_names_both_places(tmp_path: Path) -> None:
    _, found = load(
        tmp_path,
        a="Q: One? <!-- id: same -->\nA: Yes.\n",
        b="Q: Two? <!-- id: same -->\nA: Yes.\n",
        c="Q: One?\nA: Yes.\n",
    )
    a, b, c = (str(tmp_path / name) for name in ("a.md", "b.md", "c.md"))
    assert [(one.file, one.code, one.span.line, one.span.column) for one in found] == [
        (b, "D601", 1, 18),
        (c, "D602", 1, 1),
    ]
    assert f"{a}:1:18" in found[0].message
    assert f"{a}:1:1" in found[1].message


def test_a_skill_may_be_drilled_by_several_decks_but_once_by_each(tmp_path: Path) -> None:
    decks, found = load(
        tmp_path,
        a="P: dag-grad-one, level 1",
        b="P: dag-grad-one, levels 1-2\n\nP: dag-grad-one, level 2",
    )
    assert [len(deck.cards) for deck in decks] == [1, 3]
    assert [(one.code, one.span.line) for one in found] == [("D602", 3)]


def test_findings_come_by_deck_and_place(tmp_path: Path) -> None:
    _, found = load(tmp_path, a="A: a\n\nQ: b\nQ: x\nA: y", b="q: c\nQ: x\nA: y\nA: z\n")
    assert [(one.file[-4:], one.code) for one in found] == [
        ("a.md", "D102"),
        ("a.md", "D101"),
        ("b.md", "D701"),
        ("b.md", "D602"),
        ("b.md", "D102"),
    ]


def test_different_answers_to_one_question_are_two_cards(tmp_path: Path) -> None:
    decks_read, found = load(tmp_path, a="Q: One?\nA: Yes.\nQ: One?\nA: No.\n")
    assert found == []
    assert len(decks_read[0].cards) == 2
