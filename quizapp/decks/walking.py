"""The markdown files of a folder."""

# ruff: noqa: PTH118 - pathlib takes 4 ms to import, before a first question

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def markdown(root: str) -> Iterator[tuple[str, str]]:
    """Yields each deck in a folder and the folders below it: its name there, and its path.

    Names have slashes on every platform: `week1/notes.md`.
    """
    # Links to folders are not followed: they may lead in circles.
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(".md") and name != "README.md" and not name.startswith("."):
                path = os.path.join(place, name)
                yield os.path.relpath(path, root).replace(os.sep, "/"), path
