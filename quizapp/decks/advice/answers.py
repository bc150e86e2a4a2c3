"""Answers that are hardly what their author means: words for a truth, a mistake that is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from quizapp.decks.answer_line import QUOTES, STRING
from quizapp.decks.codes import Code
from quizapp.decks.exact import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.decks.draft import Placed
    from quizapp.decks.findings import Findings
    from quizapp.decks.scanner import Block
    from quizapp.model.questions import Answer

# `True, because …`: only a full stop makes it true/false. `True positives are …` are words.
_ODD_TRUTH = re.compile(r"((?:true|false)\s?|[对错])(?:[,!:;，！：；—–]|(?<=\s)-\s)", re.IGNORECASE)
_LISTED = re.compile(rf"{STRING}(?:\s*(?:[,/;，、；]|\bor\b|或)\s*{STRING})+", re.IGNORECASE)
_SINGLE = re.compile(r"['‘’][^'‘’]*['‘’](?:\s*[|｜]\s*['‘’][^'‘’]*['‘’])*")


def find(blocks: Sequence[Block], placed: Iterable[Placed], findings: Findings) -> None:
    """Reports answers of a deck that are read in another way than they look."""
    for block in blocks:
        if block.tag[:1] == "A":
            _look_for_truth(block, findings)
            _look_for_quotes(block, findings)
    for one in placed:
        # Those with drawn numbers are tried with them.
        if one.card.misconceptions and not one.card.where:
            _compare(one, cast("Answer", one.card.content), findings)


def _look_for_truth(block: Block, findings: Findings) -> None:
    line = block.passage.head()
    match = _ODD_TRUTH.match(line.text)
    if match:
        word = match.group(1).strip()
        findings.add(
            Code.ODD_TRUTH,
            line.part(0, match.end()).span,
            "this answer is read as words to recall, not as true or false",
            f"write `{word}. …`; or begin it with `\\` if words are meant",
        )


def _look_for_quotes(block: Block, findings: Findings) -> None:
    line = block.passage.head()
    if _SINGLE.fullmatch(line.text):
        findings.add(
            Code.ODD_QUOTES,
            line.span,
            "this answer in single quotes is read as words to recall, not as typed text",
            'write `"…"`; or begin it with `\\` if words are meant',
        )
    elif _LISTED.fullmatch(line.text):
        findings.add(
            Code.ODD_QUOTES,
            line.span,
            "this answer is read as words to recall, not as typed text",
            "write `|` between accepted texts; or begin it with `\\` if words are meant",
        )
    elif line.text[:1] and line.text[0] in QUOTES and _is_open(block):
        findings.add(
            Code.ODD_QUOTES,
            line.span,
            "this answer is read as words to recall, not as typed text: a quote is left open",
            "close it; or begin the line with `\\` if words are meant",
        )


def _is_open(block: Block) -> bool:
    """Whether one of the quotes of an answer has no partner, in this line or a later one."""
    return sum(line.count(quote) for line in block.passage.lines for quote in QUOTES) % 2 == 1


def _compare(placed: Placed, answer: Answer, findings: Findings) -> None:
    """Reports the known mistakes that have the value of the right answer."""
    for mistake in placed.card.misconceptions if answer.kind in KINDS else ():
        if answer.grade(mistake.answer.text()).verdict.is_right:
            findings.add(
                Code.EQUALLY_RIGHT,
                placed.wrong_at(mistake.tag),
                "this known mistake equals the right answer, and is graded as right",
                "change it, or remove it",
            )
