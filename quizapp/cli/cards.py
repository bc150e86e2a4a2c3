"""Find cards."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from quizapp.cli._ready import ready
from quizapp.cli._select import selected, selection_options
from quizapp.decks.parametric.placeholders import spelled
from quizapp.store import figures
from quizapp.store.figures import flags
from quizapp.text import one_line, pad, width
from quizapp.typeset.inline import plain

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.model.reviews import Review
    from quizapp.store.figures import CardLine

_COLUMNS = 80
# A key of this many columns is still shown whole, to be copied.
_WIDEST_KEY = 36


@click.command("cards")
@click.argument("query", nargs=-1)
@selection_options
@click.option("--flagged", is_flag=True, help="Only those flagged as bad, with what was said.")
@click.option("--retired", is_flag=True, help="Also cards that vanished from their deck.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON list.")
@click.pass_obj
def command(
    context: Context,
    query: tuple[str, ...],
    deck: str,
    topic: str,
    tag: str,
    kind: str,
    flagged: bool,
    retired: bool,
    as_json: bool,
) -> None:
    """Lists cards and skills whose key or question has every word of QUERY.

    \b
    Examples:
      quizapp cards                     all of them
      quizapp cards learning rate       those that speak of it
      quizapp cards --kind skill        generated problems
      quizapp cards --topic sgd --json
      quizapp cards --flagged           bad questions, for their author
    """
    peek = ready(context)
    chosen = selected(peek, deck=deck, topic=topic, tag=tag, kind=kind)
    words = [word.casefold() for word in query]
    flagged_by_key = {flag.card: flag for flag in flags.standing(peek)} if flagged else {}
    found = [
        card
        for card in figures.lines(peek, chosen)
        if (retired or card.state != "retired")
        and (not flagged or card.key in flagged_by_key)
        and all(word in f"{card.key} {card.prompt}".casefold() for word in words)
    ]
    if as_json:
        listed = [_as_json(card) | _flag(flagged_by_key.get(card.key)) for card in found]
        click.echo(json.dumps(listed, ensure_ascii=False))
        return
    keys = min(_WIDEST_KEY, max((width(card.key) for card in found), default=0))
    for card in found:
        click.echo(_row(card, keys))
        if flag := flagged_by_key.get(card.key):
            click.echo(f"{' ' * keys}  {_said(flag, _COLUMNS - keys - 2)}")
    if not found and sys.stdout.isatty():
        click.echo("No card fits.", err=True)


def _as_json(card: CardLine) -> dict[str, object]:
    return {
        "key": card.key,
        "deck": card.deck,
        "topic": card.topic,
        "kind": card.kind,
        "prompt": card.prompt,
        "due": _due(card),
        "state": card.state,
    }


def _flag(flag: Review | None) -> dict[str, object]:
    """Returns what was flagged, and when, as JSON; nothing for a card that was not."""
    if flag is None:
        return {}
    made = flag.origin
    return {
        "note": flag.typed,
        "flagged": flag.at.isoformat(),
        "asked": flag.prompt,
        "seed": made.seed if made else flag.seed,
    }


def _said(flag: Review, columns: int) -> str:
    """Returns the note of a flag, and of a problem how to print that very instance."""
    made = flag.origin
    again = f"quizapp problem {made.family} --level {made.level} --seed {made.seed}" if made else ""
    note = f"“{one_line(flag.typed, columns)}”" if flag.typed else ""
    day = f"{flag.at:%Y-%m-%d}"
    return " · ".join(filter(None, [f"flagged {day}", note, again]))


def _due(card: CardLine) -> str | None:
    return date.fromordinal(card.due_day).isoformat() if card.due_day else None


def _row(card: CardLine, keys: int) -> str:
    is_out = card.state in {"suspended", "retired"}
    when = card.state if is_out else _due(card) or card.state
    first = f"{pad(one_line(card.key, keys), keys)}  {pad(card.kind, 10)}  {pad(when, 10)}  "
    return first + one_line(plain(spelled(card.prompt)), _COLUMNS - width(first))
