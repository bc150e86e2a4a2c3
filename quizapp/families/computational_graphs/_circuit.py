"""A small circuit in a larger graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.engine.graph import Graph, Node
from quizapp.families.computational_graphs._graphs import trace_of

if TYPE_CHECKING:
    from quizapp.engine.backprop import Trace
    from quizapp.engine.numbers import Number


@dataclass(frozen=True)
class Circuit:
    """A few gates; the last one gets the gradient `upstream` from the rest of the graph."""

    graph: Graph
    upstream: Number

    @cached_property
    def whole(self) -> Graph:
        """The circuit and, as plain as can be, the rest of the graph: L = upstream·k."""
        top = len(self.graph.nodes) - 1
        return Graph((*self.graph.nodes, Node("L", "scale", (top,), self.upstream)))

    @cached_property
    def trace(self) -> Trace:
        """The backward pass of the whole."""
        return trace_of(self.whole)
