"""The tables in `cases/`: what was typed for what is right, the verdict, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.answers.expected import Expected, answer

_FOLDER = Path(__file__).parent / "cases"


def _rows(kind: str) -> list[list[str]]:
    lines = (_FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in cases]


@pytest.mark.parametrize(("right", "typed", "verdict", "why"), _rows("number"))
def test_number(right: str, typed: str, verdict: str, why: str) -> None:
    grade = answer(Expected(right, "number")).grade(typed)
    assert grade.verdict == verdict, why
    assert grade.score == float(verdict in {"correct", "rounded"})


@pytest.mark.parametrize(
    ("right", "variables", "positive", "typed", "verdict", "why"), _rows("expression")
)
def test_expression(
    right: str, variables: str, positive: str, typed: str, verdict: str, why: str
) -> None:
    names = tuple(variables.replace(",", " ").split())
    expected = Expected(right, "expression", names, tuple(positive.split()))
    assert answer(expected).grade(typed).verdict == verdict, why


@pytest.mark.parametrize(
    ("kind", "right", "typed", "verdict", "score", "why"),
    [[kind, *row] for kind in ("vector", "matrix", "named") for row in _rows(kind)],
)
def test_several_values(
    kind: str, right: str, typed: str, verdict: str, score: str, why: str
) -> None:
    grade = answer(Expected(right, kind)).grade(typed)
    assert (grade.verdict, grade.score) == (verdict, float(score)), why


@pytest.mark.parametrize("kind", ["number", "vector", "matrix", "named"])
def test_unreadable_says_what_is_wanted(kind: str) -> None:
    unreadable = [row for row in _rows(kind) if "unreadable" in row]
    assert len(unreadable) > 3
    for row in unreadable:
        right = answer(Expected(row[0], kind))
        assert right.grade(row[1]).feedback.endswith(f"; wanted: {right.expects()}")
