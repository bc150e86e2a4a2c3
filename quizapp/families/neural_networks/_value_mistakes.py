"""What known mistakes make of the value of an activation function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import Log, exact, pretty
from quizapp.families.neural_networks._activations import Point

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number
    from quizapp.families.neural_networks._asked_value import Asked


Wrong = dict[str, "tuple[Number, str, str]"]
# Where to look.
_SIGN = "the sign of the value"
_ARGUMENT = "the argument of the function"
_SIDE = "the side of 0 that the argument is on"
_TURNED = "the sign of the argument"
_FUNCTION = "which function is asked"


def wrong(asked: Asked) -> Wrong:
    """Returns what each known mistake leads to."""
    z = asked.point.z
    return _wrong_at_log(asked, z) if isinstance(z, Log) else _wrong_at_rational(asked.point)


def _wrong_at_rational(point: Point) -> Wrong:
    z, slope = point.z, point.slope
    return _wrong_right_of_zero(z, slope) if z > 0 else _wrong_left_of_zero(z, slope)


def _wrong_right_of_zero(z: Number, slope: Number) -> Wrong:
    said = f"A positive argument, {pretty(z)}, and a negative value? Does that side keep its sign?"
    wrong: Wrong = {
        "sign-turned": (-z, said, _SIGN),
        "cut": (exact(0), f"Which arguments are cut to 0: is {pretty(z)} one of them?", _SIDE),
        "slope": (
            exact(1),
            f"1 is the slope there; what does it make of {pretty(z)}?",
            "whether the value or the slope is asked",
        ),
    }
    if slope != 0:
        said = f"{pretty(slope * z)} is α·{pretty(z)}; which arguments does α scale?"
        wrong["scaled-anyway"] = (slope * z, said, _SIDE)
    return wrong


def _wrong_left_of_zero(z: Number, slope: Number) -> Wrong:
    a, shown = pretty(slope), pretty(z)
    return {
        "relu": (exact(0), f"0 is ReLU; what does α = {a} leave of {shown}?", _FUNCTION),
        "abs": (-z, f"{pretty(-z)} is the size of {shown}; does α = {a} leave it whole?", _SIGN),
        "sign-turned": (
            -slope * z,
            f"Above 0? Which sign has α = {a} times {shown}?",
            _SIGN,
        ),
        "identity": (z, f"{shown} is left whole there; which arguments does α scale?", _SIDE),
    }


def _wrong_at_log(asked: Asked, z: Log) -> Wrong:
    by_name = {"sigmoid": _wrong_sigmoid, "softplus": _wrong_softplus}
    if asked.point.name == "tanh":
        return _wrong_half_tanh(asked, z) if asked.half else _wrong_tanh(asked.point, z)
    return by_name[asked.point.name](asked.point, z) if asked.point.name in by_name else _elu(z)


def _turned(point: Point, z: Log) -> tuple[Number, str, str]:
    name = point.activation.name
    return point.value(-z), f"That is {name} of {pretty(-z)}; which sign has the argument?", _TURNED


def _doubled(point: Point, z: Log) -> tuple[Number, str, str]:
    name = point.activation.name
    said = f"That is {name} of twice the argument; what is exp({pretty(z)})?"
    return point.value(z + z), said, _ARGUMENT


def _sigmoid(z: Log) -> Number:
    return Point("sigmoid", z, exact(0)).value()


def _wrong_sigmoid(point: Point, z: Log) -> Wrong:
    tanh = Point("tanh", z, exact(0)).value()
    return {
        "negative-argument": _turned(point, z),
        "doubled-argument": _doubled(point, z),
        "exp-only": (
            z.of,
            f"{pretty(z.of)} is exp(u); what does σ divide by?",
            "what exp(u) is divided by",
        ),
        "tanh": (tanh, f"{pretty(tanh)} is tanh; between which numbers lies σ?", _FUNCTION),
    }


def _wrong_half_tanh(asked: Asked, z: Log) -> Wrong:
    whole, sigmoid = asked.point.value(), _sigmoid(z)
    return {
        "half-forgotten": (
            whole,
            f"{pretty(whole)} is tanh of {pretty(z)}; what stands before the logarithm?",
            _ARGUMENT,
        ),
        "sigmoid": (
            sigmoid,
            f"{pretty(sigmoid)} is σ({pretty(z)}); between which numbers lies tanh?",
            _FUNCTION,
        ),
        "negative-argument": (
            -asked.value,
            "That is tanh of the negated argument; on which side of 0 is the argument?",
            _TURNED,
        ),
    }


def _wrong_tanh(point: Point, z: Log) -> Wrong:
    sigmoid = _sigmoid(z)
    mixed = 2 * sigmoid - 1
    return {
        "two-sigmoid-minus-one": (
            mixed,
            f"{pretty(mixed)} is 2σ(u) − 1; of which argument is tanh(u) that?",
            _ARGUMENT,
        ),
        "sigmoid": (
            sigmoid,
            f"{pretty(sigmoid)} is σ, which lies between 0 and 1; where does tanh lie?",
            _FUNCTION,
        ),
        "negative-argument": _turned(point, z),
        "doubled-argument": _doubled(point, z),
    }


def _wrong_softplus(point: Point, z: Log) -> Wrong:
    sigmoid, inside = _sigmoid(z), exact(1) + z.of
    return {
        "sigmoid": (
            sigmoid,
            f"{pretty(sigmoid)} is σ, the slope of softplus; is the slope asked?",
            _FUNCTION,
        ),
        "negative-argument": _turned(point, z),
        "doubled-argument": _doubled(point, z),
        "no-log": (
            inside,
            f"{pretty(inside)} is 1 + exp(u); which function does softplus take of it?",
            "the outermost function",
        ),
    }


def _elu(z: Log) -> Wrong:
    return {
        "exp-only": (
            z.of,
            f"{pretty(z.of)} is exp(u); what else is in the definition for u < 0?",
            "the definition for u < 0",
        ),
        "relu": (exact(0), "0 is ReLU; where does ELU lie for u < 0?", _FUNCTION),
        "sign-turned": (
            exact(1) - z.of,
            "A value above 0? Where does ELU lie for u < 0?",
            _SIGN,
        ),
    }
