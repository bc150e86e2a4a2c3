"""What known mistakes make of the slope of an activation function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import Log, exact, pretty

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.families.neural_networks._activations import Point


Wrong = dict[str, "tuple[Number, str, str]"]
# Where to look.
OUTPUT = "what the derivative is written with"
_FORMULA = "whose derivative that is"
_SIDE = "the slope of the line on the side of z"


def of_sigmoid(a: fmpq, shown: str) -> Wrong:
    """Returns what each known mistake leads to where σ has the output `a`, printed as `shown`."""
    return {
        "sigma-only": (
            a,
            f"{shown} is σ itself; what is its derivative, written with σ?",
            OUTPUT,
        ),
        "one-minus-sigma": (
            1 - a,
            "That is 1 − σ; which factor stands beside it in σ′?",
            OUTPUT,
        ),
        "one-minus-sigma-squared": (
            1 - a * a,
            "That is 1 − σ²; of which function is 1 minus its square the derivative?",
            _FORMULA,
        ),
        "max-slope": (
            exact("1/4"),
            "1/4 is the largest slope of σ; at which z has it that slope?",
            "the z at which the slope is so large",
        ),
    }


def of_softplus(r: fmpq) -> Wrong:
    """Returns what each known mistake leads to at log(r)."""
    a = r / (r + 1)
    return {
        "output-only": (
            Log(1 + r),
            f"{pretty(Log(1 + r))} is softplus itself; which function is its derivative?",
            _FORMULA,
        ),
        "sigmoid-derivative": (
            a * (1 - a),
            f"{pretty(a * (1 - a))} is σ′; which function has softplus for an integral?",
            _FORMULA,
        ),
        "inner-forgotten": (
            1 - a,
            f"{pretty(1 - a)} is 1/(1 + exp(z)); which factor does the inner derivative bring?",
            "the inner derivative",
        ),
    }


def of_tanh(t: fmpq) -> Wrong:
    """Returns what each known mistake leads to where tanh has the output `t`."""
    return {
        "output-only": (
            t,
            f"{pretty(t)} is tanh itself; how is its slope written with it?",
            OUTPUT,
        ),
        "one-minus-tanh": (
            1 - t,
            f"{pretty(1 - t)} is 1 − tanh; which power of tanh is taken from 1?",
            OUTPUT,
        ),
        "sigmoid-formula": (
            t * (1 - t),
            f"{pretty(t * (1 - t))} is t(1 − t) with t = tanh; whose derivative has that form?",
            _FORMULA,
        ),
        "max-slope": (
            exact(1),
            "1 is the largest slope of tanh; at which z has it that slope?",
            "the z at which the slope is so large",
        ),
    }


def of_elu(r: fmpq) -> Wrong:
    """Returns what each known mistake leads to at log(r), below 0."""
    return {
        "output-only": (
            r - 1,
            f"{pretty(r - 1)} is ELU itself; which slope has the −1 in it?",
            _FORMULA,
        ),
        "relu": (exact(0), "ReLU is flat below 0; what does ELU do there?", _FORMULA),
        "positive-side": (
            exact(1),
            "1 is the slope on the right of 0; on which side is z?",
            _SIDE,
        ),
    }


def of_line(point: Point) -> Wrong:
    """Returns what each known mistake leads to of a ReLU or leaky ReLU."""
    z, slope, value = point.z, point.slope, point.value()
    wrong = {
        "output-only": (
            value,
            f"{pretty(value)} is the value at z = {pretty(z)}; how fast does it change there?",
            "whether the value or the slope is asked",
        ),
        "mean-of-slopes": (
            (1 + slope) / 2,
            f"{pretty((1 + slope) / 2)} is halfway between both slopes; is z = {pretty(z)} at 0?",
            _SIDE,
        ),
    }
    if z > 0:
        said = f"{pretty(slope)} is the slope on the left of 0; on which side is {pretty(z)}?"
        wrong["other-side"] = (slope, said, _SIDE)
        return wrong
    said = f"1 is the slope on the right of 0; on which side is {pretty(z)}?"
    wrong["other-side"] = (exact(1), said, _SIDE)
    said = f"ReLU is flat at {pretty(z)}; what does a leaky ReLU do there?"
    wrong["relu"] = (exact(0), said, _SIDE)
    said = f"With the slope {pretty(-slope)} the line would fall; does it, on the left of 0?"
    wrong["sign-turned"] = (-slope, said, "the sign of the slope")
    return wrong
