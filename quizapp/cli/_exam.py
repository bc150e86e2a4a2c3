"""What `exam` needs: a blueprint, a paper, and a way back to one that was handed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli import _files
from quizapp.cli._ready import ready
from quizapp.cli._sitting import desk
from quizapp.errors import BadInputError, DiskError, StoreBusyError, UsageError
from quizapp.resources import content_dir
from quizapp.store import figures

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.store.peek import Peek
    from quizapp.study.desk import Desk
    from quizapp.study.exam.blueprint import Blueprint
    from quizapp.study.exam.marks import MarkedPaper
    from quizapp.study.exam.paper import Paper


def built_in() -> Path:
    """Returns where the blueprint is that is used when none is given."""
    return Path(content_dir()) / "exam.toml"


def blueprint(peek: Peek, path: Path | None) -> Blueprint:
    """Returns the blueprint of a file, or the built-in one.

    Raises:
        BadInputError: the file cannot be read, or what is wrong in it.
    """
    from quizapp import families
    from quizapp.study.exam.blueprint import read

    names = families.names()
    known = figures.names(peek) | {"family": [*names, *{families.topic_of(name) for name in names}]}
    file = path or built_in()
    try:
        text = _files.read(str(file))
    except (OSError, UnicodeDecodeError) as error:
        reason = (
            str(error.strerror).lower() if isinstance(error, OSError) else "this is no UTF-8 text"
        )
        message = f"{file}: {reason}; `quizapp exam --example` prints a blueprint to begin with"
        raise BadInputError(message) from None
    return read(text, str(path) if path else "exam.toml", known, families.LEVELS)


def drawn(peek: Peek, path: Path | None, seed: int, seconds: int | None) -> Paper:
    """Returns the paper that a seed draws; `seconds` in the place of the blueprint's time."""
    from dataclasses import replace

    from quizapp.study.exam.drawing import draw

    plan = blueprint(peek, path)
    return draw(peek, plan if seconds is None else replace(plan, seconds=seconds), seed)


def end_abandoned(at: Desk) -> bool:
    """Ends an exam that was left too long ago, and says so; returns whether there was one."""
    from quizapp.study.exam.abandoned import hand_in

    ended = hand_in(at)
    if ended:
        words = "it is marked as it stands; `quizapp exam --marked` shows it again"
        click.echo(f"The exam of {ended.started_at[:10]} was left too long ago: {words}.", err=True)
    return ended is not None


def settled(context: Context) -> Peek:
    """Returns the store for reading, in which no exam is open that was left too long ago."""
    at = desk(context, ready(context))
    try:
        end_abandoned(at)
    except (DiskError, StoreBusyError) as error:
        # Reading goes on with the exams as they are.
        click.echo(f"quizapp: an exam was left too long ago, but {error}", err=True)
    return at.peek


def marked(peek: Peek, number: int | None) -> tuple[MarkedPaper, int]:
    """Returns the marked paper of an exam that was handed in, and its study day.

    Args:
        number: as in `exam --list`; None for the last.

    Raises:
        UsageError: there is no such exam.
    """
    from quizapp.reports.exams import results
    from quizapp.store.figures import mock_exams
    from quizapp.study.exam import answers_of
    from quizapp.study.exam.marks import mark
    from quizapp.study.exam.paper import from_plan

    found = results(peek)
    if not found:
        raise UsageError("no mock exam was handed in yet; sit one with `quizapp exam`")
    if number is not None and not 1 <= number <= len(found):
        raise UsageError(f"no exam {number}; `quizapp exam --list` numbers them to {len(found)}")
    result = found[(number or len(found)) - 1]
    plan = next(one.plan for one in mock_exams.handed_in(peek) if one.id == result.session)
    paper = from_plan(peek, plan)
    answers = answers_of(paper, peek.answered(result.session))
    return mark(paper, answers, result.used), result.day
