"""The gradients of sigmoid neurons by sympy: derivatives of one expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.engine.lazy_sympy import load, rational

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.families.backpropagation._neuron import Neuron


def by_sympy(neuron: Neuron) -> list[str]:
    """Returns the asked gradients as sympy's derivatives of one expression."""
    sympy = load()
    known = neuron.numbers | neuron.rests
    symbol = {name: sympy.Symbol(f"s{n}", real=True) for n, name in enumerate(known)}
    at = {symbol[name]: rational(value) for name, value in neuron.numbers.items()}
    for (bias, rest), odds in zip(neuron.rests.items(), neuron.odds, strict=True):
        at[symbol[bias]] = sympy.log(rational(odds)) - rational(rest)
    return [str(_slope(neuron, name, symbol, at)) for name in neuron.asked]


def _slope(neuron: Neuron, name: str, symbol: dict[str, Any], at: dict[Any, Any]) -> Any:
    sympy = load()
    if neuron.form == "wires" and name in _WIRES:
        wire = sympy.Symbol("wire", real=True)
        inward = _WIRES[name](sympy.log(rational(neuron.odds[0])), sympy.exp)
        return _OUTWARD[name](wire, sympy.exp).diff(wire).subs(wire, inward)
    return _output(neuron, symbol, sympy.exp).diff(symbol[name]).subs(at)


# The value of each wire from z on, and the output from each wire on.
_WIRES: dict[str, Callable[[Any, Any], Any]] = {
    "z": lambda z, _exp: z,
    "n": lambda z, _exp: -z,
    "k": lambda z, exp: exp(-z),
    "d": lambda z, exp: 1 + exp(-z),
}
_OUTWARD: dict[str, Callable[[Any, Any], Any]] = {
    "z": lambda z, exp: 1 / (1 + exp(-z)),
    "n": lambda n, exp: 1 / (1 + exp(n)),
    "k": lambda k, _exp: 1 / (1 + k),
    "d": lambda d, _exp: 1 / d,
}


def _output(neuron: Neuron, symbol: dict[str, Any], exp: Any) -> Any:
    first = symbol["w₀"] * symbol["x₀"]
    if neuron.form in {"one", "pair"}:
        inner = 1 / (1 + exp(-(first + symbol["w₁"])))
        return inner if neuron.form == "one" else _second(symbol, inner, exp)
    f = 1 / (1 + exp(-(first + symbol["w₁"] * symbol["x₁"] + symbol["w₂"])))
    return (f - symbol["t"]) ** 2 / 2 if neuron.form == "loss" else f


def _second(symbol: dict[str, Any], inner: Any, exp: Any) -> Any:
    return 1 / (1 + exp(-(symbol["w₂"] * inner + symbol["w₃"])))
