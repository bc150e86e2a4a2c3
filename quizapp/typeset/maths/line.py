"""A tree as one line, with the brackets that the fraction bar and the raised exponent spared."""

from __future__ import annotations

import unicodedata
from enum import IntEnum, auto
from typing import NamedTuple

from quizapp.typeset.maths.alphabets import lowered, raised
from quizapp.typeset.maths.spacing import kind_of, separators, symbol_text
from quizapp.typeset.maths.style import Style, tight
from quizapp.typeset.maths.tree import (
    FUNCTION_LETTERS,
    Accent,
    Fence,
    Fraction,
    Grid,
    Kind,
    Node,
    Root,
    Row,
    Scripts,
    Symbol,
    Words,
    parts,
)

_ROOTS = {"3": "∛", "4": "∜"}
_PLAIN_BRACKETS = {
    "‖": "||", "⟨": "<", "⟩": ">", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")",
}  # fmt: skip


class Tie(IntEnum):
    """How strongly a line holds together; what is weaker than its place needs brackets."""

    ATOM = auto()
    PRODUCT = auto()
    QUOTIENT = auto()
    SUM = auto()
    RELATION = auto()


class Line(NamedTuple):
    """A line and what it is."""

    text: str
    tie: Tie

    def at_most(self, tie: Tie) -> str:
        """Returns the line, in brackets where it is weaker than `tie`."""
        return self.text if self.tie <= tie else f"({self.text})"


def line_of(node: Node, style: Style) -> str:
    """Returns `node` as one line; every tree has one."""
    return _line(node, style).text


def is_exact(node: Node) -> bool:
    """Returns whether the line of `node` is as readable as two dimensions would be."""
    match node:
        case Grid():
            return False
        case Fraction():
            return not any(map(_is_tall, parts(node)))
        case Scripts() if _has_limits(node):
            return False
    return all(map(is_exact, parts(node)))


def _is_tall(node: Node) -> bool:
    """Returns whether a fraction with `node` in it is hard to read on one line."""
    if isinstance(node, Fraction | Grid) or kind_of(node) is Kind.BIG:
        return True
    return any(map(_is_tall, parts(node)))


def _has_limits(node: Scripts) -> bool:
    if kind_of(node) is not Kind.BIG or node.sub is None:
        return False
    return node.sup is not None or not isinstance(node.sub, Symbol)


def _line(node: Node, style: Style) -> Line:
    match node:
        case Row(items):
            line = _row(items, style)
        case Fraction():
            line = _fraction(node, style)
        case _:
            line = Line(_atom(node, style), Tie.ATOM)
    return line


def _atom(node: Symbol | Words | Scripts | Root | Accent | Fence | Grid, style: Style) -> str:
    match node:
        case Symbol():
            text = symbol_text(node, style)
        case Words():
            text = node.text
        case Scripts():
            text = _scripts(node, style)
        case Root():
            text = _root(node, style)
        case Accent():
            text = _accent(node, style)
        case Fence(left, body, right):
            text = f"{bracket(left, style)}{line_of(body, tight(style))}{bracket(right, style)}"
        case Grid():
            text = _grid(node, style)
    return text


def bracket(sign: str, style: Style) -> str:
    """Returns a bracket of one line."""
    return _PLAIN_BRACKETS.get(sign, sign) if style.ascii_only else sign


def _row(items: tuple[Node, ...], style: Style) -> Line:
    gaps = separators(items, style)
    lines = [_line(item, style) for item in items]
    return Line(
        "".join(gap + line.text for gap, line in zip(gaps, lines, strict=True)), _tie(items)
    )


def _tie(items: tuple[Node, ...]) -> Tie:
    kinds = [kind_of(item) for item in items]
    if Kind.RELATION in kinds or Kind.PUNCTUATION in kinds:
        return Tie.RELATION
    signs = [item.text for item in items if isinstance(item, Symbol) and item.kind is Kind.BINARY]
    if any(sign in {"+", "−", "±", "∓"} for sign in signs) or Kind.BIG in kinds:
        return Tie.SUM
    if signs or any(isinstance(item, Fraction) for item in items):
        return Tie.QUOTIENT
    return Tie.ATOM if len(items) < 2 or _is_call(items) else Tie.PRODUCT


def _is_call(items: tuple[Node, ...]) -> bool:
    """Returns whether a row is a function at an argument, which no bracket must keep together."""
    if len(items) != 2 or not isinstance(items[1], Fence):
        return False
    name = items[0].base if isinstance(items[0], Scripts) else items[0]
    letters = name.text if isinstance(name, Symbol) else ""
    return kind_of(name) is Kind.FUNCTION or letters in FUNCTION_LETTERS


def _is_differential(node: Node) -> bool:
    """Returns whether `node` is such as ∂w₁ or dx."""
    return (
        isinstance(node, Row)
        and len(node.items) == 2
        and isinstance(node.items[0], Symbol)
        and node.items[0].text in {"∂", "d"}
    )


def _fraction(node: Fraction, style: Style) -> Line:
    inner = tight(style)
    over, under = _line(node.over, inner), _line(node.under, inner)
    below = under.text if _is_differential(node.under) else under.at_most(Tie.ATOM)
    return Line(f"{over.at_most(Tie.PRODUCT)}/{below}", Tie.QUOTIENT)


def _scripts(node: Scripts, style: Style) -> str:
    base = _line(node.base, style).at_most(Tie.ATOM)
    inner = tight(style)
    below = _script(_line(node.sub, inner), "_", style) if node.sub else ""
    above = _script(_line(node.sup, inner), "^", style) if node.sup else ""
    return f"{base}{below}{above}"


def small_script(text: str, where: str, style: Style) -> str | None:
    """Returns a script that stays on its line: in small letters, or short; None if it must move."""
    if text.strip("′'") == "":
        return text
    if style.ascii_only:
        return f"{where}{text}" if _is_short(text) else None
    if where == "^" and text in {"⊤", "T"}:
        return "ᵀ"
    return raised(text) if where == "^" else lowered(text)


def _script(script: Line, where: str, style: Style) -> str:
    small = small_script(script.text, where, style)
    if small is not None:
        return small
    is_whole = _is_short(script.text) or script.text[0] + script.text[-1] == "[]"
    return f"{where}{script.text}" if is_whole else f"{where}({script.text})"


def _is_short(text: str) -> bool:
    return len(text) == 1 or text.isdecimal()


def _root(node: Root, style: Style) -> str:
    body = line_of(node.body, tight(style))
    if style.ascii_only:
        index = f", {line_of(node.index, style)}" if node.index else ""
        return f"{'root' if index else 'sqrt'}({body}{index})"
    sign = "√"
    if node.index:
        index = line_of(node.index, tight(style))
        sign = _ROOTS.get(index) or f"{raised(index) or f'({index})'}√"
    return f"{sign}{body}" if len(body) == 1 or body.isdecimal() else f"{sign}({body})"


def _accent(node: Accent, style: Style) -> str:
    body = line_of(node.body, tight(style))
    if style.ascii_only:
        return f"{body}_{node.name}" if len(body) == 1 else f"{node.name}({body})"
    if len(body) == 1:
        return unicodedata.normalize("NFC", body + node.mark)
    return f"{node.name}({body})"


def _grid(node: Grid, style: Style) -> str:
    inner = tight(style)
    rows = "; ".join(", ".join(line_of(cell, inner) for cell in row) for row in node.rows)
    left, right = bracket(node.left, style), bracket(node.right, style)
    return f"{left}{rows}{right}" if left or right else f"[{rows}]"
