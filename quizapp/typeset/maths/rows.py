"""What stands beside each other, put together: brackets find their partners, scripts their base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.typeset.maths.symbols import MACROS, sign
from quizapp.typeset.maths.tree import Fence, Node, Row, Scripts, Symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

# In a row before it is put together, these are texts: `^`, `_`, brackets, \\left and \\right.
Item = Node | str

# Macros that open, and those that close what they opened.
_CLOSING = {
    "langle": "rangle", "lVert": "rVert", "lvert": "rvert", "lfloor": "rfloor", "lceil": "rceil",
    "{": "}", "lbrace": "rbrace",
}  # fmt: skip
BRACKETS = frozenset([*_CLOSING, *_CLOSING.values()])

_OPENERS = {"(", "[", *(f"\\{name}" for name in _CLOSING)}
_CLOSERS = {")", "]", *(f"\\{name}" for name in _CLOSING.values())}

_PRIME = sign("'")


class UnreadableError(Exception):
    """The source is no LaTeX."""


def row(items: Sequence[Item]) -> Node:
    """Returns the tree of a row.

    Raises:
        UnreadableError: a script has no text of its own, or a growing bracket has no partner.
    """
    return _nodes(items, 0, len(items), _partners(items))


def _partners(items: Sequence[Item]) -> dict[int, int]:
    """Returns the place of the closing bracket of each opening one that has one."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    place = 0
    while place < len(items):
        item = items[place]
        if item in _OPENERS or item == "\\left":
            waiting.append(place)
        elif item == "\\right":
            while waiting and items[waiting[-1]] != "\\left":
                waiting.pop()
            if not waiting:
                raise UnreadableError
            partners[waiting.pop()] = place
        elif item in _CLOSERS and waiting and items[waiting[-1]] != "\\left":
            partners[waiting.pop()] = place
        place += 2 if item in {"\\left", "\\right"} else 1
    return partners


def _nodes(items: Sequence[Item], start: int, end: int, partners: dict[int, int]) -> Node:
    found: list[Node] = []
    place = start
    while place < end:
        item = items[place]
        if item in {"^", "_"}:
            script, place = _script(items, place + 1, end)
            found.append(_with(found.pop() if found else Row(()), item, script))
        elif item == _PRIME and found:
            found.append(_with(found.pop(), "^", _PRIME))
            place += 1
        elif place in partners:
            fence, place = _fence(items, place, partners)
            found.append(fence)
        else:
            found.append(_node(item))
            place += 1
    return found[0] if len(found) == 1 else Row(tuple(found))


def _script(items: Sequence[Item], place: int, end: int) -> tuple[Node, int]:
    if place >= end or isinstance(items[place], str):
        raise UnreadableError
    return _node(items[place]), place + 1


def _fence(items: Sequence[Item], place: int, partners: dict[int, int]) -> tuple[Fence, int]:
    """Returns what stands between a bracket and its partner, and the place behind it."""
    wide = 2 if items[place] == "\\left" else 1
    partner = partners[place]
    if partner + wide > len(items):
        raise UnreadableError
    body = _nodes(items, place + wide, partner, partners)
    left, right = items[place + wide - 1], items[partner + wide - 1]
    return Fence(_bracket(left), body, _bracket(right)), partner + wide


def _bracket(item: Item) -> str:
    node = _node(item)
    text = node.text if isinstance(node, Symbol) else ""
    return "" if text == "." else text


def _node(item: Item) -> Node:
    if not isinstance(item, str):
        return item
    if item in {"\\left", "\\right"}:
        raise UnreadableError
    return MACROS[item[1:]] if item.startswith("\\") else Symbol(item)


def _with(base: Node, where: Item, script: Node) -> Scripts:
    """Returns `base` with one more script; a prime and a power stand beside each other."""
    old = base if isinstance(base, Scripts) else Scripts(base)
    if where == "_":
        return Scripts(old.base, script, old.sup) if old.sub is None else Scripts(old, script)
    above = script if old.sup is None else Row((old.sup, script))
    return Scripts(old.base, old.sub, above)
