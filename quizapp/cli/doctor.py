"""Check the store's health."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizappError, StoreDamagedError
from quizapp.text import inert, pad

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.store.doctor import Finding


@click.command("doctor")
@click.option("--rebuild", is_flag=True, help="First make the memory anew from the log.")
@click.pass_context
def command(ctx: click.Context, rebuild: bool) -> None:
    """Checks the store, a line a check; exit 5 when something is wrong. Changes nothing.

    \b
    Examples:
      quizapp doctor
      quizapp doctor --rebuild

    With --rebuild, what is remembered of each card is folded anew from the log first; the log
    itself is never changed.
    """
    from quizapp.scheduling import next_state
    from quizapp.store import doctor

    context: Context = ctx.obj
    try:
        context.peek().close()
    except FileNotFoundError:
        raise QuizappError("there is no store yet; `quizapp load` makes one") from None
    store = context.open()
    if rebuild:
        click.echo(f"Rebuilt: {doctor.rebuild(store, next_state)} cards differed from the log.")
    findings = doctor.examine(store, next_state)
    for finding in findings:
        click.echo(_line(finding))
    if not all(finding.ok for finding in findings):
        raise StoreDamagedError(f"{store.path}: see above; restore a backup before you go on")


def _line(finding: Finding) -> str:
    mark = "ok " if finding.ok else "BAD"
    return f"{mark}  {pad(finding.name, 11)}  {inert(finding.message)}"
