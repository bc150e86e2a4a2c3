"""Gaps of a `C:`: balanced brackets outside code and maths that are no link, note or task box."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import cloze, recall
from quizapp.decks.codes import Code
from quizapp.decks.inline import HIDDEN, masked
from quizapp.decks.passage import flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Passage
    from quizapp.model.decks import Span
    from quizapp.model.questions import Answer

GAP = "[…]"
_MOST = 50
_BRACKET = re.compile(r"[\[\]]")
_LIST_MARKER = re.compile(r"(?:^|\n)[ \t]*[-*+][ \t]+$")
_INDEX = re.compile(r"[A-Za-z]|[A-Za-z]?\s*[-+:,\d][-+:,\d\s]*")
_ESCAPED = re.compile(r"\\([\[\]|\\])")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap: where its brackets begin and end in the cloze's source, and what it accepts."""

    start: int
    end: int
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """The text of a cloze as its lines stand in the deck, and its gaps.

    Attributes:
        source: the lines, joined.
        are_code: for each line whether it is code; a line that begins inside a gap has no entry.
    """

    source: str
    gaps: tuple[Gap, ...]
    are_code: tuple[bool, ...]

    def prompt(self, asked: Gap) -> str:
        """Returns the text with the asked gap open and the others filled."""
        parts: list[str] = []
        at = 0
        for gap in self.gaps:
            parts += self.source[at : gap.start], GAP if gap is asked else gap.accepted[0]
            at = gap.end
        filled = "".join(parts) + self.source[at:]
        return flow(filled.split("\n"), self.are_code)


def answers(gaps: Sequence[Gap], *, is_shown: bool) -> list[Answer]:
    """Returns the answer of each gap: typed, or `is_shown` when it was thought."""
    if is_shown:
        return [recall.Answer(answer=gap.accepted[0], points=()) for gap in gaps]
    return [cloze.Answer(accepted=gap.accepted) for gap in gaps]


def read(passage: Passage, findings: Findings) -> Cloze | None:
    """Returns the cloze; None, and findings, if its gaps cannot be read."""
    source = "\n".join(passage.lines)
    hidden = "\n".join(
        HIDDEN * len(line) if passage.is_verbatim(index) else masked(line)
        for index, line in enumerate(passage.lines)
    )
    pairs, stray = _pairs(hidden)
    gaps = tuple(_gap(source, hidden, start, end) for start, end in pairs)
    empty = [gap for gap in gaps if "" in gap.accepted]
    starts = passage.starts()
    _report_stray(stray, hidden, passage, starts, findings)
    for gap in empty:
        findings.add(
            Code.EMPTY,
            passage.span(gap.start, gap.end, starts),
            "this gap accepts nothing, or has an empty alternative",
            "write what belongs into it, `[epoch|an epoch]`; a bar that is text is `\\|`",
        )
    if stray or empty or not _has_some(gaps, passage, findings):
        return None
    for gap in gaps:
        if _is_odd(gap, source):
            _warn_of_odd_gap(gap, passage.span(gap.start, gap.end, starts), findings)
    return Cloze(source, gaps, _are_code(passage, gaps, starts))


def _pairs(hidden: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Returns the outermost pairs of brackets that are gaps, and the brackets without partner."""
    pairs: list[tuple[int, int]] = []
    stray: list[int] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(hidden):
        if match.group() == "[":
            opened.append(match.start())
        elif not opened:
            stray.append(match.start())
        else:
            start = opened.pop()
            if not opened and not _is_other(hidden, start, match.end()):
                pairs.append((start, match.end()))
    return pairs, stray + opened


def _is_other(hidden: str, start: int, end: int) -> bool:
    """Whether a pair of brackets belongs to a link, an image, a footnote or a task box."""
    if hidden[end : end + 1] in {"(", "[", ":"} or hidden[start + 1 : start + 2] == "^":
        return True
    if start and hidden[start - 1] in "!]":
        return True
    is_box = hidden[start + 1 : end - 1] in {" ", "x", "X"}
    return is_box and _LIST_MARKER.search(hidden, max(0, start - 20), start) is not None


def _gap(source: str, hidden: str, start: int, end: int) -> Gap:
    accepted: list[str] = []
    at = start + 1
    for bar in [*_bars(hidden, start, end), end - 1]:
        accepted.append(_ESCAPED.sub(r"\1", " ".join(source[at:bar].split())))
        at = bar + 1
    return Gap(start, end, tuple(dict.fromkeys(accepted)))


def _bars(hidden: str, start: int, end: int) -> list[int]:
    return [at for at in range(start + 1, end - 1) if hidden[at] == "|"]


def _are_code(passage: Passage, gaps: Sequence[Gap], starts: Sequence[int]) -> tuple[bool, ...]:
    inside = {
        index
        for gap in gaps
        for index in range(bisect_right(starts, gap.start), bisect_left(starts, gap.end))
    }
    return tuple(passage.is_verbatim(index) for index in range(len(starts)) if index not in inside)


def _report_stray(
    stray: Sequence[int],
    hidden: str,
    passage: Passage,
    starts: Sequence[int],
    findings: Findings,
) -> None:
    for at in stray:
        findings.add(
            Code.OPEN_BRACKET,
            passage.span(at, at + 1, starts),
            f"this `{hidden[at]}` has no partner",
            f"add it, or write `\\{hidden[at]}` if a bracket is meant",
        )


def _has_some(gaps: Sequence[Gap], passage: Passage, findings: Findings) -> bool:
    """Reports a cloze that has no gap, or more than anyone would learn."""
    if not gaps:
        findings.add(
            Code.NO_GAP,
            passage.head().span,
            "this cloze has no gap",
            "put what is asked into brackets, `an [epoch]`; before `(`, `[` or `:` they are a link",
        )
    elif len(gaps) > _MOST:
        findings.add(
            Code.TOO_MANY,
            passage.head().span,
            f"this cloze has {len(gaps)} gaps, more than {_MOST}",
            "split it: one sentence, one to three gaps",
        )
    return 0 < len(gaps) <= _MOST


def _is_odd(gap: Gap, source: str) -> bool:
    """Whether a gap looks like an index (`w[0]`) or a reference (`[12]`)."""
    first, *more = gap.accepted
    before = source[gap.start - 1 : gap.start]
    if before.isascii() and (before.isalnum() or before in {")", "_"}):
        return _INDEX.fullmatch(first) is not None
    return not more and first.isascii() and first.isdigit() and len(first) <= 3


def _warn_of_odd_gap(gap: Gap, span: Span, findings: Findings) -> None:
    findings.add(
        Code.ODD_GAP,
        span,
        f"`[{gap.accepted[0]}]` is a gap here, but looks like an index or a reference",
        "write `\\[…\\]` or put it in backticks if it is none; a gap may list a second form",
    )
