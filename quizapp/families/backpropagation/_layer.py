"""What the families on one linear layer share: Y = XW + b, run by the engine on arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.engine import lazy_sympy
from quizapp.engine.arrays import ARRAY_OPS, Array, array
from quizapp.engine.backprop import RIGHT, backward, forward
from quizapp.engine.graph import Graph, build
from quizapp.engine.numbers import exact
from quizapp.families.matrices import Rows, as_text, exact_rows, flat, rows_of, to_sympy

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.backprop import Rules


@dataclass(frozen=True, slots=True)
class Layer:
    """A batch that goes through a linear layer, and the upstream gradient of what comes out.

    Attributes:
        x: N×D, a row for every example.
        w: D×M.
        dy: N×M, the gradient of the loss by Y.
        relu: whether a ReLU stands behind the product: Y = relu(Z), Z = XW.
    """

    x: Rows
    w: Rows
    dy: Rows
    relu: bool = False

    @property
    def graph(self) -> Graph:
        """The layer as a graph on arrays."""
        gates = [("Z", "matmul", "X", "W"), *([("Y", "relu", "Z")] if self.relu else [])]
        return build({"X": array(self.x), "W": array(self.w)}, gates, ARRAY_OPS)

    @property
    def z(self) -> Rows:
        """The product X·W."""
        return rows_of(forward(self.graph)[2])

    @property
    def is_square(self) -> bool:
        """Whether W is."""
        return len(self.w) == len(self.w[0])

    @property
    def weighted(self) -> fmpq:
        """Σ Y∘dY, whose gradients are what the upstream gradient dY sends back."""
        outputs = (max(z, exact(0)) if self.relu else z for z in flat(self.z))
        products = (y * dy for y, dy in zip(outputs, flat(self.dy), strict=True))
        return sum(products, start=exact(0))

    def gradient(self, name: str, rules: Rules = RIGHT) -> Array:
        """Returns the gradient by X, W or Z, as who follows `rules` would find it."""
        graph = self.graph
        passed = backward(graph, forward(graph), rules, seed=array(self.dy))
        return passed.gradients[graph.place(name)]

    def parameters(self) -> dict[str, str]:
        """Returns what was drawn, as texts."""
        said = {"X": as_text(self.x), "W": as_text(self.w), "dY": as_text(self.dy)}
        return said | {"relu": str(self.relu)}


# The layer of the golden instances.
EXAMPLE = Layer(
    x=exact_rows((1, 2), (0, -1), (3, 1)),
    w=exact_rows((2, -1), (1, 3)),
    dy=exact_rows((1, 0), (2, -1), (-1, 4)),
)


def weighted_output(layer: Layer, x: Any, w: Any) -> Any:
    """Returns Σ Y∘dY by sympy: its gradient by X or W is what the upstream dY sends there."""
    sympy = lazy_sympy.load()
    product = x * w
    out = product.applyfunc(lambda z: sympy.Max(0, z)) if layer.relu else product
    return sum(out.multiply_elementwise(to_sympy(layer.dy)))
