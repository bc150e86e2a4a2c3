"""Formulas in a paragraph that is wrapped and styled around them."""

from __future__ import annotations

import io

import pytest

from quizapp.terminal.screen import Screen
from quizapp.typeset import maths
from quizapp.typeset.inline import plain


def shown(words: str, columns: int = 60, *, first: str = "", color: bool = False) -> list[str]:
    out = io.StringIO()
    Screen(out, columns, color=color).prose(words, first=first)
    return out.getvalue().splitlines()


def test_a_formula_of_one_line_stands_in_its_sentence() -> None:
    assert shown(r"The slope is $\frac{\partial L}{\partial w}$.") == ["The slope is ∂L/∂w."]


def test_a_tall_formula_stands_on_the_line_of_its_sentence() -> None:
    assert shown(r"So $x = \begin{bmatrix}1\\2\end{bmatrix}$, a column.", first="1. ") == [
        "1. So x = ⎡ 1 ⎤, a column.",
        "          ⎣ 2 ⎦",
    ]


def test_display_maths_has_lines_of_its_own() -> None:
    assert shown(r"The mean is $$\sum_{i=1}^n x_i$$ divided by $n$.") == [
        "The mean is",
        " n",
        " ∑  xᵢ",
        "i=1",
        "divided by n.",
    ]


def test_a_formula_is_not_broken_unless_it_is_long() -> None:
    assert shown("0123456789012345 $a + b$ end", 20) == ["0123456789012345", "a + b end"]
    assert shown("so $a + b + c + d + e$", 12) == ["so a + b + c", "+ d + e"]


@pytest.mark.parametrize(
    "words",
    ["it costs $5 and $10", "`$x$` is code", "a $ b $ c", r"\$x\$", "one $ only", "$x$5"],
)
def test_what_is_no_maths_stays(words: str) -> None:
    assert shown(words) == [words.replace("`", "")]


def test_styles_do_not_move_a_formula() -> None:
    coloured = shown(r"**So** $\begin{bmatrix}1\\2\end{bmatrix}$", color=True)
    assert coloured == ["\x1b[1mSo\x1b[0m ⎡ 1 ⎤", "   ⎣ 2 ⎦"]


def test_a_formula_that_is_no_latex_shows_its_source() -> None:
    assert shown(r"look: $\frac{1}$") == [r"look: \frac{1}"]


def test_lists_show_one_line() -> None:
    assert plain(r"the **mean** $\sum_{i=1}^n x_i$") == "the mean ∑ᵢ₌₁ⁿ xᵢ"


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        (r"\frac{1}{2}\cdot\sigma(x)", ()),
        (r"\foo{x}+\bar{x}+\foo{y}", (r"\foo",)),
        (r"\begin{tikzpicture}\end{tikzpicture}", (r"\begin{tikzpicture}",)),
        (r"\frac{1}", (r"\frac{1}",)),
        ("x^", ("x^",)),
        (r"\left(x", (r"\left(x",)),
    ],
)
def test_what_a_terminal_cannot_show(source: str, unknown: tuple[str, ...]) -> None:
    assert maths.unknown_macros(source) == unknown


def test_private_characters_are_not_taken_for_formulas() -> None:
    assert shown("\U000f0000 and $x$") == ["⟨U+F0000⟩ and x"]
