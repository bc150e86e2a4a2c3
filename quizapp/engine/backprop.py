"""Values forward, gradients backward, over any kind of number (see `numbers`).

Reverse mode as in any text on automatic differentiation: from the output back, every gate sends
each of its inputs upstream gradient × local derivative, and a node's gradient is the sum of what
reaches it. Loops, never recursion: a chain of 100,000 nodes is no deeper than one of two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from quizapp.engine.graph import Graph, Node
    from quizapp.engine.numbers import Number

_ONE = exact(1)
# The local derivative of a sum as its rule says it: nothing to multiply by.
_PLAIN_ONE = 1


def exactly(value: Number) -> Number:
    """Returns `value` as it is: the kind of number in which inputs and constants stand."""
    return value


def forward(graph: Graph, number: Callable[[Number], Number] = exactly) -> list[Number]:
    """Returns the value of every node.

    Args:
        number: turns the exact numbers of inputs and constants into another kind, such as
            `numbers.to_float`.

    Raises:
        TypeError: a value has no exact form here.
        ZeroDivisionError: a gate divides by zero.
        ValueError: a logarithm of what is not positive.
    """
    values: list[Number] = [None] * len(graph.nodes)
    for place in graph.leaves:
        values[place] = number(graph.nodes[place].constant)
    for place, rule, first, second, constant in graph.tape:
        if second is not None:
            values[place] = rule.value(values[first], values[second])
        elif constant is None:
            values[place] = rule.value(values[first])
        else:
            values[place] = rule.value(values[first], _constant(constant, number))
    return values


def operands(
    node: Node, values: Sequence[Number], number: Callable[[Number], Number] = exactly
) -> list[Number]:
    """Returns what a gate's rules are given: the values that it reads, and its constant."""
    read = [values[source] for source in node.inputs]
    if node.constant is not None:
        read.append(_constant(node.constant, number))
    return read


def _constant(constant: Number, number: Callable[[Number], Number]) -> Number:
    # An exponent stays an int whatever the numbers are.
    return constant if isinstance(constant, int) else number(constant)


def gradients(
    graph: Graph, values: Sequence[Number], number: Callable[[Number], Number] = exactly
) -> list[Number]:
    """Returns the derivative of the output by every node, without a record of how it came.

    Args:
        values: what `forward` returned, with the same `number`.
    """
    one = number(_ONE)
    totals: list[Number] = [None] * len(values)
    totals[-1] = one
    for place, rule, first, second, constant in reversed(graph.tape):
        upstream = totals[place]
        if upstream is None:
            continue
        if second is not None:
            to_first, to_second = rule.local(values[place], values[first], values[second])
            totals[first] = _grown(totals[first], upstream, to_first)
            totals[second] = _grown(totals[second], upstream, to_second)
            continue
        given = () if constant is None else (_constant(constant, number),)
        (local,) = rule.local(values[place], values[first], *given)
        totals[first] = _grown(totals[first], upstream, local)
    return [one - one if total is None else total for total in totals]


def _grown(total: Number, upstream: Number, local: Number) -> Number:
    """Returns what reached a node so far (None: nothing) and what one more edge brings it."""
    product = upstream if local is _PLAIN_ONE else upstream * local
    return product if total is None else total + product


class Contribution(NamedTuple):
    """What one edge carries backward: from gate `gate`, by its input number `slot`, to node `to`.

    In a correct pass `product` is `upstream` × `local`.
    """

    gate: int
    slot: int
    to: int
    upstream: Number
    local: Number
    product: Number


