"""A classifier of images, counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """A classifier of images, without biases.

    Attributes:
        hidden: units of the hidden layer; 0 for a linear classifier.
        find: "counts"; "side", the side of a square image; or "memory", in bytes.
    """

    height: int
    width: int
    channels: int
    hidden: int
    classes: int
    find: str = "counts"

    @property
    def length(self) -> int:
        """How many numbers an image has."""
        return self.height * self.width * self.channels

    @property
    def templates(self) -> int:
        """How many rows the first weight matrix has."""
        return self.hidden or self.classes


def counts(sizes: Sizes) -> tuple[int, ...]:
    """Returns templates, length of each, and weights of the second layer where there is one."""
    first = (sizes.templates, sizes.length)
    return (*first, sizes.classes * sizes.hidden) if sizes.hidden else first
