"""Adam's first steps, with and without bias correction.

Levels: 1 the moments of the first step · 2 the weight after it · 3 after a second step with a
gradient of the same size · 4 of another size · 5 the first step without bias correction.
"""

from __future__ import annotations

from dataclasses import replace
from math import isqrt
from typing import TYPE_CHECKING

from quizapp.answers import number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import decimal, decimal_places, exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.sgd._adam import Run, Step, root, steps_of
from quizapp.families.writing import all_differ, misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model import Answer, Misconception

TITLE = "Adam's first steps"
KIND = "number"
VERSION = 1
SUMMARY = "Adam's moments and the weight after one or two steps; what bias correction does"

_PLACES = 6
DECIMALS = dict.fromkeys(range(1, 6), _PLACES)


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
            "w0": text(run.start),
            "gradients": ", ".join(map(text, run.gradients)),
            "beta1": text(run.beta1),
            "beta2": text(run.beta2),
            "alpha": text(run.rate),
            "asked": run.asked,
        },
        shown=tuple(value for s in steps for value in (s.m, s.u, s.m_hat, s.u_hat)),
    )


def _values(run: Run) -> tuple[fmpq, ...]:
    steps = steps_of(run)
    if run.asked == "moments":
        return (steps[0].m, steps[0].u, steps[0].m_hat, steps[0].u_hat)
    return (run.start - sum(_moves(run, steps), start=exact(0)),)


def _moves(run: Run, steps: Sequence[Step]) -> list[fmpq]:
    """Returns what each step takes from w; the draws see to it that the roots are rational."""
    plain = run.asked == "uncorrected"
    pairs = [(s.m, s.u) if plain else (s.m_hat, s.u_hat) for s in steps]
    return [run.rate * m / (root(u) or u) for m, u in pairs]


def _said(value: fmpq) -> str:
    """Returns a number as a decimal where that is short, else as a fraction."""
    places = decimal_places(value)
    short = places is not None and places <= _PLACES
    return decimal(value) if short else pretty(value)


def _prompt(run: Run) -> list[str]:
    told = f"β₁ = {_said(run.beta1)}, β₂ = {_said(run.beta2)}"
    if run.asked != "moments":
        told += f", α = {_said(run.rate)}, w₀ = {_said(run.start)}"
    lines = [
        "Adam: m ← β₁m + (1 − β₁)g and u ← β₂u + (1 − β₂)g², from m = u = 0;",
        "in step t, m̂ = m/(1 − β₁ᵗ), û = u/(1 − β₂ᵗ), and w ← w − α·m̂/√û (ε = 0).",
        f"{told}.",
    ]
    first = _said(run.gradients[0])
    if run.asked == "moments":
        return [*lines, f"The first gradient is {first}. What is [m₁, u₁, m̂₁, û₁]?"]
    if run.asked == "uncorrected":
        return [
            *lines,
            f"The first gradient is {first}, but the code forgets the bias correction:",
            "it takes m and u where m̂ and û belong. What is its w₁?",
        ]
    if len(run.gradients) == 1:
        return [*lines, f"The first gradient is {first}. What is w₁?"]
    second = _said(run.gradients[1])
    return [*lines, f"The gradients of the first two steps are {first} and {second}. What is w₂?"]


def _hints(run: Run) -> tuple[str, str, str]:
    formula = {
        "moments": "m₁ = (1 − β₁)g and u₁ = (1 − β₂)g²; divided by 1 − β₁ and 1 − β₂.",
        "weight": "Divide m by 1 − β₁ᵗ and u by 1 − β₂ᵗ, then move w by −α·m̂/√û.",
        "uncorrected": "w₁ = w₀ − α·m₁/√u₁ with m₁ = (1 − β₁)g and u₁ = (1 − β₂)g².",
    }[run.asked]
    return (
        "Both moments start at 0, so the first averages are too small: that is the bias.",
        formula,
        f"m₁ = {_said(steps_of(run)[0].m)}",
    )


_STEP_NAMES = "₁₂"


def _worked(run: Run) -> tuple[str, ...]:
    lines, w = [], run.start
    steps = steps_of(run)
    for t, (step, move) in enumerate(zip(steps, _moves(run, steps), strict=True)):
        n = _STEP_NAMES[t]
        lines.append(f"m{n} = {_said(step.m)}, u{n} = {_said(step.u)}")
        m, u, names = step.m, step.u, (f"m{n}", f"u{n}")
        if run.asked != "uncorrected":
            m, u, names = step.m_hat, step.u_hat, (f"m̂{n}", f"û{n}")
            over_m, over_u = (_bracketed(1 - beta ** (t + 1)) for beta in (run.beta1, run.beta2))
            lines.append(f"{names[0]} = {_said(step.m)} ÷ {over_m} = {_said(m)}")
            lines.append(f"{names[1]} = {_said(step.u)} ÷ {over_u} = {_said(u)}")
        if run.asked != "moments":
            below, ratio = root(u) or u, move / run.rate
            lines.append(
                f"{names[0]}/√{names[1]} = {_said(m)} ÷ {_bracketed(below)} = {_said(ratio)}"
            )
            moved = f"{_said(w)} − {_said(run.rate)}·{_bracketed(ratio)}"
            lines.append(f"w{n} = {moved} = {_said(w - move)}")
            w -= move
    return tuple(lines)


