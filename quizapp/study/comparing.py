"""A wrong answer beside the right one, entry by entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.questions import Answer
    from quizapp.study.outcome import Outcome

_PAIR = re.compile(r"(\d+)\s*([a-z])")


@dataclass(frozen=True, slots=True)
class Compared:
    """One entry of an answer.

    Attributes:
        name: of the entry; empty where the answer has only one.
        typed: what the learner gave, in the words of the question; empty where they gave nothing.
        right: what was to be given.
        is_right: whether the entry counts as right; where it follows from a wrong one, it may
            differ and be right all the same.
    """

    name: str
    typed: str
    right: str
    is_right: bool


def compared(outcome: Outcome, typed: str) -> tuple[Compared, ...]:
    """Returns what was typed beside what is right; empty where it was not read."""
    answer, grade = outcome.asked.question.answer, outcome.grade
    if not grade.interpreted and not typed:
        return ()
    right = {part.name: part.score == 1 for part in grade.parts}
    match answer.kind:
        case "vector" | "matrix" | "named":
            given, wanted = typed_entries(answer, grade.interpreted), _entries(answer)
        case "matching":
            given, wanted = _pairs(answer, grade.interpreted), _pairs(answer, answer.text())
        case _:
            said = _said(answer, typed, grade.interpreted)
            return (Compared("", said, answer.reveal(), grade.score == 1),)
    return tuple(
        Compared(name, given.get(name, ""), text, right.get(name, grade.score == 1))
        for name, text in wanted.items()
    )


def typed_entries(answer: Answer, interpreted: str) -> dict[str, str]:
    """Returns what was read for each entry of numbers, by name."""
    from quizapp.answers import reader
    from quizapp.answers.entries import entries

    match answer.kind:
        case "number":
            return {"": interpreted}
        case "named":
            read = reader.read_named(interpreted, [name for name, _ in entries(answer)])
            return {given.name: reader.show(given.number) for given in read}
    shown = [reader.show(node) for row in reader.read_rows(interpreted) for node in row]
    return dict(zip((name for name, _ in entries(answer)), shown, strict=True))


def _entries(answer: Answer) -> dict[str, str]:
    from quizapp.answers.entries import entries

    return dict(entries(answer))


def _pairs(answer: Answer, typed: str) -> dict[str, str]:
    """Returns the texts of the right column by those of the left that they were given to."""
    left, right = answer.view()["left"], answer.view()["right"]
    found = ((int(number) - 1, ord(letter) - ord("a")) for number, letter in _PAIR.findall(typed))
    return {left[one]: right[two] for one, two in found if one < len(left) and two < len(right)}


def _said(answer: Answer, typed: str, interpreted: str) -> str:
    """Returns in words what was answered by numbers, and how a formula was read."""
    words = " ".join(typed.split())
    match answer.kind:
        case "choice":
            return _options(answer.view()["choices"], interpreted, numbered=False)
        case "ordering":
            return _options(answer.view()["items"], interpreted, numbered=True)
        case "number" | "expression" if "".join(interpreted.split()) != words.replace(" ", ""):
            return f"{words}, read as {interpreted}"
    return words


def _options(texts: Sequence[str], interpreted: str, *, numbered: bool) -> str:
    """Returns the texts that the numbers name, a line each; `numbered` by their new order."""
    places = [int(number) - 1 for number in interpreted.split()]
    return "\n".join(
        f"{order if numbered else place + 1}. {texts[place]}"
        for order, place in enumerate(places, start=1)
    )
