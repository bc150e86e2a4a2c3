"""Write cards for other programs: CSV, JSON, markdown."""

from __future__ import annotations

import json
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli import _picture_files
from quizapp.cli._files import refuse_existing, write_new
from quizapp.cli._one_of import OneOf
from quizapp.cli._ready import ready
from quizapp.cli._select import selected, selection_options
from quizapp.errors import BadInputError, UsageError
from quizapp.model.cards import Skill
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.cards import StoredCard

_SUFFIXES = {".csv": "csv", ".json": "json", ".md": "markdown"}
# What would not hold what its name says.
_OTHERS = {".apkg", ".colpkg", ".tsv", ".xlsx", ".ods", ".html", ".xml"}


@click.command("export")
@selection_options
@click.option("--to", "goal", metavar="FILE", type=click.Path(path_type=Path), help="Write it.")
@click.option(
    "--format",
    "form",
    type=OneOf("format", ["csv", "json", "markdown"]),
    help="What to write; by FILE's name, or else CSV.",
)
@click.pass_obj
def command(
    context: Context,
    deck: str,
    topic: str,
    tag: str,
    kind: str,
    goal: Path | None,
    form: str | None,
) -> None:
    """Writes cards for other programs: as a table, as JSON, or as a deck.

    \b
    Examples:
      quizapp export --topic sgd --to sgd.csv    front, back, tags
      quizapp export --deck week4 --to week4.json
      quizapp export --tag exam --format markdown --to exam/

    CSV opens in spreadsheets and flashcard programs; skills have no place in it. JSON has all
    of a card, `quizapp log --json` its history. Markdown is each deck with only these cards: one
    deck a file, several in a folder. Pictures are copied beside FILE. What is there already is
    not written over.
    """
    form = form or _form(goal)
    with ready(context) as peek:
        chosen = selected(peek, deck=deck, topic=topic, tag=tag, kind=kind)
        from quizapp.store import figures

        lines = [line for line in figures.lines(peek, chosen) if line.state != "retired"]
        cards = peek.cards(line.key for line in lines)
    if not cards:
        raise UsageError("no card fits; `quizapp cards` lists them")
    pictures = _pictures(context, cards, goal, form) if goal else {}
    if form == "markdown":
        _write_decks(context, cards, goal)
    else:
        _write(goal, _as_json(cards) if form == "json" else _as_csv(cards, goal))
    _picture_files.copy(pictures)
    if goal:
        from quizapp.terminal.labels import plural

        written = len(cards) - (_skills(cards) if form == "csv" else 0)
        told = f"{plural(written, 'card')} written to {one_line(str(goal), 300)}."
        click.echo(told, err=True)


def _pictures(
    context: Context, cards: Sequence[StoredCard], goal: Path, form: str
) -> dict[Path, Path]:
    """Returns the pictures that cards name, by their places beside what is exported."""
    is_one = len({card.deck for card in cards}) == 1 and not goal.is_dir()
    return _picture_files.named(
        (
            context.deck_file(one.card.deck),
            goal.parent if is_one or form != "markdown" else (goal / one.deck).parent,
            _as_json([one]),
        )
        for one in cards
    )


def _form(goal: Path | None) -> str:
    """Returns the format that a file's name asks for.

    Raises:
        UsageError: the name is that of another program's format.
    """
    suffix = goal.suffix.lower() if goal else ""
    if suffix in _OTHERS:
        raise UsageError(f"no format `{suffix}`; write .csv, .json or .md, or name a `--format`")
    return _SUFFIXES.get(suffix, "csv")


def _skills(cards: Sequence[StoredCard]) -> int:
    return sum(isinstance(one.card.content, Skill) for one in cards)


def _as_json(cards: Sequence[StoredCard]) -> str:
    from quizapp.study import exporting

    data = [exporting.as_data(card) for card in cards]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_csv(cards: Sequence[StoredCard], goal: Path | None) -> str:
    """Returns the table; in a file with the byte order mark that spreadsheets want for Chinese."""
    from quizapp.study import exporting

    if skills := _skills(cards):
        click.echo(f"{skills} skills are left out: their problems are made when asked.", err=True)
    return ("\ufeff" if goal else "") + exporting.as_csv(cards)


def _write_decks(context: Context, cards: Sequence[StoredCard], goal: Path | None) -> None:
    """Writes each deck with only its cards among `cards`: into a folder if there are several."""
    decks = {
        location: (group[0].deck, _deck(context, location, group))
        for location, cards_of in groupby(cards, key=attrgetter("card.deck"))
        for group in [list(cards_of)]
    }
    if len(decks) == 1 and not (goal and goal.is_dir()):
        ((_, text),) = decks.values()
        _write(goal, text)
        return
    if goal is None or goal.suffix:
        advice = "name a folder with `--to`, or one deck with `--deck`"
        raise UsageError(f"these cards are of {len(decks)} decks; {advice}")
    paths = {goal / f"{name}.md": text for name, text in decks.values()}
    for path in paths:
        refuse_existing(path)
    for path, text in paths.items():
        _write(path, text)


def _deck(context: Context, location: str, cards: Sequence[StoredCard]) -> str:
    """Returns the text of a deck with only `cards`.

    Raises:
        BadInputError: the deck cannot be read, or has changed since it was loaded.
    """
    from quizapp import decks, families
    from quizapp.cli._editing import is_same
    from quizapp.decks import excerpts
    from quizapp.decks.format import formatted
    from quizapp.study import previewing

    path = context.deck_file(location)
    (file,) = previewing.files(path, Path(context.places.decks))
    text = decks.read(file)
    there, _ = decks.parse(file, text, families.names())
    wanted = [one.line for stored in cards for one in there if is_same(one, stored.card)]
    if len(wanted) < len(cards):
        raise BadInputError(f"{path}: this deck has changed since; `quizapp load` it first")
    return formatted(excerpts.only(text, set(wanted)))


def _write(goal: Path | None, text: str) -> None:
    if goal is None:
        click.echo(text, nl=False)
    else:
        write_new(goal, text, newline="")
