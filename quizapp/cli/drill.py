"""Backprop and SGD problems that never repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp import families
from quizapp.cli import Context, _again, _complete
from quizapp.cli._commands import Command
from quizapp.cli._ready import ready
from quizapp.cli._sitting import (
    confidence_option,
    json_option,
    new_seed,
    schedule_option,
    seed_option,
    sit,
)
from quizapp.cli._unknown import unknown
from quizapp.errors import UsageError
from quizapp.model.modes import Mode
from quizapp.study.drill import Drill, plan

if TYPE_CHECKING:
    from quizapp.store.peek import Peek


@click.command("drill", cls=Command)
@click.argument(
    "what",
    nargs=-1,
    metavar="[FAMILY or TOPIC ...]",
    shell_complete=_complete.families_or_topics,
)
@click.option("--level", type=click.IntRange(1, 5), help="1 to 5; without it they get harder.")
@click.option(
    "-n", "count", type=click.IntRange(1), default=10, show_default=True, help="Problems."
)
@click.option("--choices", is_flag=True, help="Multiple choice, with known mistakes to pick from.")
@click.option("--mistakes", is_flag=True, help="Problems in which your own mistakes show.")
@seed_option
@schedule_option
@confidence_option
@json_option
@click.pass_obj
def command(
    context: Context,
    what: tuple[str, ...],
    level: int | None,
    count: int,
    choices: bool,
    mistakes: bool,
    seed: int | None,
    schedule: bool,
    confidence: bool,
    as_json: bool,
) -> None:
    """Generated problems, solved exactly; a wrong answer is diagnosed.

    \b
    Examples:
      quizapp drill                        ten problems of every family, rising
      quizapp drill dag-grad-one           gradients on computational graphs
      quizapp drill sgd --level 3 -n 5     a topic at one level
      quizapp drill dag-grad-all --choices multiple choice

    A drill does not touch the schedule, unless --schedule says so.
    """
    chosen = _families(what or families.names())
    peek = ready(context)
    tags: frozenset[str] = frozenset()
    if mistakes:
        chosen, tags = _mistaken(peek, chosen)
    seed = new_seed() if seed is None else seed
    skills = plan(chosen, count, level, families.LEVELS)
    options = {"level": level, "choices": choices, "mistakes": mistakes}
    words = ["drill", *what]
    finished = sit(
        context,
        peek,
        Drill(skills, seed, choices=choices, mistakes=tags),
        Mode.DRILL,
        schedules=schedule,
        as_json=as_json,
        go_on=_again.command_line(words, options),
        confidence=confidence,
    )
    # The learner's mistakes are others by the next time.
    if finished and not mistakes:
        _again.say(
            context.screen(), _again.command_line(words, options | {"n": count, "seed": seed})
        )


def _families(what: tuple[str, ...]) -> list[str]:
    """Returns the families that are named, or belong to a topic that is named."""
    topics = {name: families.topic_of(name) for name in families.names()}
    found: dict[str, None] = {}
    for word in what:
        matches = [name for name, topic in topics.items() if word in {name, topic}]
        if not matches:
            known = [*topics, *sorted(set(topics.values()))]
            raise UsageError(unknown("family or topic", word, known, "see `quizapp families`"))
        found |= dict.fromkeys(matches)
    return list(found)


def _mistaken(peek: Peek, chosen: list[str]) -> tuple[list[str], frozenset[str]]:
    """Returns those of the families in which the learner's mistakes showed, and their tags."""
    from quizapp.reports.misconceptions import misconceptions

    mine = [(one.family, one.tag) for one in misconceptions(peek) if one.family in chosen]
    if not mine:
        raise UsageError("no diagnosed mistake of yours is in these families; drill them first")
    return list(dict.fromkeys(family for family, _ in mine)), frozenset(tag for _, tag in mine)
