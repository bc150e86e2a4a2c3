"""How maths is written."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """How maths is written.

    Attributes:
        ascii_only: whether only ASCII may be written.
        loose: whether signs have spaces around them; not in brackets and scripts.
        tall: whether fractions have two storeys, so that a neighbour needs no sign.
    """

    ascii_only: bool = False
    loose: bool = True
    tall: bool = False


def tight(style: Style) -> Style:
    """Returns `style` without spaces around signs."""
    return replace(style, loose=False)
