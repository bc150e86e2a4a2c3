"""A worked solution on screens of any width, and read out."""

from __future__ import annotations

from io import StringIO

import pytest

from quizapp import families, text
from quizapp.terminal import worked
from quizapp.terminal.screen import Screen

STEPS = families.problem("dag-grad-one", 3, 11).question.solution


def shown(columns: int, *, linear: bool = False) -> str:
    out = StringIO()
    worked.show(Screen(out, columns, color=False, linear=linear), STEPS, indent=4)
    return out.getvalue()


def test_a_table_stands_as_it_is_where_there_is_room() -> None:
    assert shown(79).splitlines() == [f"    {line}".rstrip() for line in STEPS]


@pytest.mark.parametrize(("columns", "linear"), [(39, False), (79, True)])
def test_elsewhere_each_number_is_said_with_what_it_is(columns: int, linear: bool) -> None:
    found = shown(columns, linear=linear)
    assert max(map(text.width, found.splitlines())) <= columns
    said = " ".join(found.split())
    assert "L: operation relu(c), value 108, upstream 1, to c, local 1, product 1" in said
    assert said.endswith(STEPS[-1])
