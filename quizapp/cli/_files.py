"""Files that a command writes where `--output` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import DiskError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


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


def check_writable(path: Path | None) -> None:
    """Raises DiskError where a file could not be written later."""
    if path and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise DiskError(f"{path}: no file can be written there; name another")
