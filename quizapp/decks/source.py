"""Where decks are, and how their text is read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import BadInputError
from quizapp.model.decks import DeckFile
from quizapp.resources import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

# The order of the lecture; other shipped decks come after these.
_LECTURE = (
    "optimization",
    "numeric-vs-analytic",
    "sgd",
    "feature-transforms",
    "neural-networks",
    "computational-graphs",
    "backpropagation",
    "glossary",
)
LIMIT = 8 * 1024 * 1024


def shipped(content_dir: str | os.PathLike[str]) -> list[DeckFile]:
    """Returns the decks that ship with quizapp, in the order of the lecture."""
    files = _folder(Path(content_dir), "shipped:")
    places = {name: place for place, name in enumerate(_LECTURE)}
    return sorted(files, key=lambda file: places.get(file.name, len(places)))


def user(decks_dir: Path) -> list[DeckFile]:
    """Returns the user's own decks, by name; none if there is no such folder."""
    return _folder(decks_dir, "user:") if decks_dir.is_dir() else []


def named(paths: Sequence[Path], *, shipped_dir: Path, user_dir: Path) -> list[DeckFile]:
    """Returns the decks at `paths`: files as they are, and what lies in folders.

    A deck inside the shipped or the user's folder is known by the same location as ever.

    Raises:
        BadInputError: a path does not exist.
    """
    files: dict[str, DeckFile] = {}
    for path in paths:
        if not path.exists():
            raise BadInputError(f"{path}: there is no such file or folder; check the path")
        root = path if path.is_dir() else path.parent
        prefix = _prefix(root, shipped_dir, user_dir)
        for file in _folder(path, prefix) if path.is_dir() else [_deck(path, path.name, prefix)]:
            files.setdefault(file.location, file)
    return list(files.values())


def _prefix(root: Path, shipped_dir: Path, user_dir: Path) -> str:
    """Returns what the location of a deck in `root` begins with."""
    folder = root.resolve()
    for scheme, home in (("shipped:", shipped_dir.resolve()), ("user:", user_dir.resolve())):
        if folder.is_relative_to(home):
            inner = folder.relative_to(home).as_posix()
            return scheme if inner == "." else f"{scheme}{inner}/"
    return f"{folder.as_posix().rstrip('/')}/"


def _folder(root: Path, prefix: str) -> list[DeckFile]:
    """Returns the decks in a folder and the folders below it, by name."""
    # A load that finds nothing changed does only this: each file costs a stat and little more.
    return [_deck(entry, inner, prefix) for inner, entry in markdown(str(root))]


def _deck(found: Path | os.DirEntry[str], inner: str, prefix: str) -> DeckFile:
    try:
        status = found.stat()
    except OSError as problem:
        raise _unreadable(Path(found), problem) from None
    name, where = inner.removesuffix(".md"), os.fspath(found)
    return DeckFile(prefix + inner, name, where, status.st_size, status.st_mtime_ns)


def content(file: DeckFile) -> bytes:
    """Returns the bytes of a deck.

    Raises:
        BadInputError: the file is missing, unreadable, no regular file, or too large.
    """
    path = file.path
    try:
        # A pipe or a device would block, or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadInputError(f"{path}: this is no regular file; name a markdown file")
        with path.open("rb") as source:
            raw = source.read(LIMIT + 1)
    except OSError as problem:
        raise _unreadable(path, problem) from None
    if len(raw) > LIMIT:
        raise BadInputError(f"{path}: larger than {LIMIT >> 20} MB; split it into several decks")
    return raw


def _unreadable(path: Path, problem: OSError) -> BadInputError:
    reason = (problem.strerror or str(problem)).lower()
    return BadInputError(f"{path}: {reason}; check the path and its permissions")


def decode(file: DeckFile, raw: bytes) -> str:
    """Returns the text in a deck's bytes, without its byte order mark.

    Raises:
        BadInputError: they are not UTF-8 text; names the line and the character in it.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInputError(f"{file.path}:1:1: this is UTF-16; save the file as UTF-8")
    nul = raw.find(b"\0")
    if nul >= 0:
        place = _place(file, raw[:nul])
        raise BadInputError(f"{place}: a NUL byte, so this is no text; save it as UTF-8 markdown")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # With a byte order mark, positions count from after it.
        body = raw.removeprefix(b"\xef\xbb\xbf")
        place = _place(file, body[: problem.start])
        byte = body[problem.start]
        raise BadInputError(
            f"{place}: byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"
        ) from None


def _place(file: DeckFile, before: bytes) -> str:
    """Returns `FILE:LINE:COL` of what follows the bytes `before`."""
    lines = before.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"{file.path}:{len(lines)}:{len(lines[-1]) + 1}"


def lines(text: str) -> list[str]:
    """Returns the lines of a deck: ended by LF, CRLF or CR and by nothing else; no BOM."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def text_of(path: Path) -> str:
    """Returns the text of the deck at `path`; "" if it cannot be read, or not any more."""
    file = DeckFile(str(path), path.name, path, 0, 0)
    try:
        return decode(file, content(file))
    except BadInputError:
        return ""


def path_of(location: str, shipped_dir: Path, user_dir: Path) -> Path:
    """Returns the file of the deck that the store knows by `location`."""
    for scheme, home in (("shipped:", shipped_dir), ("user:", user_dir)):
        if location.startswith(scheme):
            return home / location.removeprefix(scheme)
    return Path(location)
