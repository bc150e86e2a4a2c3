"""How far you have come: days, retention, topics, forecast, calibration, mistakes that return."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import _exam
from quizapp.cli._one_of import OneOf
from quizapp.model.days import study_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.cli import Context
    from quizapp.store.peek import Peek
    from quizapp.terminal.screen import Screen

WHAT = (
    *("retention", "days", "forecast", "topics", "calibration", "time", "misconceptions"),
    "exams",
)


@click.command("stats")
@click.argument("what", type=OneOf("part", WHAT), required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def command(context: Context, what: str | None, as_json: bool) -> None:
    """How far you have come, on one page; or one part of it in full.

    \b
    Examples:
      quizapp stats                  all on one page
      quizapp stats retention        how much was remembered, by week
      quizapp stats days             the calendar of the year
      quizapp stats forecast         what falls due, and what the exam will find
      quizapp stats topics           how well each topic is mastered
      quizapp stats calibration      how sure, how right (quiz --confidence)
      quizapp stats time             where the time went
      quizapp stats misconceptions   known mistakes that return
      quizapp stats exams            mock exams, and what was predicted
      quizapp stats --json | jq .topics
    """
    peek, day = _exam.settled(context), study_day(context.now())
    found = _found(what, peek, day)
    if as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False, default=str))
        return
    screen = context.screen()
    screen.line()
    _show(what, screen, found, date.fromordinal(day))
    screen.flush()


def _found(what: str | None, peek: Peek, day: int) -> Any:
    """Returns the report of a part as of the study day `day`; of None, the overview."""
    from quizapp.reports import (
        calibration,
        days,
        due,
        exams,
        misconceptions,
        progress,
        retention,
        time_spent,
        topics,
    )

    reports: dict[str | None, Callable[[], Any]] = {
        None: lambda: progress.progress(peek, day),
        "retention": lambda: retention.retention(peek, day),
        "days": lambda: days.days(peek),
        "forecast": lambda: due.due(peek, day),
        "topics": lambda: topics.topics(peek),
        "calibration": lambda: calibration.calibration(peek),
        "time": lambda: time_spent.time_spent(peek),
        "misconceptions": lambda: misconceptions.misconceptions(peek),
        "exams": lambda: exams.results(peek),
    }
    return reports[what]()


def _show(what: str | None, screen: Screen, found: Any, today: date) -> None:
    """Writes a report of `_found` on its page."""
    from quizapp.terminal.stats import (
        calibration,
        days,
        exams,
        forecast,
        misconceptions,
        overview,
        retention,
        time,
        topics,
    )

    match what:
        case None:
            overview.show(screen, found, today)
        case "retention":
            retention.show(screen, found, today)
        case "days":
            days.show(screen, found, today)
        case "forecast":
            forecast.show(screen, found, today)
        case "topics":
            topics.show(screen, found)
        case "calibration":
            calibration.show(screen, found)
        case "time":
            time.show(screen, found, today)
        case "misconceptions":
            misconceptions.show(screen, found)
        case "exams":
            exams.show(screen, found)


def _plain(found: Any) -> Any:
    """Returns a report, or several, as JSON knows them."""
    return [asdict(one) for one in found] if isinstance(found, tuple) else asdict(found)
