"""Findings in decks: for people, as JSON, and as annotations of a pull request."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import ExitCode
from quizapp.text import inert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.decks import Diagnostic, Edit, Span


def as_json(found: Diagnostic) -> dict[str, Any]:
    """Returns a finding in the keys of `check --output json`."""
    return {
        "file": found.file,
        **_place(found.span),
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "help": found.help,
    } | ({"fix": _edit_as_json(found.fix)} if found.fix else {})


def _edit_as_json(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.span), "text": edit.text}


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def annotation(found: Diagnostic) -> str:
    """Returns a finding as GitHub reads it from the log of a workflow."""
    span = found.span
    place = {
        "file": found.file,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": found.code,
    }
    values = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    message = _escaped(". ".join(filter(None, [found.message, found.help])), "")
    return f"::{found.severity} {values}::{message}"


def _escaped(words: str, more: str) -> str:
    """Returns text in which nothing ends a workflow command: percent codes, as in an address."""
    marks = "%\r\n" + more
    return "".join(f"%{ord(char):02X}" if char in marks else char for char in inert(words))


def show(found: Sequence[Diagnostic], *, plain: bool, text: str | None = None) -> None:
    """Prints findings to stderr, with the lines that they speak of: of `text`, or of the files."""
    if found:
        from quizapp.decks.report import render_all
        from quizapp.terminal.screen import is_rich

        color = is_rich(sys.stderr, plain=plain)
        click.echo(render_all(found, color=color, text=text), err=True)


def refuse_errors(
    found: Sequence[Diagnostic], refusal: str, *, plain: bool, text: str | None = None
) -> None:
    """Prints findings if there is an error among them, and a line that says what was not done.

    Raises:
        SystemExit: there is an error.
    """
    if any(one.severity == "error" for one in found):
        show(found, plain=plain, text=text)
        click.echo(f"quizapp: {refusal}", err=True)
        raise SystemExit(ExitCode.BAD_INPUT)
