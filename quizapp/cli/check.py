"""Find mistakes in decks."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli import _stdin
from quizapp.cli._findings import annotation, as_json
from quizapp.cli._one_of import OneOf
from quizapp.cli._other_decks import ids_of_others
from quizapp.errors import DiskError, ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.decks import DeckFile, Diagnostic


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended for sure, then check.")
@click.option(
    "--output", type=OneOf("output", ["text", "json", "github"]), default="text", show_default=True
)
@click.pass_obj
def command(context: Context, paths: tuple[Path, ...], output: str, fix: bool) -> None:
    """Finds mistakes in decks: the shipped ones and yours, or those at PATH.

    \b
    Examples:
      quizapp check                           all decks
      quizapp check notes/week4.md            one deck
      quizapp check notes/ --output json      a folder, for a program
      quizapp check notes/ --output github    as annotations of a pull request
      quizapp check notes/week4.md --fix      and mend what is sure
      quizapp check - --output json           a deck on standard input

    Everything is found in one run, and nothing is loaded. The exit code is 1 where an error was
    found; a warning alone leaves it 0. `quizapp explain CODE` says more of a finding.
    """
    from quizapp.decks.report import render_all
    from quizapp.terminal.screen import is_rich

    text = _stdin.text() if _stdin.is_meant(paths) else None
    if text is None:
        found, counts = _in_files(context, paths, fix=fix)
    elif fix:
        raise UsageError("--fix writes into files; name them instead of `-`")
    else:
        cards, found = _stdin.parse(text, context, thorough=True)
        counts = (1, len(cards))
    if output == "json":
        click.echo(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2))
    elif output == "github":
        for one in found:
            click.echo(annotation(one))
    else:
        color = is_rich(sys.stdout, plain=context.plain)
        if found:
            click.echo(render_all(found, color=color, text=text) + "\n")
        click.echo(_summary(found, *counts))
    if any(one.severity == "error" for one in found):
        raise SystemExit(ExitCode.FAILED)


def _in_files(
    context: Context, paths: Sequence[Path], *, fix: bool
) -> tuple[list[Diagnostic], tuple[int, int]]:
    """Returns what is found in decks, and how many decks and cards there are."""
    from quizapp import decks, families
    from quizapp.study import loading

    files, _ = loading.found(paths, Path(context.places.decks))
    elsewhere = ids_of_others(files, context) if paths else ()
    read, found = decks.load(files, families.names(), thorough=True, elsewhere=elsewhere)
    if fix and _mend(files, found):
        read, found = decks.load(files, families.names(), thorough=True, elsewhere=elsewhere)
    return found, (len(read), sum(len(deck.cards) for deck in read))


def _mend(files: Sequence[DeckFile], found: Sequence[Diagnostic]) -> bool:
    """Writes the sure edits into the decks, each file at once; returns whether there were any."""
    from quizapp import decks
    from quizapp.decks import fixing

    total = 0
    for file in files:
        mine = [one for one in found if one.file == str(file.path)]
        text, count = fixing.fixed(decks.read(file), mine)
        if count:
            try:
                fixing.write(file.path, text)
            except OSError as problem:
                reason = (problem.strerror or "cannot be written").lower()
                raise DiskError(f"{file.path}: {reason}; nothing of it was changed") from None
        total += count
    if total:
        click.echo(f"mended {_count(total, 'place')}", err=True)
    return total > 0


def _summary(found: Sequence[Diagnostic], decks: int, cards: int) -> str:
    errors = sum(one.severity == "error" for one in found)
    checked = f"{_count(decks, 'deck')} with {_count(cards, 'card')} checked"
    return f"{checked}: {_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
