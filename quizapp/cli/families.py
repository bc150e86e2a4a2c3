"""List the families of generated problems."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

import click

from quizapp.text import pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.families.catalogue import Family

_COLUMNS = 80


@click.command("families")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def command(as_json: bool) -> None:
    """Lists the families of generated problems, topic by topic.

    \b
    Examples:
      quizapp families
      quizapp families --json
    """
    from quizapp import families

    known = [families.family(name) for name in families.names()]
    if as_json:
        told = ("id", "title", "topic", "kind", "version", "summary")
        listed = [
            {name: getattr(family, name) for name in told} | {"levels": list(families.LEVELS)}
            for family in known
        ]
        click.echo(json.dumps(listed, ensure_ascii=False))
        return
    click.echo("\n".join(_lines(known)))
    click.echo("\n`quizapp problem FAMILY --level 1` prints one, `quizapp drill FAMILY` asks many.")


def _lines(known: list[Family]) -> Iterator[str]:
    """Yields a heading for each topic, then its families with what they ask."""
    names = max(len(family.id) for family in known) + 2
    for topic, members in groupby(known, key=lambda family: family.topic):
        yield topic
        for family in members:
            first, *rest = wrap(family.summary, _COLUMNS - names - 2)
            yield f"  {pad(family.id, names)}{first}"
            yield from (" " * (names + 2) + line for line in rest)
