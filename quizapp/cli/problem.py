"""Print one generated problem, with its solution if you like."""

from __future__ import annotations

import json
from random import SystemRandom
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import _complete
from quizapp.errors import UsageError
from quizapp.text import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.families.generate import Problem

_COLUMNS = 80
# Short enough to be typed again.
_LARGEST_SEED = 999_999


@click.command("problem")
@click.argument("family", shell_complete=_complete.families)
@click.option("--level", type=int, help="1, easy, to 5.  [default: 1]")
@click.option(
    "--seed",
    type=click.IntRange(0),
    help="Which instance; drawn, and told on stderr, if not given.",
)
@click.option("--solution", is_flag=True, help="Print hints, worked steps and known mistakes too.")
@click.option("--golden", is_flag=True, help="The family's one known instance.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    *,
    family: str,
    level: int | None,
    seed: int | None,
    solution: bool,
    golden: bool,
    as_json: bool,
) -> None:
    """Prints an instance of FAMILY; the same one for the same level and seed, everywhere.

    \b
    Examples:
      quizapp problem dag-grad-one
      quizapp problem sgd-step-vector --level 3 --seed 7 --solution
      quizapp problem dag-multipath --golden --json
    """
    from quizapp import families

    if golden and (level, seed) != (None, None):
        raise UsageError("problem: --golden has its own level and no seed; leave those out")
    if golden:
        made = families.golden(family)
    else:
        drawn = SystemRandom().randint(0, _LARGEST_SEED)
        made = families.problem(
            family, 1 if level is None else level, drawn if seed is None else seed
        )
        if seed is None:
            click.echo(
                f"quizapp: seed {drawn}; `--seed {drawn}` makes this problem again", err=True
            )
    click.echo(_json(made) if as_json else "\n".join(_lines(made, solution=solution)))


def _json(made: Problem) -> str:
    question = made.question
    shown: dict[str, Any] = {
        "family": made.family.id,
        "level": made.level,
        "seed": made.seed,
        "version": made.family.version,
        "prompt": question.prompt,
        "kind": question.answer.kind,
        "parameters": dict(made.parameters),
        "answer": question.answer.text(),
    }
    shown |= {name: list(view) for name, view in question.answer.view().items()}
    if made.parts:
        shown["parts"] = [{"name": name, "answer": answer} for name, answer in made.parts]
    shown["steps"] = list(question.solution)
    shown["hints"] = list(question.hints)
    shown["wrong"] = {
        tag: {"answer": wrong.answer.text(), "feedback": wrong.feedback, "check": wrong.check}
        for tag, wrong in made.wrong.items()
    }
    return json.dumps(shown, ensure_ascii=False)


def _lines(made: Problem, *, solution: bool) -> Iterator[str]:
    which = "the known instance" if made.seed is None else f"seed {made.seed}"
    yield f"{made.family.title} · level {made.level} · {which}"
    yield ""
    yield made.question.prompt
    view = made.question.answer.view()
    for number, option in enumerate([*view.get("choices", ()), *view.get("items", ())], start=1):
        yield from _hanging(f"  {number}  ", option)
    yield from _hanging("", f"Answer with {made.question.answer.expects()}.")
    if solution:
        yield from _solution(made)


def _solution(made: Problem) -> Iterator[str]:
    yield from ("", "Hints")
    for number, hint in enumerate(made.question.hints, start=1):
        yield from _hanging(f"  {number}  ", hint)
    yield from ("", "Solution")
    yield from (f"  {line}".rstrip() for line in made.question.solution)
    yield from ("", "Known mistakes")
    wrong = made.wrong
    tags = max(map(len, wrong)) + 2
    answers = max(width(mistake.answer.text()) for mistake in wrong.values()) + 2
    for tag, mistake in wrong.items():
        head = f"  {pad(tag, tags)}{pad(mistake.answer.text(), answers)}"
        if width(head) > _COLUMNS // 2:
            yield from _hanging(f"  {pad(tag, tags)}", mistake.answer.text())
            head = "      "
        yield from _hanging(head, mistake.feedback)


def _hanging(head: str, text: str) -> Iterator[str]:
    """Yields `text` behind `head`, its further lines below its first."""
    first, *rest = wrap(text, _COLUMNS - width(head))
    yield head + first
    yield from (" " * width(head) + line for line in rest)