def _bracketed(value: fmpq) -> str:
    said = _said(value)
    return f"({said})" if "−" in said or "/" in said else said


def mistakes(run: Run) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if run.asked == "moments":
        return misconceptions(_wrong_moments(run), lambda values: _answer(run, values))
    wrong = _wrong_weights(run)
    if run.asked == "uncorrected":
        corrected = _values(replace(run, asked="weight"))[0]
        said = "That is Adam done right; this code corrects neither m nor u."
        wrong["corrected"] = (text(corrected), said)
    else:
        steps = steps_of(run)
        said = "Bias correction is missing: divide m by 1 − β₁ᵗ and u by 1 − β₂ᵗ."
        wrong["no-bias-correction"] = (_moved(run, [(s.m, s.u) for s in steps]), said)
    return misconceptions(wrong, _number)


def _wrong_moments(run: Run) -> dict[str, tuple[list[str], str]]:
    (g,), keep1, keep2 = run.gradients, run.beta1, run.beta2
    take1, take2 = 1 - keep1, 1 - keep2
    wrong = {
        "uncorrected": (
            (take1 * g, take2 * g * g, take1 * g, take2 * g * g),
            "m̂ and û are divided by 1 − β₁ and 1 − β₂ in the first step.",
        ),
        "corrects-only-m": (
            (take1 * g, take2 * g * g, g, take2 * g * g),
            "u is corrected as well: û₁ = u₁/(1 − β₂).",
        ),
        "no-square": (
            (take1 * g, take2 * g, g, g),
            "u averages the squares of the gradients.",
        ),
        "swapped-betas": (
            (take2 * g, take1 * g * g, g, g * g),
            "β₁ belongs to m, β₂ to u.",
        ),
        "keeps-instead": (
            (keep1 * g, keep2 * g * g, keep1 * g / take1, keep2 * g * g / take2),
            "β is the share of the old average; the gradient enters with 1 − β.",
        ),
    }
    return {tag: ([text(value) for value in values], s) for tag, (values, s) in wrong.items()}


def _wrong_weights(run: Run) -> dict[str, tuple[str, str]]:
    steps = steps_of(run)
    plain = run.asked == "uncorrected"
    pairs = [(s.m, s.u) if plain else (s.m_hat, s.u_hat) for s in steps]
    ratio = sum((m / u for m, u in pairs), start=exact(0))
    hat = "u" if plain else "û"
    wrong = {
        "corrects-only-m": (
            _moved(run, [(s.m_hat, s.u) for s in steps]),
            "Only m was corrected there; this code corrects neither m nor u."
            if plain
            else "u is corrected as well: û = u/(1 − β₂ᵗ).",
        ),
        "plain-sgd": (
            text(run.start - run.rate * sum(run.gradients, start=exact(0))),
            f"That is plain SGD; Adam divides by √{hat}.",
        ),
        "no-sqrt": (text(run.start - run.rate * ratio), f"Divide by √{hat}, not by {hat}."),
        "ascent": (
            text(2 * run.start - _values(run)[0]),
            "That goes uphill: the step is subtracted.",
        ),
    }
    if len(run.gradients) == 2:
        first = _values(replace(run, gradients=run.gradients[:1]))[0]
        wrong["one-step"] = (text(first), "That is w₁; one more step.")
        late = [(s.m / (1 - run.beta1), s.u / (1 - run.beta2)) for s in steps]
        said = "In the second step the corrections are 1 − β₁² and 1 − β₂²."
        wrong["first-correction-again"] = (_moved(run, late), said)
    return wrong


def _moved(run: Run, pairs: Sequence[tuple[fmpq, fmpq]]) -> str:
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


def _number(value: str) -> number.Answer:
    """More digits than three tell a small step with one correction from that with another."""
    return number.Answer(value, min_digits=5)


def _answer(run: Run, values: Sequence[str]) -> Answer:
    if run.asked == "moments":
        return vector.Answer(entries=tuple(values), names=("m₁", "u₁", "m̂₁", "û₁"))
    (value,) = values
    return _number(value)


def independent(run: Run) -> Answer:
    """Returns the answer from the moments written out as weighted sums of the gradients."""
    sympy = load()
    b1, b2, rate, w = map(rational, (run.beta1, run.beta2, run.rate, run.start))
    gradients = list(map(rational, run.gradients))

    def average(beta: Number, powers: Sequence[Number]) -> Number:
        return sum(beta ** (len(powers) - 1 - k) * g for k, g in enumerate(powers)) * (1 - beta)

    for t in range(1, len(gradients) + 1):
        m = average(b1, gradients[:t])
        u = average(b2, [g**2 for g in gradients[:t]])
        hats = (m, u) if run.asked == "uncorrected" else (m / (1 - b1**t), u / (1 - b2**t))
        w -= rate * hats[0] / sympy.sqrt(hats[1])
    values = [m, u, *hats] if run.asked == "moments" else [w]
    return _answer(run, [text(exact(str(value))) for value in values])
