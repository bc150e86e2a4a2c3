"""The contexts of polynomials: few of them, for each is made once and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flint import Ordering, fmpq_mpoly_ctx

if TYPE_CHECKING:
    from flint import fmpq_mpoly

# For how many unknowns there is room: with more of it, all takes longer.
ROOMS = (8, 16, 32)


class FullError(Exception):
    """There are more unknowns than there is room for."""


@lru_cache(maxsize=len(ROOMS))
def context(room: int) -> tuple[fmpq_mpoly_ctx, tuple[fmpq_mpoly, ...], fmpq_mpoly]:
    """Returns the context of polynomials in so many unknowns, the unknowns, and one."""
    made = fmpq_mpoly_ctx.get([f"u{i}" for i in range(room)], Ordering.lex)
    return made, made.gens(), made.constant(1)
