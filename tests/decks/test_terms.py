from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.decks.terms import accepted

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card


@pytest.mark.parametrize(
    ("term", "others"),
    [
        ("epoch", []),
        ("mini-batch 小批量", ["mini-batch", "小批量"]),
        ("epoch 轮 / 一个 epoch", ["epoch", "轮", "一个 epoch"]),
        ("batch, mini-batch 批 / 小批量", ["batch", "mini-batch", "批", "小批量"]),
        ("mini-batch（小批量）", ["mini-batch", "小批量"]),
        ("gradient descent (GD)", ["gradient descent", "GD"]),
        ("学习率 learning rate", ["学习率", "learning rate"]),
        ("input/output pair", []),
        ("批/小批量", ["批", "小批量"]),
        ("L2 regularization L2正则化", ["L2 regularization L2", "正则化"]),
    ],
)
def test_all_forms_of_a_term_are_accepted(term: str, others: list[str]) -> None:
    assert accepted(term) == (term, *others)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("", "What does “轮” mean?"),
        ("de", "What does “轮” mean?"),
        ("zh", "“轮” 是什么意思？"),
        ("zh-CN", "“轮” 是什么意思？"),
    ],
)
def test_terms_are_asked_in_the_language_of_their_deck(
    cards: Callable[[str], list[Card]], language: str, asked: str
) -> None:
    front = f"---\nlanguage: {language}\n---\n" if language else ""
    first, second = cards(f"{front}\nT: 轮\n\nD: 一遍\n\nD[en]: one pass\n")
    assert first.prompt == asked
    assert [one.prompt for one in first.translations] == ["What does “轮” mean?"]
    assert second.translations[0].prompt == "Which term: one pass"
