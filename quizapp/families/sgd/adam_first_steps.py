"""Adam's first steps, with and without bias correction.

Levels: 1 the moments of the first step · 2 the weight after it · 3 after a second step with a
gradient of the same size · 4 of another size · 5 the first step without bias correction.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.answers import named, number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, text
from quizapp.families.generate import Draft
from quizapp.families.sgd import _adam_mistakes
from quizapp.families.sgd._adam import (
    PLACES,
    Run,
    decimal_or_fraction,
    moves_of,
    root,
    steps_of,
    weights_of,
)
from quizapp.families.writing import all_differ, misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Adam's first steps"
KIND = "number"
VERSION = 2
SUMMARY = "Adam's moments and the weight after one or two steps; what bias correction does"

DECIMALS = dict.fromkeys(range(1, 6), PLACES)


GOLDEN = (
    2,
    Run(exact(1), (exact(-4),), exact("9/10"), exact("999/1000"), exact("1/10")),
)

_BETA1 = ("9/10", "4/5", "3/4", "1/2")
_BETA2 = ("999/1000", "99/100", "9/10", "3/4")
_RATES = ("1/10", "1/5", "1/20", "1/4", "1/2")
# Second moments whose root after two steps is rational: β₂ with sizes of both gradients.
_PAIRS = {
    "1/2": ((5, 1), (1, 11), (5, 13)),
    "3/5": ((3, 1), (1, 5)),
    "3/4": ((6, 1), (2, 5), (9, 5)),
    "4/5": ((1, 3), (11, 3), (1, 8)),
    "24/25": ((2, 1), (5, 1), (3, 5)),
}
# β₂ for which √(1 − β₂) is rational.
_ROOTED = ("3/4", "8/9", "15/16", "24/25", "99/100")


def draw(draw: Draw, level: int) -> Run | None:
    """Returns a run whose right answer is rational."""
    start, rate = draw.nonzero(3), exact(draw.choice(_RATES))
    if level == 4:
        beta2 = draw.choice(list(_PAIRS))
        sizes = draw.choice(_PAIRS[beta2])
        gradients = tuple(exact(size if draw.chance(0.5) else -size) for size in sizes)
        beta1 = exact(draw.choice(("1/2", "3/5")))
        return _telling(Run(start, gradients, beta1, exact(beta2), rate))
    beta1 = exact(draw.choice(_BETA1))
    beta2 = draw.choice(_ROOTED if level == 5 else _BETA2)
    g = draw.nonzero(9)
    run = Run(start, (g,), beta1, exact(beta2), rate)
    if level == 3:
        return _telling(replace(run, gradients=(g, -g if draw.chance(0.7) else g)))
    asked = {1: "moments", 5: "uncorrected"}.get(level, "weight")
    # With |g| = 1 the root, the square and the gradient itself cannot be told apart.
    return None if abs(g) == 1 else _telling(replace(run, asked=asked))


def _telling(run: Run) -> Run | None:
    return run if all_differ(mistakes(run)) else None


def pose(run: Run) -> Draft:
    """Returns the question about the run."""
    steps = steps_of(run)
    values = _values(run)
    return Draft(
        prompt="\n".join(_prompt(run)),
        answer=_answer(run, [text(value) for value in values]),
        values=values,
        hints=_hints(run),
        steps=_worked(run),
        parameters={
            "gradients": ", ".join(map(text, run.gradients)),
            "beta1": text(run.beta1),
            "beta2": text(run.beta2),
            "asked": run.asked,
        }
        | ({} if run.asked == "moments" else {"w0": text(run.start), "alpha": text(run.rate)}),
        shown=tuple(value for s in steps for value in (s.m, s.u, s.m_hat, s.u_hat)),
    )


def _values(run: Run) -> tuple[fmpq, ...]:
    if run.asked == "moments":
        (step,) = steps_of(run)
        return step.m, step.u, step.m_hat, step.u_hat
    return tuple(weights_of(run))


def _prompt(run: Run) -> list[str]:
    told = f"β₁ = {decimal_or_fraction(run.beta1)}, β₂ = {decimal_or_fraction(run.beta2)}"
    if run.asked != "moments":
        told += f", α = {decimal_or_fraction(run.rate)}, w₀ = {decimal_or_fraction(run.start)}"
    lines = [
        "Adam: m ← β₁m + (1 − β₁)g and u ← β₂u + (1 − β₂)g², from m = u = 0;",
        "in step t, m̂ = m/(1 − β₁ᵗ), û = u/(1 − β₂ᵗ), and w ← w − α·m̂/√û (ε = 0).",
        f"{told}.",
    ]
    first = decimal_or_fraction(run.gradients[0])
    if run.asked == "moments":
        return [
            *lines,
            f"The first gradient is {first}. What are m₁, u₁, m̂₁ and û₁?",
            "Give them as m, u, mhat and uhat.",
        ]
    if run.asked == "uncorrected":
        return [
            *lines,
            f"The first gradient is {first}, but the code forgets the bias correction:",
            "it takes m and u where m̂ and û belong. What is its w₁?",
        ]
    if len(run.gradients) == 1:
        return [*lines, f"The first gradient is {first}. What is w₁?"]
    second = decimal_or_fraction(run.gradients[1])
    told = f"The gradients of the first two steps are {first} and {second}."
    return [*lines, told, "What are w₁ and w₂? Give them as w1 and w2."]


def _hints(run: Run) -> tuple[str, str, str]:
    formula = {
        "moments": "m₁ = (1 − β₁)g and u₁ = (1 − β₂)g²; divided by 1 − β₁ and 1 − β₂.",
        "weight": "Divide m by 1 − β₁ᵗ and u by 1 − β₂ᵗ, then move w by −α·m̂/√û.",
        "uncorrected": "w₁ = w₀ − α·m₁/√u₁ with m₁ = (1 − β₁)g and u₁ = (1 − β₂)g².",
    }[run.asked]
    return (
        "Both moments start at 0, so the first averages are too small: that is the bias.",
        formula,
        f"m₁ = {decimal_or_fraction(steps_of(run)[0].m)}",
    )


_STEP_NAMES = "₁₂"


def _worked(run: Run) -> tuple[str, ...]:
    lines, w = [], run.start
    for t, (step, move) in enumerate(zip(steps_of(run), moves_of(run), strict=True)):
        n = _STEP_NAMES[t]
        lines += _moment_lines(run, t)
        m, u, names = step.m, step.u, (f"m{n}", f"u{n}")
        if run.asked != "uncorrected":
            m, u, names = step.m_hat, step.u_hat, (f"m̂{n}", f"û{n}")
            over_m, over_u = (_bracketed(1 - beta ** (t + 1)) for beta in (run.beta1, run.beta2))
            lines.append(
                f"{names[0]} = {decimal_or_fraction(step.m)} ÷ {over_m} = {decimal_or_fraction(m)}"
            )
            lines.append(
                f"{names[1]} = {decimal_or_fraction(step.u)} ÷ {over_u} = {decimal_or_fraction(u)}"
            )
        if run.asked != "moments":
            below, ratio = root(u) or u, move / run.rate
            divided = f"{decimal_or_fraction(m)} ÷ {_bracketed(below)}"
            lines.append(f"{names[0]}/√{names[1]} = {divided} = {decimal_or_fraction(ratio)}")
            moved = f"{decimal_or_fraction(w)} − {_bracketed(run.rate)}·{_bracketed(ratio)}"
            lines.append(f"w{n} = {moved} = {decimal_or_fraction(w - move)}")
            w -= move
    return tuple(lines)


def _moment_lines(run: Run, t: int) -> list[str]:
    """Returns how both moments of step t + 1 come about."""
    moments, g, lines = steps_of(run), run.gradients[t], []
    ms, us = [s.m for s in moments], [s.u for s in moments]
    for name, beta, found, power in (("m", run.beta1, ms, ""), ("u", run.beta2, us, "²")):
        kept = f"{_bracketed(beta)}·{_bracketed(found[t - 1])} + " if t else ""
        taken = f"{_bracketed(1 - beta)}·{_bracketed(g)}{power}"
        lines.append(f"{name}{_STEP_NAMES[t]} = {kept}{taken} = {decimal_or_fraction(found[t])}")
    return lines


def _bracketed(value: fmpq) -> str:
    said = decimal_or_fraction(value)
    return f"({said})" if "−" in said or "/" in said else said


def mistakes(run: Run) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_adam_mistakes.wrong(run), lambda values: _answer(run, values))


def _answer(run: Run, values: Sequence[str]) -> number.Answer | named.Answer:
    """More digits than three tell a small step with one correction from that with another."""
    if run.asked == "moments":
        over = [f"({text(1 - beta)})" for beta in (run.beta1, run.beta2)]
        corrected = (("mhat", f"{{m}}/{over[0]}"), ("uhat", f"{{u}}/{over[1]}"))
        names = ("m", "u", "mhat", "uhat")
        return named.Answer(tuple(zip(names, values, strict=True)), 5, corrected)
    if len(values) == 1:
        return number.Answer(values[0], min_digits=5)
    moved = (("w2", f"{{w1}} - ({text(moves_of(run)[1])})"),)
    return named.Answer((("w1", values[0]), ("w2", values[1])), 5, moved)


def independent(run: Run) -> Answer:
    """Returns the answer from the moments written out as weighted sums of the gradients."""
    sympy = load()
    b1, b2, rate, w = map(rational, (run.beta1, run.beta2, run.rate, run.start))
    gradients, weights = list(map(rational, run.gradients)), list["Number"]()

    def average(beta: Number, powers: Sequence[Number]) -> Number:
        return sum(beta ** (len(powers) - 1 - k) * g for k, g in enumerate(powers)) * (1 - beta)

    for t in range(1, len(gradients) + 1):
        m = average(b1, gradients[:t])
        u = average(b2, [g**2 for g in gradients[:t]])
        hats = (m, u) if run.asked == "uncorrected" else (m / (1 - b1**t), u / (1 - b2**t))
        w -= rate * hats[0] / sympy.sqrt(hats[1])
        weights.append(w)
    values = [m, u, *hats] if run.asked == "moments" else weights
    return _answer(run, [text(exact(str(value))) for value in values])
