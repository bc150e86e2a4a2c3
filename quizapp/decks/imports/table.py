"""Cards from a table: CSV or TSV, with front, back and tags, as other programs export them."""

from __future__ import annotations

import csv
import html
import re
from typing import TYPE_CHECKING

from quizapp.decks.imports import Found, Pair
from quizapp.decks.source import lines
from quizapp.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Names of columns, in any case.
_COLUMNS = {
    "question": {"front", "question", "term", "prompt", "q", "问题", "正面"},
    "answer": {"back", "answer", "definition", "a", "答案", "背面"},
    "tags": {"tags", "tag", "labels", "标签"},
}
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
# What a header says that other programs write above their tables.
_DIRECTIVE = re.compile(r"#(?P<name>[a-z]+(?: column)?):\s*(?P<value>.*)")
_BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li)>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]+>")


def find(text: str) -> Found:
    """Returns a pair for each row of a table.

    Raises:
        BadInputError: the table cannot be read, or has no two columns.
    """
    found = lines(text)
    directives = dict(_directives(found))
    body = found[len(directives) :]
    separator = _separator(directives.get("separator", ""), body)
    rows = _rows(body, separator)
    places = _places([row for _, row in rows], directives)
    is_html = directives.get("html") == "true"
    pairs = [
        pair
        for number, row in rows[places["top"] :]
        if (pair := _pair(row, places, number + len(directives), is_html=is_html))
    ]
    return Found(pairs=pairs)


def _rows(body: Sequence[str], separator: str) -> list[tuple[int, list[str]]]:
    """Returns the rows, each with the number of its first line; a cell may have several lines."""
    reader = csv.reader([f"{line}\n" for line in body], delimiter=separator, strict=True)
    rows = []
    line = 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as problem:
        raise BadInputError(f"the table cannot be read ({problem}); save it as CSV again") from None
    return rows


def _directives(found: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in found:
        match = _DIRECTIVE.fullmatch(line)
        if match is None:
            return
        yield match["name"], match["value"].strip()


def _separator(named: str, body: Sequence[str]) -> str:
    if named:
        return _SEPARATORS.get(named.casefold(), named[:1])
    first = next((line for line in body if line.strip()), "")
    return max("\t,;", key=first.count)


def _places(rows: Sequence[Sequence[str]], directives: dict[str, str]) -> dict[str, int]:
    """Returns in which column each thing stands, and under `top` how many rows name the columns."""
    if not rows or max(map(len, rows)) < 2:
        raise BadInputError("the table has no two columns; a row is question, answer, tags")
    names = [cell.strip().casefold() for cell in rows[0]]
    named = {
        what: names.index(found[0])
        for what, known in _COLUMNS.items()
        if (found := [name for name in names if name in known])
    }
    if {"question", "answer"} <= named.keys():
        return {"tags": -1} | named | {"top": 1}
    special = {
        name: number for name, value in directives.items() if (number := _column(name, value))
    }
    text = [place for place in range(max(map(len, rows))) if place + 1 not in special.values()]
    if len(text) < 2:
        raise BadInputError("the table has no two columns of text; a row is question, answer, tags")
    third = 2 if not special and len(text) > 2 else -1
    tags = special.get("tags column", third + 1) - 1
    return {"question": text[0], "answer": text[1], "tags": tags, "top": 0}


def _column(name: str, value: str) -> int:
    """Returns which column, from 1, a header gives to a deck, a note's type, an id or tags."""
    return int(value[:9]) if name.endswith(" column") and value.isdecimal() else 0


def _pair(row: Sequence[str], places: dict[str, int], number: int, *, is_html: bool) -> Pair | None:
    def cell(what: str) -> str:
        place = places[what]
        text = row[place] if 0 <= place < len(row) else ""
        # An apostrophe keeps spreadsheets from taking text for a formula.
        text = re.sub(r"^'(?=[=+\-@])", "", text)
        return _without_html(text) if is_html else text.strip()

    question, answer = cell("question"), cell("answer")
    if not (question and answer):
        return None
    tags = re.split(r"[\s,;]+", cell("tags"))
    return Pair(question, answer, number, tags=tuple(filter(None, tags)))


def _without_html(text: str) -> str:
    """Returns the words of a cell in HTML."""
    return html.unescape(_MARKUP.sub("", _BREAK.sub("\n", text))).strip()
