"""What people get wrong about the gradient by a broadcast bias."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine.numbers import exact, pretty
from quizapp.families.matrices import flat, row_sums, transposed
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.families.matrices import Rows

Wrong: TypeAlias = "dict[str, tuple[Sequence[fmpq], str, str]]"

_COLLECTED = "how what the uses of b send is collected"
_WHERE = "which entries of dY each entry of b collects"


def wrong_sums(dy: Rows, across: str, db: Sequence[fmpq]) -> Wrong:
    """Returns the sums that known mistakes lead to, what to ask of them, and where to look, by tag.

    Args:
        dy: the upstream gradient.
        across: what kind of bias it is, as in `Bias`.
        db: the right gradient.
    """
    return {"row": _wrong_row, "column": _wrong_column, "scalar": _wrong_scalar}[across](dy, db)


def _wrong_row(dy: Rows, db: Sequence[fmpq]) -> Wrong:
    count = exact(len(dy))
    return {
        "mean-over-batch": (tuple(v / count for v in db), _mean(count, "rows"), _COLLECTED),
        "row-sums": (
            row_sums(dy),
            f"{listed(row_sums(dy))} adds along each row; along what was b copied?",
            _WHERE,
        ),
        "total": ((_total(dy),), _in_one(dy), _WHERE),
        "last-row": (dy[-1], _last(dy[-1], count, "rows"), _COLLECTED),
        "ones": (tuple(count for _ in db), _counted(count), _COLLECTED),
    }


def _wrong_column(dy: Rows, db: Sequence[fmpq]) -> Wrong:
    count, columns = exact(len(dy[0])), transposed(dy)
    return {
        "mean-over-batch": (tuple(v / count for v in db), _mean(count, "columns"), _COLLECTED),
        "row-bias": (
            row_sums(columns),
            f"{listed(row_sums(columns))} adds along each column; along what was b copied?",
            _WHERE,
        ),
        "total": ((_total(dy),), _in_one(dy), _WHERE),
        "last-column": (columns[-1], _last(columns[-1], count, "columns"), _COLLECTED),
        "ones": (tuple(count for _ in db), _counted(count), _COLLECTED),
    }


def _wrong_scalar(dy: Rows, db: Sequence[fmpq]) -> Wrong:
    (total,), count = db, exact(len(flat(dy)))
    column, row = row_sums(transposed(dy))[0], row_sums(dy)[-1]
    return {
        "mean-over-batch": ((total / count,), _mean(count, "entries"), _COLLECTED),
        "first-column": (
            (column,),
            f"{pretty(column)} is the first column alone; which columns used b?",
            _WHERE,
        ),
        "last-row": ((row,), f"{pretty(row)} is the last row alone; which rows used b?", _WHERE),
        "ones": ((count,), _counted(count), _COLLECTED),
    }


def _mean(count: fmpq, what: str) -> str:
    return f"That is a mean of {count} {what}; is anything divided where uses come together?"


def _in_one(dy: Rows) -> str:
    return f"{pretty(_total(dy))} is all of dY in one number; how many entries has b?"


def _last(entries: Sequence[fmpq], count: fmpq, what: str) -> str:
    return f"{listed(entries)} is the last of {count} {what} that used b; what do the others add?"


def _counted(count: fmpq) -> str:
    return f"{count} is how often b was used; what does each of its uses send?"


def _total(dy: Rows) -> fmpq:
    return sum(flat(dy), start=exact(0))
