"""Hints on what gates do to gradients: each kind's pattern, the top gate's rule, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import pretty
from quizapp.families.computational_graphs import _graphs
from quizapp.families.computational_graphs._local_rules import local_rules

if TYPE_CHECKING:
    from quizapp.engine.backprop import Trace
    from quizapp.engine.graph import Graph
    from quizapp.families.computational_graphs._circuit import Circuit

PATTERNS = {
    "add": "a sum copies it to both inputs",
    "sub": "a difference copies it, with a minus for what is subtracted",
    "mul": "a product sends it times the other factor",
    "max": "max sends it to the larger input only",
}


def hints(asked: Circuit) -> tuple[str, str, str]:
    """Returns the hints on a circuit: its principle, the rules at its top, the first number."""
    graph = asked.graph
    return _principle(graph), _top_rules(graph), _first_number(graph, asked.trace)


def _principle(graph: Graph) -> str:
    """Says what each kind of gate in the circuit does."""
    patterns = [PATTERNS[op] for op in dict.fromkeys(graph.nodes[gate].op for gate in graph.gates)]
    if any(len(graph.uses[leaf]) > 1 for leaf in graph.leaves):
        patterns.append("a wire that is used twice adds up what comes back")
    return f"What arrives at a gate: {'; '.join(patterns)}."


def _top_rules(graph: Graph) -> str:
    top = len(graph.nodes) - 1
    return (
        f"Begin at {_graphs.assignment(graph, top)}: {', '.join(local_rules(graph, top))}, "
        f"each times ∂L/∂{graph.nodes[top].name}."
    )


def _first_number(graph: Graph, trace: Trace) -> str:
    """What the top gate sends; of a lone gate, where that is the answer, one local derivative."""
    top = len(graph.nodes) - 1
    sent = [s for s in trace.contributions if s.gate == top]
    names = [graph.nodes[s.to].name for s in sent]
    name = graph.nodes[top].name
    if len(graph.gates) == 1:
        return f"In numbers, ∂{name}/∂{names[0]} = {pretty(sent[0].local)}."
    listed = ", ".join(f"{pretty(s.product)} to {to}" for s, to in zip(sent, names, strict=True))
    return f"{name} sends {listed}."
