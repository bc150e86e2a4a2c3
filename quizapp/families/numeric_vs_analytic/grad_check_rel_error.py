"""The relative error of a gradient check.

Levels: 1 one component · 2 the worst component of a vector · 3 which bug explains the errors ·
4 the norm form · 5 the numeric gradient measured first.
"""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from quizapp.answers import choice, number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic._checks import (
    BUGS,
    Check,
    differences,
    errors,
    larger,
    norm,
)
from quizapp.families.numeric_vs_analytic._functions import polynomial
from quizapp.families.numeric_vs_analytic._secants import Secant
from quizapp.families.writing import listed, misconceptions
from quizapp.model import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model import Answer

TITLE = "Relative error of a gradient check"
KIND = "number"
VERSION = 1
SUMMARY = "how far analytic and numeric gradient are apart, free of scale"

GOLDEN = (1, Check((exact(4),), (exact(5),)))

_LEGS = ((3, 4), (4, 3), (6, 8), (8, 6), (5, 12), (12, 5), (9, 12), (12, 9), (8, 15), (15, 8))
_VECTORS = tuple(
    (exact(s * a), exact(t * b)) for a, b in _LEGS for s in (1, -1) for t in (1, -1)
) + tuple((exact(s * n), exact(0)) for n in (5, 6, 9, 10) for s in (1, -1))


def draw(draw: Draw, level: int) -> Check | None:
    """Returns a check no component of which agrees."""
    if level == 3:
        return _with_bug(draw)
    if level == 4:
        return _with_norms(draw)
    if level == 5:
        return _measured(draw)
    count = 1 if level == 1 else 3
    numeric = tuple(draw.nonzero(9) for _ in range(count))
    analytic = tuple(n + draw.nonzero(4) / draw.choice((1, 2)) for n in numeric)
    return None if 0 in analytic else Check(analytic, numeric)


def _with_bug(draw: Draw) -> Check | None:
    numeric = tuple(draw.nonzero(9) / draw.choice((1, 2)) for _ in range(3))
    buggy, place = draw.choice(list(BUGS)), draw.integer(0, 2)
    analytic = tuple(n * BUGS[buggy][0] if i == place else n for i, n in enumerate(numeric))
    return Check(analytic, numeric, options=tuple(draw.sample(list(BUGS), len(BUGS))))


def _with_norms(draw: Draw) -> Check | None:
    analytic = draw.choice(_VECTORS)
    others = [v for v in _VECTORS if norm(v) != norm(analytic) and _is_whole(v, analytic)]
    return Check(analytic, draw.choice(others), norms=True) if others else None


def _is_whole(v: Sequence[fmpq], w: Sequence[fmpq]) -> bool:
    square = sum(int((a - b).p) ** 2 for a, b in zip(v, w, strict=True))
    return isqrt(square) ** 2 == square


def _measured(draw: Draw) -> Check | None:
    f = polynomial(draw.nonzero(4), draw.nonzero(3), exact(draw.integer(1, 2)))
    secant = Secant(f, (draw.nonzero(2),), exact("1/2"))
    claimed = secant.slope() * exact(draw.choice(("1", "1", "-1", "1/2")))
    if claimed in {0, secant.centred} or secant.centred == 0:
        return None
    return Check((claimed,), (secant.centred,), secant=secant)


def pose(check: Check) -> Draft:
    """Returns the question about the relative error."""
    return Draft(
        prompt="\n".join(_prompt(check)),
        answer=_choice(check, _bug(check)) if check.options else _number(check.value),
        values=() if check.options else (check.value,),
        hints=_hints(check),
        steps=_steps(check),
        parameters={
            "analytic": ", ".join(map(text, check.analytic)),
            "numeric": ", ".join(map(text, check.numeric)),
            "f": check.secant.f.text() if check.secant else "",
            "w": text(check.secant.at[0]) if check.secant else "",
        },
        shown=(check.value, *differences(check), *([] if check.norms else errors(check))),
    )


