from __future__ import annotations

import pytest

from quizapp.answers.reader import ReadError
from quizapp.answers.reader.characters import MAX_LENGTH, fold


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("−1–2‐3", "-1-2-3"),
        ("2×3·4⋅5∗6", "2*3*4*5*6"),
        ("1÷2∕3⁄4", "1/2/3/4"),
        ("（１２．５％）", "(12.5%)"),
        ("x²", "x^(2)"),
        ("x⁻¹²y", "x^(-12)y"),
        ("eˣ", "e^(x)"),
        ("w₁", "w1"),
        ("𝑥", "x"),
        ("½", "½"),
        ("1、2；3：4", "1,2;3:4"),
        ("1\t2\n3\u00a04\u30005", "1 2\n3 4 5"),
        ("—", "—"),
        ("1\r\n2", "1\n\n2"),
        ("㎏", "kg"),
        ("ﷺ", "ﷺ"),
        ("٣۵", "35"),
        ("2ˆ3", "2^3"),
    ],
)
def test_folding(typed: str, plain: str) -> None:
    assert fold(typed).text == plain


def test_places_are_those_of_what_was_typed() -> None:
    folded = fold("x²−y")
    assert folded.text == "x^(2)-y"
    assert folded.places == (1, 2, 2, 2, 3, 3, 4)
    assert folded.place(len(folded.text)) == 5
    assert folded.cut(5, 7).place(1) == 4
    assert fold("1+x²").places == (1, 2, 3, 4, 4, 4, 4)


@pytest.mark.parametrize(
    "char", ["\x00", "\x1b", "\x7f", "\u200b", "\u202e", "\u2066", "\ufeff", "\ud800", "\ue000"]
)
def test_what_cannot_be_seen_is_refused_at_its_place(char: str) -> None:
    with pytest.raises(ReadError, match=rf"^position 3: U\+{ord(char):04X} ") as caught:
        fold("12" + char)
    assert char not in str(caught.value)


def test_length() -> None:
    fold("1" * MAX_LENGTH)
    with pytest.raises(ReadError, match="longer than 2000"):
        fold("1" * (MAX_LENGTH + 1))
