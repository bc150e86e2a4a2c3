from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.typeset.in_ascii import in_ascii


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("−x²·y", "-x^2*y"),
        ("∂L/∂w = σ(z)(1−σ(z))", "dL/dw = sigma(z)(1-sigma(z))"),
        ("x⁻¹ + wᵢ₊₁ ≤ ‖w‖²", "x^(-1) + w_(i+1) <= ||w||^2"),
        ("wᵀx", "w^Tx"),
        ("h hint · s solution …", "h hint | s solution ..."),
        ("✓ Correct → “yes”", '+ Correct -> "yes"'),
        ("学习率 — ok", "学习率 -- ok"),
        ("L = ½‖s − t‖²", "L = (1/2)||s - t||^2"),
        ("the ½, and ⅙·h²·f‴", "the 1/2, and 1/6*h^2*f'''"),
        ("½x + ¼(y − 1)", "(1/2)x + (1/4)(y - 1)"),
        ("r = √8 = 2√2, √(x² + y²)", "r = sqrt(8) = 2*sqrt(2), sqrt(x^2 + y^2)"),
        ("√3/2 + f″", "sqrt(3)/2 + f''"),
        ("1½ epochs", "1 1/2 epochs"),
        ("sⱼ − s_y", "s_j - s_y"),
        ("1/√û₁", "1/sqrt(û_1)"),
        ("plain", "plain"),
        # Raised, but of no letter that maths is written with.
        ("0ᶝ", "0ᶝ"),
    ],
)
def test_signs_are_written_in_ascii_and_letters_stay(text: str, shown: str) -> None:
    assert in_ascii(text) == shown


@given(
    st.text(st.sampled_from("x²³⁻¹ᶜᶝᵀᵢₐ₊ΑσᏦ學…·− ") | st.characters(categories=["L", "S", "No"]))
)
def test_what_is_in_ascii_stays_as_it_is(text: str) -> None:
    assert in_ascii(in_ascii(text)) == in_ascii(text)
