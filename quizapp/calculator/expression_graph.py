"""From an expression that was typed to a computational graph: a gate an operation.

A variable is one leaf, however often it is used. What is rational without any variable is one
number: a constant in its gate (`3·x`, `x²`), else a leaf that is called by its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import count
from typing import TYPE_CHECKING

from quizapp.answers.exact import rational
from quizapp.answers.reader import ReadError
from quizapp.answers.reader.tree import REDUCTIONS, Apply, Constant, Name, fold_up, variables
from quizapp.engine import lazy_sympy
from quizapp.engine.graph import INPUT, Graph, Node
from quizapp.engine.numbers import exact, text
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizapp.answers.reader import Node as Tree
    from quizapp.engine.numbers import Number
    from quizapp.engine.op import Op

OUTPUT = "L"
# Never e, which is Euler's number, nor a letter that is easily misread.
_GATE_NAMES = "abcdfghkmnpqrstuvwxyz"

# Functions are called as their operations are.
_OPERATORS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "@": "matmul", ".T": "transpose"}


def graph_of(tree: Tree, values: Mapping[str, Number], ops: Mapping[str, Op] = OPS) -> Graph:
    """Returns the graph of an expression; the last gate is called L where that is no variable.

    Args:
        tree: as `answers.reader` read it.
        values: of its variables, exact numbers, expressions of sympy's, or arrays of them.
        ops: the table of operations.

    Raises:
        ReadError: an operation has no gate.
    """
    draft = fold_up(tree, lambda node, inside: _draft(node, inside, ops))
    taken = variables(tree)
    names = _gate_names(taken)
    nodes: list[Node] = []
    placed: dict[str | int, int] = {}
    for part in _left_to_right(draft):
        key = part.name or id(part)
        if key not in placed:
            placed[key] = len(nodes)
            inputs = tuple(placed[operand.name or id(operand)] for operand in part.inputs)
            is_output = part is draft and OUTPUT not in taken
            name = part.name or (OUTPUT if is_output else next(names))
            nodes.append(Node(name, part.op, inputs, values.get(name, part.constant)))
    return Graph(tuple(nodes), ops)


def _gate_names(taken: frozenset[str]) -> Iterator[str]:
    for round_ in count():
        for letter in _GATE_NAMES:
            name = f"{letter}{round_ or ''}"
            if name not in taken:
                yield name


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """A node before it has a place; a leaf has its name already."""

    op: str
    inputs: tuple[_Draft, ...] = ()
    constant: Number = None
    name: str = ""


def _left_to_right(draft: _Draft) -> list[_Draft]:
    """Returns each part of `draft` after all that it reads."""
    found: list[_Draft] = []
    waiting = [draft]
    while waiting:
        part = waiting.pop()
        found.append(part)
        waiting.extend(part.inputs)
    return found[::-1]


def _draft(node: Tree, inside: list[_Draft], ops: Mapping[str, Op]) -> _Draft:
    value = rational(node)
    if value is not None:
        return _Draft(INPUT, constant=value, name=text(value))
    if isinstance(node, Constant):
        return _Draft(INPUT, constant=_irrational(node.name), name=node.name)
    if isinstance(node, Apply):
        return _gate(node, inside, ops)
    return _Draft(INPUT, name=node.name if isinstance(node, Name) else "")


def _irrational(name: str) -> Number:
    sympy = lazy_sympy.load()
    return sympy.pi if name == "pi" else sympy.E


def _gate(node: Apply, inside: list[_Draft], ops: Mapping[str, Op]) -> _Draft:
    left, right = inside[0], inside[-1]
    if node.op == "%":
        return _Draft("scale", (left,), exact("1/100"))
    if node.op == "^":
        return _power(node, left, right)
    if node.op in REDUCTIONS:
        return _reduction(node, left)
    if node.op == "leaky":
        return _leaky(node, left)
    op = _OPERATORS.get(node.op, node.op)
    if op not in ops:
        raise ReadError(f"`{node.op}` has no gate; write it with sin, cos, exp and log", node.place)
    if ops[op].arity == 1:
        return _Draft(op, (left,))
    return _with_constant(node, left, right) or reduce(lambda u, v: _Draft(op, (u, v)), inside)


def _leaky(node: Apply, below: _Draft) -> _Draft:
    slope = rational(node.args[1])
    if slope is None:
        raise ReadError("the slope of `leaky` is a number, such as 1/10", node.args[1].place)
    return _Draft("leaky-relu", (below,), slope)


def _reduction(node: Apply, array: _Draft) -> _Draft:
    if len(node.args) == 1:
        return _Draft("total" if node.op == "sum" else "average", (array,))
    axis = rational(node.args[1])
    if axis not in {0, 1}:
        raise ReadError(f"the axis of `{node.op}` is 0 or 1", node.args[1].place)
    return _Draft(node.op, (array,), int(axis))


def _with_constant(node: Apply, left: _Draft, right: _Draft) -> _Draft | None:
    """Returns a product or quotient with a number as a gate of one input; None for all others."""
    before, after = (rational(argument) for argument in (node.args[0], node.args[-1]))
    if node.op == "*" and before is not None:
        return _Draft("scale", (right,), before)
    if node.op == "*" and after is not None:
        return _Draft("scale", (left,), after)
    if node.op == "/" and after:
        return _Draft("scale", (left,), 1 / after)
    if node.op == "/" and before == 1:
        return _Draft("recip", (right,))
    return None


def _power(node: Apply, base: _Draft, exponent: _Draft) -> _Draft:
    """Returns a whole power as one gate, a root as one, any other as exp(v·log u)."""
    power = rational(node.args[1])
    if node.args[0] == Constant("e"):
        return _Draft("exp", (exponent,))
    if power == 2:
        return _Draft("square", (base,))
    if power is not None and power.q == 1:
        return _Draft("power", (base,), int(power))
    if power == exact("1/2"):
        return _Draft("sqrt", (base,))
    logarithm = _Draft("log", (base,))
    if power is not None:
        return _Draft("exp", (_Draft("scale", (logarithm,), power),))
    return _Draft("exp", (_Draft("mul", (exponent, logarithm)),))
