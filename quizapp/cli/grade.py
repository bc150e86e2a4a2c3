"""Grade an answer, or a file of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import _files
from quizapp.cli._one_of import OneOf
from quizapp.errors import ExitCode, UsageError
from quizapp.model.grades import Verdict
from quizapp.text import inert, pointed

if TYPE_CHECKING:
    from quizapp.model.grades import Grade

_KINDS = ("number", "expression", "vector", "matrix", "named")
_EXIT_CODES = {Verdict.UNREADABLE: ExitCode.BAD_INPUT}


# An answer may begin with a minus, so no single dash is an option here, not even `-h`.
@click.command(
    "grade",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.option("--expected", metavar="EXPR", help="The right answer.")
@click.option("--kind", type=OneOf("kind", _KINDS), help="Recognised from EXPR if not given.")
@click.option("--vars", "variables", metavar="x,y", default="", help="Names that may be used.")
@click.option("--positive", metavar="x", default="", help="Those that are positive.")
@click.option("--min-digits", type=click.IntRange(1, 50), default=3, show_default=True,
              help="Significant digits that a rounded decimal needs.")  # fmt: skip
@click.option("--family", help="A family of problems, instead of EXPR.")
@click.option("--level", type=int, default=1, show_default=True, help="The family's level.")
@click.option("--seed", type=int, help="The instance of the family.")
@click.option("--cases", metavar="FILE.jsonl", help="Grade a file, one case a line.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.argument("answer", required=False)
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Grades ANSWER (`-` reads it from stdin).

    \b
    Examples:
      quizapp grade --expected 1/3 0.333
      quizapp grade --expected "x^2 - 1" "(x-1)(x+1)"
      quizapp grade --expected "[1, -1/2]" "1 -0.5" --json
      quizapp grade --family dag-grad-one --level 2 --seed 7 -1/2
      quizapp grade --cases answers.jsonl

    A case is {"id", "expected", "kind", "vars"?, "domain"?: {"x": "positive"}, "min_sig"?,
    "answer"}. The exit code is 0 for a right answer, 1 for a wrong or too coarse one, 3 for an
    unreadable one.
    """
    given = [name for name in ("expected", "family", "cases") if options[name] is not None]
    if options["answer"] == "-h":
        click.echo(ctx.get_help())
    elif len(given) != 1:
        raise UsageError("grade: give one of --expected, --family and --cases; see --help")
    elif options["cases"] is not None:
        _grade_cases(options["cases"], options["answer"])
    else:
        ctx.exit(_grade_one(options))


def _grade_one(options: dict[str, Any]) -> ExitCode:
    answer = options["answer"]
    if answer is None:
        raise UsageError("grade: an ANSWER is missing; `-` reads it from stdin")
    typed = _files.read(answer).rstrip("\r\n") if answer == "-" else answer
    grade = _by_family(options, typed) if options["family"] else _by_value(options, typed)
    if options["as_json"]:
        full = _full(grade) | {"position": grade.position}
        click.echo(json.dumps(full, ensure_ascii=False))
    else:
        click.echo(_text(grade, typed))
    right = ExitCode.DONE if grade.verdict.is_right else ExitCode.FAILED
    return _EXIT_CODES.get(grade.verdict, right)


def _by_family(options: dict[str, Any], typed: str) -> Grade:
    from quizapp import families, grading

    if options["seed"] is None:
        raise UsageError("grade: --family needs --seed; it names the instance")
    problem = families.problem(options["family"], options["level"], options["seed"])
    return grading.grade(problem.question, typed)


def _by_value(options: dict[str, Any], typed: str) -> Grade:
    from quizapp import grading
    from quizapp.answers import expected, reader

    try:
        right = expected.answer(
            expected.Expected(
                text=options["expected"],
                kind=options["kind"] or "",
                variables=_names(options["variables"]),
                positive=_names(options["positive"]),
                min_digits=options["min_digits"],
            )
        )
    except reader.ReadError as error:
        raise UsageError(f"--expected: {error}") from None
    return grading.grade_answer(right, typed)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _text(grade: Grade, typed: str) -> str:
    lines = [grade.verdict.value]
    if grade.position:
        lines += pointed(typed, grade.position)
    if grade.interpreted:
        lines.append(f"read as {grade.interpreted}")
    if grade.feedback:
        lines.append(grade.feedback)
    return inert("\n".join(lines))


def _full(grade: Grade) -> dict[str, Any]:
    parts = [
        {"name": part.name, "verdict": part.verdict, "score": part.score} for part in grade.parts
    ]
    return {
        "verdict": grade.verdict,
        "score": grade.score,
        "interpreted": grade.interpreted,
        "feedback": grade.feedback,
        "misconception": grade.misconception,
        "proof": grade.proof,
    } | ({"parts": parts} if parts else {})


def _grade_cases(path: str, answer: str | None) -> None:
    from quizapp.cli import _cases

    if answer is not None:
        raise UsageError("grade: --cases brings its own answers; leave ANSWER out")
    for case, grade in _cases.graded(path):
        full = _full(grade)
        short = {key: full[key] for key in ("verdict", "interpreted", "feedback", "proof")}
        click.echo(json.dumps({"id": case} | short, ensure_ascii=False))
