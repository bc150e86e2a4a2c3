"""Both weights of a chain of two units take a step, and the prediction moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import factor, pretty, text
from quizapp.families.backpropagation._weight_step import FROM_LOSS, SIGN, SIZE, update_line
from quizapp.families.moved_numbers import partials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flint import fmpq

    from quizapp.engine.graph import Graph


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A step on both weights of s = w₂·relu(w₁x)."""

    x: fmpq
    w1: fmpq
    w2: fmpq
    target: fmpq
    rate: fmpq
    names: ClassVar = ("w₁", "w₂", "s")

    def _graph(self, w1: fmpq, w2: fmpq) -> Graph:
        return build(
            {"x": self.x, "w₁": w1, "w₂": w2, "t": self.target},
            [
                ("z", "mul", "w₁", "x"),
                ("h", "relu", "z"),
                ("s", "mul", "w₂", "h"),
                ("r", "sub", "s", "t"),
                ("c", "square", "r"),
                ("L", "scale", "c", "1/2"),
            ],
        )

    def _values(self, w1: fmpq, w2: fmpq) -> dict[str, fmpq]:
        graph = self._graph(w1, w2)
        return {n.name: v for n, v in zip(graph.nodes, forward(graph), strict=True)}

    @property
    def is_alive(self) -> bool:
        """Whether the unit is positive before the step and after it, and there is an error."""
        before, after = self._values(self.w1, self.w2), self._values(*self.new[:2])
        return bool(before["z"] > 0 and after["z"] > 0 and before["r"] != 0 and after["r"] != 0)

    def _gradients(self, w1: fmpq, w2: fmpq) -> tuple[fmpq, fmpq]:
        graph = self._graph(w1, w2)
        found = gradients(graph, forward(graph))
        return found[graph.place("w₁")], found[graph.place("w₂")]

    def _along(self, rate: fmpq) -> tuple[fmpq, ...]:
        """Returns the weights after a step, and the prediction with them."""
        d1, d2 = self._gradients(self.w1, self.w2)
        return self._with(self.w1 - rate * d1, self.w2 - rate * d2)

    def _with(self, w1: fmpq, w2: fmpq) -> tuple[fmpq, ...]:
        return w1, w2, self._values(w1, w2)["s"]

    @property
    def new(self) -> tuple[fmpq, ...]:
        """Both weights and the prediction after the step."""
        return self._along(self.rate)

    def given(self) -> list[str]:
        """Returns the lines of the prompt."""
        return [
            "z = w₁x, h = relu(z), s = w₂h (no biases), and L = ½(s − t)², with the ½.",
            "Here relu(u) = max(0, u).",
            (
                f"x = {pretty(self.x)}, w₁ = {pretty(self.w1)}, w₂ = {pretty(self.w2)}, "
                f"t = {pretty(self.target)}"
            ),
        ]

    @property
    def question(self) -> str:
        """What is asked."""
        return "what are the new weights and prediction?\nGive [w₁, w₂, s]."

    @property
    def formula(self) -> str:
        """The formulas of the gradients, without numbers."""
        return "dw₂ = (s − t)·h, dw₁ = (s − t)·w₂·x while z > 0, both with the old weights."

    @property
    def first(self) -> str:
        """The first number on the way."""
        values = self._values(self.w1, self.w2)
        return f"h = {pretty(values['h'])}, s − t = {pretty(values['r'])}."

    def steps(self) -> tuple[str, ...]:
        """Returns the worked solution."""
        values = self._values(self.w1, self.w2)
        residual = values["r"]
        d1, d2 = self._gradients(self.w1, self.w2)
        w1, w2, s = self.new
        return (
            f"h = {pretty(values['h'])}, s = {pretty(values['s'])}, s − t = {pretty(residual)}",
            f"dw₂ = (s − t)·h = {factor(residual)}·{factor(values['h'])} = {pretty(d2)}",
            (
                f"dw₁ = (s − t)·w₂·x = {factor(residual)}·{factor(self.w2)}·{factor(self.x)} "
                f"= {pretty(d1)}"
            ),
            update_line("w₁", self.w1, self.rate, d1),
            update_line("w₂", self.w2, self.rate, d2),
            f"new s = w₂·relu(w₁x) = {factor(w2)}·{factor(w1 * self.x)} = {pretty(s)}",
        )

    def wrong(self) -> dict[str, tuple[tuple[fmpq, ...], str, str]]:
        """Returns what each known mistake leads to."""
        values = self._values(self.w1, self.w2)
        w1, w2, _ = self.new
        late = values["r"] * w2 * self.x
        return {
            "ascent": (
                self._along(-self.rate),
                f"{pretty(self.rate)} times the gradient was added; does descent go up?",
                SIGN,
            ),
            "no-lr": (
                self._along(self.rate / self.rate),
                f"The whole gradients were taken; what does α = {pretty(self.rate)} do to them?",
                SIZE,
            ),
            "factor-two": (
                self._along(2 * self.rate),
                "ds was taken for 2·(s − t); what does the ½ of the loss do to the 2?",
                FROM_LOSS,
            ),
            "sequential": (
                self._with(self.w1 - self.rate * late, w2),
                f"dw₁ was made with w₂ = {pretty(w2)}; which w₂ was there when it was computed?",
                "which weights stand in the gradients",
            ),
            "old-prediction": (
                (w1, w2, values["s"]),
                f"{pretty(values['s'])} was the prediction before the step; and with new weights?",
                "which weights stand in the prediction",
            ),
        }

    def slopes(self) -> Mapping[str, Callable[[float], float]]:
        """Returns the loss as a function of each weight's step."""
        return partials(
            self.names[:2], (self.w1, self.w2), lambda weights: self._values(*weights)["L"]
        )

    def parameters(self) -> dict[str, str]:
        """Returns what was drawn, as texts."""
        return {
            "x": text(self.x),
            "w₁": text(self.w1),
            "w₂": text(self.w2),
            "t": text(self.target),
        }

    def shown(self) -> tuple[fmpq, ...]:
        """Returns the numbers met on the way."""
        return (*self._gradients(self.w1, self.w2), self.new[0] * self.x)

    def by_sympy(self) -> list[str]:
        """Returns weights and prediction by sympy; the unit is open, before and after."""
        u, v = load().symbols("u v")
        x, t, rate = map(rational, (self.x, self.target, self.rate))
        prediction = v * u * x
        at = {u: rational(self.w1), v: rational(self.w2)}
        loss = (prediction - t) ** 2 / 2
        new = {w: at[w] - rate * loss.diff(w).subs(at) for w in (u, v)}
        return [*map(str, new.values()), str(prediction.subs(new))]
