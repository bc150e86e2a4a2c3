from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from quizapp import decks
from quizapp.decks import source
from quizapp.errors import BadInputError
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, content: bytes = b"Q: a?\nA: b.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def deck(path: Path) -> DeckFile:
    return DeckFile(str(path), path.stem, path, 0, 0)


def test_shipped_decks_come_in_the_order_of_the_lecture(tmp_path: Path) -> None:
    for name in ("another", "sgd", "glossary", "optimization", "README"):
        write(tmp_path / f"{name}.md")
    write(tmp_path / "notes.txt")
    locations = [file.location for file in source.shipped(tmp_path)]
    assert locations == [
        "shipped:optimization.md",
        "shipped:sgd.md",
        "shipped:glossary.md",
        "shipped:another.md",
    ]


def test_user_decks_are_found_in_folders(tmp_path: Path) -> None:
    path = write(tmp_path / "week1" / "notes.md", b"12345")
    write(tmp_path / "week1" / "README.md")
    write(tmp_path / ".hidden" / "a.md")
    write(tmp_path / "a.md")
    first, second = source.user(tmp_path)
    assert (first.location, first.name) == ("user:a.md", "a")
    assert (second.location, second.name) == ("user:week1/notes.md", "week1/notes")
    assert (second.path, second.size, second.mtime_ns) == (path, 5, path.stat().st_mtime_ns)


def test_decks_come_by_name_folder_by_folder(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a/b/c.md", "a.md", "a-b.md"):
        write(tmp_path / name)
    names = [file.name for file in source.user(tmp_path)]
    assert names == sorted(names, key=lambda name: f"{name}.md".split("/"))
    assert names == ["a/b/c", "a/z", "a-b", "a", "b"]


def test_a_missing_folder_of_the_user_has_no_decks(tmp_path: Path) -> None:
    assert source.user(tmp_path / "none") == []


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.md")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [file.name for file in source.user(tmp_path)] == ["a/a"]


def test_named_decks_keep_the_location_they_have(tmp_path: Path) -> None:
    shipped, user, other = (tmp_path / name for name in ("shipped", "user", "other"))
    paths = [
        write(other / "b.md"),
        write(user / "week1" / "a.md"),
        write(shipped / "sgd.md"),
        write(other / "notes.txt"),
    ]
    files = source.named([*paths, other, user], shipped_dir=shipped, user_dir=user)
    assert [file.location for file in files] == [
        f"{other}/b.md",
        "user:week1/a.md",
        "shipped:sgd.md",
        f"{other}/notes.txt",
    ]
    assert [file.name for file in files] == ["b", "a", "sgd", "notes.txt"]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"none\.md: there is no such file or folder; "):
        source.named([tmp_path / "none.md"], shipped_dir=tmp_path, user_dir=tmp_path)


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", b"\xef\xbb\xbf---\r\ntitle: a\r\n---\r\n")
    assert decks.read(deck(path)) == "---\r\ntitle: a\r\n---\r\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Q: a\n\xe8\xbd\xae\xff", r"a\.md:2:2: byte 0xff is not UTF-8; save"),
        (b"\xef\xbb\xbfQ: \xff", r"a\.md:1:4: byte 0xff is not UTF-8; save"),
        (b"Q: a\r\nb\rc\xe8\xbd", r"a\.md:3:2: byte 0xe8 is not UTF-8; save"),
        ("Q: a".encode("utf-16"), r"a\.md:1:1: this is UTF-16; save"),
        (b"Q: a\n\x89PNG\0", r"a\.md:2:5: a NUL byte"),
        (b"x" * (8 * 1024 * 1024 + 1), r"a\.md: larger than 8 MB; split"),
    ],
    ids=["byte", "bom", "cut", "utf16", "binary", "large"],
)
def test_what_is_no_text_is_refused_with_its_place(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(BadInputError, match=message):
        decks.read(deck(write(tmp_path / "a.md", content)))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"a\.md: no such file or directory; check the path"):
        decks.read(deck(tmp_path / "a.md"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_refused_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(BadInputError, match=r"a\.md: this is no regular file; "):
        decks.read(deck(tmp_path / "a.md"))
