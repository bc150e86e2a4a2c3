"""The tables in `cases/`: what was typed for what is right, the verdict, and why."""

from __future__ import annotations

import pytest

from quizapp.answers.expected import Expected, answer
from tests.answers import tables


@pytest.mark.parametrize(("right", "typed", "verdict", "why"), tables.rows("number"))
def test_number(right: str, typed: str, verdict: str, why: str) -> None:
    grade = answer(Expected(right, "number")).grade(typed)
    assert grade.verdict == verdict, why
    assert grade.score == float(verdict in {"correct", "rounded"})


@pytest.mark.parametrize("row", tables.rows("expression"), ids=" | ".join)
def test_expression(row: list[str]) -> None:
    *_, typed, verdict, why = row
    assert tables.right("expression", row).grade(typed).verdict == verdict, why


@pytest.mark.parametrize(
    ("kind", "right", "typed", "verdict", "score", "why"),
    [[kind, *row] for kind in ("vector", "matrix", "named") for row in tables.rows(kind)],
)
def test_several_values(
    kind: str, right: str, typed: str, verdict: str, score: str, why: str
) -> None:
    grade = answer(Expected(right, kind)).grade(typed)
    assert (grade.verdict, grade.score) == (verdict, float(score)), why


@pytest.mark.parametrize("kind", ["number", "vector", "matrix", "named"])
def test_unreadable_says_what_is_wanted(kind: str) -> None:
    unreadable = [row for row in tables.rows(kind) if "unreadable" in row]
    assert len(unreadable) > 3
    for row in unreadable:
        right = answer(Expected(row[0], kind))
        assert right.grade(row[1]).feedback.endswith(f"; wanted: {right.expects()}")
