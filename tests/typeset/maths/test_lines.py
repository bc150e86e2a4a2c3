"""One line says what the formula says: reading it back gives the same value."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers import expression
from quizapp.model.grades import Verdict
from quizapp.typeset import maths


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula twice: as LaTeX spares brackets, and with all of them for the answer reader."""

    latex: str
    bracketed: str
    is_sum: bool = False

    @property
    def factor(self) -> str:
        return rf"\left({self.latex}\right)" if self.is_sum else self.latex


def _sum(one: Formula, sign: str, two: Formula) -> Formula:
    right = two.factor if sign == "-" else two.latex
    return Formula(f"{one.latex}{sign}{right}", f"({one.bracketed}){sign}({two.bracketed})", True)


def _product(one: Formula, sign: str, two: Formula) -> Formula:
    glue = r"\cdot " if sign or two.latex[:1].isdecimal() else ""
    return Formula(f"{one.factor}{glue}{two.factor}", f"({one.bracketed})*({two.bracketed})")


def _fraction(one: Formula, two: Formula) -> Formula:
    return Formula(rf"\frac{{{one.latex}}}{{{two.latex}}}", f"({one.bracketed})/({two.bracketed})")


def _power(base: Formula, exponent: int) -> Formula:
    return Formula(rf"\left({base.latex}\right)^{{{exponent}}}", f"({base.bracketed})^({exponent})")


def _exponential(inside: Formula) -> Formula:
    return Formula(f"e^{{{inside.latex}}}", f"exp({inside.bracketed})")


def _root(inside: Formula) -> Formula:
    return Formula(rf"\sqrt{{{inside.latex}}}", f"sqrt({inside.bracketed})")


LEAVES = st.sampled_from("abxy").map(lambda name: Formula(name, name)) | st.integers(2, 40).map(
    lambda number: Formula(str(number), str(number))
)
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(_sum, inner, st.sampled_from("+-"), inner),
        st.builds(_product, inner, st.sampled_from(["", "·"]), inner),
        st.builds(_fraction, inner, inner),
        st.builds(_power, inner, st.integers(-3, 3)),
        st.builds(_exponential, LEAVES),
        st.builds(_root, LEAVES),
    ),
    max_leaves=7,
)


@given(FORMULAS, st.booleans())
def test_a_line_reads_back_as_what_was_written(formula: Formula, ascii_only: bool) -> None:
    line = maths.in_one_line(formula.latex, ascii_only=ascii_only)
    answer = expression.Answer(formula.bracketed, variables=("a", "b", "x", "y"))
    itself = answer.grade(formula.bracketed).verdict
    assert answer.grade(line).verdict is itself, line
    assert itself in {Verdict.CORRECT, Verdict.UNREADABLE}  # such as 1/(a-a)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (r"\frac{1}{1+e^{-z}}", "1/(1+e⁻ᶻ)"),
        (r"\frac{\partial L}{\partial w}", "∂L/∂w"),
        (r"\frac{1}{2n}", "1/(2n)"),
        (r"\frac12 x", "1/2·x"),
        (r"\left(\frac ab\right)^2", "(a/b)²"),
        (r"\lVert w \rVert^2", "‖w‖²"),
        (r"\sqrt{x^2+y^2}", "√(x²+y²)"),
        (r"\sigma(z)(1-\sigma(z))", "σ(z)(1−σ(z))"),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", "[1, 2; 3, 4]"),
    ],
)
def test_the_line_of(source: str, line: str) -> None:
    assert maths.in_one_line(source) == line
