"""What is due, where you left off, what to do next; the same as `quizapp` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli._ready import ready
from quizapp.model import Mode
from quizapp.scheduling import study_day
from quizapp.study.review import NEW_PER_DAY

if TYPE_CHECKING:
    from quizapp.cli import Context

# What is weak now shows in so many answers; a page that is opened often does not read them all.
_RECENT = 1000


@click.command("home")
@click.pass_obj
def command(context: Context) -> None:
    """The home page: what is due, where you left off, the weakest topics, what to do next.

    \b
    Examples:
      quizapp
      quizapp home
    """
    from quizapp.reports.progress import streak, topic_scores
    from quizapp.store import figures
    from quizapp.terminal import home_page

    peek, day = ready(context), study_day(context.now())
    counts = peek.counts(day)
    left = peek.unfinished(Mode.QUIZ)
    done = {review.card for review in peek.answered(left.id)} if left else set()
    new = counts.new_cards + counts.new_skills
    page = home_page.Home(
        counts=counts,
        new_today=max(0, min(new, NEW_PER_DAY - peek.introduced(day))),
        left_off=sum(key not in done for key in left.plan["keys"]) if left else 0,
        topics=topic_scores(peek, last=_RECENT),
        streak=streak(figures.study_days(peek), day),
    )
    home_page.show(context.screen(), page)
