"""Numbers made of roots and cosines are zero, or not nearer to it than the bound says."""

from __future__ import annotations

import pytest
from flint import arb, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, precision
from quizapp.answers.equality.zero_bound import MAX_BITS, zero_bits

_radicals = st.recursive(
    st.integers(1, 30).map(str)
    | st.builds(
        "{}({}*pi/{})".format, st.sampled_from(["sin", "cos", "tan"]), *[st.integers(1, 9)] * 2
    ),
    lambda inner: (
        st.builds("({}{}{})".format, inner, st.sampled_from("+-*/"), inner)
        | st.builds("sqrt({})".format, inner)
        | st.builds("({})^({}/3)".format, inner, st.sampled_from([1, 2, -1]))
        | st.builds("max({},{})".format, inner, inner)
    ),
    max_leaves=6,
)


def _value(typed: str, bits: int) -> arb:
    with precision(bits):
        return ball(reader.read(typed), {})


@given(_radicals)
@settings(deadline=None, max_examples=100)
def test_no_number_is_nearer_to_zero(typed: str) -> None:
    bits = zero_bits(reader.read(typed))
    if bits is None:
        return
    value = _value(typed, bits + 200)
    if value.is_finite() and not value.contains(0):
        assert abs(value) >= fmpq(1, 2**bits)


@pytest.mark.parametrize(
    ("typed", "bits"),
    [
        # By hand: u and l are what stands above and below, D the product of the degrees.
        ("7", 2),
        ("1/8", 5),
        ("(1/2^30)^-1", 2),
        ("(2^30)^-1", 32),
        ("sqrt(2)", 2),
        ("sqrt(1/2)", 2),
        ("sqrt(2)-sqrt(3)", 8),
        ("sqrt(2)*sqrt(2)", 3),
        ("2^(1/3)+2^(2/3)", 15),
        ("cos(pi/3)", 8),
        ("sin(pi/7)*cos(2*pi/7)", 30),
        ("sin(pi/2)+tan(pi/3)", 73),
    ],
)
def test_bounds(typed: str, bits: int) -> None:
    assert zero_bits(reader.read(typed)) == bits


@pytest.mark.parametrize("typed", ["x", "pi-3", "exp(1)", "2^sqrt(2)", "sin(1)", "1+log(2)"])
def test_other_numbers_have_no_bound(typed: str) -> None:
    assert zero_bits(reader.read(typed)) is None


def test_a_bound_that_would_cost_too_much_is_none() -> None:
    many = "+".join(f"sqrt({n})" for n in range(2, 40))
    assert zero_bits(reader.read(many)) is None
    assert zero_bits(reader.read("+".join(f"sqrt({n})" for n in range(2, 9)))) is not None
    beyond_any_float = "+".join(f"{n}^(1/9999)" for n in range(2, 95))
    assert zero_bits(reader.read(f"1+0*({beyond_any_float})")) is None
    assert MAX_BITS > 10_000
