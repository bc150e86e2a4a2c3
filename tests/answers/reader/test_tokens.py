from __future__ import annotations

import pytest

from quizapp.answers.reader import ReadError
from quizapp.answers.reader.characters import fold
from quizapp.answers.reader.tokens import tokens
from quizapp.answers.reader.vocabulary import Vocabulary, vocabulary

_NONE = vocabulary(frozenset(), forgiving=False)


def _texts(typed: str, *known: str) -> list[str]:
    return [
        token.text for token in tokens(fold(typed), vocabulary(frozenset(known), forgiving=False))
    ]


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
        ("1 — 2", "position 3: `—` cannot be read here; write `-` for a minus"),
    ],
)
def test_problems_have_a_place(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        tokens(fold(typed), _NONE)
    assert str(caught.value) == problem


def test_a_name_that_stands_there_many_times_is_looked_up_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def counted(_: Vocabulary, text: str) -> None:
        asked.append(text)

    monkeypatch.setattr(Vocabulary, "word", counted)
    assert len(tokens(fold("foo*foo*foo(foo)"), _NONE)) == 8
    # Behind the third stands a bracket, so it may mean something else.
    assert asked == ["foo", "foo"]
