"""How far you have come: answers, topics, forecast, mistakes that return."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quizapp.cli._ready import ready
from quizapp.scheduling import study_day

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def command(context: Context, as_json: bool) -> None:
    """Says how far you have come: answers, retention, topics, forecast, mistakes.

    \b
    Examples:
      quizapp stats
      quizapp stats --json | jq .topics
    """
    from quizapp.reports.progress import progress
    from quizapp.terminal import stats_page

    today = study_day(context.now())
    found = progress(ready(context), today)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, default=str))
    else:
        stats_page.show(context.screen(), found, today)
