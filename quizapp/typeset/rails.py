"""A graph as a table, one row a vertex, with rails on the left that lead from use to use.

A rail runs down from its vertex to its last use. In a gate's row a line reaches the rails that it
reads: there stands a tee or a corner; a rail that it only passes interrupts the line. The formula
in each row says the same, so the table can be read aloud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.text import pad, width
from quizapp.typeset.glyphs import HORIZONTAL, LEFT, RIGHT, UP, VERTICAL
from quizapp.typeset.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.typeset.glyphs import Glyphs
    from quizapp.typeset.spans import Line
    from quizapp.typeset.vertices import Vertex

_HEAD = ("", "value", "gradient")


def table(vertices: Sequence[Vertex], columns: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """Returns the table; without its rails where these leave no room for it in `columns`."""
    rails = _rails(vertices, glyphs)
    cells = [_HEAD, *((vertex.formula, vertex.value, vertex.gradient) for vertex in vertices)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    most = max(map(width, rails))
    if most + 2 + sum(widths) + 4 > columns:
        rails, most = [""] * len(rails), 0
    return tuple(
        (
            Span(pad(rail, most) + "  " * (most > 0), "wire"),
            Span(pad(row[0], widths[0]), "name"),
            Span(f"  {row[1]:>{widths[1]}}", "value"),
            Span(f"  {row[2]:>{widths[2]}}", "gradient"),
        )
        for rail, row in zip(["", *rails], cells, strict=True)
    )


def _rails(vertices: Sequence[Vertex], glyphs: Glyphs) -> list[str]:
    last = {source: place for place, vertex in enumerate(vertices) for source in vertex.inputs}
    open_: list[int | None] = []
    rows = []
    for place, vertex in enumerate(vertices):
        read = {open_.index(source) for source in vertex.inputs}
        passing = {track for track, rail in enumerate(open_) if rail is not None}
        ending = {track for track in read if last[open_[track] or 0] == place}
        own = _free_track(open_, read)
        rows.append(_row(own, read, passing, ending, glyphs))
        open_ += [None] * (own + 1 - len(open_))
        for track in ending:
            open_[track] = None
        open_[own] = place if place in last else None
    return rows


def _free_track(open_: Sequence[int | None], read: set[int]) -> int:
    """Returns the first track to the right of what is read that no rail runs in."""
    free = range(max(read, default=-1) + 1, len(open_))
    return next((track for track in free if open_[track] is None), len(open_))


def _row(own: int, read: set[int], passing: set[int], ending: set[int], glyphs: Glyphs) -> str:
    """Returns one row of rails, two columns a track."""
    first = min(read, default=own)
    row = ""
    for track in range(max({own, *passing}) + 1):
        directions = (track > first and track <= own) * LEFT | (first <= track < own) * RIGHT
        if track in read:
            directions |= UP if track in ending else VERTICAL
        elif track in passing:
            directions = VERTICAL
        row += glyphs.node if track == own else glyphs.wires.get(directions, " ")
        row += glyphs.wires[HORIZONTAL] if first <= track < own else " "
    return row.rstrip()
