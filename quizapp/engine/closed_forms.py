"""Exact numbers beyond the rationals as text: `exp(-1)/(1+exp(-1))**2`, `sqrt(2)/2`, `3*pi`.

The text is our own, in an order of our own, so that it is the same with every release of sympy.
It reads back, here and in sympy, as the same number.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING

from flint import fmpq

from quizapp.engine import lazy_sympy
from quizapp.engine.numbers import Log, text
from quizapp.engine.symbolic import to_sympy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.numbers import Number

# Larger expressions stay as they came: to factor them could take long.
_MOST_OPERATIONS = 80
_HIGHEST_DEGREE = 40


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is shown.

    Attributes:
        exact: its exact text.
        short: the same, or about it (`≈0.1966`) where the exact text is long.
    """

    exact: str
    short: str

    def __str__(self) -> str:
        return self.exact

    def as_json(self) -> str:
        """Returns the exact text."""
        return self.exact


def shown(value: Number, columns: int = 9) -> Shown:
    """Returns how `value` is shown.

    Args:
        value: an `fmpq`, a `Log` or a real expression of sympy's.
        columns: an exact text that takes more of them is not short.
    """
    if isinstance(value, fmpq | Log):
        exact = text(value)
    else:
        exact = min(map(closed_form, (_factored(value), value)), key=len)
    return Shown(exact, exact if len(exact) <= columns else f"≈{_about(value)}")


def is_real(value: Number) -> bool:
    """Returns whether `value`, a number of sympy's, is real and finite."""
    sympy = lazy_sympy.load()
    return not value.has(sympy.I, sympy.nan, sympy.oo, sympy.zoo)


def _factored(value: Number) -> Number:
    """Returns `value` as one quotient of products: the algebra of polynomials, no identities."""
    sympy = lazy_sympy.load()
    powers = value.atoms(sympy.Pow)
    if value.count_ops() > _MOST_OPERATIONS or _degree([p.exp for p in powers]) > _HIGHEST_DEGREE:
        return value
    exponentials = sorted(value.atoms(sympy.exp), key=str)
    if _degree([e.exp for e in exponentials]) <= _HIGHEST_DEGREE:
        return sympy.factor(value)
    # As a polynomial in exp(1/1728), exp(3059/1728) has the degree 3059: let it be an unknown.
    unknowns = {e: sympy.Symbol(f"t{n}") for n, e in enumerate(exponentials)}
    known = {unknown: e for e, unknown in unknowns.items()}
    return sympy.factor(value.xreplace(unknowns)).xreplace(known)


def _degree(exponents: Sequence[Number]) -> int:
    """Returns the largest of the exponents' coefficients over their common denominator."""
    terms = [term for exponent in exponents for term in exponent.as_ordered_terms()]
    coefficients = [term.as_coeff_Mul()[0] for term in terms]
    common = lcm(*(int(c.q) for c in coefficients))
    return max((abs(int(c.p)) * common // int(c.q) for c in coefficients), default=0)


def _about(value: Number) -> str:
    """Returns the first four digits of `value`."""
    about = lazy_sympy.load().N(to_sympy(value), 4)
    is_ordinary = 1e-4 < abs(about) < 1e6
    return f"{float(about):.4g}" if is_ordinary else str(about)


def closed_form(value: Number) -> str:
    """Returns a closed expression of sympy's as text."""
    if value.is_Add:
        terms = sorted(map(closed_form, value.args), key=_place_in_sum)
        return "+".join(terms).replace("+-", "-")
    if value.is_Rational:
        return f"{value.p}" if value.q == 1 else f"{value.p}/{value.q}"
    if value.is_Mul or (value.is_Pow and value.args[1].is_negative):
        return _product(value)
    if value.is_Pow:
        return _power(*value.args)
    if value.is_Atom:
        return "exp(1)" if type(value).__name__ == "Exp1" else str(value)
    return f"{type(value).__name__}({', '.join(map(closed_form, value.args))})"


def _place_in_sum(term: str) -> tuple[bool, bool, int, str]:
    """Numbers first, then what is added before what is subtracted."""
    return not term[-1].isdigit(), term.startswith("-"), len(term), term


def _power(base: Number, exponent: Number) -> str:
    if exponent.is_Rational and (exponent.p, exponent.q) == (1, 2):
        return f"sqrt({closed_form(base)})"
    power = closed_form(exponent)
    return f"{_bracketed(base)}**{power if power.isdigit() else f'({power})'}"


def _product(value: Number) -> str:
    """Returns factors over factors: what has a negative exponent stands below the line."""
    coefficient, rest = value.as_coeff_Mul()
    above = [] if abs(coefficient.p) == 1 else [str(abs(coefficient.p))]
    below = [] if coefficient.q == 1 else [str(coefficient.q)]
    for factor in sorted(rest.args if rest.is_Mul else [rest], key=_place_in_product):
        if factor.is_Pow and factor.args[1].is_negative:
            below.append(_factor(factor.args[0], -factor.args[1]))
        elif factor != 1:
            above.append(_bracketed(factor))
    sign = "-" if coefficient.is_negative else ""
    over = "*".join(above) or "1"
    if not below:
        return sign + over
    return f"{sign}{over}/{below[0] if len(below) == 1 else '(' + '*'.join(below) + ')'}"


def _place_in_product(factor: Number) -> tuple[bool, str]:
    """Plain factors before sums."""
    base = factor.args[0] if factor.is_Pow else factor
    return bool(base.is_Add), str(base) if base.is_Atom else closed_form(base)


def _factor(base: Number, exponent: Number) -> str:
    return _bracketed(base) if exponent == 1 else _power(base, exponent)


def _bracketed(value: Number) -> str:
    written = closed_form(value)
    plain = value.is_Atom and "/" not in written and not written.startswith("-")
    is_power = value.is_Pow and not value.args[1].is_negative
    return written if plain or value.is_Function or is_power else f"({written})"
