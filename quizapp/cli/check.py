"""Find mistakes in decks."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.decks import Deck, Diagnostic


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(context: Context, paths: tuple[Path, ...], output: str) -> None:
    """Finds mistakes in decks: the shipped ones and yours, or those at PATH.

    \b
    Examples:
      quizapp check                           all decks
      quizapp check notes/week4.md            one deck
      quizapp check notes/ --output json      a folder, for a program

    Everything is found in one run, and nothing is loaded. The exit code is 1 where an error was
    found; a warning alone leaves it 0.
    """
    from quizapp import decks, families
    from quizapp.study import loading
    from quizapp.terminal.screen import is_rich

    files, _ = loading.found(paths, Path(context.places.decks))
    read, found = decks.load(files, families.names(), thorough=True)
    if output == "json":
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _show(read, found, color=is_rich(sys.stdout, plain=context.plain))
    if any(one.severity == "error" for one in found):
        raise SystemExit(ExitCode.FAILED)


def _as_json(found: Diagnostic) -> dict[str, Any]:
    span = found.span
    return {
        "file": found.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "help": found.help,
    }


def _show(read: Sequence[Deck], found: Sequence[Diagnostic], *, color: bool) -> None:
    from quizapp.decks.report import render_all

    if found:
        click.echo(render_all(found, color=color) + "\n")
    errors = sum(one.severity == "error" for one in found)
    cards = sum(len(deck.cards) for deck in read)
    checked = f"{_count(len(read), 'deck')} with {_count(cards, 'card')} checked"
    warnings = _count(len(found) - errors, "warning")
    click.echo(f"{checked}: {_count(errors, 'error')}, {warnings}.")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
