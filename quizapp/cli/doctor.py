"""Check the store's health."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.errors import DiskError, QuizappError, StoreDamagedError
from quizapp.text import inert, pad

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from quizapp.cli import Context
    from quizapp.store.health.doctor import Finding


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
    itself is never changed. The last line names the backup that `quizapp restore` can bring back.
    """
    from quizapp.scheduling import states_after
    from quizapp.store.health import doctor
    from quizapp.terminal.labels import plural

    context: Context = ctx.obj
    path = context.store_file()
    if not path.exists():
        raise QuizappError("there is no store yet; `quizapp load` makes one")
    try:
        store = context.open(keep=False)
        if rebuild:
            differed = doctor.rebuild(store, states_after)
            click.echo(f"Rebuilt: {plural(differed, 'card')} differed from the log.")
        findings = doctor.examine(store, states_after)
        findings.append(doctor.backups(path, context.now()))
    except StoreDamagedError:
        # What cannot even be opened is restored all the more.
        click.echo(_line(doctor.backups(path, context.now())))
        raise
    for finding in findings:
        click.echo(_line(finding))
    bad = {finding.name for finding in findings if not finding.ok}
    if bad:
        refusal = DiskError if bad <= doctor.AROUND else StoreDamagedError
        raise refusal(f"{path}: see above; {_advice(bad, path, context.now())}")


def _advice(bad: set[str], path: Path, now: datetime) -> str:
    """Returns what to do: what can be folded from the log needs no backup, which has fewer rows."""
    from quizapp.store.backups import backup
    from quizapp.store.health import doctor

    if bad <= doctor.FOLDED:
        return "`quizapp doctor --rebuild`"
    if bad == {"permissions"}:
        return f"`chmod 600 {path}`"
    if bad <= doctor.AROUND:
        return f"make {backup.folder(path)} a folder that you may write"
    latest = backup.latest_good(path, now)
    return f"`quizapp restore {latest.path}`" if latest else "there is no good backup"


def _line(finding: Finding) -> str:
    mark = "ok " if finding.ok else "BAD"
    return f"{mark}  {pad(finding.name, 11)}  {inert(finding.message)}"
