from __future__ import annotations

import pytest
from flint import fmpq

from quizapp.answers import reader
from quizapp.answers.equality.angles import multiple_of_pi


@pytest.mark.parametrize(
    ("angle", "turns"),
    [
        ("pi", fmpq(1)),
        ("0", fmpq(0)),
        ("pi/5", fmpq(1, 5)),
        ("-2*pi/7", fmpq(-2, 7)),
        ("0.3*pi", fmpq(3, 10)),
        ("pi*(1/2 - 1/5)", fmpq(3, 10)),
        ("pi - pi/7", fmpq(6, 7)),
        ("1 + pi - 1", fmpq(1)),
        ("(2 + pi)/4 - 1/2", fmpq(1, 4)),
    ],
)
def test_multiples_of_pi(angle: str, turns: fmpq) -> None:
    assert multiple_of_pi(reader.read(angle)) == turns


@pytest.mark.parametrize(
    "angle",
    [
        "1",
        "pi + 1",
        "pi^2",
        "pi*pi",
        "1/pi",
        "pi/0",
        "x",
        "sqrt(2)*pi",
        "pi/(pi/5)",
        "max(1,2,pi,4)",
    ],
)
def test_what_is_not_known_to_be_one(angle: str) -> None:
    assert multiple_of_pi(reader.read(angle)) is None
