"""The way to an exam: how long it is, what is still new, when the last pass begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal import shares
from quizapp.terminal.labels import labelled, plural
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.forecast import TopicRecall
    from quizapp.store.last_pass import Standing
    from quizapp.terminal.screen import Screen


@dataclass(frozen=True, slots=True)
class Way:
    """The way to one exam.

    Attributes:
        topics: those that it covers, with the recall of its day if nothing is reviewed until then.
        recall: the same of all of them together; None where nothing is learnt.
        planned: of all of them if the last pass is done as planned.
    """

    stands: Standing
    topics: Sequence[TopicRecall]
    recall: float | None
    planned: float | None


def show(screen: Screen, ways: Sequence[Way], today: int) -> None:
    """Writes the exams ahead."""
    screen.line()
    if not ways:
        screen.prose("No exam is ahead. Set one: `quizapp exam-date 2026-12-15`", indent=MARGIN)
    for number, way in enumerate(ways):
        if number:
            screen.line()
        _way(screen, way, today)
    screen.flush()


def _way(screen: Screen, way: Way, today: int) -> None:
    exam, stands = way.stands.exam, way.stands
    what = text.one_line(text.spaced(exam.topic)) or "all topics"
    ahead = exam.day - today
    when = "tomorrow" if ahead == 1 else f"in {ahead} days"
    labelled(screen, "exam", f"{iso(exam.day)}, {when}: {what}")
    labelled(screen, "learnt", _learnt(way, today))
    labelled(screen, "last pass", _last_pass(stands, today))
    if way.recall is None or way.planned is None:
        return
    words = f"{way.recall:.0%} of it that day if you stop now, {way.planned:.0%} with the last pass"
    labelled(screen, "recall", words)
    _topics(screen, way.topics)


def _learnt(way: Way, today: int) -> str:
    new, before = sum(topic.new for topic in way.topics), way.stands.start - today
    words = f"{way.stands.learnt} of {plural(way.stands.learnt + new, 'card')}"
    if new and before > 0:
        words += f"; {-(-new // before)} new a day until the last pass would be all"
    return words


def _last_pass(stands: Standing, today: int) -> str:
    if not stands.learnt:
        return f"from {iso(stands.start)}, over what you will have learnt"
    if today < stands.start:
        return f"from {iso(stands.start)}, about {stands.daily} a day"
    if not stands.waiting:
        return "everything was seen in it"
    return f"since {iso(stands.start)}: {stands.waiting} to go, about {stands.daily} a day"


def _topics(screen: Screen, topics: Sequence[TopicRecall]) -> None:
    rows = [
        shares.Share(
            name=text.spaced(topic.topic),
            share=topic.recall,
            figures=f"{topic.recall:4.0%} of {topic.learnt} learnt",
            brief=f"{topic.recall:4.0%}",
        )
        for topic in topics
        if topic.recall is not None
    ]
    shares.show(screen, "if you stop", rows)


def iso(day: int) -> str:
    """Returns a study day as an ISO date."""
    return date.fromordinal(day).isoformat()
