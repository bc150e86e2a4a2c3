"""The local derivatives of gates as one writes them down: rules in the names of the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.graph import Graph

# Names of the gate and of its inputs -> the derivative by each input.
_RULES: dict[str, Callable[..., tuple[str, ...]]] = {
    "add": lambda _y, _u, _v: ("1", "1"),
    "sub": lambda _y, _u, _v: ("1", "−1"),
    "mul": lambda _y, u, v: (v, u),
    "div": lambda _y, u, v: (f"1/{v}", f"−{u}/{v}²"),
    "square": lambda _y, u: (f"2·{u}",),
    "recip": lambda _y, u: (f"−1/{u}²",),
    "sigmoid": lambda y, _u: (f"{y}·(1 − {y})",),
    "max": lambda _y, u, v: (f"1 if {u} is larger, else 0", f"1 if {v} is larger, else 0"),
    "relu": lambda _y, u: (f"1 if {u} is positive, else 0",),
}


def local_rules(graph: Graph, gate: int) -> list[str]:
    """Returns the gate's local derivatives as rules: `∂a/∂x = y`; for the gates of `OPS` only."""
    node = graph.nodes[gate]
    names = [graph.nodes[source].name for source in node.inputs]
    rules = _RULES[node.op](node.name, *names)
    return [f"∂{node.name}/∂{name} = {rule}" for name, rule in zip(names, rules, strict=True)]
