"""The local derivatives of gates as one writes them down: rules in the names of the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.graph import told

if TYPE_CHECKING:
    from quizapp.engine.graph import Graph


def local_rules(graph: Graph, gate: int) -> list[str]:
    """Returns the gate's local derivatives as rules: `∂a/∂x = y`."""
    node = graph.nodes[gate]
    return [
        f"∂{node.name}/∂{graph.nodes[source].name} = {told(graph, node, rule)}"
        for source, rule in zip(node.inputs, graph.ops[node.op].rules, strict=True)
    ]
