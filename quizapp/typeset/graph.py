"""A computational graph as text: drawn where that is truthful and fits, else as a table of rails.

Left to right, inputs first: values above the wires, gradients below. No drawing is returned whose
edges could not be read back from its characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.typeset import blocks as shapes
from quizapp.typeset.canvas import Canvas, ClashError
from quizapp.typeset.glyphs import ASCII, LEFT, RIGHT, UNICODE
from quizapp.typeset.layers import depths, ends, layers
from quizapp.typeset.rails import table
from quizapp.typeset.rows import Pull, rows
from quizapp.typeset.tracks import Net, tracks
from quizapp.typeset.vertices import in_ascii

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.typeset.blocks import Block
    from quizapp.typeset.glyphs import Glyphs
    from quizapp.typeset.spans import Line
    from quizapp.typeset.vertices import Vertex

# Beyond it nobody could read a drawing.
_MOST_VERTICES = 40
_NARROWEST_LAYER = 5
# How straight an edge should be by how many of its ends are wires that only pass.
_STRAIGHTNESS = (1, 2, 8)


def picture(
    vertices: Sequence[Vertex], columns: int = 80, *, ascii_only: bool = False
) -> tuple[Line, ...]:
    """Returns the drawing of a graph, or the table of rails where it cannot be drawn.

    Args:
        columns: the width to fit in.
        ascii_only: draw with ASCII characters.
    """
    glyphs = ASCII if ascii_only else UNICODE
    shown = [in_ascii(vertex) for vertex in vertices] if ascii_only else list(vertices)
    return drawing(shown, columns, glyphs) or table(shown, columns, glyphs)


def drawing(vertices: Sequence[Vertex], columns: int, glyphs: Glyphs) -> tuple[Line, ...] | None:
    """Returns the roomiest drawing that fits into `columns`; None where none does."""
    deep = depths(vertices)
    if len(vertices) > _MOST_VERTICES or max(deep) * _NARROWEST_LAYER > columns:
        return None
    order = layers(vertices, deep)
    for shape in (shapes.roomy, shapes.compact):
        plan = _plan(vertices, deep, order, [shape(vertex, glyphs) for vertex in vertices])
        for spacing in (2, 1):
            if plan and spacing >= glyphs.spacing and plan.width(spacing) <= columns:
                try:
                    return _paint(plan, spacing, glyphs)
                except ClashError:
                    continue
    return None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands, layer by layer; `nets` and `tracks` from each to the next."""

    order: list[list[int]]
    blocks: list[list[Block]]
    tops: list[list[int]]
    nets: list[list[Net]]
    tracks: list[list[int]]

    def channel(self, at: int, spacing: int) -> int:
        """Returns the columns from layer `at` to the next."""
        bent = [
            t for t, net in zip(self.tracks[at], self.nets[at], strict=True) if not net.is_straight
        ]
        return 2 if not bent else 3 + spacing * max(bent)

    def layer(self, at: int) -> int:
        """Returns the columns of layer `at`."""
        return max(block.width for block in self.blocks[at])

    def width(self, spacing: int) -> int:
        """Returns the columns of it all."""
        channels = sum(self.channel(at, spacing) for at in range(len(self.nets)))
        return channels + sum(self.layer(at) for at in range(len(self.blocks)))


def _plan(
    vertices: Sequence[Vertex],
    deep: Sequence[int],
    order: list[list[int]],
    shape: Sequence[Block],
) -> _Plan | None:
    blocks = [
        [shape[v] if deep[v] == at else shapes.PASSING for v in layer]
        for at, layer in enumerate(order)
    ]
    pulls = [
        [
            _pull(blocks[at][left], left, blocks[at + 1][right], right, slot)
            for left, vertex in enumerate(layer)
            for right, slot in ends(vertex, order[at + 1], vertices, deep, at + 1)
        ]
        for at, layer in enumerate(order[:-1])
    ]
    tops = rows(blocks, pulls)
    nets = [
        [
            Net(
                tops[at][left] + blocks[at][left].out,
                tuple(tops[at + 1][p.right] + p.port for p in pulls[at] if p.left == left),
            )
            for left in range(len(layer))
        ]
        for at, layer in enumerate(order[:-1])
    ]
    found = [tracks(channel) for channel in nets]
    complete = [channel for channel in found if channel is not None]
    return _Plan(order, blocks, tops, nets, complete) if len(complete) == len(found) else None


def _pull(source: Block, left: int, target: Block, right: int, slot: int) -> Pull:
    passing = (source is shapes.PASSING) + (target is shapes.PASSING)
    return Pull(left, source.out, right, target.ports[slot], _STRAIGHTNESS[passing])


def _paint(plan: _Plan, spacing: int, glyphs: Glyphs) -> tuple[Line, ...]:
    canvas = Canvas(glyphs)
    left = 0
    for at, layer in enumerate(plan.order):
        right = left + plan.layer(at)
        is_last = at == len(plan.nets)
        channel = 0 if is_last else plan.channel(at, spacing)
        for place, vertex in enumerate(layer):
            block, top = plan.blocks[at][place], plan.tops[at][place]
            for piece in block.pieces:
                canvas.write(top + piece.row, left + piece.column, piece.text, piece.style)
            row, start = top + block.out, left + block.start
            if is_last:
                canvas.across(vertex, row, start, right)
                continue
            net = plan.nets[at][place]
            trunk = right + 1 + spacing * plan.tracks[at][place]
            _lay(canvas, vertex, net, (start, trunk, right + channel))
        left = right + channel
    return canvas.lines()


def _lay(canvas: Canvas, vertex: int, net: Net, columns: tuple[int, int, int]) -> None:
    """Lays a wire from its start by way of its trunk to the next layer."""
    start, trunk, end = columns
    if not net.targets:
        return
    if net.is_straight:
        canvas.across(vertex, net.source, start, end)
        return
    canvas.across(vertex, net.source, start, trunk)
    canvas.join(vertex, net.source, trunk, LEFT)
    canvas.down(vertex, trunk, net.top, net.bottom)
    for target in net.targets:
        canvas.join(vertex, target, trunk, RIGHT)
        canvas.across(vertex, target, trunk + 1, end)
