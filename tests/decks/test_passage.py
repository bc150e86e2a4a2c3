from __future__ import annotations

import pytest

from quizapp.decks.passage import Passage, Piece
from quizapp.model.decks import Span


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("  one  ", "one"),
        ("one\ntwo\n\n\n\nthree\n", "one two\n\nthree"),
        ("小批量\n学习率", "小批量学习率"),
        ("小批量\nSGD", "小批量 SGD"),
        ("hard  \nbreak\\\nhere", "hard\nbreak\\\nhere"),
        ("text\n- a\n  more\n- b", "text\n- a more\n- b"),
        ("text\n> quote\n| a | b |", "text\n> quote\n| a | b |"),
        ("1. a\n12) b\n3.5 is no item", "1. a\n12) b 3.5 is no item"),
        ("\\Q: text\n\\False. too\n\\[kept\\]", "Q: text False. too \\[kept\\]"),
        ("many   spaces\tand a tab", "many spaces\tand a tab"),
    ],
)
def test_text_is_what_markdown_means(source: str, text: str) -> None:
    assert Passage(1, source.split("\n")).text() == text


def test_code_keeps_its_lines_and_spaces() -> None:
    lines = ["so:", "```", "  a   b", "", "", "c", "```", "after", "it"]
    passage = Passage(10, lines, frozenset(range(11, 17)))
    assert passage.text() == "so:\n```\n  a   b\n\n\nc\n```\nafter it"


def test_a_part_knows_where_it_stands() -> None:
    piece = Piece("  损失 is a scalar ", 7, 5).part(0)
    assert piece == Piece("损失 is a scalar", 7, 7)
    assert piece.part(2, 6).span == Span(7, 10, 7, 12)
    assert Piece("", 7, 5).span == Span(7, 5, 7, 6)


def test_a_stretch_of_joined_lines_knows_where_it_stands() -> None:
    passage = Passage(3, ["one", "", "three"])
    joined = "\n".join(passage.lines)
    start = joined.index("three")
    assert passage.span(1, start + 2, passage.starts()) == Span(3, 2, 5, 3)
