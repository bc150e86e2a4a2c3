"""Numbers as they are typed, the decimal comma among them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from quizapp.answers.names import VARIADIC
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply, Number

if TYPE_CHECKING:
    from quizapp.answers.reader.token import Token
    from quizapp.answers.reader.tree import Node

# The largest results have 4,096 bits, see `answers.exact`: so many digits.
MAX_DIGITS = 1_233
MAX_EXPONENT = 1_200

_WHOLE = re.compile(r"[0-9]+")
# What stands behind the comma of one thousand, two hundred thirty-four.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")


def number(token: Token) -> Number:
    """Returns the literal; 0.330 keeps its last zero.

    Raises:
        ReadError: it has too many digits, or too large an exponent.
    """
    digits, power = token.text, 0
    if not digits.isdigit():
        mantissa, _, exponent = digits.lower().partition("e")
        whole, _, decimals = mantissa.partition(".")
        digits, power = whole + decimals, int(exponent or 0) - len(decimals)
    if abs(power) > MAX_EXPONENT or len(digits) + max(power, 0) > MAX_DIGITS:
        raise ReadError("this number is too large or too small", token.place)
    return Number(int(digits), power, token.place)


def fraction(token: Token) -> Node:
    """Returns the quotient that a sign such as `½` is."""
    over, _, under = unicodedata.normalize("NFKC", token.text).partition("⁄")
    return Apply("/", (Number(int(over)), Number(int(under))), token.place)


def with_decimal_points(found: list[Token]) -> list[Token]:
    """Returns the tokens of one value, its decimal commas read as points: `0,5` is 0.5.

    A comma between digits has no other use outside of brackets, or in those of a function of one
    value; in `max(1,2)` it has.

    Raises:
        ReadError: it may part thousands: `1,234`.
    """
    if all(token.text != "," for token in found):
        return found
    kept: list[Token] = []
    separates: list[bool] = []
    for index, token in enumerate(found):
        if token.text in {"(", "["}:
            separates.append(not _is_single(found, index))
        elif token.text in {")", "]"}:
            separates.pop()
        inside = separates and separates[-1]
        if len(kept) > 1 and not inside and _is_decimal(kept[-2], kept[-1], token):
            kept[-2:] = [_joined(kept[-2], token)]
        else:
            kept.append(token)
    return kept


def _is_single(found: list[Token], index: int) -> bool:
    """Returns whether the bracket at `index` holds the one argument of a function."""
    before = found[index - 1] if index else None
    return before is not None and before.kind == "function" and before.name not in VARIADIC


def _is_decimal(before: Token, comma: Token, after: Token) -> bool:
    """Returns whether a comma stands between digits, without a space."""
    return (
        comma.text == ","
        and not (comma.spaced or after.spaced)
        and (before.kind, after.kind) == ("number", "number")
        and _WHOLE.fullmatch(before.text) is not None
    )


def _joined(before: Token, after: Token) -> Token:
    """Returns the decimal of which a comma was the point.

    Raises:
        ReadError: the comma may part thousands.
    """
    typed, plain = f"{before.text},{after.text}", f"{before.text}.{after.text}"
    if "." in after.text:
        raise ReadError(f"`{typed}` has a comma and a point; leave the comma out", before.place)
    if _THOUSANDS.match(typed):
        whole = before.text + after.text
        raise ReadError(f"`{typed}` can be {whole} or {plain}; write it as one", before.place)
    return before._replace(text=plain)
