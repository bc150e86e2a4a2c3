"""Products without a sign, where people disagree on what they mean: asked back, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.reader.printing import show
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply

if TYPE_CHECKING:
    from quizapp.answers.reader.tokens import Token
    from quizapp.answers.reader.tree import Node

_NAMED = {"variable", "constant", "function"}
_NUMERIC = {"number", "fraction"}
# Longer readings say less than they hide.
_LONGEST = 30


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
        return "write a mixed number as a sum: 1 + 1/2"
    if not token.spaced:
        return "this number has two points; write one"
    return "two numbers stand side by side; write 1000 for 1 000, 1 + 1/2 for a mixed number"


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
