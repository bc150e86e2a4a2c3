"""Numeric gradients: a function, a place, and a step h along its first variable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import decimal, exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic._functions import Quotient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.families.numeric_vs_analytic._functions import Function

# More digits than three, so that 6.00 does not pass for a numeric gradient of 6.0002.
_DIGITS = 6

# Places after the point where the step is a decimal; a quartic at a step of 1/100 needs them all.
DECIMALS = {2: 8, 3: 8, 4: 8}

# Where who took another difference quotient may look.
A_SECANT_IS_ASKED = "whether a secant or the derivative is asked"
ENDS = "the two points that the secant runs between"
DIVISOR = "what the difference of the two values is divided by"


@dataclass(frozen=True, slots=True)
class Secant:
    """The function `f` around the point `at`, whose first coordinate is nudged by `h`."""

    f: Function
    at: tuple[fmpq, ...]
    h: fmpq

    def point(self, steps: int = 0) -> tuple[fmpq, ...]:
        """Returns the point so many steps away."""
        return (self.at[0] + steps * self.h, *self.at[1:])

    def value(self, steps: int = 0) -> fmpq:
        """Returns f so many steps away."""
        value: fmpq = forward(self.f.graph(self.point(steps)))[-1]
        return value

    def slope(self, steps: int = 0) -> fmpq:
        """Returns the analytic derivative so many steps away, by backpropagation."""
        graph = self.f.graph(self.point(steps))
        slope: fmpq = gradients(graph, forward(graph))[0]
        return slope

    @property
    def forward(self) -> fmpq:
        """The forward difference."""
        return (self.value(1) - self.value()) / self.h

    @property
    def backward(self) -> fmpq:
        """The backward difference."""
        return (self.value() - self.value(-1)) / self.h

    @property
    def centred(self) -> fmpq:
        """The centred difference."""
        return (self.value(1) - self.value(-1)) / (2 * self.h)

    def meets_a_pole(self) -> bool:
        """Returns whether f has a pole within a step on either side."""
        return isinstance(self.f, Quotient) and abs(self.at[0] + self.f.c) <= self.h

    @property
    def name(self) -> str:
        """What is nudged."""
        return self.f.names[0]

    def written(self, value: fmpq) -> str:
        """Returns a number of this problem: a decimal where the step is one, else a fraction."""
        return decimal(value) if self.h.q % 10 == 0 else pretty(value)

    def answer(self, value: Number) -> number.Answer:
        """Returns the answer to a question for a numeric gradient, or for its error."""
        return number.Answer(text(exact(str(value))), _DIGITS)

    def subtracted(self, value: fmpq) -> str:
        """Returns a number as it stands after a minus: a negative one in brackets."""
        return f"({self.written(value)})" if value < 0 else self.written(value)

    def divisor(self, value: fmpq) -> str:
        """Returns a number as it stands after a division sign: a fraction in brackets."""
        shown = self.written(value)
        return f"({shown})" if "/" in shown else shown

    def definition(self) -> str:
        """Returns the line that defines f."""
        return f"f({', '.join(self.f.names)}) = {self.f.text()}"

    def place(self) -> str:
        """Returns where, and with what step: `w = 1, h = 0.1`."""
        pairs = zip((*self.f.names, "h"), (*self.at, self.h), strict=True)
        return ", ".join(f"{name} = {self.written(value)}" for name, value in pairs)

    def nudged(self, sign: str = "") -> str:
        """Returns how f is written with a step of that sign: `f(u + h, v)`."""
        first = f"{self.name} {sign} h" if sign else self.name
        return f"f({', '.join((first, *self.f.names[1:]))})"

    def evaluation(self, steps: int = 0) -> str:
        """Returns the value of f so many steps away as a line: `f(w + h) = f(1.1) = 1.562`."""
        numbers = ", ".join(map(self.written, self.point(steps)))
        sign = {1: "+", -1: "−"}.get(steps, "")
        return f"{self.nudged(sign)} = f({numbers}) = {self.written(self.value(steps))}"

    @property
    def derivative(self) -> str:
        """How the derivative is written: `f′(w)`, or `∂f/∂u` where f has several variables."""
        return f"∂f/∂{self.name}" if len(self.f.names) > 1 else f"f′({self.name})"

    def analytic_line(self) -> str:
        """Returns the analytic derivative as a line: `f′(w) = 6w² − 1 = 5`."""
        slope = self.written(self.slope())
        return f"analytic: {self.derivative} = {self.f.slope_text()} = {slope} here"

    def parameters(self) -> Mapping[str, str]:
        """Returns what was drawn, as texts."""
        return {
            "f": self.f.text(),
            "at": ", ".join(map(text, self.at)),
            "h": text(self.h),
        }

    def by_sympy(self, steps: int = 0) -> Number:
        """Returns f so many steps away as sympy evaluates it, without the engine's graph."""
        return self.f.symbolic([rational(value) for value in self.point(steps)])

    def slope_by_sympy(self) -> Number:
        """Returns the derivative as sympy finds it."""
        symbols = load().symbols(self.f.names)
        at = dict(zip(symbols, map(rational, self.at), strict=True))
        return self.f.symbolic(symbols).diff(symbols[0]).subs(at)


def pose(secant: Secant, scheme: str, low: int, principle: str) -> Draft:
    """Returns the question for the slope of a secant that ends one step above the point.

    Args:
        scheme: what the difference quotient is called.
        low: the steps from the point to the secant's lower end: 0 or −1.
        principle: the first hint.
    """
    write, high_value, low_value = secant.written, secant.value(1), secant.value(low)
    rise, width = high_value - low_value, (1 - low) * secant.h
    slope, numeric = secant.slope(), rise / width
    ends = f"{secant.nudged('+')} − {secant.nudged('−' if low else '')}"
    over = "2h" if low else "h"
    return Draft(
        prompt=f"{secant.definition()}\n"
        f"What does the {scheme} difference with step h\n"
        f"give for {secant.derivative} at {secant.place()}?\n"
        "Give its exact value.",
        answer=secant.answer(numeric),
        values=(numeric,),
        hints=(
            principle,
            (
                f"Its slope is the difference of two values over their distance: ({ends})/"
                f"{'(2h)' if low else 'h'}."
            ),
            secant.evaluation(1),
        ),
        steps=(
            secant.evaluation(1),
            secant.evaluation(low),
            f"difference: {write(high_value)} − {secant.subtracted(low_value)} = {write(rise)}",
            (f"divided by {over}: {write(rise)} ÷ {secant.divisor(width)} = {write(numeric)}"),
            f"{secant.analytic_line()}; the secant is off by {write(numeric - slope)}",
        ),
        parameters=secant.parameters(),
        shown=(high_value, low_value, rise, slope, numeric - slope),
    )
