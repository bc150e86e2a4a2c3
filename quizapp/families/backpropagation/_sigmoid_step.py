"""A weight below sigmoid units takes a step; the units are given by their activations."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.arrays import ARRAY_OPS, Array, array, elementwise
from quizapp.engine.backprop import RIGHT, Rules, backward, forward
from quizapp.engine.graph import build
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, factor, pretty, text, to_float
from quizapp.families.backpropagation._weight_step import (
    INDEX,
    Others,
    entry_name,
    question,
    update_line,
)
from quizapp.families.matrices import Rows, as_text, blocks, flat, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flint import fmpq


@dataclass(frozen=True, slots=True)
class SigmoidStep:
    """A step on a first-layer weight below sigmoid units, of which only the outputs are given.

    Attributes:
        odds: h is odds/(odds + 1), unit by unit.
        residual: s − t.
    """

    x: Rows
    odds: tuple[fmpq, ...]
    w2: Rows
    residual: fmpq
    target: fmpq
    old: fmpq
    entry: tuple[int, int]
    rate: fmpq

    @property
    def hidden(self) -> Rows:
        """The activations, as a column."""
        return tuple((odds / (odds + 1),) for odds in self.odds)

    def _dz(self, rules: Rules = RIGHT) -> Array:
        """The gradient by z: through h = σ(z) and s = W₂h, with s − t upstream."""
        inputs = {"z": array([[Log(odds)] for odds in self.odds]), "W₂": array(self.w2)}
        graph = build(inputs, [("h", "sigmoid", "z"), ("s", "matmul", "W₂", "h")], ARRAY_OPS)
        seed = array([[self.residual]])
        return backward(graph, forward(graph), rules, seed=seed).gradients[0]

    def _dw(self, dz: Array) -> Rows:
        return rows_of(dz @ array(self.x).T)

    @property
    def gradient(self) -> fmpq:
        """The gradient by the weight."""
        i, j = self.entry
        return self._dw(self._dz())[i][j]

    @property
    def new(self) -> tuple[fmpq, ...]:
        """The weight after the step."""
        return (self.old - self.rate * self.gradient,)

    @property
    def weight(self) -> str:
        """What the weight is called."""
        return entry_name("W₁", self.entry)

    def given(self) -> list[str]:
        """Returns the lines of the prompt."""
        return [
            "z = W₁x + b₁, h = σ(z), s = W₂h + b₂, with one output s.",
            "Here σ(u) = 1/(1 + exp(−u)).",
            *blocks({"x": self.x, "h": self.hidden, "W₂": self.w2}),
            (
                f"The output is s = {pretty(self.residual + self.target)}, "
                f"the target t = {pretty(self.target)}; {self.weight} is {pretty(self.old)}."
            ),
            "The loss is L = ½(s − t)², with the ½.",
        ]

    @property
    def question(self) -> str:
        """What is asked."""
        return question(self.weight, self.entry)

    @property
    def formula(self) -> str:
        """The formula of the gradient, without numbers."""
        i, j = self.entry
        unit, read = "₁₂"[i], "₁₂"[j]
        return f"d{self.weight} = (s − t)·W₂[1,{i + 1}]·h{unit}(1 − h{unit})·x{read}."

    @property
    def first(self) -> str:
        """The first number on the way."""
        return f"s − t = {pretty(self.residual)}."

    def steps(self) -> tuple[str, ...]:
        """Returns the worked solution."""
        i, j = self.entry
        unit, h = "₁₂"[i], self.hidden[i][0]
        dh, dz = self.residual * self.w2[0][i], rows_of(self._dz())[i][0]
        one_minus = pretty(1 - h)
        return (
            f"ds = s − t = {pretty(self.residual)}",
            f"dh{unit} = ds·W₂[1,{i + 1}] = {pretty(dh)}",
            (
                f"dz{unit} = dh{unit}·h{unit}(1 − h{unit}) "
                f"= {factor(dh)}·({pretty(h)})·({one_minus}) = {pretty(dz)}"
            ),
            (
                f"d{self.weight} = dz{unit}·x{'₁₂'[j]} "
                f"= {factor(dz)}·{factor(self.x[j][0])} = {pretty(self.gradient)}"
            ),
            update_line(self.weight, self.old, self.rate, self.gradient),
        )

    def others(self) -> Others:
        """Returns wrong gradients of this setting."""
        i, j = self.entry
        h, check = pretty(self.hidden[i][0]), "the local derivative of σ"
        open_gate = Rules(local={"sigmoid": elementwise(lambda _y, _u: (1,), 1)})
        output = Rules(local={"sigmoid": elementwise(lambda y, _u: (y,), 1)})
        wrong = {
            "no-sigmoid-derivative": (
                self._dw(self._dz(open_gate))[i][j],
                f"The gradient went through σ unchanged; how steep is σ where h = {h}?",
                check,
            ),
            "sigma-only": (
                self._dw(self._dz(output))[i][j],
                f"{h} is the output of σ; is it σ or exp that is its own derivative?",
                check,
            ),
        }
        if i != j:
            wrong["transposed-index"] = (
                self._dw(self._dz())[j][i],
                f"That is the gradient by {entry_name('W₁', (j, i))}; which index is the unit's?",
                INDEX,
            )
        return wrong

    def slopes(self) -> Mapping[str, Callable[[float], float]]:
        """Returns the loss as a function of the weight's step, in floats."""
        return {f"d{self.weight}": self._loss}

    def _loss(self, step: float) -> float:
        """Returns the loss where the weight is moved so far; only its unit's output changes."""
        i, j = self.entry
        z = math.log(to_float(self.odds[i])) + step * to_float(self.x[j][0])
        change = 1 / (1 + math.exp(-z)) - to_float(self.hidden[i][0])
        return (to_float(self.residual) + to_float(self.w2[0][i]) * change) ** 2 / 2

    def parameters(self) -> dict[str, str]:
        """Returns what was drawn, as texts."""
        return {
            "x": as_text(self.x),
            "h": as_text(self.hidden),
            "W₂": as_text(self.w2),
            "s": text(self.residual + self.target),
            "t": text(self.target),
            "old": text(self.old),
            "asked": self.weight,
        }

    def shown(self) -> tuple[fmpq, ...]:
        """Returns the numbers met on the way."""
        dz = rows_of(self._dz())
        return (*flat(dz), self.gradient, self.rate * self.gradient)

    def by_sympy(self) -> list[str]:
        """Returns the new weight: the loss by sympy as a function of the change of this weight."""
        sympy = load()
        change = sympy.Symbol("t", real=True)
        i, j = self.entry
        z = [sympy.log(rational(odds)) for odds in self.odds]
        z[i] += change * rational(self.x[j][0])
        before = [rational(odds) / (rational(odds) + 1) for odds in self.odds]
        s = rational(self.residual)
        for w, unit, h in zip(self.w2[0], z, before, strict=True):
            s += rational(w) * (1 / (1 + sympy.exp(-unit)) - h)
        slope = (s**2 / 2).diff(change).subs(change, 0)
        return [str(rational(self.old) - rational(self.rate) * slope)]
