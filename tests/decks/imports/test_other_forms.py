"""Tables and marked notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.decks.imports import Found, marked, table
from quizapp.decks.imports.choosing import read
from quizapp.errors import BadInputError

if TYPE_CHECKING:
    from pathlib import Path


def pairs(found: Found) -> list[tuple[str, str]]:
    return [(pair.question, pair.answer) for pair in found.pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\nc,d\n", [("a", "b"), ("c", "d")]),
        ("a;b;t1 t2\n", [("a", "b")]),
        ("a\tb, and c\n", [("a", "b, and c")]),
        ("front,back\na,b\n", [("a", "b")]),
        ("tags,Answer,Question\nt,b,a\n", [("a", "b")]),
        ('"a, b","c\nd"\n', [("a, b", "c\nd")]),
        ("a,b\n,\nx,\n", [("a", "b")]),
        (
            "#separator:tab\n#guid column:1\n#notetype column:2\nx\tBasic\ta\tb\n",
            [("a", "b")],
        ),
        ("#separator:tab\n#html:true\na<br>b\t<b>c</b> &lt; d\n", [("a\nb", "c < d")]),
    ],
)
def test_a_table(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(table.find(text)) == expected


def test_the_tags_and_lines_of_a_table() -> None:
    found = table.find("front,back,tags\na,b,x y\nc,d,z\n")
    assert [(pair.line, pair.tags) for pair in found.pairs] == [(2, ("x", "y")), (3, ("z",))]


def test_the_tags_of_a_table_that_names_their_column() -> None:
    found = table.find("#separator:tab\n#deck column:1\n#tags column:4\nD\ta\tb\tx y\n")
    assert [(one.question, one.answer, one.tags) for one in found.pairs] == [("a", "b", ("x", "y"))]


def test_lines_with_tabs_are_a_table(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text("mitosis\tcell division\n\nosmosis\tflow of water\n")
    assert pairs(read(path)[0]) == [("mitosis", "cell division"), ("osmosis", "flow of water")]


@pytest.mark.parametrize("text", ["", "one\ntwo\n", '"a,b\n'])
def test_what_is_no_table(text: str) -> None:
    with pytest.raises(BadInputError, match="table"):
        table.find(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a :: b", [("a", "b")]),
        ("- a::b\n- c :: d", [("a", "b"), ("c", "d")]),
        ("a ::: b", [("a", "b"), ("b", "a")]),
        ("a\nmore\n?\nb\nc", [("a\nmore", "b\nc")]),
        ("a\n??\nb", [("a", "b"), ("b", "a")]),
        ("a\n?\nb\n<!--SR:!2024-02-01,3,250-->", [("a", "b")]),
        ("`std::vector` is code", []),
        ("?\nb", []),
    ],
)
def test_marked_notes(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(marked.find(text)) == expected


def test_marked_notes_keep_their_outline_and_their_remarks() -> None:
    found = marked.find("# One\n## In\na :: b\nrest\n# Two\nc :: d\n")
    assert [(p.section, p.subsection, p.line) for p in found.pairs] == [
        ("One", "In", 3),
        ("Two", "", 6),
    ]
    assert [(one.line, one.text) for one in found.remarks] == [(4, "rest")]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("cards.csv", "a,b\n", [("a", "b")]),
        ("anki.txt", "#separator:tab\na\tb\n", [("a", "b")]),
        ("notes.txt", "Q: Why?\nBecause.\n", [("Why?", "Because.")]),
        ("notes.md", "a :: b\n", [("a", "b")]),
        ("deck.md", "Q: Why?\n\nA: Because.\n\nMore.\n", [("Why?", "Because.\n\nMore.")]),
    ],
)
def test_a_file_is_read_as_what_it_is(
    tmp_path: Path, name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert pairs(read(path)[0]) == expected


def test_a_deck_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_text("Q: Why?\n\nA: Because.\n", "utf-8")
    assert read(path)[1] == path.read_text("utf-8")
