"""The options that say which cards are meant; an unknown name is refused, the nearest suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from quizapp.errors import UsageError
from quizapp.model.cards import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quizapp.store.peek import Peek

F = TypeVar("F", bound="Callable[..., None]")


def place_options(command: F) -> F:
    """Adds `--deck` and `--topic`."""
    command = _option("topic", "T", "Only this topic.")(command)
    return _option("deck", "D", "Only this deck.")(command)


def selection_options(command: F) -> F:
    """Adds `--deck`, `--topic`, `--tag` and `--kind`."""
    command = _option("kind", "K", "Only this kind: choice, …")(command)
    command = _option("tag", "T", "Only cards with this tag.")(command)
    return place_options(command)


def _option(what: str, letter: str, words: str) -> Callable[[F], F]:
    def completed(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
        from quizapp.cli import _complete

        return _complete.names(what)(ctx, param, begun)

    return click.option(
        f"--{what}",
        default="",
        metavar=letter,
        help=words,
        shell_complete=completed,
    )


def selected(
    peek: Peek, *, deck: str = "", topic: str = "", tag: str = "", kind: str = ""
) -> Selection:
    """Returns the selection that the options name.

    Raises:
        UsageError: there is no such deck, topic, tag or kind.
    """
    asked = {"deck": deck, "topic": topic, "tag": tag, "kind": kind}
    if any(asked.values()):
        _check(peek, asked)
    return Selection(**asked)


def _check(peek: Peek, asked: Mapping[str, str]) -> None:
    from quizapp.cli._unknown import unknown
    from quizapp.store import figures
    from quizapp.text import one_line

    known = figures.names(peek)
    for what, name in asked.items():
        if name and name not in known[what]:
            there = one_line(", ".join(known[what]), 400) or "none"
            raise UsageError(unknown(what, name, known[what], f"there are {there}"))
