"""`{{name}}` and `{{expression}}` in the texts of a parametric card: found, and filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.reader import show, variables
from quizapp.decks.inline import HIDDEN, hiders, masked
from quizapp.decks.parametric import formula

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flint import fmpq

    from quizapp.answers.reader import Node

PLACEHOLDER = re.compile(r"\{\{(.+?)\}\}")
# LaTeX has double braces of its own, as in `x^{{2}}`: they follow a mark or a command.
MEANT = re.compile(r"(?<![\\^_\w}])\{\{(\s*[^\W\d][^{}]*)\}\}")
_SIGNS = "+-−*/·×^"
_PLACES = 6


def spelled(text: str) -> str:
    """Returns `text` in which maths keeps its placeholders, for lists: its author's own words.

    To LaTeX their braces are a group, so that `{{w}}^2` would be shown like `w^2`.
    """
    if "{{" not in text:
        return text
    return "\n".join(map(_with_braces, text.split("\n")))


def _with_braces(line: str) -> str:
    parts: list[str] = []
    at = 0
    for mark, start, end in hiders(line):
        if mark[0] == "$":
            kept = MEANT.sub(lambda one: rf"\{{\{{{one.group(1)}\}}\}}", line[start:end])
            parts += line[at:start], kept
            at = end
    return "".join(parts) + line[at:]


def fill(text: str, values: Mapping[str, fmpq], *, decimal: bool) -> str:
    """Returns `text` with the value of each placeholder in its place.

    A value that would be misread where it stands is put into brackets: `3 − (−2)`, `(1/2)x`, and
    `x^{10}` in LaTeX.

    Raises:
        ReadError, QuizappError: a placeholder has no value here.
    """
    if "{{" not in text:
        return text
    return "\n".join(_line(line, values, decimal=decimal) for line in text.split("\n"))


def _line(line: str, values: Mapping[str, fmpq], *, decimal: bool) -> str:
    hidden = masked(line)
    parts: list[str] = []
    at = 0
    for match in PLACEHOLDER.finditer(line):
        value = written(formula.work_out(match.group(1), values), decimal=decimal)
        is_code = hidden[match.start()] == HIDDEN
        before, after = line[: match.start()].rstrip()[-1:], line[match.end() : match.end() + 1]
        shown = _fitted(value, before, after, is_maths=is_code)
        parts += line[at : match.start()], shown if is_code else shown.replace("-", "−")
        at = match.end()
    return "".join(parts) + line[at:]


def _fitted(value: str, before: str, after: str, *, is_maths: bool) -> str:
    """Returns a value in the brackets that it needs between two characters."""
    if is_maths and before in {"^", "_"}:
        return value if len(value) == 1 else f"{{{value}}}"
    is_signed = value.startswith("-") and before and before in _SIGNS
    is_factor = after.isalpha() or after in {"(", "*", "·", "/", "^"}
    is_compound = "/" in value or " " in value
    is_base = value.startswith("-") and after == "^"
    needs = is_signed or is_base or (is_compound and bool(after) and is_factor)
    return f"({value})" if needs else value


def written(tree: Node, *, decimal: bool) -> str:
    """Returns a worked-out formula as text: a fraction, or a decimal of at most six places."""
    from quizapp.answers.exact import rational
    from quizapp.engine.numbers import decimal as as_decimal
    from quizapp.engine.numbers import decimal_places

    value = None if variables(tree) else rational(tree)
    if value is None:
        return show(tree)
    places = decimal_places(value) if decimal else None
    if places is None or places > _PLACES:
        return str(value)
    return as_decimal(value).replace("−", "-")
