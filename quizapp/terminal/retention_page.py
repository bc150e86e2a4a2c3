"""How much is to be remembered, and how much work that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.labels import labelled, plural
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.scheduling.workload import Learner, Workload
    from quizapp.terminal.screen import Screen


@dataclass(frozen=True, slots=True)
class Wanted:
    """The retention wanted, of all decks and of some by name, and what others would cost.

    Attributes:
        days: over which the work is simulated.
    """

    usual: float
    by_deck: Mapping[str, float]
    learner: Learner
    days: int
    workloads: Sequence[Workload]


def show(screen: Screen, wanted: Wanted) -> None:
    """Writes what is wanted, and the work that other wishes would make."""
    screen.line()
    labelled(screen, "retention", f"{wanted.usual:.0%} when a card is due")
    for deck, retention in wanted.by_deck.items():
        labelled(screen, "", f"{retention:.0%} in {text.one_line(deck, screen.columns - 24)}")
    if wanted.workloads:
        screen.line()
        _workloads(screen, wanted)
    screen.flush()


def _workloads(screen: Screen, wanted: Wanted) -> None:
    learner = wanted.learner
    words = (
        f"Simulated with your pace, from the first card on: {plural(learner.cards, 'card')},"
        f" {learner.new_per_day} new a day, {learner.seconds:.0f} seconds an answer,"
        f" {wanted.days} days."
    )
    screen.prose(words, "quiet", indent=MARGIN)
    for one in wanted.workloads:
        name = f"{one.retention:.0%}" + " (now)" * (one.retention == wanted.usual)
        words = (
            f"{one.reviews:3.0f} answers and {one.minutes:3.0f} min a day,"
            f" {one.remembered:.0f} known then"
        )
        labelled(screen, name, words)
