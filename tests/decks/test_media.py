"""Pictures beside a deck: found, refused, and never followed out of its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp import decks
from quizapp.decks import media, source
from quizapp.errors import BadInputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck's folder with a picture in it, one beside it, and links to both."""
    inside = tmp_path / "decks"
    (inside / "img").mkdir(parents=True)
    for picture in (inside / "img" / "curve.png", tmp_path / "secret.png"):
        picture.write_bytes(b"\x89PNG")
    (inside / "in.png").symlink_to(inside / "img" / "curve.png")
    (inside / "out.png").symlink_to(tmp_path / "secret.png")
    (inside / "up").symlink_to(tmp_path)
    (inside / "circle.png").symlink_to(inside / "circle.png")
    return inside


def found(folder: Path, text: str) -> list[tuple[str, int, int]]:
    path = folder / "deck.md"
    path.write_text(text, encoding="utf-8")
    files = source.named([path], shipped_dir=folder / "s", user_dir=folder / "u")
    return [(one.code, one.span.line, one.span.column) for one in decks.load(files, ())[1]]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("img/curve.png", None),
        ("./img/../img/curve.png", None),
        ("in.png", None),
        ("img", "D901"),
        ("img/none.png", "D901"),
        ("图" * 100, "D901"),
        (f"{'a' * 300}/../in.png", "D901"),
        ("../secret.png", "D902"),
        ("img/../../secret.png", "D902"),
        ("/etc/passwd", "D902"),
        ("out.png", "D902"),
        ("up/secret.png", "D902"),
        ("circle.png", "D902"),
        ("https://example.org/a.png", "D903"),
        ("//example.org/a.png", "D903"),
        ("file:///etc/passwd", "D903"),
        ("data:image/png;base64,AAAA", "D903"),
    ],
)
def test_paths(folder: Path, path: str, code: str | None) -> None:
    text = f"Q: Which? ![a curve]({path})\nA: This.\n"
    assert found(folder, text) == ([(code, 1, 22)] if code else [])


def test_pictures_in_code_are_none(folder: Path) -> None:
    assert found(folder, "Q: `![a](no.png)`\n```\n![a](no.png)\n```\nA: b\n") == []


def test_a_picture_is_located_in_its_folder_only(folder: Path) -> None:
    deck = folder / "deck.md"
    (image,) = media.named('Which? ![a curve](img/curve.png "title") ![b](https://a.b/c.png)')
    assert image == ("a curve", "img/curve.png")
    assert media.located(image, deck) == folder / "img" / "curve.png"
    for path, problem in (("../secret.png", "leads out"), ("none.png", "no picture")):
        with pytest.raises(BadInputError, match=problem):
            media.located(media.Image("", path), deck)
