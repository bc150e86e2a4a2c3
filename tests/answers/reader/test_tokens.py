from __future__ import annotations

import pytest

from quizapp.answers.reader import ReadError
from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.tokens import MAX_TOKENS, split, split_at_spaces, tokens, unwrap


def _texts(typed: str, *known: str) -> list[str]:
    return [token.text for token in tokens(fold(typed), known)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1.5e-3", ["1.5e-3"]),
        ("2e3x", ["2e3", "x"]),
        ("2exp(x)", ["2", "exp", "(", "x", ")"]),
        ("2e-x", ["2", "e", "-", "x"]),
        ("x**2^3", ["x", "**", "2", "^", "3"]),
        ("5.", ["5."]),
        (".5", [".5"]),
        ("w_1+αx", ["w_1", "+", "αx"]),
    ],
)
def test_pieces(typed: str, expected: list[str]) -> None:
    assert _texts(typed) == expected


def test_known_letters_side_by_side_are_a_product() -> None:
    assert _texts("xy", "x", "y") == ["x", "y"]
    assert _texts("xe", "x") == ["x", "e"]
    assert _texts("xy", "x", "xy") == ["xy"]
    assert _texts("xz", "x", "y") == ["xz"]
    assert _texts("exp", "e", "x", "p") == ["exp"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1)", "position 2: `)` without `(`"),
        ("(1))+2", "position 4: `)` without `(`"),
        ("2*(1", "position 3: `(` is never closed"),
        ("[1)", "position 3: `)` closes `[`"),
        ("²)", "position 2: `)` without `(`"),
        ("1 # 2", "position 3: `#` cannot be read here"),
        ("1 — 2", "position 3: `—` cannot be read here"),
    ],
)
def test_problems_have_a_place(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        tokens(fold(typed))
    assert str(caught.value) == problem


def test_number_of_tokens() -> None:
    tokens(fold("+" * MAX_TOKENS))
    with pytest.raises(ReadError, match=f"position {MAX_TOKENS + 1}: .*more than {MAX_TOKENS}"):
        tokens(fold("+" * (MAX_TOKENS + 1)))


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1 2", ["1", "2"]),
        ("1 -2", ["1", "-2"]),
        ("1 - 2", ["1-2"]),
        ("1 -2 - 3 +4", ["1", "-2-3", "+4"]),
        ("1- 2", ["1-2"]),
        ("(1) (2)", ["(1)", "(2)"]),
        ("(1 2) 3", ["(12)", "3"]),
        ("exp (1) x", ["exp(1)", "x"]),
        ("50 % 3", ["50%", "3"]),
        ("2 * 3 √4", ["2*3", "√4"]),
    ],
)
def test_spaces_separate_values(typed: str, values: list[str]) -> None:
    pieces = split_at_spaces(tokens(fold(typed)))
    assert ["".join(token.text for token in piece) for piece in pieces] == values


def test_brackets_around_all_come_off() -> None:
    assert len(unwrap(tokens(fold("(1+2)")), "([")) == 3
    assert len(unwrap(tokens(fold("(1)(2)")), "([")) == 6
    assert len(unwrap(tokens(fold("(1)")), "[")) == 3


def test_separators_inside_brackets_do_not_count() -> None:
    assert len(split(tokens(fold("max(1,2),[3,4],5")), ",")) == 3
