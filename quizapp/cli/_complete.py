"""What a shell may complete: names out of the store, read as the first question is.

Where there is no store yet, or it cannot be read, there is nothing to complete; a shell is never
shown an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import QuizappError
from quizapp.resources import places

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from quizapp.store.peek import Peek

    # Context, parameter and what was typed so far, to what may be meant.
    Completion = Callable[[click.Context, click.Parameter, str], list[str]]

# So many keys are no list to pick from: the next letter is what helps.
_MOST = 200


def keys(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Returns the keys of cards and skills that begin so."""
    from quizapp.store import names as stored

    return _read(ctx, lambda peek: stored.keys_from(peek, begun, _MOST))


def names(what: str) -> Completion:
    """Returns what completes the names of decks, topics, tags or kinds.

    Args:
        what: "deck", "topic", "tag" or "kind".
    """

    def begun_so(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
        from quizapp.store import names as stored

        found = _read(ctx, lambda peek: stored.of(peek, what))
        return [name for name in found if name.startswith(begun)]

    return begun_so


def families(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Returns the families that begin so."""
    from quizapp import families as all_of_them

    return [name for name in all_of_them.names() if name.startswith(begun)]


def families_or_topics(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """Returns the families, and the topics that have families, that begin so."""
    from quizapp import families as all_of_them

    topics = sorted({all_of_them.topic_of(name) for name in all_of_them.names()})
    found = [topic for topic in topics if topic.startswith(begun)]
    return [*found, *families(ctx, param, begun)]


def _read(ctx: click.Context, ask: Callable[[Peek], list[str]]) -> list[str]:
    from quizapp.store.peek import Peek

    try:
        with Peek(places(ctx.find_root().params.get("store")).store) as peek:
            return ask(peek)
    except (QuizappError, OSError):
        return []
