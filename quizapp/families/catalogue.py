"""What a family is to who lists it: an entry in a catalogue of exercises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 999


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of generated problem.

    Attributes:
        topic: the lecture's topic, such as "computational-graphs".
        kind: the kind of its answers, "number" or "vector" for example.
        version: of its generator; another version draws other instances.
        summary: one line, what is asked.
        largest: numerator that a problem may show.
        decimals: places after the point that a problem may show, by level; else fractions.
        fewer: how many different instances a level has, where that is less than 30.
    """

    id: str
    title: str
    topic: str
    kind: str
    version: int
    summary: str
    largest: int = LARGEST
    decimals: Mapping[int, int] = field(default_factory=dict)
    fewer: Mapping[int, int] = field(default_factory=dict)
