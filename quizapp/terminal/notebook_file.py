"""The notebook of mistakes as markdown, to be kept, printed or carried around."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp.terminal import markdown
from quizapp.terminal.labels import plural
from quizapp.terminal.mistakes_page import command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.reports.mistakes import Mistake, Notebook, WrongAnswer


def lines(notebook: Notebook, today: int) -> Iterator[str]:
    """Gives the lines of the file, all solutions included."""
    yield f"# Mistakes, {_day(today)}"
    yield ""
    right = f"{plural(notebook.put_right, 'wrong answer')} put right since"
    yield f"{plural(notebook.times, 'wrong answer')} to look at again; {right}."
    for mistake in notebook.mistakes:
        yield from _mistake(mistake)


def _mistake(mistake: Mistake) -> Iterator[str]:
    name = f"{mistake.place}: {mistake.title}" if mistake.family else mistake.title
    yield from ("", f"## {name[:1].upper()}{name[1:]}", "")
    yield f"{plural(mistake.times, 'time')}, last on {_day(mistake.last)}"
    for answer in mistake.answers:
        yield from _answer(answer)
    if variant := mistake.variant:
        yield from ("", "### Try this one", "")
        yield from markdown.block(variant.prompt.split("\n"))
        yield from ("", f"`{command(variant)}`")


def _answer(answer: WrongAnswer) -> Iterator[str]:
    often = f", {answer.times} times" if answer.times > 1 else ""
    yield from ("", f"### {answer.key}, {_day(answer.day)}{often}", "")
    if answer.generated:
        yield from markdown.block(answer.prompt.split("\n"))
    else:
        yield markdown.broken(answer.prompt)
    yield ""
    if answer.gave_up:
        yield "You asked for the solution."
    else:
        yield f"You answered: {markdown.code(answer.typed)}"
    if answer.diagnosis:
        yield from ("", markdown.broken(answer.diagnosis))
    yield ""
    if answer.generated:
        yield from markdown.block(answer.solution)
        return
    yield f"Answer: {markdown.broken(answer.answer)}"
    if answer.solution:
        yield from ("", markdown.broken("\n".join(answer.solution)))


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()
