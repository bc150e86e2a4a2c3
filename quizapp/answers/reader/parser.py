"""Tokens to a tree, by the binding strengths of the operators.

Brackets are balanced when the tokens come here, and depth is counted, so the recursion is bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.names import VARIADIC
from quizapp.answers.reader import numerals
from quizapp.answers.reader.cursor import END, Cursor
from quizapp.answers.reader.doubts import (
    check_factor,
    is_plain_argument,
    needs_brackets,
    two_readings,
)
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import (
    BINDING,
    LEAKY,
    MAX_DEPTH,
    POSTFIX,
    Apply,
    Constant,
    Name,
    Node,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.answers.reader.token import Token

# The operator that a sign is between two values; a product where a value begins.
_OPERATORS = {op: op for op in BINDING} | {"**": "^"} | dict.fromkeys("([√", "*")


def parse(found: list[Token]) -> Node:
    """Returns the tree of one value.

    Raises:
        ReadError: the tokens are no value, or can be read in two ways.
    """
    if not found:
        raise ReadError("a value is missing")
    cursor = Cursor([*found, END])
    node = _expression(cursor, 0)
    if cursor.token is not END:
        raise cursor.unexpected()
    return node


def _nested(cursor: Cursor, floor: int) -> Node:
    """Reads what stands inside of a bracket, under a sign or root, or in an exponent."""
    cursor.depth += 1
    if cursor.depth > MAX_DEPTH:
        raise ReadError("this is nested too deeply", cursor.token.place)
    node = _expression(cursor, floor)
    cursor.depth -= 1
    return node


def _expression(cursor: Cursor, floor: int) -> Node:
    """Reads operators that bind more strongly than `floor`, from left to right."""
    left = _prefix(cursor)
    while (op := _operator(cursor.token)) and BINDING[op] > floor:
        token, is_doubtful = cursor.token, False
        if token.begins:
            is_doubtful = check_factor(cursor.tokens, cursor.index, cursor.last)
        else:
            cursor.take()
        if op == cursor.last == "%":
            raise ReadError("one `%` is enough", token.place)
        operands = _operands(cursor, op)
        if is_doubtful:
            raise two_readings(left, operands[0], token.place)
        left = Apply(op, (left, *operands), token.place)
        # What a product ends with is what its last factor ends with.
        cursor.last = cursor.last if op == "*" else op
    return left


def _operator(token: Token) -> str:
    """Returns the operator that `token` is, a product where a value begins, or nothing."""
    return _OPERATORS.get(token.text, "") if token.kind == "symbol" else "*"


def _operands(cursor: Cursor, op: str) -> tuple[Node, ...]:
    """Reads what follows an operator: nothing after a postfix; a power binds to the right."""
    if op in POSTFIX:
        return ()
    if op == "^":
        return (_nested(cursor, BINDING["neg"]),)
    return (_expression(cursor, BINDING[op]),)


def _prefix(cursor: Cursor) -> Node:
    token = cursor.token
    if token.kind in _LEAVES:
        return _leaf(cursor)
    if token.text not in {"+", "-"}:
        return _atom(cursor)
    # A bracket and the sign behind it are one level: so nothing is shown deeper than it was typed.
    read = _expression if cursor.tokens[cursor.index - 1].text == "(" else _nested
    cursor.take()
    operand = read(cursor, BINDING["neg"])
    return Apply("neg", (operand,), token.place) if token.text == "-" else operand


def _atom(cursor: Cursor) -> Node:
    token = cursor.token
    if not token.begins or token.text == "[":
        raise cursor.unexpected()
    cursor.take()
    node = _value(cursor, token)
    cursor.last = "√" if token.text == "√" else ""
    return node


_LEAVES: dict[str, Callable[[Token], Node]] = {
    "number": numerals.number,
    "fraction": numerals.fraction,
    "variable": lambda token: Name(token.name, token.place),
    "constant": lambda token: Constant(token.name, token.place),
}


def _leaf(cursor: Cursor) -> Node:
    token, cursor.last = cursor.take(), ""
    if cursor.token.kind == "fraction" and token.text.isdigit():
        return _mixed(token, cursor.take())
    return _LEAVES[token.kind](token)


def _value(cursor: Cursor, token: Token) -> Node:
    if token.text == "√":
        # Nothing binds more strongly than a percent sign: the root takes one value, or a bracket.
        return Apply("sqrt", (_nested(cursor, BINDING["%"]),), token.place)
    if token.text == "(":
        node = _nested(cursor, 0)
        cursor.close()
        return node
    return _call(cursor, token)


def _mixed(whole: Token, part: Token) -> Node:
    """Returns the sum that a mixed number such as `1½` is."""
    return Apply("+", (numerals.number(whole), numerals.fraction(part)), whole.place)


def _call(cursor: Cursor, token: Token) -> Node:
    power = _raised(cursor, token)
    call = Apply(token.name, tuple(_arguments(cursor, token)), token.place)
    _check_arguments(call, token)
    return Apply("^", (call, power), token.place) if power else call


def _raised(cursor: Cursor, token: Token) -> Node | None:
    """Reads the power between a function and its argument: `tanh²(x)` is the square of tanh(x).

    Only whole powers from 2 on are read: `sin^-1(x)` is the inverse function to some.
    """
    if cursor.token.text not in {"^", "**"}:
        return None
    _, first, *rest = cursor.tokens[cursor.index : cursor.index + 4]
    if [piece.text for piece in (first, *rest)][::2] == ["(", ")"]:
        digits, length, is_apart = rest[0], 4, True
    else:
        digits, length = first, 2
        is_apart = bool(rest) and (rest[0].spaced or rest[0].text == "(")
    if not (is_apart and digits.text.isdigit() and int(digits.text) > 1):
        raise ReadError(f"write the power behind: {token.text}(x)^2", token.place)
    cursor.take(length)
    return numerals.number(digits)


def _arguments(cursor: Cursor, token: Token) -> list[Node]:
    """Reads what a function is applied to, which needs no brackets in `ln 3` and `ln|x|`."""
    if cursor.token.text != "(":
        is_plain = token.kind == "function" and is_plain_argument(cursor.tokens, cursor.index)
        if not (is_plain or cursor.token.text == "|"):
            raise needs_brackets(cursor.tokens, cursor.index, token)
        return [_nested(cursor, BINDING["%"])]
    cursor.take()
    args = [_nested(cursor, 0)]
    while cursor.token.text == ",":
        cursor.take()
        args.append(_nested(cursor, 0))
    cursor.close()
    return args


def _check_arguments(call: Apply, token: Token) -> None:
    args = call.args
    if token.text in LEAKY and len(args) != 2:
        raise ReadError(f"`{token.text}` takes a value and its slope below 0", token.place)
    if token.kind == "reduction" and len(args) > 2:
        raise ReadError(f"`{token.text}` takes an array and an axis", token.place)
    if token.kind == "function" and (len(args) > 1) != (token.name in VARIADIC):
        wanted = "two or more values" if token.name in VARIADIC else "one value"
        raise ReadError(f"`{token.text}` takes {wanted}, not {len(args)}", token.place)
