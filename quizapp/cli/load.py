"""Read decks into the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import ExitCode, QuizappError
from quizapp.text import one_line, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.decks import Changes, Diagnostic

_SHOWN = 8


@click.command("load")
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--plan", "only_plan", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask, however many cards would be retired.")
@click.pass_obj
def command(context: Context, paths: tuple[Path, ...], only_plan: bool, yes: bool) -> None:
    """Reads decks into the store: the shipped ones and yours, or those at PATH.

    \b
    Examples:
      quizapp load                   the shipped decks and your own
      quizapp load notes/week4.md    one deck
      quizapp load decks/ --plan     what a folder would change

    Only what changed is read. A card keeps its history when it is edited or moved; one that
    vanished is retired, and comes back with its history.
    """
    from quizapp.study import loading

    files, is_covered = loading.found(paths, Path(context.places.decks))
    store = context.open()
    peek = context.peek()
    pending = loading.pending(files, peek.stamps(), is_covered)
    _report(pending.diagnostics, plain=context.plain)
    if loading.has_errors(pending):
        click.echo("quizapp: nothing was loaded; mend the errors above and load again", err=True)
        raise SystemExit(ExitCode.BAD_INPUT)
    plan = loading.preview(store, peek, pending, context.now())
    if only_plan:
        _show(plan.changes, "Would load")
        return
    if plan.retires_much and not yes:
        _confirm(plan.retires_much)
    _show(loading.apply(store, pending, context.now()), "Loaded")


def _report(diagnostics: Sequence[Diagnostic], *, plain: bool) -> None:
    if diagnostics:
        from quizapp.decks.report import render_all
        from quizapp.terminal.screen import is_rich

        click.echo(render_all(diagnostics, color=is_rich(sys.stderr, plain=plain)), err=True)


def _confirm(decks: Sequence[str]) -> None:
    """Asks before more than half of a deck is retired: more often a mistake than a wish."""
    what = f"more than half of {', '.join(map(one_line, decks))} would be retired"
    if not sys.stdin.isatty():
        raise QuizappError(f"{what}; nothing was loaded; say --yes if that is meant")
    click.confirm(
        f"{what[0].upper()}{what[1:]}; their history is kept. Go on?", abort=True, err=True
    )


def _show(changes: Changes, verb: str) -> None:
    kept = f", {changes.unchanged} unchanged" if changes.by_word and changes.unchanged else ""
    click.echo(f"{verb}: {changes.counts}{kept}.")
    for what, cards in changes.by_word.items():
        for key, prompt in cards[:_SHOWN]:
            click.echo(f"  {pad(what, 8)} {pad(one_line(key, 20), 14)} {one_line(prompt, 52)}")
        if len(cards) > _SHOWN:
            click.echo(f"  {pad(what, 8)} … and {len(cards) - _SHOWN} more")
