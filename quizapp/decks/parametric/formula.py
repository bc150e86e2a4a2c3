"""Formulas of a parametric card: read with the reader, worked out with the engine, never run.

Drawn names and placeholders stand for values, so that with w = −4 both `w^2` and `{{w}}^2` are 16.
`grad(EXPR, w)` is the derivative by w at the drawn values.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import reader
from quizapp.answers.reader import ReadError
from quizapp.answers.reader.tree import Apply, Name, Number, fold_up

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from flint import fmpq

    from quizapp.answers.reader import Node

GRAD = "grad"
CALL = re.compile(r"\bgrad\s*\(")


class Call(NamedTuple):
    """A `grad(EXPR, w)`: its bounds, and what stands in it."""

    start: int
    end: int
    expression: str
    variable: str


def names(text: str, drawn: Collection[str]) -> frozenset[str]:
    """Returns the names of the variables in a formula, the drawn ones among them.

    Raises:
        ReadError: it cannot be read; its place is that in `text`.
    """
    bare = _bracketed(text)
    found: frozenset[str] = frozenset()
    for call in _calls(bare):
        found |= _names_of_call(call, bare, drawn)
        # A number of the same length stands in, so that places stay what they are.
        stand_in = "(1" + " " * (call.end - call.start - 3) + ")"
        bare = bare[: call.start] + stand_in + bare[call.end :]
    return found | reader.variables(reader.read(bare, frozenset(drawn)))


def _names_of_call(call: Call, text: str, drawn: Collection[str]) -> frozenset[str]:
    place = call.start + 1
    inside = reader.variables(_read_inside(call, text, drawn))
    for name in sorted(inside - set(drawn)):
        raise ReadError(f"`{name}` in `grad` has no value; draw it in `where`", place)
    if call.variable not in inside:
        raise ReadError(f"`{call.variable}` does not occur in what `grad` differentiates", place)
    return inside


def _read_inside(call: Call, text: str, drawn: Collection[str]) -> Node:
    try:
        return reader.read(call.expression, frozenset(drawn))
    except ReadError as unread:
        offset = text.index(call.expression, call.start)
        raise ReadError(unread.problem, offset + (unread.place or 1)) from None


def work_out(text: str, values: Mapping[str, fmpq]) -> Node:
    """Returns a formula with its drawn names worked out: a number, or a tree in what is left.

    Raises:
        ReadError: it has no value here.
        QuizappError: a derivative has none.
    """
    bare = _bracketed(text)
    pieces: list[str] = []
    at = 0
    for call in _calls(bare):
        pieces += bare[at : call.start], f"({_derivative(call, values)})"
        at = call.end
    tree = _read("".join(pieces) + bare[at:], frozenset(values))
    known = {name: number(value) for name, value in values.items()}
    return fold_up(tree, lambda node, inside: _worked(node, inside, known))


@lru_cache(maxsize=256)
def _read(text: str, names: frozenset[str]) -> Node:
    """Reads what two hundred draws of a card would read again and again."""
    return reader.read(text, names)


def _worked(node: Node, inside: list[Node], known: Mapping[str, Node]) -> Node:
    from quizapp.answers.exact import rational

    if isinstance(node, Name):
        return known.get(node.name, node)
    if not isinstance(node, Apply):
        return node
    tree = Apply(node.op, tuple(inside), node.place)
    value = rational(tree)
    return tree if value is None else number(value)


def number(value: fmpq) -> Node:
    """Returns a rational as the reader would read it."""
    over, under = abs(int(value.numer())), int(value.denom())
    tree: Node = Number(over) if under == 1 else Apply("/", (Number(over), Number(under)))
    return tree if value >= 0 else Apply("neg", (tree,))


def _derivative(call: Call, values: Mapping[str, fmpq]) -> str:
    from quizapp.calculator.worked_graph import work

    inside = reader.variables(_read(call.expression, frozenset(values)))
    point = ", ".join(f"{name}={values[name]}" for name in sorted(inside))
    worked = work(call.expression, [point], [call.variable])
    if worked.notes:
        raise ReadError(worked.notes[0])
    return str(worked.trace.gradients[worked.variables[0]])


def _bracketed(text: str) -> str:
    """Returns `text` with brackets for the braces of its placeholders, at the same length."""
    return text.replace("{{", " (").replace("}}", ") ")


def _calls(text: str) -> Iterator[Call]:
    """Yields the derivatives in `text`.

    Raises:
        ReadError: one of them is not of the form `grad(EXPR, NAME)`.
    """
    end = 0
    while match := CALL.search(text, end):
        end = _close(text, match.end())
        comma = text.rfind(",", match.end(), max(end, 0))
        expression, variable = text[match.end() : comma], text[comma + 1 : end - 1].strip()
        if end < 0 or comma < 0 or not variable.isidentifier() or CALL.search(expression):
            problem = "a derivative is written `grad(EXPR, w)`, none inside another"
            raise ReadError(problem, match.start() + 1)
        yield Call(match.start(), end, expression, variable)


def _close(text: str, start: int) -> int:
    """Returns the place after the bracket that closes the one before `start`, or -1."""
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    return -1
