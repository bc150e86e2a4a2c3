"""Say when the exam is, so that everything is fresh that day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import _complete
from quizapp.cli._ready import ready
from quizapp.cli._select import selected
from quizapp.errors import UsageError
from quizapp.model.days import study_day
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.store.last_pass import Exam
    from quizapp.store.peek import Peek
    from quizapp.terminal.exam_date_page import Way


@click.command("exam-date")
@click.argument("day", required=False, metavar="[YYYY-MM-DD]")
@click.option(
    "--topic",
    default="",
    metavar="T",
    help="An exam in this topic only.",
    shell_complete=_complete.names("topic"),
)
@click.option("--clear", is_flag=True, help="Forget the date again.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@click.pass_obj
def command(context: Context, day: str | None, topic: str, clear: bool, as_json: bool) -> None:
    """Sets the date of your exam, or shows the way to it.

    \b
    Examples:
      quizapp exam-date 2026-12-15
      quizapp exam-date 2026-12-01 --topic sgd
      quizapp exam-date                    what is ahead
      quizapp exam-date --clear

    Until then no card waits for longer: in the last days before the exam `quizapp review` asks all
    that you have learnt once more, an equal share a day, the weakest on the eve. The days are three
    to fourteen, as many as your usual day needs. After the exam everything is as it was: what is
    remembered of each card is never changed by a date.
    """
    from quizapp.terminal import exam_date_page

    if day and clear:
        raise UsageError("a date and --clear at once; give one of them")
    today = study_day(context.now())
    peek = ready(context)
    selected(peek, topic=topic)
    if day or clear:
        _keep(context, peek, topic, _ahead(day, today) if day else None)
    ways = _ways(peek, today)
    if as_json:
        click.echo(json.dumps([_as_json(way, today) for way in ways], ensure_ascii=False))
    else:
        exam_date_page.show(context.screen(), ways, today)


def _ahead(text: str, today: int) -> str:
    """Returns the ISO date that was typed, which must be after today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"`{one_line(text)}` is no date; write it as 2026-12-15") from None
    if day.toordinal() <= today:
        raise UsageError(f"{day} is not ahead; name a day after {date.fromordinal(today)}")
    return day.isoformat()


def _keep(context: Context, peek: Peek, topic: str, day: str | None) -> None:
    from quizapp.store import settings
    from quizapp.store.peek import EXAMS

    dates = peek.exams()
    if day is None and topic not in dates:
        raise UsageError("there is no such date to clear; see `quizapp exam-date`")
    dates = {name: held for name, held in dates.items() if name != topic}
    if day:
        dates[topic] = day
    settings.put(context.open(), EXAMS, dates or None, context.now())


def _ways(peek: Peek, today: int) -> list[Way]:
    from quizapp.store import last_pass

    return [_way(peek, exam, today) for exam in last_pass.upcoming(peek, today)]


def _way(peek: Peek, exam: Exam, today: int) -> Way:
    from quizapp.reports import forecast
    from quizapp.store import last_pass
    from quizapp.terminal.exam_date_page import Way

    everything = forecast.predicted_recall(peek, exam.day)
    topics = [one for one in everything if exam.covers(one.topic)]
    stands = last_pass.standing(peek, exam, today)
    planned = forecast.with_last_pass(peek, stands, today)
    return Way(stands, topics, forecast.overall(topics), planned)


def _as_json(way: Way, today: int) -> dict[str, Any]:
    from quizapp.terminal.exam_date_page import iso

    stands = way.stands
    return {
        "topic": stands.exam.topic or None,
        "date": iso(stands.exam.day),
        "days": stands.exam.day - today,
        "learnt": stands.learnt,
        "new": sum(topic.new for topic in way.topics),
        "last_pass": {
            "from": iso(stands.start),
            "waiting": stands.waiting,
            "daily": stands.daily,
            "today": stands.share,
        },
        "recall": way.recall,
        "recall_with_last_pass": way.planned,
        "topics": [
            {"topic": one.topic, "learnt": one.learnt, "new": one.new, "recall": one.recall}
            for one in way.topics
        ],
    }
