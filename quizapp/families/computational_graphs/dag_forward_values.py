"""The value of every gate of a small graph.

Levels: 1 sums, differences and products · 2 a square, max or relu · 3 one or two shared nodes ·
4 much sharing, divisions, fractions · 5 sigmoid at log odds, exp, log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine import symbolic
from quizapp.engine.backprop import forward
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.families.computational_graphs import _graphs
from quizapp.families.computational_graphs._graphs import EXAMPLE
from quizapp.families.generate import Draft
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.backprop import Trace
    from quizapp.engine.graph import Graph, Node
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw

TITLE = "The forward pass of a graph"
KIND = "vector"
VERSION = 3
SUMMARY = "the value of every gate of a small graph"

GOLDEN = (3, EXAMPLE)


# Characters of an answer that still fits on a line of a worked solution.
_LONGEST = 70


def draw(draw: Draw, level: int) -> Graph | None:
    """Returns a graph; on level 1 all its values differ, so that none can be mistaken."""
    graph = random_graph(draw, RECIPES[level], largest(level))
    if graph is None:
        return None
    values = forward(graph)
    is_clear = level > 1 or len(set(values)) == len(values)
    return graph if is_clear and len(_answer(graph, values).text()) <= _LONGEST else None


def pose(graph: Graph) -> Draft:
    """Returns the question about the values of all gates."""
    values = forward(graph)
    first = graph.gates[0]
    asked = tuple(values[gate] for gate in graph.gates)
    names = ", ".join(graph.nodes[gate].name for gate in graph.gates)
    return Draft(
        prompt=f"{_graphs.assignments(graph)}\n"
        f"Give the values of the gates as a vector, in this order:\n[{names}]",
        answer=_followed(graph, _answer(graph, values)),
        values=asked,
        hints=(
            "The inputs are known. A gate can be computed when all that it reads is known.",
            f"Begin with {_graphs.assignment(graph, first)}, which reads inputs only.",
            f"{graph.nodes[first].name} = {pretty(values[first])}.",
        ),
        steps=tuple(_line(graph, values, gate) for gate in graph.gates),
        parameters=_graphs.lines(graph),
        shown=asked,
    )


def _line(graph: Graph, values: Sequence[Number], gate: int) -> str:
    """Returns a gate's formula, the numbers put in, and the result: `a = x·y = 3·(−2) = −6`."""
    node = graph.nodes[gate]
    read = [values[source] for source in node.inputs]
    match node.op:
        case "add" | "sub":
            operands = [pretty(read[0]), addend(read[1])]
        case "mul" | "div" | "square" | "neg" | "recip" | "scale":
            operands = [factor(value) for value in read]
        case _:
            operands = [pretty(value) for value in read]
    constants = () if node.constant is None else (node.constant,)
    put_in = graph.ops[node.op].text(*operands, *constants)
    # log(7) stays as it is.
    results = dict.fromkeys([put_in, pretty(values[gate])])
    return " = ".join([node.name, graph.formulas[gate], *results])


def _answer(graph: Graph, values: Sequence[Number]) -> vector.Answer:
    return _vector(graph, list(map(text, values)))


def _vector(graph: Graph, values: Sequence[str]) -> vector.Answer:
    return vector.Answer(
        entries=tuple(values[gate] for gate in graph.gates),
        names=tuple(graph.nodes[gate].name for gate in graph.gates),
    )


def _followed(graph: Graph, answer: vector.Answer) -> vector.Answer:
    """Returns the right answer; in it a gate's value follows from those of the gates it reads."""
    read = [
        f"{{{node.name}}}" if place in graph.gates else f"({text(node.constant)})"
        for place, node in enumerate(graph.nodes)
    ]
    rules = (
        (
            node.name,
            graph.ops[node.op].text(*(read[source] for source in node.inputs), node.constant),
        )
        for node in (graph.nodes[gate] for gate in graph.gates)
        if not set(node.inputs) <= set(graph.leaves)
    )
    return answer._replace(follows=tuple(rules))


