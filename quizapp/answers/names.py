"""The closed list of names, and the variables of an expression where one look is enough.

A question says in which variables an answer is wanted before anybody reads an answer: the whole
reader would take longer to load than the question to be shown.
"""

from __future__ import annotations

import re

# Names of functions, as typed, with the name that the tree uses.
FUNCTIONS = {
    name: name
    for name in (
        *("exp", "log", "log10", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh"),
        *("sigmoid", "relu", "softplus", "abs", "max", "min"),
    )
} | {"ln": "log", "loge": "log", "σ": "sigmoid", "maximum": "max", "minimum": "min"}
VARIADIC = {"max", "min"}
CONSTANTS = {"e": "e", "pi": "pi", "π": "pi"}

# Numbers, signs, words, and what else there may be.
_PIECE = re.compile(
    r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[-+*/^%(),| ]|([A-Za-z]\w*)|(.)",
    re.DOTALL | re.ASCII,
)
# A letter with its index: longer words may be products.
_LETTER = re.compile(r"[A-Za-z][0-9_]*")


def variables_at_a_glance(exact: str) -> frozenset[str] | None:
    """Returns the variables of an expression as authors write it; None where it must be read."""
    pieces = _PIECE.findall(exact)
    words = {word for word, _ in pieces if word} - FUNCTIONS.keys() - CONSTANTS.keys()
    is_plain = not any(other for _, other in pieces) and all(map(_LETTER.fullmatch, words))
    return frozenset(words) if is_plain else None
