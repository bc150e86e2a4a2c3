"""sympy, loaded when it is first needed, on number types of its own."""

from __future__ import annotations

import os
from typing import Any


def load() -> Any:
    """Returns the module sympy.

    Left alone, sympy would compute on python-flint when it finds it. A second opinion must not
    rest on what the first one rests on.
    """
    os.environ.setdefault("SYMPY_GROUND_TYPES", "python")
    import sympy

    return sympy


def rational(value: Any) -> Any:
    """Returns the rational `value` (an `fmpq`) as sympy's; `sympify` would make a float of it."""
    return load().Rational(int(value.p), int(value.q))
