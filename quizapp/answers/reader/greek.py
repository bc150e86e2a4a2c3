r"""Greek letters by their names: `alpha`, `\alpha` and `α` are one name."""

from __future__ import annotations

_SMALL = dict(
    zip(
        (
            *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"),
            *("iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi"),
            *("rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
        ),
        "αβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
LETTERS = (
    _SMALL
    | {name.capitalize(): letter.upper() for name, letter in _SMALL.items()}
    | {"varepsilon": "ε", "varphi": "φ", "vartheta": "θ", "varrho": "ρ", "varsigma": "σ"}
)
