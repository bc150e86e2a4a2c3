"""Commands as a person would type them: to ask the same once more, or to go on."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizapp.terminal.screen import Screen


def command_line(words: Iterable[str], options: Mapping[str, object]) -> str:
    """Returns a command with those of its options that are set, as a shell reads it.

    Args:
        words: the command and its arguments.
        options: values by name: True is a switch that is on; False, None and "" are left out.
    """
    line = ["quizapp", *words]
    for name, value in options.items():
        if value is None or value is False or value == "":
            continue
        line.append(f"--{name}" if len(name) > 1 else f"-{name}")
        if value is not True:
            line.append(str(value))
    return shlex.join(line)


def say(screen: Screen, command: str) -> None:
    """Says at the end of a sitting which command asks the same again; the command stays whole."""
    from quizapp.terminal.labels import filled

    screen.line()
    for line in filled(["The same questions again:", command], screen.columns - 2, " "):
        screen.line(line, indent=2)
    screen.flush()