@dataclass(frozen=True, slots=True)
class _Slip:
    """Gates of one op computed as if they were others.

    A wrong forward pass is the right one of another graph.

    Attributes:
        op: of the gates that are mistaken.
        taken_for: makes of such a gate the one that is computed in its place.
        asks: what to ask; `{gate}` is an assignment, `{wrong}` its wrong value, `{u}` and `{v}`
            are the values that it reads.
    """

    op: str
    taken_for: Callable[[Node], Node]
    asks: str

    def values(self, graph: Graph) -> list[Number] | None:
        """Returns the values of all nodes; None where there is no exact number, or none at all."""
        nodes = (self.taken_for(node) if node.op == self.op else node for node in graph.nodes)
        try:
            return forward(replace(graph, nodes=tuple(nodes)))
        except (TypeError, ValueError, ZeroDivisionError):
            return None


def _as(op: str, constant: int | None = None) -> Callable[[Node], Node]:
    number = None if constant is None else exact(constant)
    return lambda node: node._replace(op=op, constant=number)


def _reversed(node: Node) -> Node:
    return node._replace(inputs=node.inputs[::-1])


SLIPS = {
    "max-as-add": _Slip(
        "max", _as("add"), "At {gate}, {wrong} is {u} and {v} added; which of the two is larger?"
    ),
    "sub-reversed": _Slip(
        "sub", _reversed, "At {gate}, {wrong} is {v} less {u}; which one is taken away?"
    ),
    "mul-as-add": _Slip(
        "mul", _as("add"), "At {gate}, {wrong} is {u} and {v} added; what does the dot stand for?"
    ),
    "relu-ignored": _Slip(
        "relu", _as("scale", 1), "{gate} was left at {u}; what does relu make of negative numbers?"
    ),
    "square-doubles": _Slip(
        "square", _as("scale", 2), "At {gate}, {wrong} is twice {u}; what is {u} times itself?"
    ),
    "div-reversed": _Slip(
        "div", _reversed, "At {gate}, {wrong} is {v} by {u}; which one is divided?"
    ),
    "sigmoid-as-exp": _Slip(
        "sigmoid", _as("exp"), "At {gate}, {wrong} is the exponential; by what does σ divide it?"
    ),
    "tanh-as-sigmoid": _Slip(
        "tanh", _as("sigmoid"), "At {gate}, {wrong} is σ of {u}; between what does tanh lie?"
    ),
}


def mistakes(graph: Graph) -> tuple[Misconception, ...]:
    """Returns the values that each slip leads to, where it changes any."""
    values = forward(graph)
    return tuple(
        Misconception(tag, _answer(graph, wrong), *_said(graph, values, wrong, slip))
        for tag, slip in SLIPS.items()
        for wrong in [slip.values(graph)]
        if wrong is not None and wrong != values
    )


def _said(
    graph: Graph, values: Sequence[Number], wrong: Sequence[Number], slip: _Slip
) -> tuple[str, str]:
    """Asks about the first gate that went wrong; returns also where to look."""
    place = next(gate for gate in graph.gates if values[gate] != wrong[gate])
    gate = _graphs.assignment(graph, place)
    read = (pretty(values[source]) for source in graph.nodes[place].inputs)
    operands = dict(zip("uv", read, strict=False))
    asked = slip.asks.format(gate=gate, wrong=pretty(wrong[place]), **operands)
    about = "the sign of" if slip.op == "sub" else "the value of"
    return asked, f"{about} {gate}"


def worked_graph(graph: Graph) -> Trace:
    """Returns the graph with its backward pass, which is not asked for here."""
    return _graphs.trace_of(graph)


def independent(graph: Graph) -> vector.Answer:
    """Returns the values by sympy."""
    return _followed(graph, _vector(graph, symbolic.values(graph)))
