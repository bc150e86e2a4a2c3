"""A tree in two dimensions: bars, raised exponents, limits, brackets that grow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.typeset.maths.box import Box, beside, centred, stacked, stretched
from quizapp.typeset.maths.brackets import tall
from quizapp.typeset.maths.line import bracket, is_exact, line_of, small_script
from quizapp.typeset.maths.spacing import kind_of, separators
from quizapp.typeset.maths.style import tight
from quizapp.typeset.maths.tree import Fence, Fraction, Grid, Kind, Root, Row, Scripts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.typeset.maths.style import Style
    from quizapp.typeset.maths.tree import Node


def laid_out(node: Node, style: Style) -> Box:
    """Returns `node` as a box."""
    return _box(node, replace(style, tall=True))


def _box(node: Node, style: Style) -> Box:
    match node:
        case Row(items):
            box = beside(_spaced(items, style))
        case Fraction(over, under):
            box = _fraction(_box(over, tight(style)), _box(under, tight(style)), style)
        case Scripts() if kind_of(node) is Kind.BIG:
            box = _limits(node, style)
        case Scripts():
            box = _scripts(node, style)
        case Fence(left, body, right):
            box = _fenced(left, _box(body, tight(style)), right, style)
        case Root(body, None) if not is_exact(body):
            box = _root(_box(body, tight(style)), style)
        case Grid():
            box = _grid(node, style)
        case _:
            box = Box.of(line_of(node, style))
    return box


def _spaced(items: Sequence[Node], style: Style) -> list[Box]:
    gaps = separators(items, style)
    pairs = zip(gaps, items, strict=True)
    return [box for gap, item in pairs for box in (Box.of(gap), _box(item, style))]


def _fraction(over: Box, under: Box, style: Style) -> Box:
    # A bar is longer than the bars that it carries, so that one sees which is the outer one.
    nested = 2 if over.above or over.below or under.above or under.below else 0
    width = max(over.width, under.width) + nested
    bar = Box.of(("-" if style.ascii_only else "─") * width)
    return stacked([over, bar, under], len(over.lines))


def _scripts(node: Scripts, style: Style) -> Box:
    base, inner = _base(node.base, style), tight(style)
    small = _small(node, base, inner)
    if small is not None:
        return beside([base, Box.of(small)])
    sub = _box(node.sub, inner) if node.sub else None
    sup = _box(node.sup, inner) if node.sup else None
    if sub and len(sub.lines) == len(base.lines) == 1:
        # Only powers are raised: an index without small letters stays on the line.
        return _moved(Box.of(line_of(Scripts(node.base, node.sub), style)), None, sup)
    return _moved(base, sub, sup)


def _base(node: Node, style: Style) -> Box:
    """Returns what carries scripts, in brackets where they would belong to its last part only."""
    box = _box(node, style)
    return _fenced("(", box, ")", style) if isinstance(node, Row | Fraction) else box


def _moved(base: Box, sub: Box | None, sup: Box | None) -> Box:
    """Returns `base` with its scripts on lines below and above it."""
    width = max((box.width for box in (sub, sup) if box), default=0)
    raised = _left(sup, width) if sup else ()
    lowered = _left(sub, width) if sub else ()
    middle = (" " * width,) * len(base.lines)
    scripts = Box((*raised, *middle, *lowered), len(raised) + base.baseline)
    return beside([stretched(base, scripts.above, scripts.below), scripts])


def _small(node: Scripts, base: Box, style: Style) -> str | None:
    """Returns the scripts in small letters beside a base of one line; None where they must move."""
    if len(base.lines) > 1:
        return None
    shapes = [
        small_script(line_of(script, style), where, style)
        for script, where in ((node.sub, "_"), (node.sup, "^"))
        if script
    ]
    return None if None in shapes else "".join(shape for shape in shapes if shape)


def _left(box: Box, width: int) -> tuple[str, ...]:
    return tuple(line + " " * (width - box.width) for line in box.lines)


def _limits(node: Scripts, style: Style) -> Box:
    """Returns a sum's sign with its limits below and above it."""
    inner = tight(style)
    upper = [_box(node.sup, inner)] if node.sup else []
    lower = [_box(node.sub, inner)] if node.sub else []
    height = sum(len(box.lines) for box in upper)
    return stacked([*upper, _box(node.base, style), *lower], height)


def _fenced(left: str, body: Box, right: str, style: Style) -> Box:
    if len(body.lines) == 1:
        return beside([Box.of(bracket(left, style)), body, Box.of(bracket(right, style))])
    return _between(left, body, right, style)


def _between(left: str, body: Box, right: str, style: Style) -> Box:
    before = tall(left, body, style, is_left=True)
    after = tall(right, body, style, is_left=False)
    return beside([before, body, after])


def _root(body: Box, style: Style) -> Box:
    bar, side, foot = ("_", "|", "\\|") if style.ascii_only else ("─", "│", "╲│")
    corner = " " if style.ascii_only else "┌"
    lines = [f" {corner}{bar * body.width}"]
    lines += [f" {side}{line}" for line in body.lines[:-1]]
    return Box((*lines, f"{foot}{body.lines[-1]}"), body.baseline + 1)


def _grid(node: Grid, style: Style) -> Box:
    inner = style if node.aligned else tight(style)
    cells = [[_box(cell, inner) for cell in row] for row in node.rows]
    columns = max(map(len, cells))
    widths = [max(row[i].width for row in cells if i < len(row)) for i in range(columns)]
    rows = [_grid_row(row, widths, node) for row in cells]
    height = sum(len(row.lines) for row in rows)
    return _between(node.left, stacked(rows, (height - 1) // 2), node.right, style)


def _grid_row(cells: list[Box], widths: list[int], node: Grid) -> Box:
    boxes: list[Box] = []
    for column, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        gap = Box.of("" if column == 0 else " " if node.aligned else "  ")
        fill = Box.of(" " * (width - cell.width))
        if node.aligned and column % 2 == 0:
            boxes += [gap, fill, cell]
        elif node.aligned or node.left == "{":
            boxes += [gap, cell, fill]
        else:
            boxes += [gap, centred(cell, width)]
    return beside(boxes)
