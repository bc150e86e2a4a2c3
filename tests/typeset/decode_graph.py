"""Reads the edges of a drawn graph back from its printed characters, as a person would.

Nothing here is imported from quizapp: what this cannot see, no reader can. The rules of the eye:

- A gate is a box with round corners, its name in the upper edge; wires enter it on the left, the
  first input above the second, and leave it on the right.
- An input is a name from which a wire begins.
- Along `─ │ ┌ ┐ └ ┘ ├ ┤ ┬ ┴ ┼` (in ASCII `- | +`) a wire goes on; a vertical line that stands in
  the way of a horizontal one passes over it.
"""

from __future__ import annotations

from dataclasses import dataclass

RIGHT, LEFT, UP, DOWN = (0, 1), (0, -1), (-1, 0), (1, 0)
OPPOSITE = {RIGHT: LEFT, LEFT: RIGHT, UP: DOWN, DOWN: UP}
EXITS = {
    "─": {LEFT, RIGHT},
    "│": {UP, DOWN},
    "┌": {RIGHT, DOWN},
    "┐": {LEFT, DOWN},
    "└": {RIGHT, UP},
    "┘": {LEFT, UP},
    "├": {UP, DOWN, RIGHT},
    "┤": {UP, DOWN, LEFT},
    "┬": {LEFT, RIGHT, DOWN},
    "┴": {LEFT, RIGHT, UP},
    "┼": {LEFT, RIGHT, UP, DOWN},
    "-": {LEFT, RIGHT},
    "|": {UP, DOWN},
    "+": {LEFT, RIGHT, UP, DOWN},
}
CORNERS = {"╭": ("╮", "╰"), ".": (".", "'")}
Cell = tuple[int, int]


@dataclass(frozen=True)
class Box:
    name: str
    top: int
    bottom: int
    left: int
    right: int

    @property
    def cells(self) -> set[Cell]:
        rows, columns = range(self.top, self.bottom + 1), range(self.left, self.right + 1)
        return {(row, column) for row in rows for column in columns}


def edges(lines: list[str]) -> list[tuple[str, str, int]]:
    """Returns (from, to, input number) for every edge that can be seen."""
    sheet = {(r, c): char for r, line in enumerate(lines) for c, char in enumerate(line)}
    boxes = _boxes(sheet)
    inside = set().union(*(box.cells for box in boxes)) if boxes else set()
    wires = {cell: char for cell, char in sheet.items() if cell not in inside}
    starts = {(box.top + n, box.right): box.name for box in boxes for n in _exits(box, sheet)}
    starts |= _inputs(wires)
    found = []
    for box in boxes:
        ports = [row for row in range(box.top, box.bottom) if sheet[row, box.left] in "┤["]
        for slot, row in enumerate(ports):
            reached = {starts[cell] for cell in _trace((row, box.left), wires) if cell in starts}
            found += [(name, box.name, slot) for name in reached]
    return sorted(found)


def _exits(box: Box, sheet: dict[Cell, str]) -> list[int]:
    rows = range(1, box.bottom - box.top)
    return [n for n in rows if sheet[box.top + n, box.right] in "├]"]


def _boxes(sheet: dict[Cell, str]) -> list[Box]:
    found = []
    for (row, column), char in sorted(sheet.items()):
        if char not in CORNERS or sheet.get((row, column + 1)) not in {"─", "-"}:
            continue
        if sheet.get((row + 1, column)) not in set("│┤|["):
            continue
        closing, below = CORNERS[char]
        right = next(c for c in range(column + 1, column + 99) if sheet[row, c] == closing)
        bottom = next(r for r in range(row + 1, row + 99) if sheet[r, column] == below)
        name = "".join(sheet[row, c] for c in range(column + 1, right)).strip("─-")
        found.append(Box(name, row, bottom, column, right))
    return found


def _inputs(wires: dict[Cell, str]) -> dict[Cell, str]:
    """Returns the names from which a wire begins, by the place of their last character."""
    found = {}
    for (row, column), char in wires.items():
        before = wires.get((row, column - 1), " ")
        if char in "─-" and before == " " and wires.get((row, column + 1)) in set(EXITS) | {"│"}:
            end = column - 2
            name = ""
            while (letter := wires.get((row, end - len(name)), " ")) not in {*EXITS, " "}:
                name = letter + name
            if name:
                found[row, column - 1] = name
    return found


def _trace(port: Cell, wires: dict[Cell, str]) -> set[Cell]:
    """Returns all cells that the wire at `port` reaches, the ones next to its ends included."""
    seen: set[Cell] = set()
    ends: set[Cell] = set()
    waiting = [_step(port, LEFT, wires, ends)]
    while waiting:
        cell = waiting.pop()
        if cell is None or cell in seen:
            continue
        seen.add(cell)
        waiting += [_step(cell, direction, wires, ends) for direction in EXITS[wires[cell]]]
    return ends


def _step(
    cell: Cell, direction: tuple[int, int], wires: dict[Cell, str], ends: set[Cell]
) -> Cell | None:
    """Returns where the wire goes on in a direction; notes where it ends."""
    at = (cell[0] + direction[0], cell[1] + direction[1])
    # A vertical line in the way of a horizontal one passes over it.
    while direction in {LEFT, RIGHT} and wires.get(at, " ") in "│|":
        at = (at[0], at[1] + direction[1])
    if OPPOSITE[direction] in EXITS.get(wires.get(at, " "), set()):
        return at
    ends.add(at)
    return None
