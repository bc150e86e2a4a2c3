"""Files that a command reads or writes where the user says."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import BadInputError, DiskError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Characters that are read of a file, whatever its size says: a device has no end.
_LIMIT = 64 << 20


def read(path: str) -> str:
    """Returns the text of a file, or of standard input where `path` is `-`.

    Raises:
        BadInputError: it is too large.
        OSError, UnicodeDecodeError: it cannot be read, or is not UTF-8.
    """
    with nullcontext(sys.stdin) if path == "-" else Path(path).open(encoding="utf-8-sig") as file:
        text = file.read(_LIMIT + 1)
    if len(text) > _LIMIT:
        raise BadInputError(f"{path}: larger than {_LIMIT >> 20} MB; give less")
    return text


def write(path: Path, lines: Iterable[str]) -> None:
    """Writes markdown with no more than one empty line in a row.

    Raises:
        DiskError: it cannot be written.
    """
    from quizapp.terminal.markdown import squeezed

    try:
        path.write_text("".join(f"{line}\n" for line in squeezed(lines)), encoding="utf-8")
    except OSError as error:
        raise DiskError(f"{path}: {(error.strerror or str(error)).lower()}; name another") from None


def write_new(path: Path, text: str, newline: str | None = None) -> None:
    """Puts a new file at `path`: whole or not at all, whenever this is killed.

    Raises:
        UsageError: there is one.
        DiskError: it cannot be written.
    """
    refuse_existing(path)
    try:
        is_first = _placed(path, text, newline)
    except OSError as error:
        raise DiskError(f"{path}: {(error.strerror or str(error)).lower()}; name another") from None
    if not is_first:
        raise _taken(path)


def _placed(path: Path, text: str, newline: str | None) -> bool:
    from quizapp.store import placing

    path.parent.mkdir(parents=True, exist_ok=True)
    # Not as a store is made: anybody may read it who may read what the user writes.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with unfinished.open("w", encoding="utf-8", newline=newline) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        return placing.link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def refuse_existing(path: Path) -> None:
    """Raises UsageError where there is a file at `path`."""
    if path.exists():
        raise _taken(path)


def _taken(path: Path) -> UsageError:
    return UsageError(f"{path}: there is such a file already; name another one")


def check_writable(path: Path | None) -> None:
    """Raises DiskError where a file could not be written later."""
    if path and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise DiskError(f"{path}: no file can be written there; name another")
