"""Pictures beside a deck: `![alt](img/curve.png)`, by a path inside the deck's own folder.

A deck is given to others. So nothing is followed out of its folder, and nothing is ever fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.decks.codes import Code
from quizapp.decks.inline import masked
from quizapp.decks.passage import Piece
from quizapp.errors import BadInputError
from quizapp.typeset.pictures import IMAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.decks.findings import Findings
    from quizapp.decks.regions import Regions

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


class Image(NamedTuple):
    """What a text says of a picture: its words, and its path from the deck's folder."""

    alt: str
    path: str


def named(text: str) -> tuple[Image, ...]:
    """Returns the pictures that a text names, in order; those on the web are none."""
    found = (Image(*match.groups()) for match in IMAGE.finditer(text))
    return tuple(image for image in found if not _ADDRESS.match(image.path))


def located(image: Image, deck: Path) -> Path:
    """Returns the file of a picture in the deck at the path `deck`.

    Raises:
        BadInputError: it is missing, or outside the deck's folder.
    """
    path = deck.parent / image.path
    if not _is_inside(path, deck.parent):
        raise BadInputError(f"{deck}: `{image.path}` leads out of the deck's folder; put it there")
    if not _holds(path.is_file):
        raise BadInputError(f"{deck}: there is no picture `{image.path}`; put it there")
    return path.resolve()


def find(regions: Regions, folder: Path, findings: Findings) -> None:
    """Reports pictures of a deck in `folder` that cannot be shown."""
    for number, line in enumerate(regions.lines, start=1):
        if "![" not in line or number in regions.verbatim:
            continue
        hidden = masked(line)
        for match in IMAGE.finditer(line):
            if hidden.startswith("![", match.start()):
                piece = Piece(match.group(2), number, match.start(2) + 1)
                _check(piece, folder, findings)


def _check(path: Piece, folder: Path, findings: Findings) -> None:
    if _ADDRESS.match(path.text):
        findings.add(
            Code.REMOTE_MEDIA,
            path.span,
            "this picture is on the web, and nothing is ever fetched",
            "save it beside the deck and name it by its path, as `img/curve.png`",
        )
    elif not _is_inside(folder / path.text, folder):
        findings.add(
            Code.OUTSIDE_MEDIA,
            path.span,
            "this picture is outside the deck's folder",
            "put it into the folder, and name it by its path from there",
        )
    elif not _holds((folder / path.text).is_file):
        findings.add(
            Code.DEAD_MEDIA,
            path.span,
            "there is no such picture",
            f"put it at {folder / path.text}, or mend the path",
        )


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a path stays in the folder, wherever `..` and symbolic links lead."""
    try:
        real, home = path.resolve(), folder.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
    # Links in a circle lead nowhere: an error until Python 3.12, from then on left as links.
    return real.is_relative_to(home) and not _holds(real.is_symlink)


def _holds(says: Callable[[], bool]) -> bool:
    """What the disk says of a path; False where the path is too long for it."""
    try:
        return says()
    except OSError:
        return False
