"""Products and functions without signs and brackets: what has two readings is asked back."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from quizapp.answers.reader.printing import show
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.answers.reader.token import Token
    from quizapp.answers.reader.tree import Node

_NAMED = {"variable", "constant", "function"}
_NUMERIC = {"number", "fraction"}
_ALONE = {"number", "fraction", "variable", "constant"}
_OPERATORS = {"+", "-", "*", "/", "^"}
# What may follow on a value; nothing is the end.
_AFTER_ALL = {"", ")", ","}
_RAISED_POINT = re.compile(
    r"(?:^|[\[(,;=:，；（【])\s*(?:[-+−]\s*)?(?P<value>0[·⋅∙](?P<digits>[0-9]+))\s*(?=$|[])},;，；）】])"
)
# Longer readings say less than they hide.
_LONGEST = 30


def check_raised_point(typed: str) -> None:
    """Refuses `0·5` as a whole value: to some it is 0.5, and nobody multiplies by 0 to answer.

    `2·5` is a product, as everywhere in a lecture, and so is `0·5` in a sum of products.

    Raises:
        ReadError: it is such a value.
    """
    if found := _RAISED_POINT.search(typed):
        digits = found["digits"]
        problem = f"`0·{digits}` can be 0.{digits} or 0*{digits}; write it as one"
        raise ReadError(one_line(problem), found.start("value") + 1)


def check_aside(found: list[Token]) -> None:
    """Refuses what may say one number twice: `0.5 (1/2)`, which is a product to the letter.

    Raises:
        ReadError: it may.
    """
    if found[-1].text == ")" and all(token.kind != "variable" for token in found):
        for before, token in pairwise(found):
            if token.text == "(" and token.spaced and before.ends:
                raise ReadError("write one value, or `*` if this is a product", token.place)


def check_factor(found: list[Token], index: int, last: str) -> bool:
    """Returns whether the factor at `index`, which no sign precedes, can be read in two ways.

    It can after a quotient, `1/2x`, and in a name that touches an exponent or root: `e^2x`, `√2x`.

    Args:
        found: the tokens.
        index: where the second factor begins.
        last: the operator by which the first factor ends; empty for a single value or a bracket.

    Raises:
        ReadError: the factor is a number, which nobody writes behind, or recurring digits.
    """
    token, before = found[index], found[index - 1]
    if _is_recurring(found, index):
        raise ReadError("write recurring digits as a fraction, or rounded", token.place)
    if token.kind in _NUMERIC:
        raise ReadError(_numbers_side_by_side(before, token), token.place)
    touches = token.kind in _NAMED and not token.spaced and before.text != ")"
    return last == "/" or (touches and last in {"^", "√"})


def _is_recurring(found: list[Token], index: int) -> bool:
    """Returns whether digits in brackets touch a decimal: `0.(3)` is 1/3 to some, no product."""
    before, inside = found[index - 1], found[index : index + 3]
    return (
        before.kind == "number"
        and "." in before.text
        and [token.text for token in inside[::2]] == ["(", ")"]
        and inside[1].text.isdigit()
        and not inside[0].spaced
    )


def _numbers_side_by_side(before: Token, token: Token) -> str:
    if before.kind not in _NUMERIC:
        return "a sign is missing before this number; write `*` for a product"
    if token.kind == "fraction":
        return "a fraction stands behind a whole number only; write a sum: 1.5 + 1/2"
    if not token.spaced:
        return "this number has two points; write one"
    return "two numbers stand side by side; write 1000 for 1 000, 1 + 1/2 for a mixed number"


def is_plain_argument(found: list[Token], index: int) -> bool:
    """Returns whether a function without brackets is applied to the one value at `index`.

    It is in `ln 3`, `ln x + 1` and `(sin x)`. It may not be in `sin 2x` and `ln 1/3`, nor in
    `ln x+1`, whose spaces keep x and 1 together.
    """
    argument = found[index]
    if argument.kind not in _ALONE:
        return False
    sign, *behind = found[index + 1 : index + 3]
    if sign.text not in {"+", "-"}:
        return sign.text in _AFTER_ALL
    return sign.spaced or not argument.spaced or behind[0].kind == "function"


def needs_brackets(found: list[Token], index: int, function: Token) -> ReadError:
    """Returns the question to what a function is applied; `index` is that of the token behind."""
    values = list(takewhile(lambda token: token.kind in _ALONE, found[index:]))
    behind = found[index + len(values)]
    typed, name = one_line("".join(token.text for token in values), 12), function.text
    wanted = f"{name}({typed})"
    if not values or behind.begins:
        wanted = f"{name}(…)"
    elif behind.text in _OPERATORS:
        wanted += f" or {name}({typed}{behind.text}…)"
    return ReadError(f"`{name}` needs brackets: {wanted}", function.place)


def two_readings(first: Node, factor: Node, place: int) -> ReadError:
    """Returns the question which of two readings of a product was meant."""
    one, other = show(Apply("*", (first, factor))), show(_drawn_in(first, factor))
    if max(len(one), len(other)) > _LONGEST:
        return ReadError("this can be read in two ways; write brackets or `*`", place)
    return ReadError(f"this can be {one} or {other}; write the one that you mean", place)


def _drawn_in(first: Node, factor: Node) -> Node:
    """Returns the reading in which `factor` belongs to what is below, above or under the root."""
    if not isinstance(first, Apply):
        return first
    last = first.args[-1]
    inside = _drawn_in(last, factor) if first.op in {"*", "neg"} else Apply("*", (last, factor))
    return Apply(first.op, (*first.args[:-1], inside), first.place)
