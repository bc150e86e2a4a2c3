r"""Reads what a person types as a value: text -> characters -> tokens -> tree.

    characters   plain characters, each with its place in what was typed
    latex        `\frac{1}{2}` in plain signs
    amount       how much it is, before anything is made of it
    around       a label, `≈` and a full stop taken off
    tokens       numbers, names and signs; `vocabulary` says which name was meant
    brackets     each has its partner; bars are brackets of `abs`
    numerals     literals, the decimal comma
    entries      the rows and entries of vectors and matrices; `named` those of named values
    parser       tokens to a tree, by a `cursor`; `doubts` are what is asked back
    tree         what is read; `printing` writes it again
    misread      what is no value, and what to write instead

Nothing typed is ever run. Length, nodes, depth and the size of literals are bounded here, before
anything is computed; the size of results is bounded where they are computed, before they are.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizapp.answers.reader.around import bare, with_raised_turn, with_times, without_array
from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.doubts import check_aside, check_raised_point
from quizapp.answers.reader.entries import rows, with_round_brackets
from quizapp.answers.reader.latex import without_latex
from quizapp.answers.reader.named import Given, assignments
from quizapp.answers.reader.numerals import with_decimal_points
from quizapp.answers.reader.parser import parse
from quizapp.answers.reader.printing import show, show_rows
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tokens import tokens
from quizapp.answers.reader.tree import MAX_NODES, Node, check_size, variables
from quizapp.answers.reader.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.answers.reader.characters import Folded

__all__ = [
    "Given",
    "Node",
    "ReadError",
    "names",
    "read",
    "read_answer",
    "read_named",
    "read_rows",
    "show",
    "show_rows",
    "variables",
]

# What may mean something else in one value than in a row of them.
_SPECIAL = re.compile(r"[],\n[]")

Rows = tuple[tuple[Node, ...], ...]


def read(
    typed: str, known: frozenset[str] = frozenset(), more: Mapping[str, str] = MappingProxyType({})
) -> Node:
    """Returns the tree of one value as authors write it: nothing is forgiven, any name may stand.

    Args:
        typed: such as `-1/2`, `2x(1-x)` or `log(3)/y`.
        known: variables. `xy` is their product where `xy` is none itself; a variable may be
            called like a function or constant.
        more: what may stand in it beside the closed list: `tree.LEAKY`, or `tree.ARRAYS` with
            `@`, `.T`, `sum` and `mean`.

    Raises:
        ReadError: it is no value, can be read in two ways, or is too much.
    """
    found = tokens(_plain(typed), vocabulary(known, forgiving=False), more)
    node = parse([token for token in found if token.text != "\n"])
    check_size([node])
    return node


def read_answer(typed: str, known: frozenset[str] = frozenset()) -> Node:
    r"""Returns the tree of the one value that a learner typed.

    Labels (`L = 3`), decimal commas, and other spellings of names (`w_1` for w1, `X` for x, `Exp`)
    are forgiven where it is clear what was meant. An unknown letter is left to who decides.

    Args:
        typed: such as `-1/2`, `33.3%`, `0,5`, `2x(1-x)`, `σ(x)` or `\frac{1}{2}`.
        known: the variables of the problem.

    Raises:
        ReadError: it is no value, can be read in two ways, or is too much.
    """
    value = with_times(bare(_plain(typed), known), known)
    found = tokens(value, vocabulary(known, forgiving=True))
    if _SPECIAL.search(value.text):
        found = with_round_brackets(found)
        found = with_decimal_points([token for token in found if token.text != "\n"])
    if " (" in value.text:
        check_aside(found)
    node = parse(found)
    # A token makes four nodes at most: the product and the quotient in `x½`.
    if 4 * len(found) > MAX_NODES:
        check_size([node])
    return node


def names(typed: str) -> frozenset[str]:
    """Returns the names of the variables in one value as authors write it.

    Raises:
        ReadError: it is no value, can be read in two ways, or is too much.
    """
    return variables(read(typed))


def read_rows(typed: str, *, strict: bool = False) -> Rows:
    """Returns the rows that were typed: one for a vector, several for a matrix or a column.

    Args:
        typed: `[1, -2/3]`, `(1, 2)`, `1, 2`, `1 2`, `[1, 2; 3, 4]`, `[[1, 2], [3, 4]]`, a row a
            line, or a LaTeX matrix.
        strict: whether its author wrote it: any name may stand, no other spelling is forgiven.

    Raises:
        ReadError: an entry is no value, or it is too much.
    """
    read = _rows(_plain(typed), strict=strict)
    check_size([entry for row in read for entry in row])
    return read


def read_named(typed: str, names: Sequence[str] = ()) -> tuple[Given, ...]:
    """Returns each name that was given a value, its place, and the rows of its value.

    Args:
        typed: such as `L=-1, b=12`, `b: 12  L: -1` or `W=[1, 2; 3, 4] b=[0, 1]`.
        names: those that are asked for, each in any clear spelling; any names where empty.

    Raises:
        ReadError: something is no `name = value`, a value cannot be read, or a name is unknown or
            stands there twice.
    """
    given = assignments(_plain(typed), names, _rows)
    check_size([entry for each in given for row in each.rows for entry in row])
    return given


def _plain(typed: str) -> Folded:
    if not typed.isascii():
        check_raised_point(typed)
    return without_latex(fold(typed))


def _rows(folded: Folded, *, strict: bool = False) -> Rows:
    value = without_array(bare(folded))
    if not strict:
        value = with_times(with_raised_turn(value))
    found = tokens(value, vocabulary(frozenset(), forgiving=not strict))
    return tuple(tuple(parse(entry) for entry in row) for row in rows(found))
