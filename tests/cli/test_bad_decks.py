"""Decks that are none: one line, exit 3, and nothing is written."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Program

GOOD = "Q: Why?\nA: So.\n"


def stored(path: Path) -> int:
    """How many cards the store at `path` holds, if there is one."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as store:
        (count,) = store.execute("SELECT count(*) FROM cards").fetchone()
        return int(count)


def written(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "UTF-16": (written(GOOD.encode("utf-16")), "bad.md:1:1: this is UTF-16"),
    "UTF-16 without a mark": (written(GOOD.encode("utf-16-be")), "bad.md:1:1: a NUL byte"),
    "Latin-1": (
        written(GOOD.encode() + "Q: Größe?".encode("latin-1")),
        "bad.md:3:6: byte 0xf6 is not UTF-8",
    ),
    "surrogates": (written(b"Q: \xed\xa0\x80"), "bad.md:1:4: byte 0xed is not UTF-8"),
    "overlong": (written(b"Q: \xc0\xaf"), "bad.md:1:4: byte 0xc0 is not UTF-8"),
    "binary": (written(bytes(range(256)) * 9), "bad.md:1:1: a NUL byte"),
    "50 MB in one line": (written(b"Q: " + b"a" * 50_000_000), "bad.md: larger than 8 MB"),
    "a pipe": (os.mkfifo, "bad.md: this is no regular file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "bad.md: this is no regular file"),
    "a circle": (lambda path: path.symlink_to(path), "bad.md: "),
    "an alias": (written(b"---\ntags: *all\n---\nQ: How?\nA: So.\n"), "D503"),
    "an anchor": (written(b"---\ntitle: &all A\n---\nQ: How?\nA: So.\n"), "D503"),
    "a YAML tag": (written(b"---\ntitle: !!python/object A\n---\nQ: How?\nA: So.\n"), "D503"),
    "nested YAML": (written(b"---\ntags: [[a], [b]]\n---\nQ: How?\nA: So.\n"), "D503"),
    "a picture outside": (written(b"Q: ![a](../../etc/passwd)\nA: b\n"), "D902"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes or devices in folders")
@pytest.mark.parametrize("name", BAD)
def test_what_is_no_deck_is_refused_in_one_line(
    program: Program, tmp_path: Path, name: str
) -> None:
    make, said = BAD[name]
    good, bad = tmp_path / "decks" / "good.md", tmp_path / "decks" / "bad.md"
    good.parent.mkdir()
    good.write_text(GOOD, encoding="utf-8")
    make(bad)
    done = program("load", str(good), str(bad))
    assert done.code == 3
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.out == ""
    refusals = [line for line in done.err.splitlines() if "bad.md" in line]
    assert len(refusals) == 1
    assert stored(program.home / "quizapp.db") == 0


def test_a_hundred_thousand_cards_in_one_file_are_read(program: Program, tmp_path: Path) -> None:
    deck = tmp_path / "many.md"
    deck.write_text("".join(f"Q: {n}?\nA: a\n\n" for n in range(100_000)), encoding="utf-8")
    done = program("check", str(deck))
    assert done.code == 0
    assert "1 deck with 100000 cards checked: 0 errors, 0 warnings." in done.out


def test_ten_thousand_nested_lists_are_read(program: Program, tmp_path: Path) -> None:
    deck = tmp_path / "deep.md"
    lines = (" " * min(2 * n, 600) + f"- {n}" for n in range(10_000))
    deck.write_text("Q: Why?\n\nA: So.\n\n" + "\n".join(lines), encoding="utf-8")
    assert program("check", str(deck)).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes or devices in folders")
@pytest.mark.parametrize("name", ["UTF-16", "a pipe", "a device", "a circle"])
def test_a_deck_is_checked_whatever_lies_beside_it(
    program: Program, tmp_path: Path, name: str
) -> None:
    good, bad = tmp_path / "decks" / "good.md", tmp_path / "decks" / "bad.md"
    good.parent.mkdir()
    good.write_text(GOOD, encoding="utf-8")
    BAD[name][0](bad)
    done = program("check", str(good))
    assert (done.code, "0 errors" in done.out) == (0, True)