@dataclass(frozen=True)
class Trace:
    """A backward pass as data; contributions in the order in which they were sent."""

    graph: Graph
    values: Sequence[Number]
    gradients: Sequence[Number]
    contributions: tuple[Contribution, ...]

    @cached_property
    def locals(self) -> dict[int, tuple[Number, ...]]:
        """The local derivatives of each gate, by its place."""
        found: dict[int, tuple[Number, ...]] = {}
        for sent in self.contributions:
            found[sent.gate] = (*found.get(sent.gate, ()), sent.local)
        return found

    def reaching(self, place: int) -> list[Contribution]:
        """Returns what reached the node at `place`, in the order of arrival."""
        return [sent for sent in self.contributions if sent.to == place]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a backward pass; as they stand here, the right ones. A mistake changes one.

    Attributes:
        local: rules for local derivatives that replace those of the graph's table, by op.
        send: upstream gradient and local derivative -> what is sent to the input.
        combine: what reached a node, in the order of arrival -> its gradient; where only one
            contribution did, that is its gradient.
        order: places of the gates in a row -> the order in which they are worked through.
    """

    local: Mapping[str, Callable[..., tuple[Number, ...]]] = field(default_factory=dict)
    send: Callable[[Number, Number], Number] = mul
    combine: Callable[[Sequence[Number]], Number] = lambda arrived: reduce(add, arrived)
    order: Callable[[Sequence[int]], Iterable[int]] = reversed


RIGHT = Rules()


def local_derivatives(
    graph: Graph,
    values: Sequence[Number],
    gate: int,
    rules: Rules = RIGHT,
    number: Callable[[Number], Number] = exactly,
) -> tuple[Number, ...]:
    """Returns the derivative of the gate's value by each of its inputs."""
    node = graph.nodes[gate]
    local = rules.local.get(node.op, graph.ops[node.op].local)
    return local(values[gate], *operands(node, values, number))


def backward(
    graph: Graph,
    values: Sequence[Number],
    rules: Rules = RIGHT,
    number: Callable[[Number], Number] = exactly,
    seed: Number = None,
) -> Trace:
    """Returns the backward pass over what `forward` returned (with the same `number`), by edges.

    Args:
        seed: the upstream gradient of the output; 1 where the output is the loss itself.
    """
    one = number(_ONE)
    nothing = one - one
    arrived: list[list[Number]] = [[] for _ in values]
    arrived[-1].append(one if seed is None else seed)
    sent: list[Contribution] = []

    send = rules.send
    for gate in rules.order(graph.gates):
        upstream = _gradient(arrived[gate], rules, nothing)
        locals_ = local_derivatives(graph, values, gate, rules, number)
        for slot, (to, local) in enumerate(zip(graph.nodes[gate].inputs, locals_, strict=True)):
            # A rule may say plain 1 or 0: 1 × it is of the same kind as everything else.
            factor = one * local if type(local) is int else local
            product = send(upstream, factor)
            arrived[to].append(product)
            sent.append(Contribution(gate, slot, to, upstream, factor, product))
    found = [_gradient(reached, rules, nothing) for reached in arrived]
    return Trace(graph, values, found, tuple(sent))


def _gradient(reached: Sequence[Number], rules: Rules, nothing: Number) -> Number:
    if len(reached) == 1:
        return reached[0]
    return rules.combine(reached) if reached else nothing


@dataclass(frozen=True, slots=True)
class Rerun:
    """What a backward pass by other rules comes to.

    Attributes:
        arrived: for each node what reached it, in the order of arrival.
    """

    gradients: Sequence[Number]
    arrived: Sequence[Sequence[Number]]


def rerun(trace: Trace, rules: Rules) -> Rerun:
    """Returns what the backward pass of `trace` comes to by other rules."""
    graph, nothing = trace.graph, trace.gradients[-1] - trace.gradients[-1]
    arrived: list[list[Number]] = [[] for _ in trace.values]
    arrived[-1].append(trace.gradients[-1])

    nodes, right, send, mistaken = graph.nodes, trace.locals, rules.send, rules.local
    for gate in rules.order(graph.gates):
        upstream = _gradient(arrived[gate], rules, nothing)
        _, op, inputs, _ = nodes[gate]
        locals_ = (
            local_derivatives(graph, trace.values, gate, rules) if op in mistaken else right[gate]
        )
        for to, local in zip(inputs, locals_):  # noqa: B905 - `strict` costs a tenth here
            arrived[to].append(send(upstream, local))
    return Rerun([_gradient(reached, rules, nothing) for reached in arrived], arrived)
