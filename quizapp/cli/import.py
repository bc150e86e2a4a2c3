"""Turn lecture notes, tables and other programs' cards into a deck."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli._files import refuse_existing, write_new
from quizapp.cli._one_of import OneOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.decks.imports import Found


@click.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--to", "target", metavar="DECK.md", type=click.Path(path_type=Path), help="Write the deck."
)
@click.option(
    "--from",
    "form",
    type=OneOf("form", ["auto", "notes", "table", "marked", "deck"]),
    default="auto",
    show_default=True,
    help="What FILE is.",
)
@click.option("--output", type=OneOf("output", ["deck", "json"]), default="deck", show_default=True)
def command(source: Path, target: Path | None, form: str, output: str) -> None:
    """Turns lecture notes, tables and other programs' cards into a deck for you to edit.

    \b
    Examples:
      quizapp import lecture4.txt                  shows the deck, writes nothing
      quizapp import lecture4.txt --to week4.md    writes it
      quizapp import cards.csv --to cards.md       a table: front, back, tags
      quizapp import lecture4.txt --output json    questions and answers

    Notes may mark their questions in any of the usual ways: `Q:` and `A:`, `Sample Question:`, a
    question with its answer below, listed first and answered later. Lines that are no answer stay
    in the deck as comments. Said are: what quizapp is unsure of, questions without an answer, and
    statements that the shipped decks correct. Marked notes have `question :: answer`, or a line
    with `?` between the two.
    """
    from quizapp.decks.imports.choosing import read
    from quizapp.decks.imports.deck_text import deck_text

    if target:
        refuse_existing(target)
    found, text = read(source, form)
    text = text or deck_text(found)
    if target:
        write_new(target, text)
    elif output == "json":
        click.echo(json.dumps(_as_json(found), indent=2, ensure_ascii=False))
    else:
        click.echo(text, nl=False)
    for line in _report(source, found, target):
        click.echo(line, err=True)


def _as_json(found: Found) -> list[dict[str, str]]:
    return [
        {
            "section": pair.section,
            "subsection": pair.subsection,
            "question": pair.question,
            "answer": pair.answer,
        }
        for pair in found.pairs
    ]


def _report(source: Path, found: Found, target: Path | None) -> Iterator[str]:
    """Gives the lines that say what was found, what is missing, doubtful and wrong."""
    from quizapp.text import one_line

    for line, question in found.unanswered:
        yield f"{source}:{line}: no answer: {one_line(question)}"
    for remark in found.remarks:
        if remark.doubt:
            kept = f"kept as a remark ({remark.doubt})"
            yield f"{source}:{remark.line}: {kept}: {one_line(remark.text)}"
    for line, correction in found.corrections:
        yield f"{source}:{line}: the shipped decks say otherwise: {correction}"
    where = f"written to {target}" if target else "nothing is written; `--to DECK.md` does"
    yield f"{_count(len(found.pairs), 'card')} and {_count(len(found.remarks), 'remark')}; {where}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
