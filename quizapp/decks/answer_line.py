"""The first line of an `A:` decides what kind of answer it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import recall, true_false
from quizapp.answers import text as typed_text
from quizapp.decks import exact, lists
from quizapp.decks.codes import Code

if TYPE_CHECKING:
    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Passage, Piece
    from quizapp.model.questions import Answer

QUOTES = '"“”'
STRING = f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]"
_STRINGS = re.compile(rf"{STRING}(?:[ \t]*[|｜][ \t]*{STRING})*")
_OPEN_STRINGS = re.compile(rf"{_STRINGS.pattern}[ \t]*[|｜]")
_TRUTH = re.compile(r"(true|false|对|错)(?:[.。](.*))?", re.IGNORECASE)


class Given(NamedTuple):
    """An answer, and the explanation that follows it."""

    answer: Answer
    explanation: str = ""


def read(passage: Passage, findings: Findings, drawn: frozenset[str] = frozenset()) -> Given | None:
    """Returns what an `A:` gives; None, and a finding, if it cannot be read.

    Args:
        passage: the answer's text.
        findings: where to report.
        drawn: the names that the card's `where` draws.
    """
    index = passage.first()
    text = passage.lines[index].strip()
    if text[0] in "=＝":
        answer = exact.read(passage.piece(index).part(1), findings, drawn)
        return Given(answer, passage.cut(index + 1).text()) if answer else None
    is_quoted = text[0] in QUOTES
    if is_quoted and strings(text):
        return _typed(passage.piece(index), passage.cut(index + 1), findings)
    truth = _TRUTH.fullmatch(text)
    if truth:
        is_true = truth.group(1).lower() in {"true", "对"}
        line = passage.piece(index)
        width = line.column - 1 + (truth.start(2) if truth.group(2) else len(text))
        explanation = passage.cut(index).after(width).text()
        return Given(true_false.Answer(truth=is_true), explanation)
    if is_quoted and _OPEN_STRINGS.fullmatch(text):
        findings.add(
            Code.OPEN_STRINGS,
            passage.piece(index).span,
            "this list of typed answers goes on, so it is read as words to recall",
            "write all accepted texts on one line",
        )
    return Given(_recall(passage))


def strings(text: str) -> tuple[str, ...]:
    """Returns what stands in a line of quoted strings joined by `|`; () for another line."""
    if not _STRINGS.fullmatch(text):
        return ()
    return tuple(match[1:-1].strip() for match in re.findall(STRING, text))


def _typed(line: Piece, rest: Passage, findings: Findings) -> Given | None:
    accepted = tuple(dict.fromkeys(strings(line.text)))
    if "" in accepted:
        findings.add(Code.EMPTY, line.span, "an accepted answer is empty", "write it, or remove it")
        return None
    return Given(typed_text.Answer(accepted=accepted), rest.text())


def _recall(passage: Passage) -> Answer:
    """Returns an answer in the author's words, its top-level bullets being the key points."""
    alone = passage.alone()
    if alone is not None:
        return recall.Answer(answer=alone, points=())
    points = [item for one in lists.find(passage) for item in one if not item.numbered]
    if not points:
        return recall.Answer(answer=passage.text(), points=())
    taken = (index for item in points for index in range(item.start, item.end))
    return recall.Answer(
        answer=passage.without(taken).text(),
        points=tuple(" ".join(item.passage.text().split()) for item in points),
    )
