"""Everything that was ever answered, oldest first."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from quizapp.model.reviews import Event
from quizapp.text import one_line, pad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.cli import Context
    from quizapp.model.reviews import Review


@click.command("log")
@click.option("--ids", is_flag=True, help="Only the ids of the answers, one a line.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines with every field.")
@click.pass_obj
def command(context: Context, ids: bool, as_json: bool) -> None:
    """Prints the log, oldest first: answers, and what was undone, rerated, suspended, forgotten.

    \b
    Examples:
      quizapp log | tail
      quizapp log --json > history.jsonl
      quizapp log --ids | wc -l
    """
    form = _as_json if as_json else _row
    for row in _rows(context):
        if not ids:
            click.echo(form(row))
        elif row.event is Event.REVIEW:
            click.echo(row.id)


def _rows(context: Context) -> Iterator[Review]:
    try:
        peek = context.peek()
    except FileNotFoundError:
        return
    with peek:
        yield from peek.log()


def _as_json(row: Review) -> str:
    fields: dict[str, Any] = asdict(row) | {"at": row.at.isoformat()}
    fields["rating"] = row.rating and row.rating.name.lower()
    fields["origin"] = row.origin and row.origin._asdict()
    return json.dumps(fields, ensure_ascii=False)


def _row(row: Review) -> str:
    """Returns a row of at most 80 columns: when, which card, what happened, what was typed."""
    local = row.at + timedelta(minutes=row.offset_minutes)
    what = row.verdict if row.event is Event.REVIEW and row.verdict else row.event
    columns = [
        pad(f"{local:%Y-%m-%d %H:%M}", 16),
        pad(one_line(row.card, 18), 18),
        pad(what, 10),
        pad(row.rating.name.lower() if row.rating else "", 5),
        one_line(row.typed, 23),
    ]
    return "  ".join(columns).rstrip()
