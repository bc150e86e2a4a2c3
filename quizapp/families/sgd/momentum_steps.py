"""Momentum, step by step.

Levels: 1 two listed gradients · 2 three · 3 the gradients of a parabola · 4 two weights, one of
whose gradients turns · 5 the terminal velocity under a constant gradient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import named, number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.moved_numbers import partials
from quizapp.families.sgd import _momentum_mistakes
from quizapp.families.sgd._momentum import Run, asked, rows, settled
from quizapp.families.writing import listed, misconceptions, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Momentum, step by step"
KIND = "number"
VERSION = 3
SUMMARY = "the weight after two or three steps with momentum; how fast it gets in the end"

GOLDEN = (
    1,
    Run((exact(1),), ((exact(4),), (exact(2),)), 2, momentum=exact("3/4"), rate=exact("1/10")),
)

_MOMENTA = ("1/2", "3/4", "2/3")


def draw(draw: Draw, level: int) -> Run | None:
    """Returns a run in which the known mistakes lead to different weights."""
    momentum = exact(draw.choice(_MOMENTA))
    rate = exact(draw.choice(("1/2", "1/4", "1/5", "1/10")))
    if level == 3:
        curvature = exact(draw.integer(1, 4))
        return Run((draw.nonzero(5),), (), 2, momentum, rate, curvature=curvature, traced=True)
    if level == 5:
        decay = exact(draw.choice(("1/2", "2/3", "3/4", "4/5", "7/8", "9/10", "19/20")))
        rate = exact(draw.choice(("1/5", "1/10", "1/20", "1/50")))
        gradient = exact(draw.integer(1, 9))
        return Run((exact(0),), ((gradient,),), 1, decay, rate, terminal=True)
    count, width = (3 if level == 2 else 2), (2 if level == 4 else 1)
    gradients = tuple(tuple(draw.nonzero(6) for _ in range(width)) for _ in range(count))
    start = tuple(draw.nonzero(4) for _ in range(width))
    run = Run(start, gradients, count, momentum, rate, traced=level == 2)
    turns = [first * second < 0 for first, second in zip(*gradients[:2], strict=True)]
    if level == 4 and sorted(turns) != [False, True]:
        return None
    # With ρ = 1/2 and g₁ = 2g₂ three mistakes lead to one and the same weight.
    blurred = momentum == exact("1/2") and gradients[0][0] == 2 * gradients[1][0]
    return None if blurred else run


def pose(run: Run) -> Draft:
    """Returns the question about the run."""
    values = _values(run)
    worked = [row for i in range(len(run.start)) for row in rows(run, i)]
    return Draft(
        prompt="\n".join(_prompt(run)),
        answer=_answer(run, values),
        values=values,
        hints=_hints(run),
        steps=_terminal_steps(run) if run.terminal else _steps(run),
        parameters={
            "start": ", ".join(map(text, run.start)),
            "gradients": "; ".join(", ".join(map(text, g)) for g in run.gradients),
            "curvature": "" if run.curvature is None else text(run.curvature),
            "rho": text(run.momentum),
            "alpha": text(run.rate),
        },
        shown=tuple(value for row in worked for value in (row.g, row.v, row.w)),
    )


def _values(run: Run) -> tuple[fmpq, ...]:
    return (run.rate * settled(run),) if run.terminal else asked(run)


def _prompt(run: Run) -> list[str]:
    zeros = "v₀ = 0" if len(run.start) == 1 else "v₀ = [0, 0]"
    rule = ["Momentum: v ← ρv + g, then w ← w − αv, where g is the gradient."]
    rates = f"ρ = {pretty(run.momentum)}, α = {pretty(run.rate)}, {zeros}"
    if run.terminal:
        return [
            *rule,
            f"{rates}; the gradient is {pretty(run.gradients[0][0])} for ever.",
            "By how much does each step lower w, once the velocity has settled?",
        ]
    order = ", ".join(run.names)
    wanted = f"[{order}]" if len(run.names) > 1 else order
    start = listed(run.start) if len(run.start) > 1 else pretty(run.start[0])
    count = {2: "two", 3: "three"}[run.count]
    if run.curvature is None:
        gradients = [listed(g) if len(g) > 1 else pretty(g[0]) for g in run.gradients]
        told = f"The gradients of the {count} steps are {', then '.join(gradients)}."
    else:
        told = f"The loss is L(w) = {terms([(run.curvature / 2, 'w²')])}."
    question = f"What is {wanted} after {count} steps?"
    if run.traced:
        before, velocity, after = _traced_names(run)
        question = (
            f"What is w after step {run.count - 1} ({before}),\n"
            f"and what are v and w after step {run.count} ({velocity} and {after})?"
        )
    return [*rule, f"{rates}; {wanted} starts at {start}.", told, question]


def _traced_names(run: Run) -> tuple[str, str, str]:
    return f"w{run.count - 1}", f"v{run.count}", f"w{run.count}"


def _hints(run: Run) -> tuple[str, str, str]:
    if run.terminal:
        return (
            "The velocity settles where one more step leaves it as it is.",
            "v = ρv + g, so v = g/(1 − ρ); the step is α times that.",
            f"1 − ρ = {pretty(1 - run.momentum)}",
        )
    first = ", ".join(pretty(rows(run, i)[0].v) for i in range(len(run.start)))
    slope = "" if run.curvature is None else f", with g = {terms([(run.curvature, 'w')])}"
    return (
        "The velocity remembers: it carries a part of all earlier gradients along.",
        f"In each step first v ← ρv + g{slope}, then w ← w − αv with the new v.",
        f"v₁ = g₁ = {first}" if len(run.start) == 1 else f"v₁ = g₁ = [{first}]",
    )


def _steps(run: Run) -> tuple[str, ...]:
    lines = []
    for i, name in enumerate(run.names):
        v, w = exact(0), run.start[i]
        for n, row in enumerate(rows(run, i), start=1):
            velocity = f"{factor(run.momentum)}·{factor(v)} + {_summand(row.g)}"
            moved = f"{pretty(w)} − {factor(run.rate)}·{factor(row.v)}"
            head = f"step {n}: " if len(run.names) == 1 else f"{name}, step {n}: "
            lines += [
                f"{head}g = {pretty(row.g)}, v = {velocity} = {pretty(row.v)}",
                f"{' ' * len(head)}{name} = {moved} = {pretty(row.w)}",
            ]
            v, w = row.v, row.w
    return tuple(lines)


def _summand(value: fmpq) -> str:
    return f"({pretty(value)})" if value < 0 else pretty(value)


def _terminal_steps(run: Run) -> tuple[str, ...]:
    g, velocity = run.gradients[0][0], settled(run)
    return (
        f"v = ρv + g, so v = {pretty(g)} ÷ {factor(1 - run.momentum)} = {pretty(velocity)}",
        f"step: α·v = {factor(run.rate)}·{factor(velocity)} = {pretty(run.rate * velocity)}",
        f"that is {pretty(1 / (1 - run.momentum))} times the step of plain SGD",
    )


def slopes(run: Run) -> Mapping[str, Callable[[float], float]]:
    """Returns the parabola as a function of the weight's step; nothing of listed gradients."""
    curvature = run.curvature
    if curvature is None:
        return {}
    visited = [run.start[0], *(row.w for row in rows(run, 0)[:-1])]
    found: dict[str, Callable[[float], float]] = {}
    for w in visited:
        found |= partials(run.names, (w,), lambda at: curvature / 2 * at[0] ** 2)
    return found


