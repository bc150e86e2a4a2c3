"""The pictures that exported cards name, copied along, so that what was exported is whole."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING

import click

from quizapp.decks import media
from quizapp.errors import BadInputError, DiskError, UsageError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def named(texts: Iterable[tuple[Path, Path, str]]) -> dict[Path, Path]:
    """Returns for each place that wants a picture the picture that comes there.

    A picture that cannot be copied is told, and left out.

    Args:
        texts: a deck's path, the folder that text of it is written to, and that text.

    Raises:
        UsageError: another picture is at that path already.
    """
    found: dict[Path, Path] = {}
    for deck, folder, text in texts:
        for image in media.named(text):
            try:
                picture, place = media.located(image, deck), folder / image.path
            except BadInputError as problem:
                click.echo(f"{one_line(str(problem), 400)}; it is left out.", err=True)
                continue
            _refuse_another(place, picture, found.setdefault(place, picture))
    return found


def _refuse_another(place: Path, picture: Path, other: Path) -> None:
    """Refuses to have two pictures at one place, or to write over what is there."""
    same = other if other != picture else place
    if same.exists() and same.read_bytes() != picture.read_bytes():
        raise UsageError(f"{place}: another picture is or comes there; name another folder")


def copy(pictures: Mapping[Path, Path]) -> None:
    """Copies pictures to their places.

    Raises:
        DiskError: one of them cannot be written.
    """
    for place, picture in pictures.items():
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                copyfile(picture, place)
        except OSError as problem:
            reason = (problem.strerror or "cannot be written").lower()
            raise DiskError(f"{place}: {reason}; check the disk and its permissions") from None
