"""The markdown files of a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def markdown(root: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields each deck in a folder and the folders below it, by name: its name, and its entry.

    Names have slashes on every platform: `week1/notes.md`. A folder that cannot be read has none.
    """
    yield from _below(root, "")


def _below(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted([(entry.name, entry) for entry in entries])
    except OSError:
        return
    for name, entry in found:
        if name.startswith("."):
            continue
        if not entry.is_dir():
            if name.endswith(".md") and name != "README.md":
                yield prefix + name, entry
        # Links to folders are not followed: they may lead in circles.
        elif not entry.is_symlink():
            yield from _below(entry.path, f"{prefix}{name}/")
