"""Quoted keywords: lines `> why:`, `> hint:`, `> wrong: VALUE — what to say` and `> where:`.

A run of quote lines whose first has a keyword is one block, a keyword a line; a line without
one continues the line before. Other quotes are prose.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from quizapp.decks.codes import Code
from quizapp.decks.passage import Piece
from quizapp.model.decks import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Passage

KEYWORDS = ("why", "hint", "wrong", "where")
# A full-width colon brings its own space.
WORD = re.compile(r">[ \t]*(\w+)[ \t]*(?::(?=\s|$)|：)[ \t]*", re.IGNORECASE)


class Keywords(NamedTuple):
    """What the quotes after an answer say; `wrong` and `where` as written."""

    why: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    wrong: tuple[Passage, ...] = ()
    where: tuple[Passage, ...] = ()


def take(findings: Findings, *passages: Passage) -> tuple[list[Passage], Keywords]:
    """Returns the passages of a card with their keyword lines blank, and what those say."""
    said: dict[str, list[Passage]] = {}
    bare = [_bare(passage, said, findings) for passage in passages]
    if not said:
        return bare, _SILENT
    return bare, Keywords(
        why=tuple(entry.text() for entry in said.get("why", ())),
        hints=tuple(entry.text() for entry in said.get("hint", ())),
        wrong=tuple(said.get("wrong", ())),
        where=tuple(said.get("where", ())),
    )


_SILENT = Keywords()


def _bare(passage: Passage, said: dict[str, list[Passage]], findings: Findings) -> Passage:
    """Moves what the keywords of a passage say into `said`."""
    # Most passages have no quote, which shows in all of their lines at once.
    if ">" not in "".join(passage.lines):
        return passage
    taken: list[int] = []
    for start, end in runs(passage):
        word = WORD.match(passage.lines[start])
        if word and word.group(1).lower() in KEYWORDS:
            taken += range(start, end)
            _read_run(passage.cut(start, end), said, findings)
        elif word:
            _warn_of_misspelling(_word(passage, start, word), findings)
    return passage.without(taken) if taken else passage


def runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yields the bounds of each run of quote lines."""
    start = -1
    for index, line in enumerate(passage.lines):
        if line[:1] == ">" and not passage.is_verbatim(index):
            start = index if start < 0 else start
        elif start >= 0:
            yield start, index
            start = -1
    if start >= 0:
        yield start, len(passage.lines)


def _read_run(run: Passage, said: dict[str, list[Passage]], findings: Findings) -> None:
    """Reads a run of quote lines, the first of which has a keyword."""
    starts = [(0, WORD.match(run.lines[0]))]
    for index in range(1, len(run.lines)):
        word = WORD.match(run.lines[index])
        if word and word.group(1).lower() in KEYWORDS:
            starts.append((index, word))
        elif word:
            _warn_of_misspelling(_word(run, index, word), findings)
    ends = [index for index, _ in starts[1:]] + [len(run.lines)]
    for (index, word), end in zip(starts, ends, strict=True):
        if word:
            entry = _unquoted(run.cut(index, end), word)
            _read_entry(_word(run, index, word), entry, said, findings)


def _word(passage: Passage, index: int, word: re.Match[str]) -> Piece:
    return Piece(word.group(1), passage.line + index, word.start(1) + 1)


def _unquoted(entry: Passage, word: re.Match[str]) -> Passage:
    """Returns the entry with its `>` and its keyword blank."""
    first, *more = entry.lines
    lines = [" " * word.end() + first[word.end() :], *(" " + line[1:] for line in more)]
    return type(entry)(entry.line, lines, entry.verbatim)


def _read_entry(
    word: Piece, entry: Passage, said: dict[str, list[Passage]], findings: Findings
) -> None:
    if entry.first() == len(entry.lines):
        findings.add(Code.EMPTY, word.span, f"`{word.text}:` is empty", "write it, or remove it")
    else:
        said.setdefault(word.text.lower(), []).append(entry)


def _warn_of_misspelling(word: Piece, findings: Findings) -> None:
    near = get_close_matches(word.text.lower(), KEYWORDS, n=1, cutoff=0.75)
    if near:
        findings.add(
            Code.ODD_KEYWORD,
            word.span,
            f"`{word.text}:` is no keyword, so this quote is part of the text",
            f"did you mean `{near[0]}:`?",
            Edit(word.span, near[0]),
        )
