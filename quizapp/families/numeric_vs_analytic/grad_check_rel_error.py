"""The relative error of a gradient check.

Levels: 1 one component · 2 the worst component of a vector · 3 which bug explains the errors ·
4 the norm form, or whether a check passes at a threshold · 5 the numeric gradient measured first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.answers import named, number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic import _bug_naming, _norm_form, _passing
from quizapp.families.numeric_vs_analytic._bug_naming import Buggy
from quizapp.families.numeric_vs_analytic._checks import (
    compared,
    component_line,
    relative,
    verdict,
)
from quizapp.families.numeric_vs_analytic._component_check import Check, wrong_errors
from quizapp.families.numeric_vs_analytic._functions import polynomial
from quizapp.families.numeric_vs_analytic._norm_form import Norms
from quizapp.families.numeric_vs_analytic._passing import Passing
from quizapp.families.numeric_vs_analytic._secants import Secant
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Relative error of a gradient check"
KIND = "number"
VERSION = 4
SUMMARY = "how far analytic and numeric gradient are apart, free of scale"


Asked: TypeAlias = Check | Buggy | Norms | Passing

GOLDEN = (1, Check((exact(4),), (exact(5),)))


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns a check no component of which agrees, or with one bug."""
    if level == 3:
        return _bug_naming.draw(draw)
    if level == 4:
        return _passing.draw(draw) if draw.chance(0.4) else _norm_form.draw(draw)
    if level == 5:
        return _measured(draw)
    count = 1 if level == 1 else 3
    numeric = tuple(draw.nonzero(9) for _ in range(count))
    analytic = tuple(n + draw.nonzero(4) / draw.choice((1, 2)) for n in numeric)
    return None if 0 in analytic else Check(analytic, numeric)


def _measured(draw: Draw) -> Check | None:
    f = polynomial(draw.nonzero(4), draw.nonzero(3), exact(draw.integer(1, 2)))
    secant = Secant(f, (draw.nonzero(2),), exact("1/2"))
    claimed = secant.slope() * exact(draw.choice(("1", "1", "-1", "1/2")))
    if claimed in {0, secant.centred} or secant.centred == 0:
        return None
    return Check((claimed,), (secant.centred,), secant)


def pose(asked: Asked) -> Draft:
    """Returns the question about the relative error, or about a bug."""
    match asked:
        case Buggy():
            return _bug_naming.pose(asked)
        case Passing():
            return _passing.pose(asked)
        case Norms():
            return _norm_form.pose(asked)
    return _pose(asked)


def _pose(check: Check) -> Draft:
    value, numeric = check.value, check.numeric[0]
    return Draft(
        prompt="\n".join(_prompt(check)),
        answer=_answer(check, (numeric, value)),
        values=(numeric, value) if check.secant else (value,),
        hints=_hints(check),
        steps=(
            *_measuring(check),
            *(component_line(a, n) for a, n in check.pairs),
            verdict(value),
            *_who_is_wrong(check),
        ),
        parameters={
            "analytic": ", ".join(map(text, check.analytic)),
            "numeric": ", ".join(map(text, check.numeric)),
            "f": check.secant.f.text() if check.secant else "",
            "w": text(check.secant.at[0]) if check.secant else "",
        },
        shown=(
            value,
            *(a - n for a, n in check.pairs),
            *(relative(a, n) for a, n in check.pairs),
        ),
    )


def _prompt(check: Check) -> list[str]:
    form = "|a − n|/max(|a|, |n|)"
    if check.secant:
        a, w, h = map(pretty, (check.analytic[0], check.secant.at[0], check.secant.h))
        return [
            check.secant.definition(),
            f"The code returns the gradient a = {a} at w = {w}.",
            f"What is the numeric gradient n, the centred difference with h = {h},",
            f"and what is the relative error {form}? Give n and error.",
        ]
    given = compared(_shown(check.analytic), _shown(check.numeric))
    if len(check.pairs) > 1:
        return [*given, f"What is the largest relative error of a component, {form}?"]
    return [*given, f"What is the relative error {form}?"]


def _shown(values: Sequence[fmpq]) -> str:
    return pretty(values[0]) if len(values) == 1 else listed(values)


def _measuring(check: Check) -> list[str]:
    if not check.secant:
        return []
    n = f"n = (f(w + h) − f(w − h))/(2h) = {pretty(check.numeric[0])}"
    return [check.secant.evaluation(1), check.secant.evaluation(-1), n]


def _who_is_wrong(check: Check) -> list[str]:
    """Returns what the exact derivative says of a measured check: a coarse step fails good code."""
    if not check.secant:
        return []
    is_right = check.secant.slope() == check.analytic[0]
    said = "the code is right, h is too large for a check" if is_right else "the code is wrong"
    return [check.secant.analytic_line(), f"so {said}"]


def _hints(check: Check) -> tuple[str, str, str]:
    principle = "A relative error compares the difference with the size of what is compared."
    formula = "|a − n| goes over the larger of |a| and |n|"
    if check.secant:
        first = f"First n = (f(w + h) − f(w − h))/(2h); then {formula}."
        return principle, first, check.secant.evaluation(1)
    (a, n), several = check.pairs[0], len(check.pairs) > 1
    return (
        principle,
        f"{formula}{', for each component' if several else ''}.",
        f"{'For the first component ' if several else ''}a − n = {pretty(a - n)}",
    )


def _answer(check: Check, values: tuple[fmpq, fmpq]) -> number.Answer | named.Answer:
    """Returns the answer for a numeric gradient, which is asked where it is measured, and error."""
    numeric, error = map(text, values)
    if not check.secant:
        return number.Answer(error)
    a = f"({text(check.analytic[0])})"
    follows = (("error", f"abs({a} - {{n}})/max(abs({a}), abs({{n}}))"),)
    return named.Answer((("n", numeric), ("error", error)), follows=follows)


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    match asked:
        case Buggy():
            return _bug_naming.mistakes(asked)
        case Passing():
            return _passing.mistakes(asked)
        case Norms():
            return _norm_form.mistakes(asked)
    numeric = asked.numeric[0]
    wrong = {
        tag: ((numeric, error), said, look)
        for tag, (error, said, look) in wrong_errors(asked).items()
    }
    if asked.secant and asked.secant.forward != asked.analytic[0]:
        n = asked.secant.forward
        said = f"n = {pretty(n)} steps to one side only; where does a centred difference begin?"
        error = relative(asked.analytic[0], n)
        wrong["forward"] = ((n, error), said, "which difference quotient n is")
    return misconceptions(wrong, lambda values: _answer(asked, values))


def independent(asked: Asked) -> Answer:
    """Returns the answer by sympy, the numeric gradient from sympy's values of f."""
    match asked:
        case Buggy():
            return _bug_naming.independent(asked)
        case Passing():
            return _passing.independent(asked)
        case Norms():
            return _norm_form.independent(asked)
    sympy = load()
    a, n = (list(map(rational, side)) for side in (asked.analytic, asked.numeric))
    if asked.secant:
        rise = asked.secant.by_sympy(1) - asked.secant.by_sympy(-1)
        n = [rise / (2 * rational(asked.secant.h))]
    error = max(abs(x - y) / sympy.Max(abs(x), abs(y)) for x, y in zip(a, n, strict=True))
    return _answer(asked, (exact(str(n[0])), exact(str(error))))
