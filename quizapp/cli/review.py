"""Spaced repetition: what is due today, then what is new."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from quizapp.cli._commands import Command
from quizapp.cli._one_of import OneOf
from quizapp.cli._ready import ready
from quizapp.cli._select import place_options, selected
from quizapp.cli._sitting import confidence_option, desk, json_option, new_seed, sit
from quizapp.errors import UsageError
from quizapp.model.days import study_day
from quizapp.model.modes import Mode
from quizapp.study.review import NEW_PER_DAY, ReviewQueue

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.cli import Context
    from quizapp.model.cards import Selection
    from quizapp.model.ratings import Rating
    from quizapp.store.peek import Peek
    from quizapp.study.auto import AutoQueue
    from quizapp.study.desk import Desk

_RATINGS = ("again", "hard", "good", "easy")


@click.command("review", cls=Command)
@click.option("-n", "count", type=click.IntRange(1), help="At most so many cards.")
@click.option(
    "--new",
    "new_per_day",
    type=click.IntRange(0),
    default=NEW_PER_DAY,
    show_default=True,
    help="New cards a day.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(0, min_open=True),
    metavar="M",
    help="What fits into so many minutes, the most forgotten first.",
)
@place_options
@click.option(
    "--auto", type=OneOf("rating", _RATINGS), help="Rate -n cards so, without a keyboard."
)
@confidence_option
@json_option
@click.pass_obj
def command(
    context: Context,
    count: int | None,
    new_per_day: int,
    minutes: float | None,
    deck: str,
    topic: str,
    auto: str | None,
    confidence: bool,
    as_json: bool,
) -> None:
    """Spaced repetition: cards and skills that are due, then new ones.

    \b
    Examples:
      quizapp review                 everything for today
      quizapp review -n 20           twenty cards at most
      quizapp review --topic sgd     one topic only
      quizapp review --new 0         no new cards today
      quizapp review --minutes 12    what fits, the most forgotten first

    A card that you fail comes again before the end. In the last days before an exam (`quizapp
    exam-date`) all that you have learnt is asked once more.
    """
    peek = ready(context)
    chosen = selected(peek, deck=deck, topic=topic)
    if auto and minutes:
        raise UsageError("--auto takes no time; give -n without --minutes")
    if auto:
        from quizapp.model.ratings import Rating
        from quizapp.study.auto import AutoQueue

        source = AutoQueue(peek, context.now, chosen, count or 1, new_seed())
        _rate_all(desk(context, peek), source, Rating[auto.upper()])
        return
    until = _until(peek, context.now(), chosen, minutes, new_per_day) if minutes else None
    queue = ReviewQueue(
        peek,
        context.now,
        chosen,
        new_per_day=new_per_day,
        seed=new_seed(),
        count=count,
        until=until,
    )
    sit(
        context,
        peek,
        queue,
        Mode.REVIEW,
        schedules=True,
        as_json=as_json,
        go_on="quizapp review",
        confidence=confidence,
    )


def _until(
    peek: Peek, now: datetime, chosen: Selection, minutes: float, new_per_day: int
) -> tuple[datetime, tuple[str, ...]]:
    """Chooses what fits into `minutes`, says so, and returns it with the end of that time."""
    from quizapp.study.fitting_in import fitting

    found = fitting(peek, study_day(now), chosen, minutes=minutes, new_per_day=new_per_day)
    parts = [f"{found.due} of {found.all_due} due, the most forgotten first"]
    parts += [f"{found.for_exam} for the exam"] * bool(found.for_exam)
    parts += [f"{found.new} new"] * bool(found.new)
    takes = max(1, round(found.seconds / 60))
    about = f": about {takes} min at your pace" if found.keys else ""
    click.echo(f"For {minutes:g} minutes: {', then '.join(parts)}{about}.", err=True)
    return now + timedelta(minutes=minutes), found.keys


def _rate_all(at: Desk, source: AutoQueue, rating: Rating) -> None:
    from quizapp.study.session import Session

    session = Session(at, source, Mode.REVIEW, schedules=True)
    if session.ask() is None:
        raise UsageError("there are no cards to review; see `quizapp cards`")
    while session.ask():
        session.shown()
        click.echo(f"reviewed {session.rate(rating).review.id}")
