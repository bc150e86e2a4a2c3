"""Parameters of FSRS fitted to the learner's log: every fit is kept, at most one is in use."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from quizapp.errors import UsageError
from quizapp.store import codec
from quizapp.store.health import seals
from quizapp.store.memory import folding
from quizapp.store.schema import parameters

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.model.fits import Fit
    from quizapp.store.database import Store
    from quizapp.store.memory.tuning import TunedFold


def keep(
    store: Store, fit: Fit, at: datetime, fold: TunedFold, *, adopted: bool
) -> tuple[int, int]:
    """Keeps a fit; returns its version, counted from 1, and how many cards' memory changed.

    Args:
        fold: `scheduling.states_after`; what is adopted folds the log anew in the same transaction.
    """
    mine = parameters.c.learner_id == store.learner
    with store.write() as connection:
        newest = connection.scalar(select(func.max(parameters.c.version)).where(mine))
        version = (newest or 0) + 1
        row: dict[str, Any] = {
            "learner_id": store.learner,
            "version": version,
            "weights": codec.canonical(list(fit.weights)),
            "reviews": fit.reviews,
            "log_loss_before": fit.log_loss_before,
            "log_loss_after": fit.log_loss_after,
            "at": at.astimezone(UTC).isoformat(),
        }
        row["digest"] = seals.seal("parameters", row)
        connection.execute(insert(parameters), row)
        changed = _use(connection, store.learner, version, fold) if adopted else 0
    return version, changed


def use(store: Store, version: int, fold: TunedFold) -> int:
    """Takes the fit of that version into use, or the usual parameters for 0.

    Returns:
        How many cards' memory changed by it.

    Raises:
        UsageError: there is no such version.
    """
    with store.write() as connection:
        return _use(connection, store.learner, version, fold)


def _use(connection: Connection, learner: int, version: int, fold: TunedFold) -> int:
    mine = parameters.c.learner_id == learner
    known = select(parameters.c.version).where(mine, parameters.c.version == version)
    if version and connection.scalar(known) is None:
        raise UsageError(f"there is no fit {version}; see `quizapp fit --list`")
    connection.execute(update(parameters).where(mine).values(adopted=0))
    chosen = update(parameters).where(mine, parameters.c.version == version)
    connection.execute(chosen.values(adopted=1))
    return folding.refold(connection, learner, fold)
