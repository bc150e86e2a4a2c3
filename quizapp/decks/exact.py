"""What stands after `A: =`: a number, an expression, or several numbers, read and never run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers import expression, number
from quizapp.answers.reader import ReadError, names
from quizapp.answers.reader import read as read_tree
from quizapp.decks import arrays
from quizapp.decks.codes import Code
from quizapp.decks.parametric import formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.arrays import Named
    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Piece
    from quizapp.model.questions import Answer

# Sums and products of numbers and names, and fractions of numbers, have values.
_HARMLESS = re.compile(r"(?:[\w.+*\s)−-]|(?<!\w)\(|/\s*[1-9])*")
_MOST = 50
_ADVICE = "write it like `(P + 1)/2`; begin the line with `\\=` if text is meant"
_GRAD_ADVICE = "where a letter is to stay, write the derivative out, as in `2*a*w`"
KINDS = frozenset({"number", "expression", "vector", "matrix", "named"})


def read(written: Piece, findings: Findings, drawn: frozenset[str]) -> Answer | None:
    """Returns a number, an expression, a vector, a matrix or named values, as it is written.

    None, and a finding, if it cannot be read. `drawn` are the names that have values.
    """
    if not written.text:
        advice = "write it after the `=`"
        findings.add(Code.EMPTY, written.span, "there is no expression here", advice)
        return None
    parts = arrays.named(written)
    if len(parts) > 1:
        return named(parts, findings, drawn)
    if arrays.is_array(written.text):
        return _array(written, findings, drawn)
    found = _names(written, findings, drawn)
    if found is None:
        return None
    return expression.Answer(written.text) if found - drawn else number.Answer(written.text)


def named(parts: Sequence[Named], findings: Findings, drawn: frozenset[str]) -> Answer | None:
    """Returns named values, each a number, a vector or a matrix; see `read`."""
    from quizapp.answers import named as answer

    values: dict[str, str] = {}
    is_sound = True
    for name, value in parts:
        if name.text in values:
            advice = "give each name one value"
            findings.add(Code.EQUAL_ITEMS, name.span, f"`{name.text}` has two values", advice)
        elif _is_value(value, findings, drawn):
            values[name.text] = value.text
            continue
        is_sound = False
    return answer.Answer(tuple(values.items())) if is_sound else None


def _is_value(written: Piece, findings: Findings, drawn: frozenset[str]) -> bool:
    if arrays.is_array(written.text):
        return _array(written, findings, drawn) is not None
    return _is_number(written, findings, drawn)


def _array(written: Piece, findings: Findings, drawn: frozenset[str]) -> Answer | None:
    from quizapp.answers import matrix, vector

    found = arrays.rows(written)
    entries = [entry for row in found for entry in row]
    if len({len(row) for row in found}) > 1:
        lengths = " and ".join(str(len(row)) for row in found[:2])
        problem = f"the rows of this matrix differ in length: {lengths} entries"
        findings.add(Code.UNREADABLE, written.span, problem, "write `[1, 2; 3, 4]`")
        return None
    if len(entries) > _MOST:
        problem = f"this array has {len(entries)} entries, more than {_MOST}"
        findings.add(Code.TOO_MANY, written.span, problem, "ask for a part of it")
        return None
    if not all([_is_number(entry, findings, drawn) for entry in entries]):  # noqa: C419 - every entry is reported
        return None
    texts = tuple(tuple(entry.text for entry in row) for row in found)
    return matrix.Answer(texts) if arrays.is_matrix(written.text) else vector.Answer(texts[0])


def _is_number(entry: Piece, findings: Findings, drawn: frozenset[str]) -> bool:
    """Whether one of several values is a number; what keeps it from being one is reported."""
    if not entry.text:
        findings.add(
            Code.EMPTY, entry.span, "a value is missing here", "write it, or its comma out"
        )
        return False
    found = _names(entry, findings, drawn)
    if found is None:
        return False
    for name in sorted(found - drawn):
        findings.add(
            Code.UNREADABLE,
            entry.span,
            f"`{name}` has no value: where several values are asked, each is a number",
            f"write a number, or draw it with `> where: {name} in 1..5`",
        )
    return found <= drawn


def _names(written: Piece, findings: Findings, drawn: frozenset[str]) -> frozenset[str] | None:
    """Returns the names in one formula; None, and a finding, if it has no meaning."""
    call = formula.CALL.search(written.text)
    if call and not drawn:
        findings.add(
            Code.UNREADABLE,
            written.part(call.start(), call.end() - 1).span,
            "`grad` is worked out at drawn numbers, and this card draws none",
            "draw them, as in `> where: w in 1..5`; or write the derivative out",
        )
        return None
    try:
        found = formula.names(written.text, drawn) if drawn else names(written.text)
    except ReadError as unread:
        advice = _GRAD_ADVICE if call else _ADVICE
        _report(written, unread, "this expression cannot be read", advice, findings)
        return None
    return None if not drawn and _has_no_value(written, findings) else found


def _has_no_value(written: Piece, findings: Findings) -> bool:
    """Reports an expression that divides by zero, or takes a root or logarithm of what has none."""
    if _HARMLESS.fullmatch(written.text):
        return False
    # The exact numbers are loaded for the few expressions that could have no value.
    from quizapp.answers.exact import rational

    try:
        rational(read_tree(written.text))
    except ReadError as unread:
        advice = "mend it: nothing that is typed would equal it"
        _report(written, unread, "this expression has no value", advice, findings)
        return True
    return False


def _report(
    written: Piece, unread: ReadError, problem: str, advice: str, findings: Findings
) -> None:
    place = written.part(unread.place - 1, unread.place) if unread.place else written
    findings.add(Code.UNREADABLE, place.span, f"{problem}: {unread.problem}", advice)