def mistakes(run: Run) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_momentum_mistakes.wrong(run), lambda values: _answer(run, values))


def _answer(run: Run, values: Iterable[Number]) -> Answer:
    texts = tuple(map(text, values))
    if run.traced:
        return named.Answer(tuple(zip(_traced_names(run), texts, strict=True)), 3, _follows(run))
    if len(texts) == 1:
        return number.Answer(exact=texts[0])
    return vector.Answer(entries=texts, names=run.names)


def _follows(run: Run) -> tuple[tuple[str, str], ...]:
    """Returns how the last velocity follows from the weight before it, and the last weight."""
    before, velocity, after = _traced_names(run)
    start = run.start[0] if run.count == 2 else rows(run, 0)[-3].w
    rho, rate, w = (f"({text(value)})" for value in (run.momentum, run.rate, start))
    curved = run.curvature is not None
    g = f"{text(run.curvature)}*{{{before}}}" if curved else f"({text(run.gradients[-1][0])})"
    return (
        (velocity, f"{rho}*({w} - {{{before}}})/{rate} + {g}"),
        (after, f"{{{before}}} - {rate}*{{{velocity}}}"),
    )


def independent(run: Run) -> Answer:
    """Returns the answer from each gradient's whole influence: 1 + ρ + ρ² + … of it, by sympy."""
    rho, rate = rational(run.momentum), rational(run.rate)
    if run.terminal:
        k = load().Symbol("k", integer=True)
        total = load().summation(rho**k, (k, 0, load().oo))
        return _answer(run, [exact(str(rate * total * rational(run.gradients[0][0])))])
    ends = []
    for i in range(len(run.start)):
        weights, seen = [rational(run.start[i])], []
        for n in range(run.count):
            symbol = load().Symbol("w")
            if run.curvature is None:
                seen.append(rational(run.gradients[n][i]))
            else:
                loss = rational(run.curvature) * symbol**2 / 2
                seen.append(loss.diff(symbol).subs(symbol, weights[-1]))
            influence = [sum(rho**k for k in range(n - past + 1)) for past in range(n + 1)]
            moved = sum(g * part for g, part in zip(seen, influence, strict=True))
            weights.append(weights[0] - rate * moved)
        ends.append(exact(str(weights[-1])))
    if run.traced:
        before = exact(str(weights[-2]))
        return _answer(run, [before, (before - ends[0]) / run.rate, ends[0]])
    return _answer(run, ends)
