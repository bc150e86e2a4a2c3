from __future__ import annotations

import pytest

from quizapp.decks.terms import accepted


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