def _prompt(check: Check) -> list[str]:
    if check.secant:
        a = pretty(check.analytic[0])
        given = [
            check.secant.definition(),
            f"The code returns the gradient a = {a} at w = {pretty(check.secant.at[0])}.",
            f"The numeric gradient n is the centred difference with h = {pretty(check.secant.h)}.",
        ]
    else:
        given = [
            f"A gradient check compares the analytic gradient  a = {_shown(check.analytic)}",
            f"with the numeric gradient                        n = {_shown(check.numeric)}.",
        ]
    if check.norms:
        return [*given, "What is the relative error ‖a − n‖/(‖a‖ + ‖n‖), with Euclidean norms?"]
    form = "|a − n|/max(|a|, |n|)"
    if check.options:
        return [
            *given,
            f"The relative error of a component is {form}.",
            "Take n as right. What is wrong with the one component of a that fails?",
        ]
    if len(check.pairs) > 1:
        return [*given, f"What is the largest relative error of a component, {form}?"]
    return [*given, f"What is the relative error {form}?"]


def _shown(values: Sequence[fmpq]) -> str:
    return pretty(values[0]) if len(values) == 1 else listed(values)


def _hints(check: Check) -> tuple[str, str, str]:
    principle = "A relative error compares the difference with the size of what is compared."
    if check.options:
        a, n = _failing(check)
        return (
            "A right component has relative error 0: only one of them speaks of the bug.",
            "a = c·n with the bug's factor c: put that into |a − n|/max(|a|, |n|).",
            f"The component that fails has a = {pretty(a)} and n = {pretty(n)}.",
        )
    if check.norms:
        return (
            principle,
            "Three lengths: of a − n on top, of a and of n below.",
            f"a − n = {listed(differences(check))}",
        )
    first, formula = differences(check)[0], "|a − n| goes over the larger of |a| and |n|"
    if check.secant:
        return (
            principle,
            f"First n = (f(w + h) − f(w − h))/(2h); then {formula}.",
            f"n = {pretty(check.numeric[0])}",
        )
    several = len(check.pairs) > 1
    return (
        principle,
        f"{formula}{', for each component' if several else ''}.",
        f"{'For the first component ' if several else ''}a − n = {pretty(first)}",
    )


def _failing(check: Check) -> tuple[fmpq, fmpq]:
    return next((a, n) for a, n in check.pairs if a != n)


def _bug(check: Check) -> str:
    a, n = _failing(check)
    return next(tag for tag, (factor, _) in BUGS.items() if a == factor * n)


def _steps(check: Check) -> tuple[str, ...]:
    measured = []
    if check.secant:
        high, low = check.secant.evaluation(1), check.secant.evaluation(-1)
        measured = [high, low, f"n = (f(w + h) − f(w − h))/(2h) = {pretty(check.numeric[0])}"]
    if check.norms:
        d, a, n = norm(differences(check)), norm(check.analytic), norm(check.numeric)
        return (
            f"a − n = {listed(differences(check))}, ‖a − n‖ = {pretty(d)}",
            f"‖a‖ = {pretty(a)}, ‖n‖ = {pretty(n)}",
            f"{pretty(d)}/({pretty(a)} + {pretty(n)}) = {pretty(check.value)}",
            _verdict(check.value),
        )
    lines = [_component_line(a, n) for a, n in check.pairs]
    if check.options:
        a, n = _failing(check)
        said = f"a/n = {pretty(a / n)}: {BUGS[_bug(check)][1]}"
        return (*lines, said, f"this is option {_choice(check, _bug(check)).text()}")
    return (*measured, *lines, _verdict(check.value))


def _component_line(a: fmpq, n: fmpq) -> str:
    rest = f"|a − n| = {pretty(abs(a - n))}, larger size {pretty(larger(a, n))}"
    return f"a = {pretty(a)}, n = {pretty(n)}: {rest}, error {pretty(abs(a - n) / larger(a, n))}"


def _verdict(value: fmpq) -> str:
    return f"{pretty(value)} is far above one in a thousand: the check fails"


def mistakes(check: Check) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if check.options:
        a, n = _failing(check)
        return tuple(
            Misconception(
                tag, _choice(check, tag), f"Then a would be {pretty(factor * n)}, not {pretty(a)}."
            )
            for tag, (factor, _) in BUGS.items()
            if tag != _bug(check)
        )
    return misconceptions(_wrong_norms(check) if check.norms else _wrong(check), _number)


