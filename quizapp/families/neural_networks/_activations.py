"""Activation functions at points where they are exact: rationals, and logarithms of rationals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import Graph, build
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, exact, pretty

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw


class Activation(NamedTuple):
    """An activation function.

    Attributes:
        name: as it is printed.
        definition: in u, for the prompt.
        gates: from z (and `one`, and the slope of a leaky ReLU) to its value.
        symbolic: sympy's z and slope -> its value, where z is not 0.
    """

    name: str
    definition: str
    gates: Callable[[fmpq], tuple[tuple[Any, ...], ...]]
    symbolic: Callable[[Any, Any], Any]


def _exp(z: Any) -> Any:
    return load().exp(z)


def _either(z: Any, positive: Any, negative: Any) -> Any:
    return load().Piecewise((positive, z > 0), (negative, True))


ACTIVATIONS = {
    "relu": Activation(
        "relu",
        "relu(u) = max(0, u)",
        lambda _slope: (("a", "relu", "z"),),
        lambda z, _slope: _either(z, z, 0 * z),
    ),
    "leaky": Activation(
        "leaky",
        "leaky(u) = u for u > 0, and α·u for u < 0",
        lambda slope: (("k", "scale", "z", slope), ("a", "max", "z", "k")),
        lambda z, slope: _either(z, z, slope * z),
    ),
    "sigmoid": Activation(
        "σ",
        "σ(u) = 1/(1 + exp(−u))",
        lambda _slope: (("a", "sigmoid", "z"),),
        lambda z, _slope: 1 / (1 + _exp(-z)),
    ),
    "tanh": Activation(
        "tanh",
        "tanh(u) = (exp(u) − exp(−u))/(exp(u) + exp(−u))",
        lambda _slope: (("a", "tanh", "z"),),
        lambda z, _slope: (_exp(z) - _exp(-z)) / (_exp(z) + _exp(-z)),
    ),
    "softplus": Activation(
        "softplus",
        "softplus(u) = log(1 + exp(u))",
        lambda _slope: (("a", "softplus", "z"),),
        lambda z, _slope: load().log(1 + _exp(z)),
    ),
    "elu": Activation(
        "ELU",
        "ELU(u) = u for u > 0, and exp(u) − 1 for u < 0",
        # Asked below 0 only.
        lambda _slope: (("t", "exp", "z"), ("a", "sub", "t", "one")),
        lambda z, _slope: _either(z, z, _exp(z) - 1),
    ),
}


@dataclass(frozen=True, slots=True)
class Point:
    """An activation and where it is asked.

    Attributes:
        name: a key of `ACTIVATIONS`.
        slope: of a leaky ReLU; 0 for the others.
    """

    name: str
    z: Number
    slope: fmpq

    @property
    def activation(self) -> Activation:
        """The function."""
        return ACTIVATIONS[self.name]

    def graph(self, z: Number) -> Graph:
        """Returns the graph of the function's value at `z`."""
        return build({"z": z, "one": 1}, self.activation.gates(self.slope))

    def value(self, z: Number = None) -> Number:
        """Returns the function's value at `z`, or at the point."""
        return forward(self.graph(self.z if z is None else z))[-1]

    def derivative(self) -> Number:
        """Returns the function's derivative at the point."""
        graph = self.graph(self.z)
        return gradients(graph, forward(graph))[0]

    def conventions(self) -> str:
        """Returns what the prompt says of the function."""
        said = f"Here {self.activation.definition}"
        if self.name == "leaky":
            said += f" with α = {pretty(self.slope)}"
        if isinstance(self.z, Log) or self.name == "softplus":
            said += ",\nand log is the natural logarithm"
        return f"{said}."

    def symbolic(self, z: Any) -> Any:
        """Returns sympy's value of the function at sympy's `z`."""
        return self.activation.symbolic(z, rational(self.slope))

    def z_symbolic(self) -> Any:
        """Returns the point as sympy's."""
        if isinstance(self.z, Log):
            return load().log(rational(self.z.of))
        return rational(self.z)


def odds(draw: Draw, most: int) -> fmpq:
    """Returns a/b, not 1, with a + b at most `most`."""
    a, b = draw.sample(range(1, most), 2)
    while a + b > most:
        a, b = draw.sample(range(1, most), 2)
    return exact(a) / b
