"""Cards that tell their own answer: a gap's word elsewhere, the longest option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers import choice, cloze
from quizapp.decks.cloze import GAP
from quizapp.decks.codes import Code
from quizapp.decks.passage import Piece
from quizapp.text import width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.decks.draft import Placed
    from quizapp.decks.findings import Findings
    from quizapp.model.decks import Span

# An option is conspicuous that is longer than any other by this factor and so many columns.
_LONGER, _COLUMNS = 1.6, 20
_SHORTEST = 4


def find(placed: Iterable[Placed], findings: Findings) -> None:
    """Reports the cards of a deck that give their answer away."""
    for one in placed:
        match one.card.content:
            case cloze.Answer(accepted=accepted) if not one.card.where:
                _look_for_gap(one, accepted, findings)
            case choice.Answer() as answer:
                _compare_lengths(one, answer, findings)


def _look_for_gap(placed: Placed, accepted: Iterable[str], findings: Findings) -> None:
    """Reports a form that stands in the text around its gap, as a word of its own."""
    around = placed.card.prompt.replace(GAP, "\n")
    for form in accepted:
        # A short form, a single Chinese character counting two, stands in many words.
        if width(form) < _SHORTEST:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        if pattern.search(around):
            findings.add(
                Code.GIVEN_AWAY,
                _place(placed, pattern),
                f"the answer of a gap, `{form}`, also stands in the text around it",
                "put the other one into the same gap or into other words",
            )
            return


def _place(placed: Placed, pattern: re.Pattern[str]) -> Span:
    """Returns where the form stands outside brackets, or else the card's tag."""
    passage = placed.block.passage
    for index, line in enumerate(passage.lines):
        for match in pattern.finditer(line):
            if line[: match.start()].rstrip()[-1:] not in {"[", "|"}:
                return Piece(line, passage.line + index, 1).part(*match.span()).span
    return placed.at


def _compare_lengths(placed: Placed, answer: choice.Answer, findings: Findings) -> None:
    lengths = [width(option) for option in answer.options]
    right = [length for length, is_right in zip(lengths, answer.right, strict=True) if is_right]
    wrong = [length for length, is_right in zip(lengths, answer.right, strict=True) if not is_right]
    if len(right) != 1 or len(wrong) < 2:
        return
    longest = max(wrong)
    if right[0] > _LONGER * longest and right[0] >= longest + _COLUMNS:
        findings.add(
            Code.LONGEST,
            placed.at,
            "the right option is by far the longest, which tells it without knowing",
            "shorten it, or move what explains it after ` — `",
        )
