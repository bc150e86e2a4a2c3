"""Linear layers with no activation between them."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.engine.arrays import ARRAY_OPS, array
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import Graph, build
from quizapp.families.matrices import (
    Rows,
    flat,
    rows_of,
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Layers v ← W·v + b, the first one first; biases are columns."""

    weights: tuple[Rows, ...]
    biases: tuple[Rows, ...]

    @property
    def graph(self) -> Graph:
        """The stack as a graph on arrays, at the input 0."""
        inputs = {"x": array([[0]] * len(self.weights[0][0]))}
        gates: list[tuple[str, ...]] = []
        below = "x"
        for n, (w, b) in enumerate(zip(self.weights, self.biases, strict=True), start=1):
            inputs |= {f"W{n}": array(w), f"b{n}": array(b)}
            gates += [(f"p{n}", "matmul", f"W{n}", below), (f"s{n}", "add", f"p{n}", f"b{n}")]
            below = f"s{n}"
        return build(inputs, gates, ARRAY_OPS)

    def single(self) -> tuple[Rows, Rows]:
        """Returns W and b of the one layer: row i of W is the gradient of output i by the input."""
        graph = self.graph
        values = forward(graph)
        count = len(self.weights[-1])
        rows = []
        for output in range(count):
            seed = array([[int(row == output)] for row in range(count)])
            by_input = backward(graph, values, seed=seed).gradients[0]
            rows.append(flat(rows_of(by_input)))
        return tuple(rows), rows_of(values[-1])
