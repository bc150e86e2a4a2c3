"""Whether a terminal shows what is typed: the editor does so itself, later than one may type."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from typing import TextIO


def echo(source: TextIO, *, is_on: bool) -> AbstractContextManager[None]:
    """Turns a terminal's own echo and line editing on or off."""
    return _local_modes(source, "ECHO", "ICANON", are_on=is_on)


def without_carets(source: TextIO) -> AbstractContextManager[None]:
    """Keeps a terminal from writing `^C` for the key that ends what waits there."""
    return _local_modes(source, "ECHOCTL", are_on=False)


@contextmanager
def _local_modes(source: TextIO, *names: str, are_on: bool) -> Iterator[None]:
    """Turns modes of a terminal on or off, and at the end to what they were."""
    if sys.platform == "win32" or not source.isatty():
        yield
        return
    import termios

    before, wanted = termios.tcgetattr(source), termios.tcgetattr(source)
    for name in names:
        mode = getattr(termios, name)
        wanted[3] = wanted[3] | mode if are_on else wanted[3] & ~mode
    termios.tcsetattr(source, termios.TCSANOW, wanted)
    try:
        yield
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
