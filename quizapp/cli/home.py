"""What is due, where you left off, what to do next; the same as `quizapp` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli._ready import ready
from quizapp.model.cards import Selection
from quizapp.model.days import study_day
from quizapp.model.modes import Mode
from quizapp.study.review import NEW_PER_DAY

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.cli import Context
    from quizapp.store.peek import Peek
    from quizapp.terminal.home_page import Home

# What is weak now shows in so many answers; a page that is opened often does not read them all.
_RECENT = 1000


@click.command("home")
@click.pass_context
def command(ctx: click.Context) -> None:
    """The home page: what is due, where you left off, the weakest topics, what to do next.

    \b
    Examples:
      quizapp
      quizapp home
    """
    from quizapp.terminal import home_page

    context: Context = ctx.obj
    home = _home(ready(context), context.now(), _new_per_day(ctx))
    home_page.show(context.screen(), home)


def _home(peek: Peek, now: datetime, new_per_day: int) -> Home:
    from quizapp.reports.forecast import week
    from quizapp.reports.progress import streak, topic_scores
    from quizapp.store import figures, last_pass, siblings
    from quizapp.study import fitting
    from quizapp.study.exam.abandoned import abandoned
    from quizapp.terminal.home_page import Home

    day = study_day(now)
    counts, exams = peek.counts(day), last_pass.upcoming(peek, day)
    never_seen = counts.new_cards + counts.new_skills
    return Home(
        day=day,
        due_cards=counts.due_cards - siblings.waiting(peek, day),
        due_skills=counts.due_skills,
        new_today=max(0, min(never_seen, new_per_day - peek.introduced(day))),
        never_seen=never_seen,
        week=week(peek, day),
        exam=exams[0] if exams else None,
        left_off=_left_off(peek),
        in_exam=peek.unfinished(Mode.EXAM) is not None,
        topics=topic_scores(peek, last=_RECENT),
        streak=streak(figures.study_days(peek), day),
        exam_over=abandoned(peek, now) is not None,
        for_exam=len(last_pass.passes(peek, day, Selection())),
        fit_offered=fitting.offered(peek),
    )


def _left_off(peek: Peek) -> int:
    """Returns how many questions of the latest unfinished quiz are still to be asked."""
    left = peek.unfinished(Mode.QUIZ)
    done = {review.card for review in peek.answered(left.id)} if left else set()
    return sum(key not in done for key in left.plan["keys"]) if left else 0


def _new_per_day(ctx: click.Context) -> int:
    """Returns how many new cards a review brings a day, as the configuration has it."""
    configuration = ctx.find_root().meta.get("configuration")
    table = configuration.tables.get("review", {}) if configuration else {}
    wanted = table.get("new")
    return wanted if isinstance(wanted, int) else NEW_PER_DAY