def _wrong(check: Check) -> dict[str, tuple[fmpq, str]]:
    def worst(error: Callable[[fmpq, fmpq], fmpq]) -> fmpq:
        return max((error(a, n) for a, n in check.pairs), key=abs)

    wrong = {
        "absolute": (
            worst(lambda a, n: abs(a - n)),
            "That is the absolute difference; divide it by the larger of the two sizes.",
        ),
        "over-analytic": (
            worst(lambda a, n: abs(a - n) / abs(a)),
            "The denominator is the larger of |a| and |n|, not always |a|.",
        ),
        "over-sum": (
            worst(lambda a, n: abs(a - n) / (abs(a) + abs(n))),
            "The denominator is the larger of |a| and |n|, not their sum.",
        ),
        "over-mean": (
            worst(lambda a, n: 2 * abs(a - n) / (abs(a) + abs(n))),
            "The denominator is the larger of |a| and |n|, not their mean.",
        ),
        "signed": (
            worst(lambda a, n: (a - n) / larger(a, n)),
            "An error has no sign: take the absolute value of the difference.",
        ),
    }
    wrong = {tag: said for tag, said in wrong.items() if _belongs(check, tag)}
    if check.secant:
        forward = check.secant.forward
        if forward != check.analytic[0]:
            error = abs(check.analytic[0] - forward) / larger(check.analytic[0], forward)
            wrong["forward"] = (error, "The numeric gradient is the centred difference here.")
    return wrong


def _belongs(check: Check, tag: str) -> bool:
    """Whether the changed rule matters: with a in front, |a| is the right denominator."""
    worst = max(check.pairs, key=lambda pair: abs(pair[0] - pair[1]) / larger(*pair))
    if tag == "over-analytic":
        return any(abs(n) > abs(a) for a, n in check.pairs)
    return tag != "signed" or worst[0] < worst[1]


def _wrong_norms(check: Check) -> dict[str, tuple[fmpq, str]]:
    d, a, n = norm(differences(check)), norm(check.analytic), norm(check.numeric)
    return {
        "absolute": (d, "That is the length of the difference; divide it by ‖a‖ + ‖n‖."),
        "over-analytic": (d / a, "The denominator is ‖a‖ + ‖n‖, not ‖a‖ alone."),
        "over-max": (d / max(a, n), "The denominator is the sum of both norms, not the larger."),
        "over-mean": (2 * d / (a + n), "The denominator is the sum of the norms, not their mean."),
        "difference-of-norms": (
            abs(a - n) / (a + n),
            "‖a − n‖ is the length of the difference, not the difference of the lengths.",
        ),
    }


def _number(value: Number) -> number.Answer:
    return number.Answer(text(value))


def _choice(check: Check, bug: str) -> choice.Answer:
    return choice.Answer(
        options=tuple(BUGS[tag][1] for tag in check.options),
        right=tuple(tag == bug for tag in check.options),
        notes=("",) * len(check.options),
    )


def independent(check: Check) -> Answer:
    """Returns the answer by sympy: distances, or the bug that makes the numeric gradient."""
    sympy = load()
    a, n = (sympy.Matrix(list(map(rational, v))) for v in (check.analytic, check.numeric))
    if check.options:
        undo = {"sign": -n, "half": n / 2, "double": 2 * n, "third": n / 3}
        bug = next(tag for tag, made in undo.items() if any(d == 0 for d in _changed(a, n, made)))
        return _choice(check, bug)
    if check.norms:
        return _number(exact(str((a - n).norm() / (a.norm() + n.norm()))))
    if check.secant:
        rise = check.secant.by_sympy(1) - check.secant.by_sympy(-1)
        n = sympy.Matrix([rise / (2 * rational(check.secant.h))])
    errors = [abs(x - y) / sympy.Max(abs(x), abs(y)) for x, y in zip(a, n, strict=True)]
    return _number(exact(str(max(errors))))


def _changed(a: Number, n: Number, made: Number) -> list[Number]:
    """Returns a − made where a and n differ."""
    return [x - z for x, y, z in zip(a, n, made, strict=True) if x != y]
