"""The slope of an activation function at a point."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, exact, factor, pretty, text, to_float
from quizapp.families.generate import Draft
from quizapp.families.moved_graph import along_nodes
from quizapp.families.neural_networks import _slope_mistakes
from quizapp.families.neural_networks._activations import Point, odds
from quizapp.families.writing import misconceptions
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer

_SLOPES = ("1/2", "1/4", "1/5", "1/10")


@dataclass(frozen=True, slots=True)
class At:
    """The derivative of an activation at a point; of tanh also at half of it."""

    point: Point
    half: bool = False

    @property
    def output(self) -> Number:
        """The value of the function there."""
        if self.half:
            # tanh(u/2) = 2σ(u) − 1, where u/2 itself is no logarithm of a rational.
            return 2 * Point("sigmoid", self.point.z, exact(0)).value() - 1
        return self.point.value()

    @property
    def slope(self) -> Number:
        """The derivative there."""
        if self.half:
            # By u, half of which is the argument: twice the derivative of 2σ(u) − 1.
            return 4 * Point("sigmoid", self.point.z, exact(0)).derivative()
        return self.point.derivative()


def on_a_line(draw: Draw) -> At:
    """Returns most often the left side of a leaky ReLU: on the right the slope is always 1."""
    if draw.chance(0.1):
        return At(Point("relu", exact(draw.integer(1, 12)), exact(0)))
    side = -1 if draw.chance(0.75) else 1
    slope = exact(draw.choice(_SLOPES))
    return At(Point("leaky", exact(side * draw.integer(1, 12)), slope))


def of_sigmoid_or_softplus(draw: Draw) -> At | None:
    """Returns one of them at the logarithm of a rational; None where that is no good draw."""
    name = "sigmoid" if draw.chance(0.5) else "softplus"
    ratio = odds(draw, 7 if name == "sigmoid" else 12)
    # At 3, 1 − σ is the largest slope there is, 1/4.
    return None if ratio == 3 else At(Point(name, Log(ratio), exact(0)))


def of_tanh_or_elu(draw: Draw) -> At | None:
    """Returns one of them, as `of_sigmoid_or_softplus`; tanh most often at half of it."""
    if draw.chance(0.2):
        ratio = odds(draw, 12)
        return At(Point("elu", Log(ratio), exact(0))) if ratio < 1 else None
    half = draw.chance(0.8)
    return At(Point("tanh", Log(odds(draw, 15 if half else 5)), exact(0)), half)


_RULES = {
    "relu": "relu′ is 1 where its input is positive, and 0 where it is negative.",
    "leaky": "leaky′ is 1 where its input is positive, and α where it is negative.",
    "sigmoid": "σ′ = σ·(1 − σ)",
    "softplus": "softplus′ = σ",
    "tanh": "tanh′ = 1 − tanh²",
    "elu": "ELU′(u) = exp(u) for u < 0",
}


def pose(asked: At) -> Draft:
    """Returns the question about the slope there."""
    point, slope = asked.point, asked.slope
    name = point.activation.name
    where = _where(asked)
    return Draft(
        prompt=f"{point.conventions()}\nWhat is {name}′(z), the derivative, at z = {where}?",
        answer=number.Answer(text(slope)),
        values=(slope,),
        hints=(*_principle(point), _first(asked)),
        steps=(
            _output_line(asked),
            f"{_RULES[point.name].rstrip('.')}",
            f"{name}′({where}) = {_formula(asked)}{pretty(slope)}",
        ),
        parameters={"function": point.name, "z": where, "slope": text(point.slope)},
        shown=(slope,),
    )


def _where(asked: At) -> str:
    """Returns z as it is printed."""
    z = asked.point.z
    if asked.point.name == "elu":
        return f"−{pretty(-z)}"  # log(1/5) would print the slope, 1/5.
    return f"½·{pretty(z)}" if asked.half else pretty(z)


def _principle(point: Point) -> tuple[str, str]:
    if not isinstance(point.z, Log):
        # Without the numbers of the rule: they are what is asked.
        return (
            "The function is a straight line on each side of 0: which side is it?",
            "The derivative is the slope of the line on that side.",
        )
    if point.name == "softplus":
        return ("Use the chain rule; the result is a function that you know.", _RULES[point.name])
    return (
        "Look for a way to write the derivative with the function's own output.",
        _RULES[point.name],
    )


def _first(asked: At) -> str:
    z = asked.point.z
    if not isinstance(z, Log):
        return f"The input is {'positive' if z > 0 else 'negative'}."
    if asked.point.name in {"softplus", "elu"}:
        return f"exp(−z) = {pretty(1 / z.of)}"
    return f"{asked.point.activation.name}(z) = {pretty(asked.output)}"


def _output_line(asked: At) -> str:
    """Returns how the output that the slope is written with comes about."""
    z = asked.point.z
    if not isinstance(z, Log) or asked.point.name in {"softplus", "elu"}:
        return _first(asked)
    name, power, found = asked.point.activation.name, pretty(z.of), pretty(asked.output)
    if name == "σ":
        return f"exp(z) = {power}, so σ(z) = exp(z)/(1 + exp(z)) = {found}"
    double = power if asked.half else f"{factor(z.of)}²"
    return f"exp(2z) = {double}, so tanh(z) = (exp(2z) − 1)/(exp(2z) + 1) = {found}"


def _formula(asked: At) -> str:
    z = asked.point.z
    if asked.point.name == "sigmoid":
        return f"({pretty(asked.output)})·({pretty(1 - asked.output)}) = "
    if asked.point.name == "tanh":
        return f"1 − ({pretty(asked.output)})² = "
    return f"1/(1 + {pretty(1 / z.of)}) = " if asked.point.name == "softplus" else ""


def moving(asked: At) -> tuple[Callable[[float], float], ...]:
    """Returns the function about its point."""
    if asked.half:
        return (partial(_tanh_from, to_float(asked.point.z) / 2),)
    graph = asked.point.graph(asked.point.z)
    return along_nodes(graph, [graph.place("z")])


def _tanh_from(z: float, step: float) -> float:
    return math.tanh(z + step)


def mistakes(asked: At) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    z = asked.point.z
    wrong = {
        "sigmoid": lambda: _slope_mistakes.of_sigmoid(asked.output, pretty(asked.output)),
        "softplus": lambda: _slope_mistakes.of_softplus(z.of),
        "tanh": lambda: _slope_mistakes.of_tanh(asked.output),
        "elu": lambda: _slope_mistakes.of_elu(z.of),
    }.get(asked.point.name, lambda: _slope_mistakes.of_line(asked.point))()
    found = misconceptions(wrong, lambda value: number.Answer(text(value)))
    if asked.point.name != "sigmoid":
        return found
    written = text(z)
    said = f"That puts z = {pretty(z)} into s(1 − s); what is s, the input or the output?"
    input_as_output = number.Answer(f"(1 - {written})*{written}")
    return (
        Misconception("input-used-as-output", input_as_output, said, _slope_mistakes.OUTPUT),
        *found,
    )


def independent(asked: At) -> Answer:
    """Returns sympy's derivative of the definition."""
    u = load().Symbol("u", real=True)
    if asked.half:
        # tanh(z) with exp(2z) for its variable: the derivative by z has the factor 2·exp(2z).
        squared = rational(asked.point.z.of)
        by_square = ((u - 1) / (u + 1)).diff(u).subs(u, squared)
        return number.Answer(str(by_square * 2 * squared))
    slope = asked.point.symbolic(u).diff(u).subs(u, asked.point.z_symbolic())
    return number.Answer(str(load().nsimplify(slope)))
