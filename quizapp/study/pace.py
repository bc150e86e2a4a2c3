"""How long the learner takes for a question: by their own answers, where there are some."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from quizapp.store import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.store.codec import Row
    from quizapp.store.peek import Peek

# The latest answers tell how fast someone is now.
_LATEST = 2000
# So many answers are needed before a median of one's own is believed.
_OF_CARD, _OF_KIND, _OF_GAPS, _OF_ALL = 3, 5, 5, 20
# Whoever took longer was away: seconds.
_AWAY = 300
# Seconds from the question to the answer of who has answered little yet.
START = {
    "true-false": 10,
    "cloze": 15,
    "text": 15,
    "choice": 20,
    "recall": 40,
    "number": 45,
    "ordering": 45,
    "matching": 45,
    "expression": 60,
    "vector": 60,
    "named": 60,
    "matrix": 90,
    "skill": 90,
}
_ANY_KIND = 45
# Seconds from an answer to the next question: for reading what came back.
_START_BETWEEN = 6


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds from a question to its answer, and from there to the next question.

    Attributes:
        by_card: of cards that were answered often enough to tell.
        by_kind: of kinds that were.
        usual: of any question.
    """

    by_card: Mapping[str, float]
    by_kind: Mapping[str, float]
    usual: float
    between: float

    def seconds(self, key: str, kind: str) -> float:
        """Returns how long a card takes, reading the feedback included."""
        usual = self.by_kind.get(kind, START.get(kind, self.usual))
        return self.by_card.get(key, usual) + self.between


def pace(peek: Peek) -> Pace:
    """Returns the learner's pace by their latest answers."""
    rows = peek.rows(compiled.PACES, limit=_LATEST)
    return Pace(
        _medians(rows, "card_key", _OF_CARD),
        _medians(rows, "kind", _OF_KIND),
        _medians(rows, None, _OF_ALL).get("", _ANY_KIND),
        _between(rows),
    )


def _medians(rows: Sequence[Row], column: str | None, enough: int) -> dict[str, float]:
    """Returns the median seconds of an answer by what `column` says; None is all together, ""."""
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row["millis"] > 0:
            seconds[row[column] if column else ""].append(min(row["millis"] / 1000, _AWAY))
    return {name: median(taken) for name, taken in seconds.items() if len(taken) >= enough}


def _between(newest_first: Sequence[Row]) -> float:
    """Returns the median of what passes between an answer and the next question of a sitting."""
    gaps = []
    for after, before in pairwise(newest_first):
        apart = datetime.fromisoformat(after["at"]) - datetime.fromisoformat(before["at"])
        gap = apart.total_seconds() - after["millis"] / 1000
        if after["session"] == before["session"] != "" and 0 <= gap <= _AWAY:
            gaps.append(gap)
    return median(gaps) if len(gaps) >= _OF_GAPS else _START_BETWEEN
