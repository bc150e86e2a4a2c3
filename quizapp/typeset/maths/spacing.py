"""What stands between neighbours in a row: nothing, a space, or the dot of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.typeset.maths.tree import Fence, Fraction, Kind, Root, Row, Scripts, Symbol, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.typeset.maths.style import Style
    from quizapp.typeset.maths.tree import Node

# Signs that stand close to what they join, however much room there is.
_TIGHT = {"·", "/", "∗", "∘", "*"}
_OPEN = {Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION, Kind.BIG, Kind.FUNCTION, Kind.SPACE}


def kind_of(node: Node) -> Kind:
    """Returns what `node` does in its row."""
    if isinstance(node, Scripts):
        return kind_of(node.base)
    return node.kind if isinstance(node, Symbol) else Kind.ORDINARY


def is_sign(items: Sequence[Node], place: int) -> bool:
    """Returns whether the + or − at `place` belongs to what follows: nothing stands before it."""
    return place == 0 or kind_of(items[place - 1]) in _OPEN


def symbol_text(symbol: Symbol, style: Style) -> str:
    """Returns what a symbol looks like."""
    return symbol.plain or symbol.text if style.ascii_only else symbol.text


def separators(items: Sequence[Node], style: Style) -> list[str]:
    """Returns what to write before each of `items`."""
    return [_before(items, place, style) for place in range(len(items))]


def _before(items: Sequence[Node], place: int, style: Style) -> str:
    if place == 0:
        return ""
    left, right = items[place - 1], items[place]
    kinds = {kind_of(left), kind_of(right)}
    if Kind.SPACE in kinds or kind_of(right) is Kind.PUNCTUATION:
        gap = ""
    elif Kind.PUNCTUATION in kinds:
        gap = " " if style.loose else ""
    elif Kind.RELATION in kinds:
        gap = _around(right if kind_of(right) is Kind.RELATION else left, style)
    elif Kind.BINARY in kinds:
        sign = place if kind_of(right) is Kind.BINARY else place - 1
        gap = _around(items[sign], style, alone=is_sign(items, sign))
    else:
        gap = _between_factors(left, right, style)
    return gap


def _around(sign: Node, style: Style, *, alone: bool = False) -> str:
    text = symbol_text(sign, style) if isinstance(sign, Symbol) else ""
    if text.isalpha():
        return " "
    return "" if alone or text in _TIGHT or not style.loose else " "


def _between_factors(left: Node, right: Node, style: Style) -> str:
    one, two = kind_of(left), kind_of(right)
    if isinstance(left, Symbol) and one in {Kind.BIG, Kind.FUNCTION} and _is_fence(right):
        return ""
    if {one, two} & {Kind.BIG, Kind.FUNCTION}:
        return " "
    if isinstance(left, Words) or isinstance(right, Words):
        return " "
    if isinstance(left, Fraction) or isinstance(right, Fraction):
        return " " if style.tall or _is_operator(left) else _dot(style)
    is_open_root = isinstance(left, Root) and not isinstance(left.body, Row)
    if is_open_root or (_is_number(left) and _is_number(right)):
        return _dot(style)
    return " " if _runs_together(left, right, style) else ""


def _runs_together(left: Node, right: Node, style: Style) -> bool:
    """Returns whether two factors would read as one name, as `eta` and `x` do."""
    if isinstance(left, Fence) or _is_fence(right) or _is_number(left):
        return False
    if isinstance(left, Scripts):
        return style.ascii_only or _ends_open(left)
    return any(len(_name(node, style)) > 1 for node in (left, right))


def _ends_open(node: Scripts) -> bool:
    """Returns whether the last script of `node` may have no small form, and so no end."""
    last = node.sup or node.sub
    return isinstance(last, Symbol) and last.text.isalpha()


def _name(node: Node, style: Style) -> str:
    if isinstance(node, Scripts):
        return _name(node.base, style)
    if isinstance(node, Root) and style.ascii_only:
        return "sqrt"
    text = symbol_text(node, style) if isinstance(node, Symbol) else ""
    return text if text.isalpha() else ""


def _dot(style: Style) -> str:
    return "*" if style.ascii_only else "·"


def _is_fence(node: Node) -> bool:
    return isinstance(node, Fence) or (isinstance(node, Scripts) and _is_fence(node.base))


def _is_number(node: Node) -> bool:
    if isinstance(node, Scripts):
        return _is_number(node.base)
    return isinstance(node, Symbol) and node.text[:1].isdecimal()


def _is_operator(node: Node) -> bool:
    """Returns whether `node` is d/dx, which waits for what it differentiates."""
    return (
        isinstance(node, Fraction)
        and isinstance(node.over, Symbol)
        and node.over.text in {"∂", "d"}
    )
