"""What a deck is read for where its numbers change: the where, and every placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.reader import ReadError
from quizapp.decks.codes import Code
from quizapp.decks.parametric import formula, where
from quizapp.decks.parametric.placeholders import MEANT, PLACEHOLDER
from quizapp.decks.passage import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.decks.findings import Findings
    from quizapp.decks.keywords import Keywords
    from quizapp.decks.parametric.where import Where
    from quizapp.decks.passage import Passage

_MOST = 50


def read(quotes: Keywords, passages: Sequence[Passage], findings: Findings) -> Where | None:
    """Returns what a card draws, None where its numbers do not change; reports what is odd.

    Args:
        quotes: the keywords of the card.
        passages: all its lines, as they stand in the deck.
        findings: an error among them means that the card cannot be asked.
    """
    if not quotes.where:
        _warn_of_missing_where(passages, findings)
        return None
    said = where.read(list(quotes.where), findings)
    if said is None:
        return None
    pieces = list(_placeholders(passages))
    shown = frozenset[str]().union(*(_check(piece, said, findings) for piece in pieces[:_MOST]))
    if len(pieces) > _MOST:
        findings.add(
            Code.TOO_MANY,
            pieces[_MOST].span,
            f"this card has {len(pieces)} placeholders, more than {_MOST}",
            "split it into several cards",
        )
    elif said.names - shown:
        hidden = ", ".join(f"`{name}`" for name in sorted(said.names - shown))
        findings.add(
            Code.NEVER_SHOWN,
            quotes.where[0].head().span,
            f"this card draws {hidden} and never shows it",
            "put it into the question, as in `{{a}}`, or do not draw it",
        )
    return said


def _placeholders(passages: Sequence[Passage]) -> Iterator[Piece]:
    for passage in passages:
        for index, line in enumerate(passage.lines):
            if "{{" in line:
                for match in PLACEHOLDER.finditer(line):
                    yield Piece(match.group(1), passage.line + index, match.start(1) + 1)


def _check(piece: Piece, said: Where, findings: Findings) -> frozenset[str]:
    """Reports a placeholder that has no value; returns the names in it."""
    try:
        found = formula.names(piece.text, said.names)
    except ReadError as unread:
        place = piece.part(unread.place - 1, unread.place) if unread.place else piece
        findings.add(
            Code.UNREADABLE,
            place.span,
            f"this placeholder cannot be read: {unread.problem}",
            "write a drawn name or an expression of them, as in `{{2*a}}`",
        )
        return frozenset()
    for name in sorted(found - said.names):
        findings.add(
            Code.UNDRAWN,
            piece.span,
            f"`{name}` has no value: the `where` does not draw it",
            f"add `{name} in 1..5` to the `where`, or mend the name",
        )
    return found


def _warn_of_missing_where(passages: Sequence[Passage], findings: Findings) -> None:
    for passage in passages:
        for index, line in enumerate(passage.lines):
            if "{{" in line and (match := MEANT.search(line)):
                findings.add(
                    Code.NO_WHERE,
                    Piece(match.group(), passage.line + index, match.start() + 1).span,
                    "this placeholder stays as it is: the card has no `where`",
                    "add a line `> where: a in 1..5` after the answer, or write `{ {`",
                )
                return
