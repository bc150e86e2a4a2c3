"""The table of rails: what each gate reads can be followed along the rails alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from quizapp.text import width
from quizapp.typeset.glyphs import ASCII, UNICODE, Glyphs
from quizapp.typeset.rails import table
from quizapp.typeset.spans import plain
from quizapp.typeset.vertices import Vertex
from tests.typeset.test_graph import pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

LECTURE = [
    Vertex("x", "", "x", "3", "−9"),
    Vertex("y", "", "y", "−2", "6"),
    Vertex("z", "", "z", "1", "7"),
    Vertex("a", "×", "a = x·y", "−6", "2", (0, 1)),
    Vertex("d", "−", "d = x − z", "2", "−6", (0, 2)),
    Vertex("L", "×", "L = a·d", "−12", "1", (3, 4)),
]

DRAWN = """\
                        value  gradient
●            x              3        −9
│ ●          y             −2         6
│ │ ●        z              1         7
├─┴─│─●      a = x·y       −6         2
└───┴─│─●    d = x − z      2        −6
      └─┴─●  L = a·d      −12         1"""


def read_back(rows: Sequence[str], glyphs: Glyphs) -> list[set[int]]:
    """For each row, the earlier rows whose rails its line reaches; knows only the characters."""
    rails: dict[int, int] = {}
    found = []
    for number, row in enumerate(rows):
        own = row.index(glyphs.node) if glyphs.node in row else -1
        reached = {
            rails[column]
            for column, char in enumerate(row[: own + 1])
            if column in rails and char not in {" ", "│", "|", "─", "-"} and column != own
        }
        found.append(reached)
        rails[own] = number
    return found


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@given(vertices=pictures())
@settings(max_examples=100, deadline=None)
def test_what_a_gate_reads_can_be_followed(vertices: list[Vertex], glyphs: Glyphs) -> None:
    lines = table(vertices, 200, glyphs)
    rows = [line[0].text for line in lines[1:]]
    assert read_back(rows, glyphs) == [set(vertex.inputs) for vertex in vertices]


def test_a_table_to_look_at() -> None:
    assert "\n".join(map(plain, table(LECTURE, 80, UNICODE))) == DRAWN


def test_without_room_the_formulas_alone_tell_the_edges() -> None:
    lines = [plain(line) for line in table(LECTURE, 30, UNICODE)]
    assert lines[4].split() == ["a", "=", "x·y", "−6", "2"]
    assert max(map(width, lines)) <= 30
