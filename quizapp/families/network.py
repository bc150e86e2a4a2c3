"""A network with one hidden layer on the engine's arrays, shared by the families about networks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quizapp.engine import lazy_sympy
from quizapp.engine.arrays import ARRAY_OPS, Array, Pull, array, each, elementwise
from quizapp.engine.backprop import RIGHT, Rules, backward, forward
from quizapp.engine.graph import Graph, build
from quizapp.engine.numbers import factor, text
from quizapp.families.matrices import Rows, as_text, blocks, gradient_by_sympy, rows_of, to_sympy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number

PARAMETERS = ("W₁", "b₁", "W₂", "b₂")


@dataclass(frozen=True)
class Network:
    """z = W₁x + b₁, h = relu(z), s = W₂h + b₂; with a target also L = ½‖s − t‖².

    Attributes:
        x: one example as a column, or with `batch` examples as rows: Z = XW₁ + b₁.
        slope: of the ReLU where z is negative; 0 for the plain one.
        target: of the shape of s; None where there is no loss.
    """

    x: Rows
    w1: Rows
    b1: Rows
    w2: Rows
    b2: Rows
    slope: fmpq
    target: Rows | None = None
    batch: bool = False

    @property
    def arrays(self) -> dict[str, Rows]:
        """The inputs by their names."""
        named = dict(zip(PARAMETERS, (self.w1, self.b1, self.w2, self.b2), strict=True))
        target = {} if self.target is None else {self.name("t"): self.target}
        return {self.name("x"): self.x} | named | target

    def name(self, vector: str) -> str:
        """Returns what x, z, h, s, t are called: upper case where they are whole batches."""
        return vector.upper() if self.batch else vector

    @cached_property
    def graph(self) -> Graph:
        """The network as a graph on arrays."""
        inputs = {name: array(rows) for name, rows in self.arrays.items()}
        x, z, h, s, t = map(self.name, "xzhst")
        first, second = ("W₁", x), ("W₂", h)
        if self.batch:
            first, second = first[::-1], second[::-1]
        leaky = [("k", "scale", z, self.slope), (h, "max", z, "k")]
        gates: list[tuple[Any, ...]] = [
            ("p", "matmul", *first),
            (z, "add", "p", "b₁"),
            *([(h, "relu", z)] if self.slope == 0 else leaky),
            ("q", "matmul", *second),
            (s, "add", "q", "b₂"),
        ]
        if self.target is not None:
            gates += [("r", "sub", s, t), ("c", "square", "r"), ("e", "total", "c")]
            gates.append(("L", "scale", "e", "1/2"))
        return build(inputs, gates, ARRAY_OPS)

    def values(self) -> dict[str, Array]:
        """Returns the value of every node, by name."""
        return self._by_name(self._values)

    def gradients(self, rules: Rules = RIGHT, seed: Number = None) -> dict[str, Array]:
        """Returns the gradient of every node by name, as who follows `rules` finds it."""
        if rules is RIGHT and seed is None:
            return self._by_name(self._gradients)
        return self._by_name(backward(self.graph, self._values, rules, seed=seed).gradients)

    @cached_property
    def _values(self) -> list[Array]:
        return forward(self.graph)

    @cached_property
    def _gradients(self) -> Sequence[Array]:
        return backward(self.graph, self._values).gradients

    def _by_name(self, found: Sequence[Array]) -> dict[str, Array]:
        return {node.name: array for node, array in zip(self.graph.nodes, found, strict=True)}

    @property
    def relu_text(self) -> str:
        """The definition of the activation, as a prompt gives it."""
        if self.slope == 0:
            return "Here relu(u) = max(0, u)."
        return f"Here leaky(u) = u for u > 0, and {factor(self.slope)}·u for u < 0."

    def layers_text(self) -> str:
        """Returns the layers as a prompt gives them."""
        relu = "relu" if self.slope == 0 else "leaky"
        if self.batch:
            return f"Z = XW₁ + b₁, H = {relu}(Z), S = HW₂ + b₂ (a row for every example)"
        return f"z = W₁x + b₁, h = {relu}(z), s = W₂h + b₂"

    def given(self) -> list[str]:
        """Returns the arrays as the lines of a prompt."""
        arrays = self.arrays
        first = [self.name("x"), "W₁", "b₁"]
        rest = [name for name in arrays if name not in first]
        return [*blocks({n: arrays[n] for n in first}), *blocks({n: arrays[n] for n in rest})]

    def parameters(self) -> dict[str, str]:
        """Returns what was drawn, as texts."""
        return {n: as_text(rows) for n, rows in self.arrays.items()} | {"slope": text(self.slope)}

    def drawn_values(self, *names: str) -> list[str]:
        """Returns values of nodes as lines of a solution."""
        values = self.values()
        return blocks({name: rows_of(values[name]) for name in map(self.name, names)})


def no_mask(network: Network) -> Rules:
    """Returns the rules of who lets every gradient through the ReLU."""
    if network.slope == 0:
        return Rules(local={"relu": elementwise(lambda _y, _u: (1,), 1)})
    return Rules(local={"max": elementwise(lambda _y, _u, _v: (1, 0), 2)})


def mask_from_upstream(network: Network) -> Rules:
    """Returns the rules of who looks for the sign of the gradient, not that of z."""
    slope = network.slope
    kept = each(lambda upstream: upstream if upstream > 0 else slope * upstream)
    if slope == 0:
        return Rules(local={"relu": lambda _y, _u: (Pull(kept),)})
    return Rules(local={"max": lambda _y, _u, _v: (Pull(kept), Pull(lambda up: up - up))})


def no_transpose(network: Network) -> Rules:
    """Returns the rules of who sends W·ds back, which only a square W allows."""

    def columns(_y: Array, w: Array, v: Array) -> tuple[Pull, Pull]:
        back = w if w.shape[0] == w.shape[1] else w.T
        return Pull(lambda up: up @ v.T), Pull(lambda up: back @ up)

    def rows(_y: Array, u: Array, w: Array) -> tuple[Pull, Pull]:
        back = w if w.shape[0] == w.shape[1] else w.T
        return Pull(lambda up: up @ back), Pull(lambda up: u.T @ up)

    return Rules(local={"matmul": rows if network.batch else columns})


def pre_activation(network: Network) -> Rules:
    """Returns the rules of who takes z where the second layer's input is h."""
    values = network.values()
    z, h = array(rows_of(values[network.name("z")])), rows_of(values[network.name("h")])

    def columns(_y: Array, w: Array, v: Array) -> tuple[Pull, Pull]:
        read = z if rows_of(v) == h else v
        return Pull(lambda up: up @ read.T), Pull(lambda up: w.T @ up)

    def rows(_y: Array, u: Array, w: Array) -> tuple[Pull, Pull]:
        read = z if rows_of(u) == h else u
        return Pull(lambda up: up @ w.T), Pull(lambda up: read.T @ up)

    return Rules(local={"matmul": rows if network.batch else columns})


def output_by_sympy(network: Network, given: Mapping[str, Any]) -> Any:
    """Returns s as a matrix of sympy's, from sympy's matrices by name."""
    sympy = lazy_sympy.load()
    slope = lazy_sympy.rational(network.slope)
    x = given[network.name("x")]

    def affine(v: Any, w: Any, b: Any) -> Any:
        if not network.batch:
            return w * v + b
        return v * w + sympy.ones(v.rows, 1) * b

    hidden = affine(x, given["W₁"], given["b₁"]).applyfunc(lambda z: sympy.Max(z, slope * z))
    return affine(hidden, given["W₂"], given["b₂"])


def gradient_of(network: Network, name: str) -> tuple[tuple[str, ...], ...]:
    """Returns sympy's derivatives of ½‖s − t‖² by the entries of one array."""
    known = {n: to_sympy(rows) for n, rows in network.arrays.items()}

    def loss(moving: Any) -> Any:
        residual = output_by_sympy(network, known | {name: moving}) - known[network.name("t")]
        return sum(entry**2 for entry in residual) / 2

    return gradient_by_sympy(loss, network.arrays[name])
