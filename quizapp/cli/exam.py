"""A timed mock exam over cards and problems, marked at the end."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli import _exam, _files
from quizapp.cli._ready import ready
from quizapp.cli._sitting import (
    desk,
    json_option,
    new_seed,
    opened,
    refuse_without_input,
    seed_option,
)
from quizapp.errors import ExitCode, UsageError
from quizapp.model.days import study_day
from quizapp.model.modes import Mode
from quizapp.study.durations import duration

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.store.peek import Peek
    from quizapp.study.desk import Desk
    from quizapp.study.exam import Exam
    from quizapp.study.exam.marks import MarkedPaper


@click.command("exam")
@click.option("--time", "limit", metavar="TIME", help="60m, 90s or 1h30m; else the blueprint's.")
@click.option(
    "--blueprint", type=click.Path(path_type=Path), metavar="FILE", help="What to ask, in TOML."
)
@seed_option
@click.option("--print", "as_text", is_flag=True, help="The paper and its key, in markdown.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the paper there."
)
@click.option("--resume", is_flag=True, help="Go on with the exam that was left unfinished.")
@click.option("--list", "as_list", is_flag=True, help="The results of all exams.")
@click.option(
    "--marked",
    is_flag=False,
    flag_value=0,
    type=click.IntRange(0),
    metavar="[N]",
    help="The marked paper of exam N of the list, or of the last, again.",
)
@click.option("--example", is_flag=True, help="Print the built-in blueprint, to be changed.")
@json_option
@click.pass_obj
def command(
    context: Context,
    limit: str | None,
    blueprint: Path | None,
    seed: int | None,
    as_text: bool,
    output: Path | None,
    resume: bool,
    as_list: bool,
    marked: int | None,
    example: bool,
    as_json: bool,
) -> None:
    """A timed mock exam: no word on what is right until the paper is handed in.

    \b
    Examples:
      quizapp exam                          an hour over all topics
      quizapp exam --time 30m --seed 7      the same paper for everybody
      quizapp exam --example > mine.toml    a blueprint to change; then
      quizapp exam --blueprint mine.toml --output paper.md
      quizapp exam --print --seed 7 > paper.md
      quizapp exam --list

    The clock stands while nobody sits there; after a week a paper is marked as it was left. The
    schedule of your cards stays as it is.
    """
    if resume and (blueprint or limit or seed is not None or as_text):
        raise UsageError("--resume goes on as the exam was begun; leave the other options out")
    seconds = _seconds(limit)
    _files.check_writable(output)
    if example:
        click.echo(_exam.built_in().read_text(encoding="utf-8"), nl=False)
    elif as_list:
        _list(context, as_json=as_json)
    elif marked is not None:
        _show(context, *_exam.marked(_exam.settled(context), marked or None), output)
    elif as_text:
        _print(context, blueprint, new_seed() if seed is None else seed, seconds, output)
    else:
        refuse_without_input(context)
        at = desk(context, ready(context))
        if _exam.end_abandoned(at) and resume and not as_json:
            _show(context, *_exam.marked(at.peek, None), output)
            return
        exam = _resumed(at) if resume else _fresh(at, blueprint, seed, seconds)
        _sit(context, at, exam, output, as_json=as_json)


def _seconds(limit: str | None) -> int | None:
    found = duration(limit) if limit else None
    if limit and not found:
        raise UsageError(f"--time `{limit}` is no time; write 60m, 90s or 1h30m")
    return int(found.total_seconds()) if found else None


# ------------------------------------------------------------------------------- without a clock


def _list(context: Context, *, as_json: bool) -> None:
    from quizapp.reports.exams import results
    from quizapp.terminal.exam import all_exams

    found = results(_exam.settled(context))
    if as_json:
        told = [asdict(one) | {"date": date.fromordinal(one.day).isoformat()} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        all_exams.show(context.screen(), found)


def _print(
    context: Context, blueprint: Path | None, seed: int, seconds: int | None, output: Path | None
) -> None:
    from quizapp.terminal.exam.paper import printed

    again = ["quizapp exam --print", f"--seed {seed}"]
    again += [f"--blueprint {blueprint}"] if blueprint else []
    again += [f"--time {seconds}s"] if seconds else []
    paper = _exam.drawn(ready(context), blueprint, seed, seconds)
    lines = printed(paper, " ".join(again))
    if output:
        _files.write(output, lines)
        click.echo(f"Wrote {output}.", err=True)
    else:
        from quizapp.terminal.markdown import squeezed

        click.echo("\n".join(squeezed(lines)))


# --------------------------------------------------------------------------------- with a clock


def _fresh(at: Desk, blueprint: Path | None, seed: int | None, seconds: int | None) -> Exam:
    from quizapp.study import exam

    if at.peek.unfinished(Mode.EXAM):
        click.echo("quizapp: an exam was left unfinished; --resume goes on with it", err=True)
    paper = _exam.drawn(at.peek, blueprint, new_seed() if seed is None else seed, seconds)
    return exam.fresh(at, paper, _predicted(at.peek, study_day(at.now())))


def _resumed(at: Desk) -> Exam:
    from quizapp.study import exam

    return exam.resumed(at)


def _predicted(peek: Peek, day: int) -> dict[str, float | None]:
    from quizapp.reports.forecast import predicted_recall

    return {topic.topic: topic.recall for topic in predicted_recall(peek, day)}


def _sit(context: Context, at: Desk, exam: Exam, output: Path | None, *, as_json: bool) -> None:
    found = None
    try:
        found = _by_script(exam) if as_json else _by_person(context, at, exam)
    finally:
        # Whatever ended it, the clock stands from here on.
        if found is None:
            exam.leave()
    day = study_day(context.now())
    if found and not as_json:
        _show(context, found, day, output)
    elif found and output:
        _write(found, day, output)


def _by_script(exam: Exam) -> MarkedPaper | None:
    from quizapp.terminal.exam.jsonlines import ExamJsonLines

    return ExamJsonLines(exam, sys.stdin, sys.stdout).run()


def _by_person(context: Context, at: Desk, exam: Exam) -> MarkedPaper | None:
    from quizapp.terminal.exam import page
    from quizapp.terminal.exam.sitting import ExamSitting
    from quizapp.terminal.lines import lines_of

    screen = context.screen()
    with lines_of(sys.stdin, sys.stdout, rich=screen.color) as lines:
        try:
            if ExamSitting(exam, screen, lines, partial(opened, context, at.peek)).run():
                return exam.hand_in()
        except KeyboardInterrupt:
            page.farewell(screen, exam)
            raise SystemExit(ExitCode.INTERRUPTED) from None
    page.farewell(screen, exam)
    return None


def _show(context: Context, found: MarkedPaper, day: int, output: Path | None) -> None:
    from quizapp.terminal.exam import marked

    if output:
        _write(found, day, output)
        click.echo(f"Wrote {output}.", err=True)
        marked.result(context.screen(), found)
    else:
        marked.show(context.screen(), found)


def _write(found: MarkedPaper, day: int, output: Path) -> None:
    from quizapp.terminal.exam import paper

    lines = paper.marked(found, date.fromordinal(day).isoformat())
    _files.write(output, lines)
