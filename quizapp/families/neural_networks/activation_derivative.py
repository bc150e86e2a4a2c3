"""The slope of an activation function, best written with its own output.

Levels: 1 ReLU and leaky ReLU · 2 σ from its output · 3 σ and softplus at log-odds · 4 tanh, ELU ·
5 where a scaled and shifted σ or tanh is steepest, and how steep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine.numbers import Log, exact
from quizapp.families.neural_networks import _slope_at, _slope_from_output, _steepest
from quizapp.families.neural_networks._activations import Point
from quizapp.families.neural_networks._slope_at import At
from quizapp.families.neural_networks._slope_from_output import Output
from quizapp.families.neural_networks._steepest import Curve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quizapp.engine.sampling import Draw
    from quizapp.families.generate import Draft
    from quizapp.model.questions import Answer, Misconception

TITLE = "Derivative of an activation function"
KIND = "number"
VERSION = 2
SUMMARY = "the slope of σ, tanh, ReLU, leaky ReLU, softplus or ELU at a point"
# σ′ of an output of two decimals has four.
DECIMALS = {2: 4}
# There are 16 logarithms at which σ′ has a denominator of level 3, and 40 for softplus.
FEWER = {3: 20}

Asked: TypeAlias = "Output | At | Curve"

GOLDEN = (3, At(Point("sigmoid", Log(exact(4)), exact(0))))


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns an activation, and a point or an output."""
    match level:
        case 1:
            return _slope_at.on_a_line(draw)
        case 2:
            return Output(exact(draw.integer(5, 95)) / 100)
        case 3:
            return _slope_at.of_sigmoid_or_softplus(draw)
        case 4:
            return _slope_at.of_tanh_or_elu(draw)
    return _steepest.draw(draw)


def pose(asked: Asked) -> Draft:
    """Returns the question about a slope."""
    if isinstance(asked, Curve):
        return _steepest.pose(asked)
    return _slope_from_output.pose(asked) if isinstance(asked, Output) else _slope_at.pose(asked)


def moving(asked: Asked) -> tuple[Callable[[float], float], ...]:
    """Returns the function about its point; nothing where the point is asked too."""
    if isinstance(asked, Curve):
        return ()
    if isinstance(asked, Output):
        return _slope_from_output.moving(asked)
    return _slope_at.moving(asked)


def slopes(asked: Asked) -> Mapping[str, Callable[[float], float]]:
    """Returns the curve about the point where it is steepest."""
    return _steepest.slopes(asked) if isinstance(asked, Curve) else {}


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(asked, Curve):
        return _steepest.mistakes(asked)
    if isinstance(asked, Output):
        return _slope_from_output.mistakes(asked)
    return _slope_at.mistakes(asked)


def independent(asked: Asked) -> Answer:
    """Returns sympy's derivative of the definition."""
    if isinstance(asked, Curve):
        return _steepest.independent(asked)
    if isinstance(asked, Output):
        return _slope_from_output.independent(asked)
    return _slope_at.independent(asked)
