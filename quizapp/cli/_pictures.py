"""The pictures of a question, opened in the program that the system has for them."""

from __future__ import annotations

import subprocess
import sys
from shutil import which
from typing import TYPE_CHECKING

from quizapp.decks import media
from quizapp.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.cli import Context
    from quizapp.model.questions import Question


def open_all(
    context: Context, question: Question, location: str, start: Callable[[Path], None] | None = None
) -> str:
    """Opens the pictures that a question names, and returns in a line what was done.

    Args:
        location: of the deck that the question's card stands in.
        start: what opens one; the system's program if not given.
    """
    images = media.named(question.prompt)
    if not images:
        return "This question has no picture."
    deck = context.deck_file(location)
    try:
        for image in images:
            (start or _start)(media.located(image, deck))
    except BadInputError as problem:
        return str(problem)
    return "Opened " + ", ".join(image.path for image in images) + "."


def _start(path: Path) -> None:
    opener = which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        raise BadInputError(f"{path}: nothing here opens pictures; open it yourself")
    # Its messages would run over the session's screen.
    subprocess.Popen(  # noqa: S603 - a program of the system, and a file beside a deck
        [opener, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
