"""Where everything is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quizapp.resources import content_dir
from quizapp.text import inert, pad

if TYPE_CHECKING:
    from quizapp.cli import Context


@click.command("config")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def command(context: Context, as_json: bool) -> None:
    """Says where the store, the decks and the configuration are.

    \b
    Examples:
      quizapp config
      quizapp config --json

    QUIZAPP_HOME puts everything into one folder; --store or QUIZAPP_STORE names another store.
    """
    places = context.places
    found = {
        "home": places.home,
        "store": places.store,
        "decks": places.decks,
        "shipped decks": content_dir(),
    }
    if as_json:
        click.echo(json.dumps({name.replace(" ", "_"): value for name, value in found.items()}))
        return
    for name, value in found.items():
        click.echo(f"{pad(name, 14)} {inert(value)}")
