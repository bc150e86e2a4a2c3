"""The user's own text editor, opened at a line."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

# Tried in turn where neither VISUAL nor EDITOR is set.
_USUAL = ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vim", "vi", "emacs")

# How editors are told a line.
_LINES = {
    "{file}:{line}": ("hx", "helix", "subl", "zed", "zeditor"),
    "--goto {file}:{line}": ("code", "code-insiders", "codium", "vscodium"),
    "--line {line} {file}": ("kate", "mate", "idea", "pycharm"),
    "+{line} {file}": (
        *("vi", "vim", "nvim", "view", "gvim", "mvim", "nano", "pico", "emacs", "emacsclient"),
        *("micro", "kak", "joe", "jed", "mg", "ne", "gedit", "sensible-editor"),
    ),
}
_SYNTAX = {name: syntax for syntax, names in _LINES.items() for name in names}

# Editors with a window of their own, and what keeps them from returning at once.
_WAITS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "subl", "zed"), "--wait"),
    **dict.fromkeys(("zeditor", "mate", "gedit", "idea", "pycharm"), "--wait"),
    **dict.fromkeys(("gvim", "mvim"), "-f"),
    "kate": "--block",
}


def open_at(path: Path, line: int) -> bool:
    """Opens a file in the editor and waits for it; returns whether the editor ended well.

    Raises:
        UsageError: there is no editor, or it cannot be started.
    """
    command = _command()
    try:
        with _undisturbed():
            done = subprocess.run(arguments(command, path, line), check=False)  # noqa: S603 - the user's own editor
    except OSError as problem:
        name = one_line(command[0])
        reason = (problem.strerror or "cannot be started").lower()
        raise UsageError(f"{name}: {reason}; set VISUAL or EDITOR to your editor") from None
    return done.returncode == 0


def _command() -> list[str]:
    """Returns the words of `VISUAL` or `EDITOR`, or the first usual editor that there is."""
    wanted = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if not wanted:
        found = next((name for name in _USUAL if which(name)), None)
        if found is None:
            raise UsageError("no editor was found; set EDITOR to yours, as in EDITOR=nano")
        return [found]
    try:
        return shlex.split(wanted, posix=os.name != "nt")
    except ValueError:
        raise UsageError(f"EDITOR: `{one_line(wanted)}` has an open quote; close it") from None


def arguments(command: list[str], path: Path, line: int) -> list[str]:
    """Returns the words that open a file at a line in the editor `command`; others just open it."""
    name = Path(command[0]).stem.lower()
    wait = _WAITS.get(name)
    waits = [wait] if wait and wait not in command else []
    words = _SYNTAX.get(name, "{file}").split()
    return [*command, *waits, *(word.format(file=path, line=line) for word in words)]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leaves Ctrl-C to the editor: here it would end quizapp under it."""
    # Not SIG_IGN, which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
