"""What a decision may cost: counted, not timed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.answers import deciding, equality, expression, number
from quizapp.answers.equality import balls, normal_form, ring
from quizapp.answers.equality.ring import MAX_WORK, Ring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flint import arb, fmpq

    from quizapp.answers.reader import Node

_RIGHT = expression.Answer("x^2", ("x", "y", "a", "b", "c"))

_HOSTILE = [
    "(x+1)^100000",
    "(a+b+c+x+y)^60",
    "((x+1)^99+1)^99",
    "(2^100*x)^999",
    "exp(exp(exp(exp(x))))",
    "exp(" * 50 + "x" + ")" * 50,
    "sin(" * 50 + "x" + ")" * 50,
    "sqrt(" * 50 + "x" + ")" * 50,
    "+".join(["x^x"] * 140),
    "+".join(f"sqrt({n})" for n in range(2, 120)),
    "+".join(f"sin({n}*x)" for n in range(1, 60)),
    "*".join(f"(x+y+{n})" for n in range(60)),
    "*".join(f"(exp(x/{n})+1)" for n in range(2, 30)),
    "log((a+b+c)^9+(a-b+2*c)^9+1)",
    "abs(" * 50 + "x-1" + ")-1" * 50,
    "x^2+" + "0*log(-1-x^2)+" * 30 + "0",
    "x^2+0*exp(" + "+".join(["x"] * 290) + ")",
    "x^2+0*" + "abs(" * 58 + "x" + "+x^2" * 100 + ")" * 58,
]


@pytest.mark.parametrize("typed", _HOSTILE)
def test_work_is_bounded(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rings, evaluated = [], []

    def counted_ring(*args: Any) -> Ring:
        rings.append(Ring(*args))
        return rings[-1]

    def counted_ball(parts: Sequence[Node], point: Mapping[str, fmpq]) -> arb:
        evaluated.append(equality._cost(parts))
        return balls.ball_of(parts, point)

    normal_form._begun.cache_clear()
    monkeypatch.setattr(normal_form, "Ring", counted_ring)
    monkeypatch.setattr(ring, "Ring", counted_ring)
    monkeypatch.setattr(equality, "ball_of", counted_ball)
    is_read = _RIGHT.grade(typed).verdict != "unreadable"
    assert evaluated or not is_read
    # The last step of a ring may go beyond its bound before it is refused: by itself at most.
    assert all(made.work <= 2 * MAX_WORK for made in rings)
    assert len(rings) <= 8
    # A quick look, a close one, and a last one; each at least at one point.
    assert sum(evaluated) <= 2 * equality.MAX_WORK + 3 * max(evaluated, default=0)


def test_a_decimal_is_judged_with_few_more_bits_than_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def counted(bits: int) -> balls.precision:
        asked.append(bits)
        return balls.precision(bits)

    monkeypatch.setattr(deciding, "precision", counted)
    for digits in (10, 1_010):
        assert number.Answer("pi").grade("3." + "1" * (digits - 1)).verdict == "incorrect"
    few, many = asked
    assert few < 300
    # A digit has 3.322 bits.
    assert 3_322 < many - few <= 4_000


def test_complex_values_are_no_matter_where_nothing_has_a_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(equality, "complex_ball", lambda *_: pytest.fail("evaluated for nothing"))
    assert _RIGHT.grade("exp(" * 50 + "x" + ")" * 50).verdict == "unreadable"


def test_deciding_loads_neither_sympy_nor_numpy() -> None:
    code = (
        "import sys\n"
        "from quizapp.answers import expression, number\n"
        "assert number.Answer('1/3').grade('0.333').verdict.is_right\n"
        "assert number.Answer('log(9)').grade('2*log(3)').verdict.is_right\n"
        "assert expression.Answer('x^2-1').grade('(x-1)(x+1)').verdict.is_right\n"
        "assert expression.Answer('sqrt(x^2)').grade('abs(x)').verdict.is_right\n"
        "print({'sympy', 'numpy', 'mpmath'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "set()"
