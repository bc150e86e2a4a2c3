"""Where c·σ(w·x + b) or c·tanh(w·x + b) is steepest, and how steep it is there."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import vector
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, exact, factor, pretty, text, to_float
from quizapp.families.generate import Draft
from quizapp.families.neural_networks._activations import ACTIVATIONS
from quizapp.families.writing import misconceptions, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


class Curve(NamedTuple):
    """f(x) = c·σ(w·x + b), or with tanh; c and w are positive, so f rises."""

    name: str
    c: fmpq
    w: fmpq
    b: fmpq


def draw(draw: Draw) -> Curve:
    """Returns a curve that is steepest beside 0."""
    name = draw.choice(("sigmoid", "tanh"))
    return Curve(name, exact(draw.integer(2, 6)), exact(draw.integer(2, 6)), draw.nonzero(9))


def _slope(curve: Curve) -> fmpq:
    """Returns the slope by the engine where the argument is 0, the logarithm of 1."""
    graph = build({"z": Log(exact(1))}, [("a", curve.name, "z"), ("f", "scale", "a", curve.c)])
    by_argument: fmpq = gradients(graph, forward(graph))[0]
    return by_argument * curve.w


def _inside(curve: Curve) -> str:
    return terms([(curve.w, "x"), (curve.b, "")])


def pose(curve: Curve) -> Draft:
    """Returns the question where f is steepest."""
    function = ACTIVATIONS[curve.name]
    largest = "1/4" if curve.name == "sigmoid" else "1"
    x, slope = -curve.b / curve.w, _slope(curve)
    c, w = pretty(curve.c), pretty(curve.w)
    return Draft(
        prompt=f"f(x) = {c}·{function.name}({_inside(curve)})\nHere {function.definition}.\n"
        "Where is f steepest, and what is its slope there? Give [x, slope].",
        answer=_answer((x, slope)),
        values=(x, slope),
        hints=(
            f"{function.name}′ is largest where its argument is zero; it falls off on both sides.",
            f"f′(x) = c·w·{function.name}′(w·x + b), with the inner derivative w.",
            f"The argument is {_inside(curve)}: set it to 0.",
        ),
        steps=(
            f"{_inside(curve)} = 0 at x = {pretty(x)}",
            f"{function.name}′ is {largest} there, the most it can be",
            f"f′ = {c}·{w}·{factor(exact(largest))} = {pretty(slope)}",
        ),
        parameters={
            "function": curve.name,
            "c": text(curve.c),
            "w": text(curve.w),
            "b": text(curve.b),
        },
        shown=(x, slope),
    )


def _answer(values: Sequence[fmpq]) -> vector.Answer:
    return vector.Answer(tuple(map(text, values)), ("x", "slope"))


_PLACE = "where the argument of the function is 0"
_FACTORS = "the factors of the slope"


def slopes(curve: Curve) -> Mapping[str, Callable[[float], float]]:
    """Returns f about the point where it is steepest."""
    x = -curve.b / curve.w
    return {f"f′({pretty(x)})": partial(_value, curve, to_float(x))}


def _value(curve: Curve, x: float, step: float) -> float:
    inside = to_float(curve.w) * (x + step) + to_float(curve.b)
    bent = math.tanh(inside) if curve.name == "tanh" else 1 / (1 + math.exp(-inside))
    return to_float(curve.c) * bent


def mistakes(curve: Curve) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    x, slope = -curve.b / curve.w, _slope(curve)
    other = 4 * slope if curve.name == "sigmoid" else slope / 4
    inside, name = _inside(curve), ACTIVATIONS[curve.name].name
    wrong = {
        "at-zero": (
            (exact(0), slope),
            f"At x = 0 the argument {inside} is {pretty(curve.b)}; where is it 0?",
            _PLACE,
        ),
        "no-inner-derivative": (
            (x, slope / curve.w),
            f"That slope is by {inside}; what does the inner derivative {pretty(curve.w)} do?",
            _FACTORS,
        ),
        "no-outer-factor": (
            (x, slope / curve.c),
            f"That is the slope of {name}({inside}) alone; what does the {pretty(curve.c)} do?",
            _FACTORS,
        ),
        "other-function": (
            (x, other),
            f"{pretty(other)} is right for {'tanh' if name == 'σ' else 'σ'}; how steep is {name}?",
            _FACTORS,
        ),
        "sign-turned": (
            (-x, slope),
            f"What is {inside} at x = {pretty(-x)}?",
            "the sign of x where the argument is 0",
        ),
    }
    return misconceptions(wrong, _answer)


def independent(curve: Curve) -> vector.Answer:
    """Returns by sympy the point about which f′ is even, and f′ there."""
    x = load().Symbol("x", real=True)
    c, w, b = map(rational, curve[1:])
    f = c * ACTIVATIONS[curve.name].symbolic(w * x + b, 0)
    slope = f.diff(x)
    (zero,) = load().solveset(w * x + b, x)
    # A largest slope is one where the second derivative vanishes.
    if slope.diff(x).subs(x, zero) != 0:
        return vector.Answer((), ("x", "slope"))
    return vector.Answer((str(zero), str(slope.subs(x, zero))), ("x", "slope"))
