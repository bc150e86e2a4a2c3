"""Say what a finding of `check` means, with examples."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from quizapp import text
from quizapp.errors import UsageError

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.decks.codes import Code
    from quizapp.decks.explanations import Page


@click.command("explain")
@click.argument("code", required=False)
@click.pass_obj
def command(context: Context, code: str | None) -> None:
    """Explains what `check` finds: why it matters, an example, and how it is mended.

    \b
    Examples:
      quizapp explain           all codes, a line each
      quizapp explain D302      one of them, with examples
    """
    from quizapp.decks.codes import Code
    from quizapp.decks.explanations import pages

    by_number = {one.number: one for one in Code}
    if code is None:
        for one in Code:
            click.echo(f"{one.number}  {one.severity:<8} {one.meaning}")
        return
    found = by_number.get(code.upper())
    if found is None:
        near = get_close_matches(code.upper(), by_number, n=1)
        advice = f"did you mean {near[0]}?" if near else "`quizapp explain` lists all codes"
        raise UsageError(f"no code `{code}`; {advice}")
    _show(found, pages()[found.number], context)


def _show(found: Code, page: Page, context: Context) -> None:
    from quizapp.terminal.screen import MARGIN

    screen = context.screen()
    screen.prose(f"{found.number} ({found.severity}): {found.meaning}", "strong")
    screen.line()
    screen.prose(page.text)
    for title, example in (("Found:", page.bad), ("Mended:", page.good)):
        screen.line()
        screen.line(title, "strong")
        screen.line()
        for line in example.split("\n"):
            screen.line(text.inert(line), indent=2 * MARGIN)
    screen.flush()
