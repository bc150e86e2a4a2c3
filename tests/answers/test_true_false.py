from __future__ import annotations

import pytest

from quizapp.answers.true_false import Answer


@pytest.mark.parametrize(
    "typed",
    [
        *("true", "TRUE", "t", "Yes", "true.", "✓"),
        *("Ｔｒｕｅ", "对", "是", "真。", "正确", "是的", "对，", "没错"),
    ],
)
def test_true(typed: str) -> None:
    assert Answer(truth=True).grade(typed).verdict == "correct"
    assert Answer(truth=False).grade(typed).verdict == "incorrect"


@pytest.mark.parametrize(
    "typed", ["false", "F", " No! ", "wrong", "错", "错误", "不对", "×", "错的；", "不是"]
)
def test_false(typed: str) -> None:
    assert Answer(truth=False).grade(typed).verdict == "correct"
    assert Answer(truth=True).grade(typed).verdict == "incorrect"


@pytest.mark.parametrize("typed", ["1", "0", "maybe", "tf", "true false", "不", "对？", "不错"])
def test_unreadable(typed: str) -> None:
    assert Answer(truth=True).grade(typed).verdict == "unreadable"
