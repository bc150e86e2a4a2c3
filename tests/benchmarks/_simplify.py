"""Deciding a typed answer as one would with sympy: read it, subtract, `simplify`, compare with 0.

The yardstick is given every chance: it reads by its own parser for what people type (`^` is a
power, signs of products may be left out), is told which functions and constants there are and
that variables are real or positive, and has the right answer read beforehand.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.answers import expression


def decider(right: expression.Answer, typed: str) -> Callable[[], bool] | None:
    """Returns what decides whether `typed` is right; None for what sympy cannot read.

    Raises:
        Exception: whatever sympy raises, by the function that is returned.
    """
    from sympy import Expr

    read = partial(_read, names=_names(right))
    try:
        expected, given = read(right.exact), read(typed)
    except Exception:  # noqa: BLE001 - its parser runs what it reads, which fails in any way
        return None
    if not isinstance(given, Expr) or not _symbols(given) <= {*right.names()}:
        return None
    return lambda: _is_zero(expected - read(typed))


def cancels(right: expression.Answer, typed: str) -> bool:
    """Returns whether the difference is 0 as soon as it is made, with nothing to simplify."""
    names = _names(right)
    return bool(_read(right.exact, names) - _read(typed, names) == 0)


def forget() -> None:
    """Empties sympy's cache."""
    import sympy

    sympy.core.cache.clear_cache()


def _symbols(expression: Any) -> set[str]:
    return {symbol.name for symbol in expression.free_symbols}


def _is_zero(difference: Any) -> bool:
    import sympy

    return bool(sympy.simplify(difference) == 0)


def _read(text: str, names: dict[str, Any]) -> Any:
    from sympy.parsing import sympy_parser

    readings = (
        *sympy_parser.standard_transformations,
        sympy_parser.convert_xor,
        sympy_parser.implicit_multiplication_application,
    )
    return sympy_parser.parse_expr(text, local_dict=dict(names), transformations=readings)


def _names(right: expression.Answer) -> dict[str, Any]:
    """Returns what names mean: those that sympy spells otherwise, and the variables."""
    import sympy

    others = {"e": sympy.E, "ln": sympy.log, "abs": sympy.Abs, "max": sympy.Max, "min": sympy.Min}
    made = {
        "log10": lambda x: sympy.log(x, 10),
        "relu": lambda x: sympy.Max(0, x),
        "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
        "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    }
    variables = {
        name: sympy.Symbol(name, real=True, positive=name in right.positive or None)
        for name in right.names()
    }
    return others | made | variables
