from __future__ import annotations

import pytest

from quizapp.engine.awkward import is_awkward
from quizapp.engine.numbers import Log, exact


@pytest.mark.parametrize(
    ("op", "inputs", "awkward"),
    [
        # Nearer to a tie than 1, of which a slip would make one.
        ("max", ("3", "2"), False),
        ("max", ("2", "3"), False),
        ("max", ("5/2", "2"), True),
        ("relu", ("1/2",), False),
        ("relu", ("-1/2",), False),
        ("relu", ("-1/3",), True),
        # 1/v = v, or no value at all; the size of v alone counts.
        ("recip", ("-1",), True),
        ("recip", ("0",), True),
        ("recip", ("2",), False),
        ("div", ("7", "1"), True),
        ("div", ("1", "7"), False),
        # Own factor and other factor would look the same, but for the sign.
        ("mul", ("3", "-3"), True),
        ("mul", ("3", "2"), False),
        ("add", ("3", "3"), False),
    ],
)
def test_numbers_that_hide_a_rule_are_awkward(
    op: str, inputs: tuple[str, ...], awkward: bool
) -> None:
    assert is_awkward(op, list(map(exact, inputs))) == awkward


def test_what_has_no_kink_takes_any_number() -> None:
    assert not is_awkward("sigmoid", [Log(exact(1))])
