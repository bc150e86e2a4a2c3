"""Spaced repetition: what is due today, then what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli._select import place_options, selected
from quizapp.cli._sitting import confidence_option, desk, json_option, new_seed, sit
from quizapp.errors import UsageError
from quizapp.model import Mode, Rating
from quizapp.study.auto import AutoQueue
from quizapp.study.review import NEW_PER_DAY, ReviewQueue
from quizapp.study.session import Session

if TYPE_CHECKING:
    from quizapp.cli import Context

RATINGS = [rating.name.lower() for rating in Rating]


@click.command("review")
@click.option("-n", "count", type=click.IntRange(1), help="At most so many cards.")
@click.option(
    "--new",
    "new_per_day",
    type=click.IntRange(0),
    default=NEW_PER_DAY,
    show_default=True,
    help="New cards a day.",
)
@place_options
@click.option("--auto", type=click.Choice(RATINGS), help="Rate -n cards so, without a keyboard.")
@confidence_option
@json_option
@click.pass_obj
def command(
    context: Context,
    count: int | None,
    new_per_day: int,
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

    A card that you fail comes again before the end.
    """
    at = desk(context)
    chosen = selected(at.peek, deck=deck, topic=topic)
    if auto:
        source = AutoQueue(at, chosen, count or 1, new_seed())
        _rate_all(Session(at, source, Mode.REVIEW, schedules=True), Rating[auto.upper()])
        return
    queue = ReviewQueue(at, chosen, new_per_day=new_per_day, seed=new_seed(), count=count)
    sit(
        context,
        at,
        queue,
        Mode.REVIEW,
        schedules=True,
        as_json=as_json,
        go_on="quizapp review",
        confidence=confidence,
    )


def _rate_all(session: Session, rating: Rating) -> None:
    if session.ask() is None:
        raise UsageError("there are no cards to review; see `quizapp cards`")
    while session.ask():
        session.shown()
        click.echo(f"reviewed {session.rate(rating).review.id}")
