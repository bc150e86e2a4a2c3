"""The contexts of polynomials: few of them, for each is made once and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flint import Ordering, fmpq_mpoly_ctx

if TYPE_CHECKING:
    from flint import fmpq_mpoly

_UNKNOWNS = (8, 16, 32)


def room_for(unknowns: int) -> int:
    """Returns for how many unknowns a ring has room that needs some: at most for the most."""
    return next((size for size in _UNKNOWNS if size >= unknowns), _UNKNOWNS[-1])


@lru_cache(maxsize=len(_UNKNOWNS))
def context(room: int) -> tuple[fmpq_mpoly_ctx, tuple[fmpq_mpoly, ...], fmpq_mpoly]:
    """Returns the context of polynomials in so many unknowns, the unknowns, and one."""
    made = fmpq_mpoly_ctx.get([f"u{i}" for i in range(room)], Ordering.lex)
    return made, made.gens(), made.constant(1)
