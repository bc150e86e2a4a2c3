"""Trees as text that reads back as the same tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.reader.tree import BINDING, POSTFIX, Apply, Node, Number, fold_up

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATOM = 9
_SPACED = {"+": " + ", "-": " - "}


def show(node: Node) -> str:
    """Returns `node` in plain ASCII signs, with the fewest brackets: `x^2 - 1/2`."""
    return fold_up(node, _show)[0]


def show_rows(rows: Sequence[Sequence[Node]]) -> str:
    """Returns a vector or matrix: `[1, -1/2]`, `[1, 2; 3, 4]`; a single number without brackets."""
    if len(rows) == len(rows[0]) == 1:
        return show(rows[0][0])
    return f"[{'; '.join(', '.join(map(show, row)) for row in rows)}]"


def _show(node: Node, args: list[tuple[str, int]]) -> tuple[str, int]:
    """Returns the text of `node` and how strongly its outermost operator binds."""
    if not isinstance(node, Apply):
        return _literal(node) if isinstance(node, Number) else node.name, _ATOM
    strength = BINDING.get(node.op)
    if strength is None:
        return f"{node.op}({', '.join(text for text, _ in args)})", _ATOM
    if node.op == "neg":
        return "-" + _bracketed(args[0], strength + 1), strength
    if node.op in POSTFIX:
        return _bracketed(args[0], strength + (node.op == "%")) + node.op, strength
    # A power binds to the right, everything else to the left; no sign follows a sign.
    is_power = node.op == "^"
    is_signed = args[1][0].startswith("-")
    left = _bracketed(args[0], strength + is_power)
    right = _bracketed(args[1], BINDING["^"] if is_signed else strength + (not is_power))
    return left + _SPACED.get(node.op, node.op) + right, strength


def _bracketed(arg: tuple[str, int], weakest: int) -> str:
    text, strength = arg
    return text if strength >= weakest else f"({text})"


def _literal(number: Number) -> str:
    digits = str(number.digits)
    if number.exponent == 0:
        return digits
    if number.exponent > 0 or -number.exponent > len(digits) + 6:
        return f"{digits}e{number.exponent}"
    digits = digits.zfill(1 - number.exponent)
    return f"{digits[: number.exponent]}.{digits[number.exponent :]}"
