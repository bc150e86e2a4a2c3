"""Why a card comes when it does, with the numbers behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quizapp.cli import _complete
from quizapp.cli._note import named_card
from quizapp.cli._ready import ready
from quizapp.model.days import study_day

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("why")
@click.argument("key", shell_complete=_complete.keys)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def command(context: Context, key: str, as_json: bool) -> None:
    """Says when a card comes again, and why then.

    \b
    Examples:
      quizapp why opt-04
      quizapp why dag-grad-one/2       a skill
      quizapp why opt-04 --json

    Stability is the days after which the chance of recall has fallen to 90%; difficulty is from 1
    to 10. "If today" says after how many days each rating would bring it again.
    """
    from quizapp.study.why import why
    from quizapp.terminal import why_page

    stored, status = named_card(context, key)
    found = why(ready(context), stored, status, study_day(context.now()))
    if as_json:
        click.echo(json.dumps(why_page.as_json(found), ensure_ascii=False))
    else:
        why_page.show(context.screen(), found)
