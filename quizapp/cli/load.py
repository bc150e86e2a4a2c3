"""Read decks into the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from quizapp.cli._changes import answers, show
from quizapp.errors import ExitCode, QuizappError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.cli import Context
    from quizapp.model.decks import Changes, DeckFile, Diagnostic, Doubt
    from quizapp.store.database import Store
    from quizapp.study.loading import Pending

# From so many decks, bytes or cards on, a load takes longer than a person waits without a sign.
_MANY_DECKS = 50
_MANY_BYTES = 500_000
_MANY_CARDS = 5_000
# Decks that are named where many lose most of their cards.
_NAMED = 5


@click.command("load")
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--plan", "only_plan", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--yes", is_flag=True, help="Ask nothing: what may be an edit is one.")
@click.pass_obj
def command(context: Context, paths: tuple[Path, ...], only_plan: bool, yes: bool) -> None:
    """Reads decks into the store: the shipped ones and yours, or those at PATH.

    \b
    Examples:
      quizapp load                   the shipped decks and your own
      quizapp load notes/week4.md    one deck
      quizapp load decks/ --plan     what a folder would change

    Only what changed is read. A card keeps its history when it is edited or moved; one that
    vanished is retired, and comes back with its history. Where a card was rewritten so far that
    it may be another one, you are asked.
    """
    from quizapp.study import loading

    user_decks = Path(context.places.decks)
    files, is_covered = loading.found(paths, user_decks)
    store = context.open(keep=not only_plan)
    peek = context.peek()
    stamps = peek.stamps()
    pending = loading.pending(files, stamps, is_covered, _watched)
    if paths:
        pending = loading.whole(store, pending, stamps, is_covered, user_decks)
    _report(pending.diagnostics, plain=context.plain)
    if loading.has_errors(pending):
        _refuse()
    _tell_of_empty(
        loading.without_cards(peek, [file for file in files if file.path in paths], pending)
    )
    if only_plan:
        changes = loading.preview(store, pending)
        show(changes, "Would load")
        _tell_of_doubts(changes.doubts, "load will ask, or take it for an edit with --yes")
        return
    _tell_of_writing(pending)
    done = loading.apply(store, pending, context.now(), only_if_sure=True)
    if not done.is_sure:
        accepted = _agreed(context, store, pending, done, yes=yes)
        done = loading.apply(store, pending, context.now(), accepted)
    show(done, "Loaded")
    if not sys.stdin.isatty():
        _tell_of_doubts(done.doubts, "the old one is retired; with --yes it had been an edit")


def _agreed(
    context: Context, store: Store, pending: Pending, changes: Changes, *, yes: bool
) -> Sequence[Doubt]:
    """Asks what is to be asked before cards change or leave; returns the doubts that are none.

    Before much of a deck leaves, a backup is taken.
    """
    from quizapp.store.backups import backup
    from quizapp.study import loading

    accepted = changes.doubts if yes else _asked(changes.doubts)
    if accepted:
        changes = loading.preview(store, pending, accepted)
    if changes.emptied:
        _agree_to_empty(changes.emptied, yes=yes)
        backup.before(store.path, context.now())
    return accepted


def _watched(files: Sequence[DeckFile]) -> Iterator[DeckFile]:
    """Gives the decks one by one; where they are much, a bar at the terminal shows how far."""
    is_much = len(files) >= _MANY_DECKS or sum(file.size for file in files) >= _MANY_BYTES
    if not is_much or not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, label="Reading decks", file=sys.stderr) as bar:
        yield from bar


def _tell_of_writing(pending: Pending) -> None:
    """Says at the terminal that cards are being written, where there are many."""
    count = sum(len(deck.cards) for deck in pending.decks)
    if count >= _MANY_CARDS and sys.stderr.isatty():
        click.echo(f"Writing {count:,} cards …", err=True)


def _report(diagnostics: Sequence[Diagnostic], *, plain: bool) -> None:
    if diagnostics:
        from quizapp.decks.report import render_all
        from quizapp.terminal.screen import is_rich

        click.echo(render_all(diagnostics, color=is_rich(sys.stderr, plain=plain)), err=True)


def _refuse() -> NoReturn:
    click.echo("quizapp: nothing was loaded; mend the errors above and load again", err=True)
    raise SystemExit(ExitCode.BAD_INPUT)


def _tell_of_empty(files: Sequence[DeckFile]) -> None:
    for file in files:
        name = one_line(str(file.path), 300)
        click.echo(f"{name}: no cards in it; a card begins with `Q:`, `C:`, `T:` or `P:`", err=True)


def _asked(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Asks of each doubt whether it is the same card; without a terminal, none is."""
    if not sys.stdin.isatty():
        return []
    same: list[Doubt] = []
    for place, doubt in enumerate(doubts):
        click.echo(f"{one_line(doubt.place, 300)}: is this a card that you rewrote?", err=True)
        click.echo(f"  before: {one_line(doubt.before, 68)}", err=True)
        click.echo(f"  now:    {one_line(doubt.after, 68)}", err=True)
        kept = answers(doubt.reviews)
        answer = click.prompt(
            f"  yes keeps its {kept}, no starts it anew; all, none for the rest",
            type=click.Choice(["yes", "no", "all", "none", "y", "n"], case_sensitive=False),
            default="yes",
            show_choices=False,
            err=True,
        )
        if answer in {"all", "none"}:
            return [*same, *(doubts[place:] if answer == "all" else ())]
        if answer in {"yes", "y"}:
            same.append(doubt)
    return same


def _tell_of_doubts(doubts: Sequence[Doubt], advice: str) -> None:
    for doubt in doubts:
        before, after = (one_line(text, 60) for text in (doubt.before, doubt.after))
        click.echo(
            f'{one_line(doubt.place, 300)}: "{after}" may be "{before}"'
            f" ({answers(doubt.reviews)}); {advice}",
            err=True,
        )


def _agree_to_empty(decks: Sequence[str], *, yes: bool) -> None:
    """Asks before more than half of a deck is retired, more often a mistake than a wish."""
    from quizapp.terminal.labels import plural

    named = ", ".join(map(one_line, decks[:_NAMED]))
    others = f" and {plural(len(decks) - _NAMED, 'other deck')}" if len(decks) > _NAMED else ""
    what = f"more than half of {named}{others} would be retired"
    if not yes:
        if not sys.stdin.isatty():
            raise QuizappError(f"{what}; nothing was loaded; say --yes if that is meant")
        question = f"{what[0].upper()}{what[1:]}; their history is kept. Go on?"
        click.confirm(question, abort=True, err=True)
