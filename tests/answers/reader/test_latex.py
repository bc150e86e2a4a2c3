from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers.reader import ReadError
from quizapp.answers.reader.characters import Folded, fold
from quizapp.answers.reader.latex import SEAM, without_latex


def _plain(typed: str) -> str:
    return without_latex(fold(typed)).text.replace(SEAM, "'")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (r"\frac{1}{23}", "(((1))/((23)))"),
        (r"\frac12", "((1)/(2))"),
        (r"\sqrt[3]x", "((x)^(1/(3)))"),
        (r"x\log_{10}(x)", "x'log_10(x)"),
        (r"\alpha2", "'α'2"),
        (r"\theta_1", "'θ_1"),
        (r"\left[1\right.", "[1"),
        (r"\begin{bmatrix}1&2\\3\\ \end{bmatrix}", "[1,2;3 ]"),
        (r"0{,}5\,\%", "0,5 %"),
        (r"\frac{\partial L}{\partial w}", "(((∂L))/((∂w)))"),
        ("w_{12}+w_{a+b}", "w_12+w_(a+b)"),
        ("$1$", " 1 "),
    ],
)
def test_plain_signs(typed: str, plain: str) -> None:
    assert _plain(typed) == plain


@given(st.text(alphabet=st.characters(blacklist_categories=["C"], blacklist_characters="\\{}$")))
def test_text_without_latex_is_left_alone(typed: str) -> None:
    folded = Folded(typed, tuple(range(1, len(typed) + 1)))
    assert without_latex(folded) is folded


def test_each_sign_keeps_the_place_of_what_it_was_made_from() -> None:
    written = without_latex(fold(r"2\cdot\frac{x}y"))
    assert written.text == "2*(((x))/(y))"
    assert len(written.places) == len(written.text)
    assert written.places[:2] == (1, 2)
    assert written.places[written.text.index("x")] == 13
    assert written.places[written.text.index("y")] == 15


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (r"1+\foo", r"position 3: `\foo` is not known here"),
        (r"\frac1", "position 1: this command needs its arguments"),
        ("1+{2", "position 3: `{` is never closed"),
        ("1}", "position 2: `}` without `{`"),
        (r"\begin{cases}", "position 1: only matrices"),
    ],
)
def test_problems_have_a_place(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        _plain(typed)
    assert str(caught.value).startswith(problem)
