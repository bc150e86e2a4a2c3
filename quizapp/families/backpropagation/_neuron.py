"""Sigmoid neurons with exact values.

The bias holds a logarithm, such that z is the logarithm of a rational and σ(z) is rational:
w₂ = log(3) − 4 where the other terms add up to 4. No number of the engine's is a rational and a
logarithm together; but no gate looks at the value of a bias, only at the sum z.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.graph import INPUT, Graph, build
from quizapp.engine.numbers import Log, pretty, text, to_float
from quizapp.engine.symbolic import to_sympy

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number


class Form(NamedTuple):
    """What neurons of one form have in common.

    Attributes:
        text: how it is written.
        gates: of its graph.
        asked: what may be asked, by the names of the nodes.
        biases: their names.
        last: the node of the last σ.
    """

    text: tuple[str, ...]
    gates: tuple[tuple[str | int, ...], ...]
    asked: tuple[tuple[str, ...], ...]
    biases: tuple[str, ...]
    principle: str
    formula: str
    last: str = "f"


_SLOPE = "σ has a simple local derivative, written with its own output."
_SUM_OF_TWO = (("p", "mul", "w₀", "x₀"), ("q", "mul", "w₁", "x₁"), ("s", "add", "p", "q"))

FORMS = {
    "one": Form(
        ("f = σ(z), z = w₀x₀ + w₁",),
        (("p", "mul", "w₀", "x₀"), ("z", "add", "p", "w₁"), ("f", "sigmoid", "z")),
        (("w₀", "w₁"), ("w₀", "x₀"), ("w₀", "x₀", "w₁")),
        ("w₁",),
        _SLOPE,
        "∂f/∂w₀ = σ(1 − σ)·x₀, ∂f/∂x₀ = σ(1 − σ)·w₀, ∂f/∂w₁ = σ(1 − σ), with σ = σ(z).",
    ),
    "two": Form(
        ("f = σ(z), z = w₀x₀ + w₁x₁ + w₂",),
        (*_SUM_OF_TWO, ("z", "add", "s", "w₂"), ("f", "sigmoid", "z")),
        (("w₀", "w₁", "w₂"), ("w₀", "x₀", "w₁", "x₁"), ("x₀", "x₁", "w₂")),
        ("w₂",),
        _SLOPE,
        "∂f/∂wᵢ = σ(1 − σ)·xᵢ, ∂f/∂xᵢ = σ(1 − σ)·wᵢ, ∂f/∂w₂ = σ(1 − σ), with σ = σ(z).",
    ),
    "wires": Form(
        (
            "f = σ(z), z = w₀x₀ + w₁x₁ + w₂, computed gate by gate:",
            "  n = −z,  k = exp(n),  d = 1 + k,  f = 1/d",
        ),
        (
            *_SUM_OF_TWO,
            ("z", "add", "s", "w₂"),
            ("n", "neg", "z"),
            ("k", "exp", "n"),
            ("d", "add", "1", "k"),
            ("f", "recip", "d"),
        ),
        (("d", "k", "n", "z"), ("k", "n", "z", "w₀"), ("k", "n", "z", "x₁")),
        ("w₂",),
        "Begin at f: every gate sends upstream gradient × local derivative to its input.",
        "Local derivatives: 1/d: −1/d²; 1 + k: 1; exp(n): its own value k; −z: −1.",
    ),
    "loss": Form(
        ("f = σ(z), z = w₀x₀ + w₁x₁ + w₂, and L = ½(f − t)²",),
        (
            *_SUM_OF_TWO,
            ("z", "add", "s", "w₂"),
            ("f", "sigmoid", "z"),
            ("r", "sub", "f", "t"),
            ("c", "square", "r"),
            ("L", "scale", "c", "1/2"),
        ),
        (("w₀", "w₁", "w₂"), ("w₀", "x₀", "w₂"), ("x₀", "x₁", "w₂")),
        ("w₂",),
        "The loss sends f − t to f; from there it is the chain rule through σ.",
        "∂L/∂wᵢ = (f − t)·f(1 − f)·xᵢ, ∂L/∂xᵢ = (f − t)·f(1 − f)·wᵢ; the bias has input 1.",
    ),
    "pair": Form(
        ("a = σ(z), z = w₀x₀ + w₁", "f = σ(v), v = w₂a + w₃"),
        (
            ("p", "mul", "w₀", "x₀"),
            ("z", "add", "p", "w₁"),
            ("a", "sigmoid", "z"),
            ("q", "mul", "w₂", "a"),
            ("v", "add", "q", "w₃"),
            ("f", "sigmoid", "v"),
        ),
        (("w₀", "w₁", "w₂", "w₃"), ("w₀", "x₀", "w₂", "w₃")),
        ("w₁", "w₃"),
        "Go back neuron by neuron: each σ is a factor σ(1 − σ) with its own output.",
        "∂f/∂v = f(1 − f); ∂f/∂w₂ = ∂f/∂v·a; ∂f/∂z = ∂f/∂v·w₂·a(1 − a); ∂f/∂w₀ = ∂f/∂z·x₀.",
    ),
}


@dataclass(frozen=True, slots=True)
class Neuron:
    """A neuron, or two in a row.

    Attributes:
        form: a key of `FORMS`.
        weights: without biases.
        odds: z is the logarithm of the first, v that of the second.
        asked: the names of the nodes whose gradients are asked.
        target: t of the squared error, where there is one.
    """

    form: str
    weights: tuple[fmpq, ...]
    inputs: tuple[fmpq, ...]
    odds: tuple[fmpq, ...]
    asked: tuple[str, ...]
    target: fmpq | None = None

    @property
    def numbers(self) -> dict[str, Number]:
        """The values of all inputs but the biases."""
        weights = ("w₀", "w₂") if self.form == "pair" else ("w₀", "w₁")
        named = dict(zip(weights, self.weights, strict=False))
        named |= dict(zip(("x₀", "x₁"), self.inputs, strict=False))
        return named if self.target is None else named | {"t": self.target}

    @property
    def graph(self) -> Graph:
        """The neuron's graph; its biases stand at 0, since no gate needs their values."""
        form = FORMS[self.form]
        inputs = self.numbers | dict.fromkeys(form.biases, 0)
        if self.form == "wires":
            inputs["1"] = 1
        return build(inputs, form.gates)

    @property
    def values(self) -> list[Number]:
        """The value of every node of the graph, z and v as the biases make them."""
        graph = self.graph
        sums = dict(zip(("z", "v"), map(Log, self.odds), strict=False))
        values: list[Number] = []
        for node in graph.nodes:
            if node.op == INPUT or node.name in sums:
                values.append(sums.get(node.name, node.constant))
            else:
                constants = [] if node.constant is None else [node.constant]
                read = (values[source] for source in node.inputs)
                values.append(graph.ops[node.op].value(*read, *constants))
        return values

    @property
    def rests(self) -> dict[str, fmpq]:
        """What is added to each bias: its value is the logarithm minus that."""
        graph, values = self.graph, self.values
        return {
            bias: values[graph.place(rest)]
            for bias, rest in zip(FORMS[self.form].biases, self._rest_names(), strict=True)
        }

    def _rest_names(self) -> tuple[str, ...]:
        return {"one": ("p",), "pair": ("p", "q")}.get(self.form, ("s",))

    @property
    def bias_values(self) -> dict[str, float]:
        """The values of the biases by name, rounded: they have no exact ones here."""
        pairs = zip(self.rests.items(), self.odds, strict=True)
        return {bias: to_float(Log(odds)) - to_float(rest) for (bias, rest), odds in pairs}

    @property
    def closed_biases(self) -> dict[str, Number]:
        """The values of the biases by name, as sympy's expressions: `log(3) - 4`."""
        pairs = zip(self.rests.items(), self.odds, strict=True)
        return {bias: to_sympy(Log(odds)) - to_sympy(rest) for (bias, rest), odds in pairs}

    @property
    def given(self) -> str:
        """The values as the prompt gives them."""
        known = {name: pretty(value) for name, value in self.numbers.items()}
        return ", ".join(f"{name} = {value}" for name, value in (known | self._biases()).items())

    def _biases(self) -> dict[str, str]:
        return {
            bias: f"{pretty(Log(odds))} {'−' if rest > 0 else '+'} {pretty(abs(rest))}"
            if rest != 0
            else pretty(Log(odds))
            for (bias, rest), odds in zip(self.rests.items(), self.odds, strict=True)
        }

    @property
    def sums(self) -> tuple[str, ...]:
        """How z and v come out as logarithms, and σ of them, a line each."""
        names = zip(("z", "v"), self.rests.items(), self._biases().values(), strict=False)
        return tuple(
            line
            for (z, (_, rest), written), odds in zip(names, self.odds, strict=True)
            for line in (
                f"{z} = {pretty(rest)} + {written} = {pretty(Log(odds))}",
                (
                    f"exp(−{z}) = {pretty(1 / odds)}, so σ({z}) = 1/(1 + {pretty(1 / odds)}) = "
                    f"{pretty(odds / (odds + 1))}"
                ),
            )
        )

    @property
    def parameters(self) -> dict[str, str]:
        """What was drawn, as texts."""
        named = {name: text(value) for name, value in self.numbers.items()}
        odds = ", ".join(map(text, self.odds))
        return named | {"odds": odds, "asked": ", ".join(self.asked)}
