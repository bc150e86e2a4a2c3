"""A computational graph as data: a list of assignments, each of names that stand before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.numbers import exact, pretty
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from quizapp.engine.numbers import Number
    from quizapp.engine.op import Op

INPUT = "input"


class Node(NamedTuple):
    """An input or a gate.

    Attributes:
        name: what the node is called.
        op: "input", or a key of the graph's table of operations.
        inputs: places in the graph of what the gate reads, in order.
        constant: an input's value; a gate's constant, where its op has one.
    """

    name: str
    op: str
    inputs: tuple[int, ...] = ()
    constant: Number = None


class Edge(NamedTuple):
    """One use of a node: the gate that reads it, and which of its inputs that is, from 0."""

    gate: int
    slot: int


class Gate(NamedTuple):
    """A gate as a pass needs it. No op reads more than two nodes, or a node and a constant.

    Attributes:
        place: where it stands in the graph.
        rule: its op's entry in the table.
        first: the place of its first input.
        second: that of its second; None where it reads one.
        constant: None where its op has none.
    """

    place: int
    rule: Op
    first: int
    second: int | None
    constant: Number


@dataclass(frozen=True)
class Graph:
    """Nodes in an order in which each stands after all that it reads; the last is the output.

    Attributes:
        ops: the rules of its operations: `ops.OPS` for numbers, `arrays.ARRAY_OPS` for arrays.
    """

    nodes: tuple[Node, ...]
    ops: Mapping[str, Op] = field(default_factory=lambda: OPS, compare=False, repr=False)

    @cached_property
    def uses(self) -> tuple[tuple[Edge, ...], ...]:
        """For each node, the edges that leave it, in the order of the gates they enter."""
        uses: list[list[Edge]] = [[] for _ in self.nodes]
        for gate, node in enumerate(self.nodes):
            for slot, source in enumerate(node.inputs):
                uses[source].append(Edge(gate, slot))
        return tuple(map(tuple, uses))

    @cached_property
    def leaves(self) -> list[int]:
        """Places of the inputs."""
        return [place for place, node in enumerate(self.nodes) if node.op == INPUT]

    @cached_property
    def gates(self) -> list[int]:
        """Places of the gates."""
        return [place for place, node in enumerate(self.nodes) if node.op != INPUT]

    @cached_property
    def tape(self) -> tuple[Gate, ...]:
        """The gates with all that is known of them looked up: what is worked through again."""
        found = []
        for place in self.gates:
            _, op, inputs, constant = self.nodes[place]
            second = inputs[1] if len(inputs) > 1 else None
            found.append(Gate(place, self.ops[op], inputs[0], second, constant))
        return tuple(found)

    def place(self, name: str) -> int:
        """Returns where the node called `name` stands; `ValueError` where there is none."""
        return [node.name for node in self.nodes].index(name)

    @cached_property
    def formulas(self) -> tuple[str, ...]:
        """The right side of each node's assignment: `x·y`, or an input's value."""
        return tuple(
            pretty(node.constant)
            if node.op == INPUT
            else self.ops[node.op].text(*_names(self, node), node.constant)
            for node in self.nodes
        )

    def beyond(self, place: int) -> AbstractSet[int]:
        """Returns the gates that the value at `place` reaches, directly or through others."""
        return self._beyond[place]

    @cached_property
    def _beyond(self) -> list[set[int]]:
        beyond: list[set[int]] = [set() for _ in self.nodes]
        for gate in range(len(self.nodes) - 1, -1, -1):
            for source in self.nodes[gate].inputs:
                beyond[source] |= beyond[gate]
                beyond[source].add(gate)
        return beyond


def build(
    inputs: Mapping[str, Number],
    gates: Iterable[tuple[str | Number, ...]],
    ops: Mapping[str, Op] = OPS,
) -> Graph:
    """Returns the graph of `gates` over `inputs`.

    Args:
        inputs: the inputs' values by name; integers and texts become exact numbers.
        gates: name, op, names of what is read, and for ops with a constant that constant:
            `("a", "mul", "x", "y")`, `("b", "scale", "x", 3)`.
        ops: the table of the operations.

    Raises:
        ValueError: a name is read before it is assigned.
        KeyError: there is no such op.
    """
    nodes = [Node(name, INPUT, constant=_number(value)) for name, value in inputs.items()]
    places = {name: place for place, name in enumerate(inputs)}
    for name, op, *operands in gates:
        rule = ops[op]
        constant = rule.constant(operands.pop()) if rule.constant else None
        if len(operands) != rule.arity or any(operand not in places for operand in operands):
            raise ValueError(f"{name} = {op} of {operands}: not {rule.arity} earlier names")
        nodes.append(Node(name, op, tuple(places[operand] for operand in operands), constant))
        places[name] = len(nodes) - 1
    return Graph(tuple(nodes), ops)


def _number(value: Number) -> Number:
    return exact(value) if isinstance(value, int | str) else value


def told(graph: Graph, node: Node, said: str) -> str:
    """Returns what a gate's `Op` says of it (a rule, a sign) with the names of the graph put in."""
    return graph.ops[node.op].told(said, node.name, *_names(graph, node), node.constant)


def _names(graph: Graph, node: Node) -> list[str]:
    return [graph.nodes[source].name for source in node.inputs]
