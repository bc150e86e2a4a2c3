"""Reviews as rows, and rows as reviews. Knows no SQLAlchemy."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Origin
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.store import codec

_OTHER = {"card", "at", "origin", "seed"}
_PLAIN = [field.name for field in fields(Review) if field.name not in _OTHER]


def review_row(review: Review, learner: int) -> dict[str, Any]:
    """Returns the row of a review, all columns but the digest, in the database's own types."""
    row: dict[str, Any] = {name: _column(getattr(review, name)) for name in _PLAIN}
    origin = review.origin
    seed = origin.seed if origin else review.seed
    return row | {
        "learner_id": learner,
        "card_key": review.card,
        "at": review.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "score": None if review.score is None else float(review.score),
        "family": origin and origin.family,
        "level": origin and origin.level,
        # A text: seeds are any integer, columns have 64 bits.
        "seed": None if seed is None else str(seed),
        "version": origin and origin.version,
    }


def review(row: codec.Row) -> Review:
    """Returns the review of a row.

    Raises:
        StoreDamagedError: the row holds no review.
    """
    with codec.readable(f"review {row['id']}"):
        return _review(row)


def _review(row: codec.Row) -> Review:
    # Made once and whole: a copy by `replace` takes as long again, for each row of a long log.
    said: dict[str, Any] = {name: row[name] for name in _PLAIN}
    rating, verdict, verified = said["rating"], said["verdict"], said["verified"]
    return Review(
        **said
        | {
            "card": row["card_key"],
            "at": datetime.fromisoformat(row["at"]),
            "event": Event(said["event"]),
            "mode": Mode(said["mode"]),
            "rating": None if rating is None else Rating(rating),
            "verdict": None if verdict is None else Verdict(verdict),
            "schedules": bool(said["schedules"]),
            "clock_behind": bool(said["clock_behind"]),
            "verified": None if verified is None else bool(verified),
            "origin": _origin(row),
            "seed": _seed(row),
        }
    )


def _seed(row: codec.Row) -> int | None:
    """Returns what drew the numbers of an authored card; a problem's is in its origin."""
    return int(row["seed"]) if row["family"] is None and row["seed"] is not None else None


def _origin(row: codec.Row) -> Origin | None:
    if row["family"] is None:
        return None
    return Origin(row["family"], row["level"], int(row["seed"]), row["version"])


def _column(value: Any) -> Any:
    if isinstance(value, bool | Rating):
        return int(value)
    return codec.storable(value) if isinstance(value, str) else value
