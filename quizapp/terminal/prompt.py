"""What stands before a line that is typed, and that the time for the line is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Prompt = str | Callable[[], str]


class TimeUp(Exception):  # noqa: N818 - no error: the time to answer in is over
    """The time was up before a line was entered.

    Attributes:
        typed: what was typed of it until then, where that is known.
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self.typed = typed


def said(prompt: Prompt) -> str:
    """Returns what a prompt says now."""
    return prompt if isinstance(prompt, str) else prompt()
