"""How one vertex is drawn: a box or a name, with its value above and its gradient below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.text import width

if TYPE_CHECKING:
    from quizapp.typeset.glyphs import Glyphs
    from quizapp.typeset.vertices import Vertex


class Piece(NamedTuple):
    """Text at a place inside of a block."""

    row: int
    column: int
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Block:
    """A vertex, or a wire that only passes, as a rectangle.

    Attributes:
        ports: rows at which the inputs enter, on its left edge.
        out: row at which its wire leaves.
        start: column at which its wire begins.
    """

    width: int
    height: int
    ports: tuple[int, ...]
    out: int
    start: int
    pieces: tuple[Piece, ...] = ()


PASSING = Block(width=0, height=1, ports=(0,), out=0, start=0)


def roomy(vertex: Vertex, glyphs: Glyphs) -> Block:
    """Returns a block whose value and gradient stand above and below the wire that leaves it."""
    box = _box(vertex, glyphs)
    column = box.start + (1 if vertex.sign else 0)
    above = Piece(box.out - 1, column, vertex.value, "value")
    below = Piece(box.out + 1, column, vertex.gradient, "gradient")
    return _with_texts(box, above, below)


def compact(vertex: Vertex, glyphs: Glyphs) -> Block:
    """Returns a block whose value and gradient stand above and below the box itself."""
    box = _box(vertex, glyphs)
    above = Piece(-1, 0, vertex.value, "value")
    below = Piece(box.height, 0, vertex.gradient, "gradient")
    return _with_texts(box, above, below)


def _with_texts(box: Block, *texts: Piece) -> Block:
    """Returns `box` with texts around it, moved down as far as they stand out at its top."""
    shown = [piece for piece in texts if piece.text]
    top = max([0, *(-piece.row for piece in shown)])
    pieces = (*box.pieces, *shown)
    return Block(
        width=max([box.width, *(piece.column + width(piece.text) for piece in shown)]),
        height=top + max([box.height, *(piece.row + 1 for piece in shown)]),
        ports=tuple(port + top for port in box.ports),
        out=box.out + top,
        start=box.start,
        pieces=tuple(piece._replace(row=piece.row + top) for piece in pieces),
    )


def _box(vertex: Vertex, glyphs: Glyphs) -> Block:
    """Returns the block without its numbers: a name, or a box of one row an input."""
    if not vertex.sign:
        start = width(vertex.name) + 1
        return Block(start + 1, 1, (), 0, start, (Piece(0, 0, vertex.name, "name"),))
    inner = max(width(vertex.sign), width(vertex.name), 1) + 2
    rows = 2 * len(vertex.inputs) - 1
    out = (rows + 1) // 2
    ports = tuple(range(1, rows + 1, 2))
    edge = glyphs.wires[12]
    pieces = [
        Piece(0, 0, f"{glyphs.top[0]}{edge}", "wire"),
        Piece(0, 2, vertex.name, "name"),
        Piece(0, 2 + width(vertex.name), edge * (inner - 1 - width(vertex.name)), "wire"),
        Piece(0, inner + 1, glyphs.top[1], "wire"),
        Piece(rows + 1, 0, glyphs.bottom[0] + edge * inner + glyphs.bottom[1], "wire"),
        Piece(out, 1 + (inner - width(vertex.sign)) // 2, vertex.sign, "name"),
    ]
    for row in range(1, rows + 1):
        pieces.append(Piece(row, 0, glyphs.enters if row in ports else glyphs.side, "wire"))
        side = glyphs.leaves if row == out else glyphs.side
        pieces.append(Piece(row, inner + 1, side, "wire"))
    return Block(inner + 2, rows + 2, ports, out, inner + 2, tuple(pieces))
