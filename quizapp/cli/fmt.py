"""Put decks into canonical form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli import _stdin
from quizapp.cli._findings import refuse_errors
from quizapp.cli._other_decks import ids_of_others
from quizapp.errors import DiskError, ExitCode, QuizappError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.cli import Context
    from quizapp.model.cards import Card
    from quizapp.model.decks import DeckFile

_REFUSAL = "nothing was formatted; mend the errors above"


@click.command("fmt")
@click.argument("paths", nargs=-1, metavar="[PATH ...]", type=click.Path(path_type=Path))
@click.option("--ids", "with_ids", is_flag=True, help="Also give an id to each card without one.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if it would.")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_obj
def command(
    context: Context, paths: tuple[Path, ...], with_ids: bool, only_check: bool, as_diff: bool
) -> None:
    """Puts decks into canonical form: yours, or those at PATH.

    \b
    Examples:
      quizapp fmt                      your decks
      quizapp fmt notes/week4.md       one deck
      quizapp fmt notes/ --check       are they in form? for a test of yours
      quizapp fmt notes/ --diff        what would change
      quizapp fmt - < week4.md         from standard input to standard output
      quizapp fmt --ids                and ids, which keep the histories

    The cards stay as they are, and so do prose, code, maths and comments. If a deck has an error,
    nothing is written.
    """
    if _stdin.is_meant(paths):
        _filter(context, with_ids=with_ids, only_check=only_check, as_diff=as_diff)
        return
    files = _files(paths, context)
    changed = list(_changed(files, context, with_ids=with_ids))
    for file, before, after in changed:
        if as_diff:
            click.echo(_diff(file, before, after), nl=False)
        elif only_check:
            click.echo(f"{file.path}: would be formatted")
        else:
            _write(file, after)
            click.echo(f"{file.path}: formatted")
    verb = "would be formatted" if only_check or as_diff else "formatted"
    in_form = len(files) - len(changed)
    click.echo(f"{len(changed)} of {len(files)} {verb}; {in_form} in form already.", err=True)
    if changed and only_check:
        raise SystemExit(ExitCode.FAILED)


def _filter(context: Context, *, with_ids: bool, only_check: bool, as_diff: bool) -> None:
    """Writes the deck on standard input to standard output, in form."""
    from quizapp.decks.advice import needs
    from quizapp.decks.format import formatted, stamped

    before = _stdin.text()
    cards, found = _stdin.parse(before, context)
    refuse_errors(found, _REFUSAL, plain=context.plain, text=before)
    after = formatted(before)
    if with_ids:
        after, _ = stamped(after, ids_of_others([], context) | needs.ids(before))
    _verify(_stdin.FILE, cards, after)
    if as_diff:
        click.echo(_diff(_stdin.FILE, before, after), nl=False)
    elif not only_check:
        click.echo(after, nl=False)
    elif after != before:
        click.echo("-: would be formatted")
        raise SystemExit(ExitCode.FAILED)


def _files(paths: Sequence[Path], context: Context) -> list[DeckFile]:
    """Returns the decks at `paths`, or the user's: an update would write over shipped ones."""
    from quizapp.decks import source
    from quizapp.study import loading

    user_decks = Path(context.places.decks)
    return loading.found(paths, user_decks)[0] if paths else source.user(user_decks)


def _changed(
    files: Sequence[DeckFile], context: Context, *, with_ids: bool
) -> Iterator[tuple[DeckFile, str, str]]:
    """Gives the decks that are not in form, as they are and as they will be.

    Raises:
        BadInputError: a deck cannot be read.
        SystemExit: a deck has an error; all findings are printed.
    """
    from quizapp import decks, families
    from quizapp.decks.advice import needs
    from quizapp.decks.format import formatted, stamped

    read, found = decks.load(files, families.names())
    refuse_errors(found, _REFUSAL, plain=context.plain)
    texts = [decks.read(file) for file in files]
    taken = ids_of_others(files, context).union(*map(needs.ids, texts)) if with_ids else set()
    for deck, before in zip(read, texts, strict=True):
        after = formatted(before)
        if with_ids:
            after, given = stamped(after, taken)
            taken |= given
        if after != before:
            _verify(deck.file, deck.cards, after)
            yield deck.file, before, after


def _verify(file: DeckFile, cards: Sequence[Card], after: str) -> None:
    """Makes sure that a formatted deck has the same cards: a formatter must never lose one."""
    from quizapp import decks, families

    again, _ = decks.parse(file, after, families.names())
    if [_content(card) for card in cards] != [_content(card) for card in again]:
        raise QuizappError(
            f"{file.path}: formatting it would change a card, a fault of quizapp; nothing was done"
        )


def _content(card: Card) -> Card:
    return card._replace(line=0, id=None)


def _diff(file: DeckFile, before: str, after: str) -> str:
    from difflib import unified_diff

    from quizapp.decks import source
    from quizapp.text import inert

    name = str(file.path)
    made = unified_diff(source.lines(before), source.lines(after), name, name, lineterm="")
    return "".join(f"{inert(line)}\n" for line in made)


def _write(file: DeckFile, text: str) -> None:
    from quizapp.decks import fixing

    try:
        fixing.write(file.path, text)
    except OSError as problem:
        reason = (problem.strerror or "cannot be written").lower()
        raise DiskError(f"{file.path}: {reason}; it stays as it was") from None
