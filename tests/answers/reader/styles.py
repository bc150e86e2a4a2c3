"""Trees written in the styles that people use, each of which must read back as the same tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers import reader
from quizapp.answers.reader.tree import BINDING, Apply, Constant, Name, Node, Number

if TYPE_CHECKING:
    from collections.abc import Callable

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOKEN = re.compile(r"[0-9.]+(?:e-?[0-9]+)?|\w+|\S")
_GREEK = {"α": r"\alpha", "pi": r"\pi", "e": "e", "w_1": "w_{1}"}
_COMMANDS = {
    "/": r"\frac{{{}}}{{{}}}",
    "sqrt": r"\sqrt{{{}}}",
    "^": r"\left({}\right)^{{{}}}",
    "*": r"\left({}\right)\cdot {{{}}}",
    "%": r"\left({}\right)\%",
}


def spaced(node: Node) -> str:
    return "  ".join(_TOKEN.findall(reader.show(node)))


def full_width(node: Node) -> str:
    return reader.show(node).translate(_FULL_WIDTH)


def in_print(node: Node) -> str:
    text = reader.show(node).translate(str.maketrans("-*/", "−·÷"))
    text = re.sub(r"\^([0-9]+)(?![0-9^%.e])", lambda match: match[1].translate(_RAISED), text)
    return re.sub(r"\bpi\b", "π", text).replace("sqrt(", "√(")


def in_capitals(node: Node) -> str:
    return re.sub(r"[a-z]{2,}", lambda match: match[0].upper(), reader.show(node))


def in_brackets(node: Node) -> str:
    if not isinstance(node, Apply):
        return reader.show(node)
    args = [f"({in_brackets(arg)})" for arg in node.args]
    return _applied(node, args, lambda name: f"{name}({', '.join(args)})")


def without_signs(node: Node) -> str:
    """Products without a sign, but before numbers and behind e, where one is needed."""
    if not isinstance(node, Apply):
        return reader.show(node)
    args = [without_signs(arg) for arg in node.args]
    if node.op not in BINDING:
        return f"{node.op}({', '.join(args)})"
    args = [
        f"({text})" if isinstance(arg, Apply) and arg.op in BINDING else text
        for arg, text in zip(node.args, args, strict=True)
    ]
    if node.op == "*" and node.args[0] != Constant("e") and not isinstance(node.args[1], Number):
        return "".join(args)
    return _applied(node, args, str)


def on_paper(node: Node) -> str:
    """Bars, and no brackets around the one value of a function."""
    if not isinstance(node, Apply):
        return reader.show(node)
    args = [on_paper(arg) for arg in node.args]
    if node.op == "abs":
        return f"|{args[0]}|"
    if node.op not in BINDING and not isinstance(node.args[0], Apply) and len(args) == 1:
        return f"({node.op} {args[0]})"
    bracketed = [f"({text})" for text in args]
    return _applied(node, bracketed, lambda name: f"{name}({', '.join(args)})")


def in_latex(node: Node) -> str:
    if isinstance(node, Name | Constant):
        return _GREEK.get(node.name, node.name)
    if not isinstance(node, Apply):
        return reader.show(node)
    args = [in_latex(arg) for arg in node.args]
    tall = [rf"\left({text}\right)" for text in args]
    if node.op in _COMMANDS:
        return _COMMANDS[node.op].format(*args)
    return _applied(node, tall, lambda name: rf"\{name}\left({', '.join(args)}\right)")


def _applied(node: Apply, args: list[str], call: Callable[[str], str]) -> str:
    if node.op == "neg":
        return f"-{args[0]}"
    if node.op == "%":
        return f"{args[0]}%"
    return node.op.join(args) if node.op in BINDING else call(node.op)


STYLES: tuple[Callable[[Node], str], ...] = (
    reader.show,
    spaced,
    full_width,
    in_print,
    in_capitals,
    in_brackets,
    without_signs,
    on_paper,
    in_latex,
)
