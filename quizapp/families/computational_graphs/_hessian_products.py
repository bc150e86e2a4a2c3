"""What products of the Hessian with vectors cost, and the Hessian itself."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.families.computational_graphs._cost_cases import POINTS, SWEEPS, Case, Wrong, counted


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
                f"A loss f: Rⁿ → R depends on n = {n} weights; H is its Hessian.",
                "Forward mode over reverse mode gives H·v for one vector v.",
                "Count forward and reverse sweeps alike:",
                f"how many give H·v for {k} vectors, how many the whole of H?",
                "And how many gradients give H by differences (∇f(x + h·eᵢ) − ∇f(x))/h?",
                "Give a vector:",
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
            wrong=_wrong(n, k),
        )


def _wrong(n: int, k: int) -> Wrong:
    return {
        "one-sweep": (
            (k, n, n + 1),
            f"{counted(k, 'sweep')}, one a product; over what does the forward sweep go?",
            SWEEPS,
        ),
        "hessian-first": (
            (2 * n, 2 * n, n + 1),
            f"{2 * n} sweeps give the whole of H; is it needed for {k} products?",
            SWEEPS,
        ),
        "entry-by-entry": (
            (2 * k, 2 * n * n, n + 1),
            f"{2 * n * n} takes H entry by entry; what does one product H·eᵢ give?",
            SWEEPS,
        ),
        "no-base-eval": (
            (2 * k, 2 * n, n),
            f"{n} gradients are the steps alone; with what are they compared?",
            POINTS,
        ),
        "centred-count": (
            (2 * k, 2 * n, 2 * n),
            f"{2 * n} gradients are two a weight; which one is shared by all?",
            POINTS,
        ),
    }
