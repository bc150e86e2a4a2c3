"""The two passes through a graph, one sentence a step: values forward, gradients backward."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.engine.graph import told
from quizapp.engine.numbers import pretty
from quizapp.engine.trace import gradient_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from quizapp.engine.backprop import Contribution, Trace


def forward_steps(trace: Trace) -> list[str]:
    """Returns how each value came about: `a = x·y = 3·(−2) = −6`."""
    found = []
    for gate in trace.graph.gates:
        node = trace.graph.nodes[gate]
        values = [pretty(trace.values[source]) for source in node.inputs]
        op = trace.graph.ops[node.op]
        if node.op in _SUMS:
            values = [values[0], *map(_addend, values[1:])]
        elif op.is_infix:
            values = list(map(_bracketed, values))
        numbers = op.text(*values, node.constant)
        value = pretty(trace.values[gate])
        # What only puts the numbers in is not said twice: `exp(−1/2) = exp(−1/2)`.
        worked = [value] if _alike(numbers) == _alike(value) else [numbers, value]
        found.append(" = ".join([node.name, trace.graph.formulas[gate], *worked]))
    return found


def _alike(number: str) -> str:
    """Returns a number without what makes no other number of it: spaces and brackets."""
    return number.translate(str.maketrans("", "", " ()"))


def _bracketed(number: str) -> str:
    return number if _ONE_PIECE.fullmatch(number) else f"({number})"


def _addend(number: str) -> str:
    """Returns a number as it stands after a + or −: a negative one, or a sum, in brackets."""
    outside = re.sub(r"\(.*\)", "", number)
    return f"({number})" if {"+", "−"}.intersection(outside) else number


_SUMS = {"add", "sub"}
# A whole number, a decimal, a name, an array, or a function of what has no brackets of its own.
_ONE_PIECE = re.compile(r"[\w.]+|\[.*\]|\w+\([^()]*\)")


def backward_steps(
    trace: Trace, asked: Sequence[int], constants: Collection[int] = ()
) -> Iterator[str]:
    """Yields what each edge sends, and how what reaches a node adds up.

    Args:
        asked: places whose gradients end the pass.
        constants: places of numbers, of which nobody wants a gradient.
    """
    output = trace.graph.nodes[-1].name
    yield f"∂{output}/∂{output} = 1"
    last = None
    for sent in trace.contributions:
        if sent.to in constants:
            continue
        if sent.gate != last and len(trace.reaching(sent.gate)) > 1:
            yield gradient_line(trace, sent.gate)
        last = sent.gate
        yield _sent(trace, sent)
    yield from (gradient_line(trace, place) for place in asked)


def _sent(trace: Trace, sent: Contribution) -> str:
    gate, to = trace.graph.nodes[sent.gate].name, trace.graph.nodes[sent.to].name
    rule = local_rule(trace, sent.gate, sent.slot)
    if "G" in rule:
        sends = f"upstream G = {pretty(sent.upstream)}; sends {rule} = {pretty(sent.product)}"
        return f"{gate} → {to}: {sends}"
    upstream, local = _bracketed(pretty(sent.upstream)), _bracketed(pretty(sent.local))
    known = f"{rule} = {pretty(sent.local)}" if rule != pretty(sent.local) else rule
    product = f"{upstream}·{local} = {pretty(sent.product)}"
    return f"{gate} → {to}: local derivative {known}; upstream × local = {product}"


def local_rule(trace: Trace, gate: int, slot: int) -> str:
    """Returns the local derivative of a gate by one of its inputs, in names: `y`, `a·(1 − a)`."""
    node = trace.graph.nodes[gate]
    return told(trace.graph, node, trace.graph.ops[node.op].rules[slot])
