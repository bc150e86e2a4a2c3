"""A word out of a few: a wrong one is refused as every unknown name is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Choice = click.Choice[str]
else:
    # Only newer clicks can be told of what kind the words are.
    _Choice = click.Choice


class OneOf(_Choice):
    """click's choice, whose refusal names the nearest word, or all of them."""

    def __init__(self, what: str, words: Sequence[str]) -> None:
        """Takes `what` a word is called in a refusal, such as a kind, and the words."""
        super().__init__(words)
        self._what = what

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Returns the word.

        Raises:
            UsageError: it is none of them.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            from quizapp.cli._unknown import unknown

            known = list(self.choices)
            said = unknown(self._what, value, known, f"there are {', '.join(known)}")
            raise UsageError(said) from None
