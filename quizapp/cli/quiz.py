"""A quiz with a score over the lecture's questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from quizapp.cli._commands import Command
from quizapp.cli._ready import ready
from quizapp.cli._select import selected, selection_options
from quizapp.cli._sitting import (
    confidence_option,
    json_option,
    new_seed,
    schedule_option,
    seed_option,
    sit,
)
from quizapp.errors import UsageError
from quizapp.model.modes import Mode
from quizapp.study import quiz

if TYPE_CHECKING:
    from datetime import timedelta

    from quizapp.cli import Context
    from quizapp.model.cards import Selection
    from quizapp.store.peek import Peek

# How many questions a quiz has, and at most where only the time ends it.
_FEW, _MANY = 10, 200


@click.command("quiz", cls=Command)
@selection_options
@click.option(
    "-n",
    "count",
    type=click.IntRange(1),
    help="Questions.  [default: 10; with --time, as many as fit]",
)
@click.option("--time", "limit", metavar="TIME", help="Stop after 20m, 90s or 1h.")
@click.option("--mistakes", is_flag=True, help="Only cards whose last answer was wrong.")
@click.option("--resume", is_flag=True, help="Go on with the quiz that was left unfinished.")
@seed_option
@schedule_option
@confidence_option
@json_option
@click.pass_obj
def command(
    context: Context,
    deck: str,
    topic: str,
    tag: str,
    kind: str,
    count: int | None,
    limit: str | None,
    mistakes: bool,
    resume: bool,
    seed: int | None,
    schedule: bool,
    confidence: bool,
    as_json: bool,
) -> None:
    """A quiz with a score over the lecture's questions.

    \b
    Examples:
      quizapp quiz                          ten questions from all topics
      quizapp quiz --topic backpropagation -n 5
      quizapp quiz --mistakes               only what went wrong last time
      quizapp quiz --seed 7 --time 20m      the same quiz again, on the clock

    A quiz does not touch the schedule, unless --schedule says so.
    """
    peek = ready(context)
    if resume and (deck or topic or tag or kind or mistakes or seed is not None):
        raise UsageError("--resume goes on as the quiz was begun; leave the other options out")
    length = _length(limit)
    chosen = selected(peek, deck=deck, topic=topic, tag=tag, kind=kind)
    wanted = count or (_MANY if length else _FEW)
    plan = _left_off(peek) if resume else _drawn(peek, chosen, wanted, seed, only_mistakes=mistakes)
    finished = sit(
        context,
        peek,
        _source(peek, context, plan, length, is_open=not count),
        Mode.QUIZ,
        schedules=schedule,
        as_json=as_json,
        go_on="quizapp quiz --resume",
        confidence=confidence,
        plan={"seed": plan.seed, "keys": plan.keys},
        resumed=plan.resumed,
    )
    if finished and not (resume or mistakes):
        from quizapp.cli import _again

        options = {"n": count, "time": limit, "seed": plan.seed}
        _again.say(context.screen(), _again.command_line(["quiz"], chosen._asdict() | options))


def _source(
    peek: Peek, context: Context, plan: _Plan, length: timedelta | None, *, is_open: bool
) -> quiz.Quiz:
    """Returns the questions of a plan; where only the time ends it, nobody can know how many."""
    source = quiz.Quiz(peek, context.now, plan.keys, plan.seed, length)
    if length and is_open:
        source.of = None
    return source


class _Plan(NamedTuple):
    """What a quiz asks; `resumed` is the sitting that it goes on with."""

    keys: list[str]
    seed: int
    resumed: str | None = None


def _drawn(
    peek: Peek, chosen: Selection, count: int, seed: int | None, *, only_mistakes: bool
) -> _Plan:
    seed = new_seed() if seed is None else seed
    keys = quiz.draw(peek, chosen, count, seed, _mistaken(peek) if only_mistakes else None)
    if not keys and only_mistakes:
        raise UsageError("no card of these was answered wrong last time; leave --mistakes out")
    if not keys:
        raise UsageError("no card fits; see `quizapp cards` for what there is")
    return _Plan(keys, seed)


def _mistaken(peek: Peek) -> list[str]:
    from quizapp.store import figures

    return figures.mistaken(peek)


def _left_off(peek: Peek) -> _Plan:
    left = peek.unfinished(Mode.QUIZ)
    done = {review.card for review in peek.answered(left.id)} if left else set()
    keys = [key for key in left.plan["keys"] if key not in done] if left else []
    if left is None or not keys:
        raise UsageError("no quiz was left unfinished; start one with `quizapp quiz`")
    return _Plan(keys, left.plan["seed"], left.id)


def _length(limit: str | None) -> timedelta | None:
    if not limit:
        return None
    from quizapp.study.durations import duration

    found = duration(limit)
    if not found:
        raise UsageError(f"--time `{limit}` is no time; write 20m, 90s or 1h")
    return found
