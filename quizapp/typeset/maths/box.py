"""Rectangles of text with a baseline, put beside and above each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp import text

if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPE = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Box:
    """Lines of equal display width.

    Attributes:
        baseline: index of the line that continues the line of what stands beside it.
    """

    lines: tuple[str, ...]
    baseline: int

    @classmethod
    def of(cls, line: str) -> Box:
        """Returns a line as a box."""
        return cls((line,), 0)

    @property
    def width(self) -> int:
        """The columns that it takes; escape sequences take none."""
        return text.width(_ESCAPE.sub("", self.lines[0]))

    @property
    def above(self) -> int:
        """The lines above the baseline."""
        return self.baseline

    @property
    def below(self) -> int:
        """The lines below the baseline."""
        return len(self.lines) - self.baseline - 1


def stretched(box: Box, above: int, below: int) -> Box:
    """Returns `box` with empty lines until it has so many above and below its baseline."""
    empty = " " * box.width
    before = (empty,) * (above - box.above)
    return Box((*before, *box.lines, *(empty,) * (below - box.below)), box.baseline + len(before))


def beside(boxes: Sequence[Box]) -> Box:
    """Returns `boxes` from left to right on one baseline."""
    above = max((box.above for box in boxes), default=0)
    below = max((box.below for box in boxes), default=0)
    columns = [stretched(box, above, below).lines for box in boxes]
    return Box(tuple("".join(cells) for cells in zip(*columns, strict=True)) or ("",), above)


def stacked(boxes: Sequence[Box], baseline: int) -> Box:
    """Returns `boxes` from top to bottom, centred."""
    width = max(box.width for box in boxes)
    return Box(tuple(line for box in boxes for line in centred(box, width).lines), baseline)


def centred(box: Box, width: int) -> Box:
    """Returns `box` in the middle of `width` columns."""
    spare = width - box.width
    left, right = " " * (spare // 2), " " * (spare - spare // 2)
    return Box(tuple(f"{left}{line}{right}" for line in box.lines), box.baseline)
