"""What is asked about the cost of derivatives, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizapp.engine.numbers import exact, pretty

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number


# By the tags of known mistakes their numbers, what to ask, and where to look.
Wrong: TypeAlias = "dict[str, tuple[tuple[Number, ...], str, str]]"


class Case(NamedTuple):
    """A question and its answer.

    Attributes:
        question: lines of the prompt.
        names: of the entries of the answer; none where it is one number.
        wrong: what is known to go wrong.
    """

    question: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[Number, ...]
    hints: tuple[str, str, str]
    steps: tuple[str, ...]
    wrong: Wrong


# Where to look, of mistakes in several cases.
SWEEPS = "what each mode takes a sweep for"
POINTS = "which points the differences need"
_PRICE = "what each sweep costs"


@dataclass(frozen=True, slots=True)
class Prices:
    """Milliseconds of an evaluation, a forward sweep, a reverse sweep."""

    evaluation: int
    forward: int
    reverse: int

    def sweeps(self) -> str:
        """Returns what sweeps cost, as a sentence."""
        return f"A forward sweep takes {self.forward} ms, a reverse sweep {self.reverse} ms."


@dataclass(frozen=True, slots=True)
class Sweeps:
    """A whole Jacobian by both modes and by forward differences; `prices` where time is asked."""

    inputs: int
    outputs: int
    prices: Prices | None = None

    def case(self) -> Case:
        """Returns what is asked."""
        n, m = self.inputs, self.outputs
        price = self.prices or Prices(1, 1, 1)
        forward, reverse = n * price.forward, m * price.reverse
        differences = (n + 1) * price.evaluation
        priced = "; each times its price" if self.prices else ""
        return Case(
            question=self._question(),
            names=("forward mode", "reverse mode", "forward differences"),
            values=(forward, reverse, differences),
            hints=(
                "A forward sweep follows one input, a reverse sweep goes back from one output.",
                (
                    "Forward mode: a sweep per input; reverse mode: a sweep per output; "
                    f"differences: f at x, and once more for each input{priced}."
                ),
                f"Forward mode takes {counted(n, 'sweep')}, one for each input.",
            ),
            steps=self._steps(price),
            wrong=self._wrong(price),
        )

    def _wrong(self, price: Prices) -> Wrong:
        n, m = self.inputs, self.outputs
        forward, reverse = n * price.forward, m * price.reverse
        differences = (n + 1) * price.evaluation
        wrong: Wrong = {
            "swapped": (
                (m * price.forward, n * price.reverse, differences),
                (
                    f"Which mode goes by the {counted(n, 'input')}, which by the "
                    f"{counted(m, 'output')}?"
                ),
                SWEEPS,
            ),
            "no-base-eval": (
                (forward, reverse, n * price.evaluation),
                f"{counted(n, 'evaluation')} are the steps alone; with what are they compared?",
                POINTS,
            ),
            "all-equal": (
                (forward, n * price.reverse, n * price.evaluation),
                f"{counted(n, 'sweep')} each, one an input; is that what reverse mode goes by?",
                SWEEPS,
            ),
            "centred-count": (
                (forward, reverse, 2 * n * price.evaluation),
                f"{2 * n} evaluations are two an input; which one do forward differences share?",
                POINTS,
            ),
        }
        if self.prices:
            wrong["one-price"] = (
                (n * price.evaluation, m * price.evaluation, differences),
                f"{price.evaluation} ms is what an evaluation takes; what does a sweep take?",
                _PRICE,
            )
        return wrong

    def _question(self) -> tuple[str, ...]:
        n, m = self.inputs, self.outputs
        asked = (
            "How many sweeps do the modes take, how many evaluations of f the differences?\n"
            "Give a vector:"
        )
        given = [f"A function f: Rⁿ → Rᵐ has n = {n} inputs and m = {m} outputs."]
        if m == 1:
            given = [f"A loss f: Rⁿ → R depends on n = {n} weights."]
        if self.prices:
            evaluation, sweeps = self.prices.evaluation, self.prices.sweeps()
            given += [f"An evaluation of f takes {evaluation} ms.", sweeps]
            asked = "How many milliseconds does each way take? Give a vector:"
        return (
            *given,
            f"Its whole {'gradient' if m == 1 else 'Jacobian'} is wanted.",
            "Forward differences take (f(x + h·eᵢ) − f(x))/h along every input.",
            asked,
            "[forward mode, reverse mode, forward differences]",
        )

    def _steps(self, price: Prices) -> tuple[str, ...]:
        n, m = self.inputs, self.outputs
        lines = [
            ("forward mode", counted(n, "input"), n, price.forward),
            ("reverse mode", counted(m, "output"), m, price.reverse),
            ("forward differences", f"x and {counted(n, 'step')}", n + 1, price.evaluation),
        ]
        if not self.prices:
            return tuple(f"{name}: {why}, so {count}" for name, why, count, _ in lines)
        return tuple(
            f"{name}: {why}, {count}·{each} = {count * each} ms" for name, why, count, each in lines
        )


def counted(count: int, what: str) -> str:
    """Returns a number of things: `1 sweep`, `3 sweeps`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where forward mode costs as much as reverse mode; the number that is 0 is asked."""

    inputs: int
    outputs: int
    prices: Prices

    def case(self) -> Case:
        """Returns what is asked."""
        forward, reverse = self.prices.forward, self.prices.reverse
        known, asked, count = ("m", "n", self.outputs) if self.outputs else ("n", "m", self.inputs)
        # The price of a sweep of the known number, and of the one that is asked.
        one, other = (reverse, forward) if self.outputs else (forward, reverse)
        total = count * one
        value = exact(total) / other
        return Case(
            question=(
                f"A function f: Rⁿ → Rᵐ has n inputs and m outputs; {known} = {count}.",
                self.prices.sweeps(),
                f"For which {asked} does the whole Jacobian take as long",
                "in forward mode as in reverse mode?",
            ),
            names=(),
            values=(value,),
            hints=(
                "Compare whole Jacobians: sweeps times price, in both modes.",
                "A forward sweep per input, a reverse sweep per output: n·forward = m·reverse.",
                f"The {count} sweeps of the one mode take {count}·{one} = {total} ms.",
            ),
            steps=(
                "n·forward = m·reverse",
                f"{asked} = {count}·{one}/{other} = {total}/{other} = {pretty(value)}",
            ),
            wrong=self._wrong(known, count, one, other),
        )

    def _wrong(self, known: str, count: int, one: int, other: int) -> Wrong:
        """Returns mistakes with `count` sweeps of `one` ms, where those of `other` are asked."""
        forward, reverse = self.prices.forward, self.prices.reverse
        return {
            "swapped": (
                (exact(count * other) / one,),
                f"{count} sweeps of {other} ms; which sweeps go with {known}?",
                SWEEPS,
            ),
            "all-equal": (
                (exact(count),),
                f"With n = m, do sweeps of {forward} ms and of {reverse} ms take as long?",
                _PRICE,
            ),
            "price-left-out": (
                (exact(count) / other,),
                f"What do the {count} sweeps of the one mode take, at {one} ms each?",
                _PRICE,
            ),
        }
