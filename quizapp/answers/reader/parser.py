"""Tokens to a tree, by the binding strengths of the operators.

Brackets are balanced and not too deep when the tokens come here, so the recursion is bounded.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tokens import Token
from quizapp.answers.reader.tree import (
    BINDING,
    CONSTANTS,
    FUNCTIONS,
    POSTFIX,
    REDUCTIONS,
    VARIADIC,
    Apply,
    Constant,
    Name,
    Node,
    Number,
)

# Beyond it a decimal has more digits than any result may have; see `answers.exact`.
MAX_EXPONENT = 1_200
MAX_DEPTH = 120
_SPELLING = {"**": "^"}
_END = Token("symbol", "", 0, spaced=True)


@dataclass(slots=True)
class _Cursor:
    """Where the parser is, and how deep in brackets and operands."""

    tokens: list[Token]
    known: frozenset[str]
    index: int = 0
    depth: int = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index] if self.index < len(self.tokens) else _END

    def take(self) -> Token:
        token = self.token
        self.index += 1
        return token


def parse(found: list[Token], known: frozenset[str] = frozenset()) -> Node:
    """Returns the tree of one value.

    Args:
        found: its tokens.
        known: names that are variables even if a function or constant is called so.

    Raises:
        ReadError: the tokens are no value, or can be read in two ways.
    """
    if not found:
        raise ReadError("a value is missing")
    cursor = _Cursor(found, known)
    node = _expression(cursor, 0)
    if cursor.token is not _END:
        raise _unexpected(cursor)
    return node


def _expression(cursor: _Cursor, floor: int) -> Node:
    """Reads operators that bind more strongly than `floor`, from left to right."""
    cursor.depth += 1
    if cursor.depth > MAX_DEPTH:
        raise ReadError("this is nested too deeply", cursor.token.place)
    left = _prefix(cursor)
    last = ""
    while (op := _operator(cursor.token)) and BINDING[op] > floor:
        place = cursor.token.place
        if cursor.token.begins:
            _check_product(cursor, last)
        else:
            cursor.take()
        left = Apply(op, (left, *_operands(cursor, op)), place)
        last = op
    cursor.depth -= 1
    return left


def _operator(token: Token) -> str:
    """Returns the operator that `token` is, a product where a value begins, or nothing."""
    if token.begins:
        return "*"
    op = _SPELLING.get(token.text, token.text)
    return op if op in BINDING else ""


def _operands(cursor: _Cursor, op: str) -> tuple[Node, ...]:
    """Reads what follows an operator: nothing after a postfix; a power binds to the right."""
    if op in POSTFIX:
        return ()
    return (_expression(cursor, BINDING["neg"] if op == "^" else BINDING[op]),)


def _check_product(cursor: _Cursor, last: str) -> None:
    """Refuses a product without a sign where people disagree on what it means.

    Args:
        cursor: stands where the second factor begins.
        last: the operator that made the first factor; empty for a single value or a bracket.
    """
    token, before = cursor.token, cursor.tokens[cursor.index - 1]
    if token.kind in {"number", "fraction"}:
        raise ReadError(
            "a sign is missing before this number; write `*` for a product", token.place
        )
    is_glued = token.kind == "name" and not token.spaced and before.text != ")"
    is_root = cursor.index > 1 and cursor.tokens[cursor.index - 2].text == "√"
    if last == "/" or (is_glued and (last == "^" or is_root)):
        raise ReadError("this can be read in two ways; write brackets or `*`", token.place)


def _prefix(cursor: _Cursor) -> Node:
    token = cursor.token
    if token.text not in {"+", "-"}:
        return _atom(cursor)
    cursor.take()
    operand = _expression(cursor, BINDING["neg"])
    return Apply("neg", (operand,), token.place) if token.text == "-" else operand


def _atom(cursor: _Cursor) -> Node:
    token = cursor.token
    if not token.begins or token.text == "[":
        raise _unexpected(cursor)
    cursor.take()
    if token.kind == "number":
        return _number(token)
    if token.kind == "fraction":
        return _fraction(token)
    if token.kind == "name":
        return _named(cursor, token)
    if token.kind == "function":
        return _call(cursor, token)
    if token.text == "√":
        # Nothing binds more strongly than a percent sign: the root takes one value, or a bracket.
        return Apply("sqrt", (_expression(cursor, BINDING["%"]),), token.place)
    node = _expression(cursor, 0)
    _close(cursor)
    return node


def _number(token: Token) -> Number:
    mantissa, _, exponent = token.text.lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    power = (int(exponent) if len(exponent) < 9 and exponent else 0) - len(decimals)
    if len(exponent) >= 9 or abs(power) > MAX_EXPONENT:
        raise ReadError("this number is too large or too small", token.place)
    return Number(int(whole + decimals), power, token.place)


def _fraction(token: Token) -> Node:
    over, _, under = unicodedata.normalize("NFKC", token.text).partition("⁄")
    return Apply("/", (Number(int(over)), Number(int(under))), token.place)


def _named(cursor: _Cursor, token: Token) -> Node:
    name = token.text
    if name in cursor.known:
        return Name(name, token.place)
    if name in FUNCTIONS:
        return _call(cursor, token)
    if name in CONSTANTS:
        return Constant(CONSTANTS[name], token.place)
    return Name(name, token.place)


def _call(cursor: _Cursor, token: Token) -> Node:
    name = token.text
    if cursor.token.text != "(":
        raise ReadError(f"`{name}` needs brackets: {name}(…)", token.place)
    cursor.take()
    args = [_expression(cursor, 0)]
    while cursor.token.text == ",":
        cursor.take()
        args.append(_expression(cursor, 0))
    _close(cursor)
    if name in REDUCTIONS and len(args) > 2:
        raise ReadError(f"`{name}` takes an array and an axis", token.place)
    if name not in REDUCTIONS and (len(args) > 1) != (name in VARIADIC):
        wanted = "two or more values" if name in VARIADIC else "one value"
        raise ReadError(f"`{name}` takes {wanted}, not {len(args)}", token.place)
    return Apply(FUNCTIONS.get(name, name), tuple(args), token.place)


def _close(cursor: _Cursor) -> None:
    if cursor.token.text != ")":
        raise _unexpected(cursor)
    cursor.take()


def _unexpected(cursor: _Cursor) -> ReadError:
    token = cursor.token
    if token is _END:
        last = cursor.tokens[-1]
        return ReadError(f"something is missing after `{last.text}`", last.place)
    if token.text == "[":
        return ReadError("`[` begins a vector, where one value is wanted", token.place)
    if token.text == ",":
        return ReadError("one value is wanted; the decimal point is written `.`", token.place)
    return ReadError(f"a value is missing before `{token.text}`", token.place)
