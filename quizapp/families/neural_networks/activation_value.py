"""The value of an activation function at a point, exact: e to the z is rational.

Levels: 1 ReLU and leaky ReLU · 2 σ · 3 tanh · 4 softplus and ELU · 5 a neuron, w·x + b first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.neural_networks import _value_mistakes
from quizapp.families.neural_networks._activations import Point, odds
from quizapp.families.neural_networks._asked_value import Asked
from quizapp.families.writing import fill_a_choice, listed, misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Value of an activation function"
KIND = "number"
VERSION = 2
SUMMARY = "σ, tanh, ReLU, leaky ReLU, softplus or ELU at a point"
# There are 44 logarithms of a/b with a + b up to 12, the largest denominator of level 2.
FEWER = {2: 22}

_SLOPES = ("1/2", "1/4", "1/5", "1/10")


GOLDEN = (3, Asked(Point("tanh", Log(exact(3)), exact(0))))


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns an activation and a point where it is exact."""
    if level == 5:
        return _neuron(draw)
    asked = Asked(_rational_point(draw)) if level == 1 else _at_log(draw, level)
    return asked if fill_a_choice(mistakes(asked)) else None


def _at_log(draw: Draw, level: int) -> Asked:
    half = level == 3 and draw.chance(0.5)
    ratio = odds(draw, 9 if level == 3 and not half else 12)
    name = {2: "sigmoid", 3: "tanh"}.get(level, "softplus")
    if level == 4 and ratio < 1 and draw.chance(0.7):
        name = "elu"
    return Asked(Point(name, Log(ratio), exact(0)), half)


def _rational_point(draw: Draw) -> Point:
    if draw.chance(0.3):
        return Point("relu", exact(draw.integer(2, 9)) / draw.integer(1, 4), exact(0))
    return Point("leaky", draw.nonzero(12), exact(draw.choice(_SLOPES)))


def _neuron(draw: Draw) -> Asked | None:
    asked = Asked(
        Point(draw.choice(("sigmoid", "tanh", "softplus")), Log(odds(draw, 7)), exact(0)),
        weights=(draw.nonzero(4), draw.nonzero(4)),
        inputs=(draw.nonzero(4), draw.nonzero(4)),
    )
    if asked.point.name == "softplus" and asked.value.of in map(abs, _told(asked)):
        return None  # log(7) where a 7 is printed.
    return asked if asked.products != 0 else None


def _told(asked: Asked) -> tuple[fmpq, ...]:
    return (*asked.weights, *asked.inputs, asked.products)


def pose(asked: Asked) -> Draft:
    """Returns the question about the value."""
    point, value = asked.point, asked.value
    argument = _argument(asked)
    return Draft(
        prompt="\n".join([*_neuron_text(asked), point.conventions(), f"What is {argument}?"]),
        answer=_answer(value),
        values=(value,),
        hints=(*_principle(asked), _first(asked)),
        steps=_steps(asked, argument),
        parameters={
            "function": point.name,
            "z": ("1/2*" if asked.half else "") + text(point.z),
            "slope": text(point.slope),
            "w": ", ".join(map(text, asked.weights)),
            "x": ", ".join(map(text, asked.inputs)),
        },
        shown=(value,),
    )


def _argument(asked: Asked) -> str:
    name = asked.point.activation.name
    if asked.weights:
        return f"{name}(w·x + b)"
    return f"{name}({'½·' if asked.half else ''}{pretty(asked.point.z)})"


def _neuron_text(asked: Asked) -> list[str]:
    if not asked.weights:
        return []
    w, x = listed(asked.weights), listed(asked.inputs)
    return [f"A neuron has w = {w}, x = {x} and b = {_bias(asked)}."]


def _bias(asked: Asked) -> str:
    rest = asked.products
    return f"{pretty(asked.point.z)} {'−' if rest > 0 else '+'} {pretty(abs(rest))}"


def _principle(asked: Asked) -> tuple[str, str]:
    half = {"tanh": "tanh(½·u) = (exp(u) − 1)/(exp(u) + 1)"}
    by_name = {
        "relu": (
            "ReLU keeps what is positive and cuts what is negative to zero.",
            "relu(u) = max(0, u)",
        ),
        "leaky": (
            "A leaky ReLU keeps what is positive and scales down what is negative.",
            "Look at the sign first: u for u > 0, α·u for u < 0.",
        ),
        "sigmoid": (
            "The exponential of a logarithm is the number itself.",
            "σ(u) = exp(u)/(1 + exp(u))",
        ),
        "tanh": (
            "The exponential of a logarithm is the number itself.",
            half["tanh"] if asked.half else "tanh(u) = (exp(2u) − 1)/(exp(2u) + 1)",
        ),
        "softplus": (
            "The exponential of a logarithm is the number itself.",
            "softplus(u) = log(1 + exp(u)): the answer is a logarithm.",
        ),
        "elu": (
            "The logarithm of a number below one is negative.",
            "ELU(u) = exp(u) − 1 for u < 0",
        ),
    }
    return by_name[asked.point.name]


def _first(asked: Asked) -> str:
    z = asked.point.z
    if not isinstance(z, Log):
        return f"The argument is {'positive' if z > 0 else 'negative'}."
    if asked.weights:
        return f"w·x = {pretty(asked.products)}, so w·x + b = {pretty(z)}."
    return f"exp(u) = {pretty(z.of)} for u = {pretty(z)}."


def _steps(asked: Asked, argument: str) -> tuple[str, ...]:
    point, value = asked.point, pretty(asked.value)
    z = point.z
    if not isinstance(z, Log):
        scaled = "" if z > 0 else f"{factor(point.slope)}·{factor(z)} = "
        return (_first(asked), f"{argument} = {scaled}{value}")
    r = factor(z.of)
    sum_line = [f"w·x + b = {pretty(asked.products)} + {_bias(asked)} = {pretty(z)}"]
    tanh = f"({pretty(z.of)} − 1)/({pretty(z.of)} + 1)"
    formula = {
        "sigmoid": f"{r}/(1 + {pretty(z.of)})",
        "tanh": tanh if asked.half else f"({r}² − 1)/({r}² + 1)",
        "softplus": f"log(1 + {pretty(z.of)})",
        "elu": f"{pretty(z.of)} − 1",
    }[point.name]
    return (
        *(sum_line if asked.weights else []),
        f"exp(u) = {pretty(z.of)} for u = {pretty(z)}",
        f"{argument} = {formula} = {value}",
    )


def _answer(value: Number) -> number.Answer:
    return number.Answer(text(value))


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_value_mistakes.wrong(asked), _answer)


def independent(asked: Asked) -> number.Answer:
    """Returns the definition, evaluated by sympy."""
    z = asked.point.z_symbolic()
    if asked.half:
        t = load().exp(z)
        return number.Answer(str((t - 1) / (t + 1)))
    rest = sum(rational(w) * rational(x) for w, x in zip(asked.weights, asked.inputs, strict=True))
    bias = z - rest
    return number.Answer(str(asked.point.symbolic(rest + bias)))
