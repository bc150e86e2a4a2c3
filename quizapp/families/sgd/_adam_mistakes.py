"""What known mistakes make of Adam's moments and weights."""

from __future__ import annotations

from dataclasses import replace
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, text
from quizapp.families.sgd._adam import decimal_or_fraction as shown
from quizapp.families.sgd._adam import steps_of, weights_of
from quizapp.families.sgd._descent import DIRECTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.families.sgd._adam import Run

# Wrong values as texts, what to ask and where to look, by the tags of the mistakes.
Wrong = dict[str, tuple[list[str], str, str]]

_CORRECTION = "the bias correction of both moments"
_BELOW = "what the step is divided by"


def wrong(run: Run) -> Wrong:
    """Returns what each known mistake leads to."""
    if run.asked == "moments":
        return _wrong_moments(run)
    found = _wrong_weights(run)
    if len(run.gradients) == 2:
        found |= _wrong_second_step(run)
    if run.asked == "uncorrected":
        adam = weights_of(replace(run, asked="weight"))
        said = (
            f"w = {shown(adam[-1])} is Adam done right; which two numbers does this code leave "
            "as they are?"
        )
        return found | {"corrected": (list(map(text, adam)), said, _CORRECTION)}
    bare = _moved(run, [(s.m, s.u) for s in steps_of(run)])
    first = steps_of(run)[0]
    said = (
        f"There m = {shown(first.m)} and u = {shown(first.u)} make step 1 as they are; "
        "what are they divided by before?"
    )
    return found | {"no-bias-correction": (bare, said, _CORRECTION)}


def _wrong_moments(run: Run) -> Wrong:
    (g,), keep1, keep2 = run.gradients, run.beta1, run.beta2
    take1, take2 = 1 - keep1, 1 - keep2
    b1, b2 = map(shown, (keep1, keep2))
    wrong: dict[str, tuple[tuple[fmpq, ...], str, str]] = {
        "uncorrected": (
            (take1 * g, take2 * g * g, take1 * g, take2 * g * g),
            f"m̂ is m there, and û is u; what do β₁ = {b1} and β₂ = {b2} correct in step 1?",
            _CORRECTION,
        ),
        "corrects-only-m": (
            (take1 * g, take2 * g * g, g, take2 * g * g),
            f"û is u there; what does β₂ = {b2} correct?",
            _CORRECTION,
        ),
        "no-square": (
            (take1 * g, take2 * g, g, g),
            f"u averages the gradient {shown(g)} itself there; of what is u the average?",
            "what u averages",
        ),
        "swapped-betas": (
            (take2 * g, take1 * g * g, g, g * g),
            f"m uses {b2} there, and u uses {b1}; which β belongs to which?",
            "which β belongs to which moment",
        ),
        "keeps-instead": (
            (keep1 * g, keep2 * g * g, keep1 * g / take1, keep2 * g * g / take2),
            f"The squares enter u with {b2} there; what share does β₂ stand for?",
            "the share with which the gradient enters",
        ),
    }
    return {
        tag: ([text(v) for v in values], said, look) for tag, (values, said, look) in wrong.items()
    }


def _wrong_weights(run: Run) -> Wrong:
    steps, plain = steps_of(run), run.asked == "uncorrected"
    pairs = [(s.m, s.u) if plain else (s.m_hat, s.u_hat) for s in steps]
    hat, rate = "u" if plain else "û", shown(run.rate)
    left, divisor = shown(steps[0].u), shown(pairs[0][1])
    said = f"u = {left} is left as it is in step 1; what is it divided by before the root?"
    if plain:
        corrected = shown(steps[0].m_hat)
        said = f"There m was corrected to {corrected}; does this code correct anything?"
    return {
        "corrects-only-m": (
            _moved(run, [(s.m_hat, s.u) for s in steps]),
            said,
            _CORRECTION,
        ),
        "plain-sgd": (
            _walked(run, [run.rate * g for g in run.gradients]),
            f"Those are steps of α·g with α = {rate}; what does Adam divide by?",
            _BELOW,
        ),
        "no-sqrt": (
            _walked(run, [run.rate * m / u for m, u in pairs]),
            f"Step 1 is divided by {hat} = {divisor}; what of {hat} has the unit of a gradient?",
            _BELOW,
        ),
        "ascent": (
            [text(2 * run.start - w) for w in weights_of(run)],
            f"From {shown(run.start)} that goes uphill; is the step added or subtracted?",
            DIRECTION,
        ),
    }


def _wrong_second_step(run: Run) -> Wrong:
    steps, first = steps_of(run), text(weights_of(run)[0])
    late = [(s.m / (1 - run.beta1), s.u / (1 - run.beta2)) for s in steps]
    said = "Step 2 is corrected as step 1 was; what does t = 2 do to 1 − βᵗ?"
    second = shown(run.gradients[1])
    still = f"w₂ is w₁ there; where does the second gradient, {second}, move it?"
    return {
        "one-step": ([first, first], still, "how many steps are made"),
        "first-correction-again": (_moved(run, late), said, _CORRECTION),
    }


def _walked(run: Run, moves: Sequence[fmpq]) -> list[str]:
    """Returns the weight after each move, as texts."""
    return [text(run.start - sum(moves[:n], start=exact(0))) for n in range(1, len(moves) + 1)]


def _moved(run: Run, pairs: Sequence[tuple[fmpq, fmpq]]) -> list[str]:
    """Returns the weight after each step α·m/√u, as texts."""
    return [_after(run, pairs[:n]) for n in range(1, len(pairs) + 1)]


def _after(run: Run, pairs: Sequence[tuple[fmpq, fmpq]]) -> str:
    """Returns w₀ − Σ α·m/√u as exact text, by square roots of whole numbers."""
    total, surds = run.start, dict[int, "fmpq"]()
    for m, u in pairs:
        size, rest = _out_of_the_root(int(u.p * u.q))
        moved = run.rate * m * size / u.p
        if rest == 1:
            total -= moved
        else:
            surds[rest] = surds.get(rest, exact(0)) - moved
    if not surds:
        return text(total)
    parts = [str(total)] if total != 0 else []
    for rest, coefficient in surds.items():
        factor = {"1": "", "-1": "-"}.get(str(coefficient), f"{coefficient!s}*")
        parts.append(f"{factor}sqrt({rest})")
    return " + ".join(parts).replace("+ -", "- ")


def _out_of_the_root(whole: int) -> tuple[int, int]:
    """Returns k and r of √whole = k·√r, r without the squares of small primes."""
    size = 1
    for prime in (2, 3, 5, 7, 11, 13):
        while whole % prime**2 == 0:
            size, whole = size * prime, whole // prime**2
    outer = isqrt(whole)
    return (size * outer, 1) if outer**2 == whole else (size, whole)
