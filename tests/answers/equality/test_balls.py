from __future__ import annotations

import math
from threading import Thread

import pytest
from flint import arb, fmpq

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, complex_ball, precision

_X = 0.7
_ORACLE = {
    "exp(x)": math.exp(_X),
    "log(x)": math.log(_X),
    "log10(x)": math.log10(_X),
    "sqrt(x)": math.sqrt(_X),
    "sin(x)": math.sin(_X),
    "cos(x)": math.cos(_X),
    "tan(x)": math.tan(_X),
    "sinh(x)": math.sinh(_X),
    "cosh(x)": math.cosh(_X),
    "tanh(x)": math.tanh(_X),
    "sigmoid(x)": 1 / (1 + math.exp(-_X)),
    "softplus(x)": math.log(1 + math.exp(_X)),
    "relu(x)": _X,
    "relu(-x)": 0.0,
    "abs(-x)": _X,
    "max(x, 1, 1/2)": 1.0,
    "min(x, 1, 1/2)": 0.5,
    "x^x": _X**_X,
    "e^x": math.exp(_X),
    "(x-x)^2 + x": _X,
    "(x-x)^(2+1)": 0.0,
    "pi*x": math.pi * _X,
    "x/3 - 2%": _X / 3 - 0.02,
    "-x + 1": 1 - _X,
}


@pytest.mark.parametrize("typed", _ORACLE)
def test_values_are_those_of_the_math_module(typed: str) -> None:
    value = ball(reader.read(typed), {"x": fmpq(7, 10)})
    assert float(value.mid()) == pytest.approx(_ORACLE[typed], rel=1e-13, abs=1e-13)


@pytest.mark.parametrize(
    "typed",
    [
        "1/(x-x)",
        "log(-x)",
        "sqrt(-x)",
        "exp(10001)",
        "(-x)^x",
        "(x-x)^-2",
        "2^(10001)",
        "0*log(-x)",
        "max(1/0,x)",
    ],
)
def test_what_has_no_value_is_not_finite(typed: str) -> None:
    assert not ball(reader.read(typed), {"x": fmpq(7, 10)}).is_finite()


@pytest.mark.parametrize("typed", ["abs(log(-x))", "max(sqrt(-x), 1)", "relu(log(-x))"])
def test_functions_of_real_values_have_no_complex_value(typed: str) -> None:
    assert not complex_ball(reader.read(typed), {"x": fmpq(7, 10)}).is_finite()
    inside = reader.read(typed).args[0]
    assert complex_ball(inside, {"x": fmpq(7, 10)}).is_finite()


def test_when_one_thread_is_done_another_goes_on() -> None:
    done = []

    def work() -> None:
        with precision(100):
            done.append(arb.pi().rel_accuracy_bits())

    with precision(200):
        waiting = Thread(target=work, daemon=True)
        waiting.start()
        assert not done
    waiting.join(timeout=10)
    assert done[0] <= 100


def test_precision_holds_for_the_block_only() -> None:
    before = arb.pi().rel_accuracy_bits()
    with precision(3_000):
        assert arb.pi().rel_accuracy_bits() > 2_900
    assert arb.pi().rel_accuracy_bits() == before
