"""Brier's score of a confidence."""

from __future__ import annotations


def brier(confidence: int, *, is_right: bool) -> float:
    """Returns the squared distance between what was said and what came: 0 is best, 1 worst.

    Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review
    78 (1950); here for one outcome, so half of his sum over both.

    Args:
        confidence: in percent.
    """
    return float((confidence / 100 - is_right) ** 2)
