"""What is asked about the cost of derivatives, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.numbers import exact, pretty

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number


class Case(NamedTuple):
    """A question and its answer.

    Attributes:
        question: lines of the prompt.
        names: of the entries of the answer; none where it is one number.
        wrong: by the tags of known mistakes, their numbers, what to ask, and where to look.
    """

    question: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[Number, ...]
    hints: tuple[str, str, str]
    steps: tuple[str, ...]
    wrong: dict[str, tuple[tuple[Number, ...], str, str]]


_SWEEPS = "what each mode takes a sweep for"
_POINTS = "which points the differences need"
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
        wrong = {
            "swapped": (
                (m * price.forward, n * price.reverse, differences),
                "Which mode goes input by input, and which goes output by output?",
                _SWEEPS,
            ),
            "no-base-eval": (
                (forward, reverse, n * price.evaluation),
                f"{_counted(n, 'evaluation')} are the steps alone; with what are they compared?",
                _POINTS,
            ),
            "all-equal": (
                (forward, n * price.reverse, n * price.evaluation),
                f"{_counted(n, 'sweep')} each, one an input; is that what reverse mode goes by?",
                _SWEEPS,
            ),
            "centred-count": (
                (forward, reverse, 2 * n * price.evaluation),
                "That is two evaluations an input; which one do forward differences share?",
                _POINTS,
            ),
        }
        if self.prices:
            wrong["one-price"] = (
                (n * price.evaluation, m * price.evaluation, differences),
                f"{price.evaluation} ms is what an evaluation takes; what does a sweep take?",
                _PRICE,
            )
        priced = "; each times its price" if self.prices else ""
        return Case(
            question=self._question(),
            names=("forward mode", "reverse mode", "forward differences"),
            values=(forward, reverse, differences),
            hints=(
                "A forward sweep follows one input, a reverse sweep goes back from one output.",
                f"A sweep per input, a sweep per output; x and a step per input{priced}.",
                f"Forward mode takes {_counted(n, 'sweep')}, one for each input.",
            ),
            steps=self._steps(price),
            wrong=wrong,
        )

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
            ("forward mode", _counted(n, "input"), n, price.forward),
            ("reverse mode", _counted(m, "output"), m, price.reverse),
            ("forward differences", f"x and {_counted(n, 'step')}", n + 1, price.evaluation),
        ]
        if not self.prices:
            return tuple(f"{name}: {why}, so {count}" for name, why, count, _ in lines)
        return tuple(
            f"{name}: {why}, {count}·{each} = {count * each} ms" for name, why, count, each in lines
        )


def _counted(count: int, what: str) -> str:
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
                f"For which {asked} does the whole Jacobian take as long in forward mode",
                "as in reverse mode?",
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
            wrong={
                "swapped": (
                    (exact(count * other) / one,),
                    f"{count} sweeps of {other} ms; which sweeps go with {known}?",
                    _SWEEPS,
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
            },
        )


@dataclass(frozen=True, slots=True)
class Products:
    """Hessian times vectors, forward mode over reverse mode."""

    inputs: int
    vectors: int

    def case(self) -> Case:
        """Returns what is asked."""
        n, k = self.inputs, self.vectors
        return Case(
            question=(
                f"A loss f: Rⁿ → R depends on n = {n} weights; H is its Hessian. Forward mode",
                "over reverse mode gives H·v for one vector v. Count forward and reverse sweeps",
                f"alike: how many give H·v for {k} vectors, how many the whole of H? And how many",
                "gradients give H by differences (∇f(x + h·eᵢ) − ∇f(x))/h? Give a vector:",
                "[products, whole H, gradients]",
            ),
            names=("products", "whole H", "gradients"),
            values=(2 * k, 2 * n, n + 1),
            hints=(
                "A reverse sweep gives ∇f; the slope of ∇f along v is H·v.",
                "H·v takes one forward sweep over one reverse sweep; H times eᵢ is a column of H.",
                f"For one vector that makes two sweeps, for {k} vectors {k} times as many.",
            ),
            steps=(
                f"products: {k}·2 = {2 * k} sweeps",
                f"whole H: a product with each of the {n} unit vectors, {n}·2 = {2 * n} sweeps",
                f"gradients: x and {n} steps, so {n + 1}",
            ),
            wrong={
                "one-sweep": (
                    (k, n, n + 1),
                    f"{_counted(k, 'sweep')}, one a product; over what does the forward sweep go?",
                    _SWEEPS,
                ),
                "hessian-first": (
                    (2 * n, 2 * n, n + 1),
                    f"{2 * n} sweeps give the whole of H; is it needed for {k} products?",
                    _SWEEPS,
                ),
                "entry-by-entry": (
                    (2 * k, 2 * n * n, n + 1),
                    f"{2 * n * n} takes H entry by entry; what does one product H·eᵢ give?",
                    _SWEEPS,
                ),
                "no-base-eval": (
                    (2 * k, 2 * n, n),
                    f"{n} gradients are the steps alone; with what are they compared?",
                    _POINTS,
                ),
                "centred-count": (
                    (2 * k, 2 * n, 2 * n),
                    "That is two gradients a weight; which one is shared by all?",
                    _POINTS,
                ),
            },
        )


Task = Sweeps | BreakEven | Products
