"""The characters that pictures of graphs are drawn with.

Wires cross where a vertical line interrupts a horizontal one, `─│─`; where they are joined there
is a corner, a tee or a `┼`. So every edge can be read back from the characters alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
VERTICAL, HORIZONTAL = UP | DOWN, LEFT | RIGHT


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A set of characters.

    Attributes:
        wires: by the directions in which a wire leaves a cell.
        top, bottom: left corner and right corner of a gate's box.
        side: of a box, where no wire is.
        enters, leaves: side of a box where a wire enters on the left, leaves on the right.
        node: a node in the rail table.
        spacing: columns from one vertical wire to the next, at least.
    """

    wires: Mapping[int, str]
    top: str
    bottom: str
    side: str
    enters: str
    leaves: str
    node: str
    spacing: int


UNICODE = Glyphs(
    wires={
        HORIZONTAL: "─",
        VERTICAL: "│",
        LEFT | DOWN: "┐",
        LEFT | UP: "┘",
        RIGHT | DOWN: "┌",
        RIGHT | UP: "└",
        VERTICAL | LEFT: "┤",
        VERTICAL | RIGHT: "├",
        HORIZONTAL | DOWN: "┬",
        HORIZONTAL | UP: "┴",
        HORIZONTAL | VERTICAL: "┼",
    },
    top="╭╮",
    bottom="╰╯",
    side="│",
    enters="┤",
    leaves="├",
    node="●",
    spacing=1,
)

# A + is every corner and joint, so two of them must never touch by chance: columns keep apart.
ASCII = Glyphs(
    wires=dict.fromkeys(UNICODE.wires, "+") | {HORIZONTAL: "-", VERTICAL: "|"},
    top="..",
    bottom="''",
    side="|",
    enters="[",
    leaves="]",
    node="*",
    spacing=2,
)
