"""FSRS's parameters fitted to one learner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """What a fit found.

    Attributes:
        weights: FSRS-6's 21 parameters, fitted to the earlier reviews only.
        reviews: of the whole log, earlier and held back.
        log_loss_before: on the later reviews, which were held back, of the parameters in use.
        log_loss_after: on the same reviews, of `weights`.
    """

    weights: tuple[float, ...]
    reviews: int
    log_loss_before: float
    log_loss_after: float

    @property
    def is_better(self) -> bool:
        """Whether it foretold the reviews held back better than what was in use."""
        return self.log_loss_after < self.log_loss_before


@dataclass(frozen=True, slots=True)
class KeptFit:
    """A fit in the store; `at` is when it was made, UTC in ISO 8601."""

    version: int
    fit: Fit
    at: str
    is_used: bool
