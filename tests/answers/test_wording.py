from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.answers import cloze, text

_TABLE = Path(__file__).parent / "cases" / "words.txt"
_LINES = _TABLE.read_text(encoding="utf-8").splitlines()
_ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in _LINES
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("accepted", "typed", "right", "why"), _ROWS)
def test_what_is_forgiven(accepted: str, typed: str, right: str, why: str) -> None:
    for kind in (text.Answer, cloze.Answer):
        verdict = kind((accepted,)).grade(typed).verdict
        assert verdict == ("correct" if right == "yes" else "incorrect"), why


def test_any_of_the_accepted_texts() -> None:
    answer = text.Answer(("epoch", "轮"))
    assert answer.grade("轮").verdict == "correct"
    assert answer.grade("  One   pass ").interpreted == "One pass"
    assert answer.text() == answer.reveal() == "epoch"


def test_deceptive_text_is_refused() -> None:
    grade = text.Answer(("epoch",)).grade("ep\u202eoch")
    assert grade.verdict == "unreadable"
    assert (
        grade.feedback
        == "position 3: U+202E cannot be seen; delete this character; wanted: a word or a few"
    )
