"""Mastery by topic: how the answers went, how many cards were met, how many will stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.reports.topics import KNOWN_DAYS
from quizapp.terminal import shares
from quizapp.terminal.labels import plural
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.topics import Topic
    from quizapp.terminal.screen import Screen

EMPTY = "No answers yet. Once there are, each topic is here, the weakest first."
_BAR = 20
# Of the parts of such a bar: known, learning, the rest.
_STYLES = ("right", "warn", "quiet")


def show(screen: Screen, topics: Sequence[Topic]) -> None:
    """Writes the scores, and then the cards of every topic."""
    brief(screen, topics)
    screen.line()
    screen.prose("Cards and skills in the schedule", "strong", indent=MARGIN)
    _schedule(screen, [topic for topic in topics if topic.cards])
    screen.line()
    known = f"known: remembered, 9 in 10, {KNOWN_DAYS:.0f} days after they were seen"
    if screen.linear:
        screen.prose(known, "quiet", indent=MARGIN)
        return
    signs = charts.blocks(ascii_only=screen.ascii_only).bar
    for sign, words in zip(signs, (known, "learning", "not in the schedule yet"), strict=True):
        for number, line in enumerate(text.wrap(words, screen.columns - MARGIN - 2)):
            screen.line(f"{' ' if number else sign} {line}", "quiet", indent=MARGIN)


def brief(screen: Screen, topics: Sequence[Topic]) -> None:
    """Writes a bar a topic: how its answers went, the weakest first."""
    if not any(topic.answers for topic in topics):
        screen.prose(EMPTY, indent=MARGIN)
        return
    shares.show(screen, "topics", [_share(topic) for topic in topics])


def _share(topic: Topic) -> shares.Share:
    name = text.spaced(topic.topic)
    if topic.score is None:
        return shares.Share(name, None, "no answers yet", "none")
    percent = f"{topic.score:.0%}"
    return shares.Share(
        name,
        topic.score,
        f"{percent:>4} of {plural(topic.answers, 'answer')}",
        f"{percent:>4}",
    )


def _schedule(screen: Screen, topics: Sequence[Topic]) -> None:
    """Writes a bar a topic of what is known, what is being learnt, and what was never met."""
    names = [text.spaced(topic.topic) for topic in topics]
    counts = [
        f"{topic.known:,} known, {topic.seen - topic.known:,} learning, of {topic.cards:,}"
        for topic in topics
    ]
    widest = max(map(text.width, names), default=0)
    room = screen.columns - MARGIN
    is_wide = widest + _BAR + max(map(text.width, counts), default=0) + 4 <= room
    for name, topic, count in zip(names, topics, counts, strict=True):
        if screen.linear:
            screen.prose(f"{name}: {count}", indent=MARGIN)
        elif is_wide:
            row = f"{text.pad(name, widest)}  {_bar(screen, topic, _BAR)}  {count}"
            screen.line(row, indent=MARGIN)
        else:
            screen.line(text.one_line(name, room), indent=MARGIN)
            screen.line(_bar(screen, topic, min(_BAR, room)), indent=MARGIN)
            screen.line(text.one_line(count, room), "quiet", indent=MARGIN)


def _bar(screen: Screen, topic: Topic, columns: int) -> str:
    parts = (topic.known / topic.cards, (topic.seen - topic.known) / topic.cards)
    signs = charts.blocks(ascii_only=screen.ascii_only)
    return "".join(map(screen.style, _STYLES, charts.bar(parts, columns, signs)))
