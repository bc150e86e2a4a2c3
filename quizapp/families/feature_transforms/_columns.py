"""Features by their training values, and the values to standardise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact
from quizapp.families.feature_transforms._surds import root

if TYPE_CHECKING:
    from flint import fmpq


@dataclass(frozen=True, slots=True)
class Column:
    """A feature: its training values, and the value to standardise.

    Attributes:
        sample: whether σ divides by n − 1 instead of n.
    """

    training: tuple[fmpq, ...]
    test: fmpq
    sample: bool = False

    @property
    def mean(self) -> fmpq:
        """μ of the training values."""
        return sum(self.training, start=exact(0)) / len(self.training)

    @property
    def spread(self) -> fmpq:
        """The sum of squared deviations."""
        return sum(((x - self.mean) ** 2 for x in self.training), start=exact(0))

    @property
    def count(self) -> int:
        """What the sum of squares is divided by: n, or n − 1 for the sample deviation."""
        return len(self.training) - self.sample

    @property
    def variance(self) -> fmpq:
        """σ²."""
        return self.spread / self.count

    @property
    def deviation(self) -> fmpq:
        """σ, which is rational."""
        return root(self.variance).coefficient

    @property
    def z(self) -> fmpq:
        """The standardised value."""
        return (self.test - self.mean) / self.deviation


@dataclass(frozen=True, slots=True)
class Values:
    """Values to standardise: several features, or two test values of the same feature.

    Attributes:
        given: whether the prompt tells μ and σ instead of the training values.
    """

    columns: tuple[Column, ...]
    given: bool = False

    @property
    def is_one_feature(self) -> bool:
        """Whether all values belong to the same training values."""
        return len({column.training for column in self.columns}) == 1

    @property
    def names(self) -> tuple[str, ...]:
        """What the standardised values are called."""
        return ("z",) if len(self.columns) == 1 else ("z₁", "z₂")
