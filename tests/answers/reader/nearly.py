"""Text that is nearly an answer: it reaches far more of a reader than random text does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

# Answers as people type them: what is made of their pieces is nearly an answer.
_TYPED = (
    *("-1/2", "−½", "33.3%", "0,5", "1,234", "1.2e-3", "4e^2", "L = 3", "答：2/3。", "≈ 0.333"),
    *("2xy", "1/2x", "e^-2x", "xe^(-x)", "w1w2+α", "σ(x)(1-σ(x))", "x²−1", "10⁻³", "√(x+1)"),
    *("max(0, x)", "log10(3)", "ReLU(x)", "-ylog(x)", "2(x+1)(x-1)", "(x^2-1)/(x-1)", "2^3^2"),
    *("[1, -2/3]", "(1, 2)", "1 -2", "[1, 2; 3, 4]", "[[1,2],[3,4]]", "1 2\n3 4", "［１，２］"),
    *("dL/dw=1/2, x=-3", "W=[1,2;3,4] x: 1", "∂L/∂w = 2\nw_1 = 3", "[1,2]^T", "1e1200", "1e-400"),
    *(r"\frac{1}{2}", r"\frac12", r"\sqrt[3]{x}", r"\left(x\right)^{2}", r"\alpha_1", r"e^{-x}"),
    *("ln 3 - ln x", "sin²(x)", "tanh^2 x", "|x|", "|x-|y||", "ln|x|", "1½x", "lnx", "2XY"),
    *("{x: 1, W: (1, 2)}", "⟨1, 2,⟩", "[1,2;3,4;]", "sqrt2", "log_e(3)", r"\left|x\right|"),
    *(r"\begin{bmatrix}1 & 2\\3 & 4\end{bmatrix}", r"$\sigma(w_{1}x)$", r"\exp{-x}", "3 apples"),
    *("{'x': 0.5, 'W': [1, 2]}", "tensor([1., 2.], dtype=float32)", "np.float64(0.5)"),
    *("答案是1/2", "约0.333", "x -> 1, W为2", "0.5 (1/2)", "F.relu(x)", "the answer is 3"),
)
_PIECES = (
    *"0123456789.,;:=+-*/^%()[]{}eExXylb_√½²⁻－１，−·'\\&$|?∂σπ≈~ \n\t\u3000@#",
    *("exp(", "log", "**", "))", "((", "[[", "1e9", "e^", "dL/dw", "w_{1}", r"\frac", r"\left"),
    *("sin ", "ln", "sin^2", "||", "tensor(", "np.", ", dtype=", "是", "->", "约", " ("),
    *(r"\begin{matrix}", r"\end{matrix}", r"\\", "^T", "\u202e", "\x00", "\ud800", "\x1f", "ﷺ"),
)


def nearly_answers(random: Random) -> Iterator[str]:
    """Yields answers, cut, joined and mistyped; now and then a hostile tower of one piece."""
    pick = random.choice
    while True:
        text = pick(_TYPED)
        if random.random() < 0.3:
            text = pick(_TYPED) + pick(_PIECES) + text
        for _ in range(random.randrange(5)):
            at = random.randrange(len(text) + 1)
            until = min(len(text), at + random.randrange(3))
            text = text[:at] + pick(("", pick(_PIECES), text[at:until] * 2)) + text[until:]
        if random.random() < 0.01:
            text = (pick(_PIECES) + pick(_PIECES)) * random.randrange(700) + text
        yield text
