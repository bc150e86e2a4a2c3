"""LaTeX maths as text in a terminal: one line where it is exact, two dimensions where it is not.

Source -> tree (`reading`) -> a line (`line`) or a box (`layout`). What is shown means what was
written: brackets that LaTeX spares are put in, and a macro that is not known shows its source.
"""

from __future__ import annotations

from quizapp.typeset.maths.box import Box
from quizapp.typeset.maths.layout import laid_out
from quizapp.typeset.maths.line import is_exact, line_of
from quizapp.typeset.maths.reading import read, unknown_macros
from quizapp.typeset.maths.style import Style

__all__ = ["Box", "in_one_line", "typeset", "unknown_macros"]


def in_one_line(source: str, *, ascii_only: bool = False) -> str:
    """Returns the LaTeX `source` as one line, such as `1/(1+e⁻ᶻ)`."""
    return line_of(read(source), Style(ascii_only=ascii_only))


def typeset(source: str, columns: int, *, ascii_only: bool = False) -> Box:
    """Returns the LaTeX `source` as a box of at most `columns`, if it can be made to fit.

    A line is taken where it says everything; fractions of fractions, sums with limits and matrices
    take two dimensions. What is too wide for them is a line again, for the caller to wrap.
    """
    tree, style = read(source), Style(ascii_only=ascii_only)
    if not is_exact(tree):
        box = laid_out(tree, style)
        if box.width <= columns:
            return box
    return Box.of(line_of(tree, style))
