"""New files, whole or not at all, that overwrite none. Knows no SQLAlchemy: exports use it too."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def place(path: Path, fill: Callable[[Path], None]) -> bool:
    """Puts a new file at `path`, filled by `fill`; returns False where another was first.

    It is made under another name and linked into its place when it is whole: a kill at any
    moment leaves no file or a good one, and no file is ever overwritten.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes files that only their owner may read; SQLite's journals do as their store does.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    unfinished = path.with_name(os.path.basename(name))  # noqa: PTH119 - mkstemp speaks in texts
    try:
        fill(unfinished)
        return link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def link(source: Path, path: Path) -> bool:
    """Gives a file another name, `path`; returns False where there is such a file."""
    try:
        path.hardlink_to(source)
    except FileExistsError:
        return False
    except OSError:
        # Some file systems know no links (exFAT): there, being first is only very likely.
        if path.exists():
            return False
        source.rename(path)
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder as safe as the files that they name."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
