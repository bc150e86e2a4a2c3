"""The notebook of your mistakes, each with a fresh problem to try."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli import _files
from quizapp.cli._ready import ready
from quizapp.cli._select import selected
from quizapp.model.days import study_day

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.reports.mistakes import Mistake


@click.command("mistakes")
@click.option("--topic", default="", metavar="T", help="Only this topic.")
@click.option(
    "-n", "count", type=click.IntRange(0), default=5, show_default=True, help="So many in full."
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it as markdown."
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def command(context: Context, topic: str, count: int, output: Path | None, as_json: bool) -> None:
    """Shows what went wrong, by misconception: what you answered, why not, and how it is done.

    \b
    Examples:
      quizapp mistakes                      the commonest in full
      quizapp mistakes --topic backpropagation
      quizapp mistakes --output mistakes.md
      quizapp drill --mistakes              problems in which they can show again

    What was answered right since is left out.
    """
    from quizapp.reports.mistakes import notebook_of

    peek = ready(context)
    selected(peek, topic=topic)
    found, today = notebook_of(peek, topic), study_day(context.now())
    if output:
        from quizapp.terminal import notebook_file

        _files.write(output, notebook_file.lines(found, today))
        click.echo(f"Wrote {output}.", err=True)
    elif as_json:
        told = {"mistakes": [_told(one) for one in found.mistakes], "put_right": found.put_right}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        from quizapp.terminal import mistakes_page

        mistakes_page.show(context.screen(), found, today, count)


def _told(mistake: Mistake) -> dict[str, object]:
    """Returns a mistake in JSON's types, its days as dates."""
    told = asdict(mistake) | {"last": date.fromordinal(mistake.last).isoformat()}
    told["answers"] = [
        answer | {"day": date.fromordinal(answer["day"]).isoformat()} for answer in told["answers"]
    ]
    return told
