"""Values that the inputs of a random graph may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import Log, Number, exact

if TYPE_CHECKING:
    from quizapp.engine.recipes import Recipe
    from quizapp.engine.sampling import Draw

_LOG_ODDS = [exact(text) for text in ("2", "3", "4", "1/2", "1/3", "2/3", "3/2", "4/3")]
# Of these tanh has denominators as small as σ has.
_EASY_ODDS = [exact(text) for text in ("2", "3", "1/2", "1/3")]


def input_value(draw: Draw, recipe: Recipe, op: str, *, is_log: bool) -> Number:
    """Returns a logarithm, or a rational, for an input that a gate with `op` reads first."""
    if is_log:
        return Log(draw.choice(_EASY_ODDS if op == "tanh" else _LOG_ODDS))
    whole = draw.nonzero(5)
    if op == "log":
        whole = abs(whole)
    divides = recipe.fractions and draw.chance(0.25)
    return whole / draw.choice((2, 3)) if divides else whole
