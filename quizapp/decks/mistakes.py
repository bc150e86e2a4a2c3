"""`> wrong: VALUE — what to say`: the known mistakes of a card."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from quizapp.answers import text as typed_text
from quizapp.decks import arrays, exact
from quizapp.decks.answer_line import strings
from quizapp.decks.codes import Code
from quizapp.decks.inline import dash
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from quizapp.answers import named
    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Passage, Piece
    from quizapp.model.questions import Answer

_MOST = 50
_NO_SLUG = re.compile(r"[^0-9a-z\u3400-\u9fff]+")


def read(
    wrong: Sequence[Passage],
    answer: Answer,
    findings: Findings,
    drawn: frozenset[str] = frozenset(),
) -> tuple[Misconception, ...]:
    """Returns the mistakes of a card with that answer; reports those that mean nothing."""
    if not wrong:
        return ()
    if len(wrong) > _MOST:
        findings.add(
            Code.TOO_MANY,
            wrong[_MOST].head().span,
            f"this card has {len(wrong)} known mistakes, more than {_MOST}",
            "keep those that learners really make",
        )
    mistakes: dict[str, Misconception] = {}
    for entry in wrong[:_MOST]:
        mistake = _read_one(entry, answer, mistakes, findings, drawn)
        if mistake:
            mistakes[mistake.tag] = mistake
    return tuple(mistakes.values())


def _read_one(
    entry: Passage,
    answer: Answer,
    taken: Container[str],
    findings: Findings,
    drawn: frozenset[str],
) -> Misconception | None:
    entry = entry.cut(entry.first())
    line = entry.head()
    remark = dash(line.text)
    value = line.part(0, remark.start()) if remark else line
    feedback = entry.after(line.column - 1 + remark.end()).text() if remark else ""
    if not value.text or not feedback:
        findings.add(
            Code.NO_FEEDBACK,
            line.span,
            "a known mistake needs a value and what to say of it",
            "write `> wrong: VALUE — what to say`",
        )
        return None
    given = _answer_like(answer, value, findings, drawn)
    if given is None:
        return None
    if _is_right(given, answer):
        findings.add(
            Code.WRONG_IS_RIGHT,
            value.span,
            "this known mistake is the right answer",
            "change it, or remove it",
        )
        return None
    return Misconception(_tag(value.text, taken), given, feedback)


def _answer_like(
    answer: Answer, value: Piece, findings: Findings, drawn: frozenset[str]
) -> Answer | None:
    """Returns the mistaken value as an answer of the same kind."""
    if answer.kind == "named":
        return _named_like(cast("named.Answer", answer), value, findings, drawn)
    if answer.kind in exact.KINDS:
        return exact.read(value, findings, drawn)
    if isinstance(answer, typed_text.Answer):
        return answer._replace(accepted=strings(value.text) or (value.text,))
    findings.add(
        Code.WRONG_UNUSED,
        value.span,
        f"a known mistake means nothing to a {answer.kind} answer",
        'use it with `A: = …`, `A: "…"` or a gap; an option has its own ` — ` remark',
    )
    return None


def _named_like(
    answer: named.Answer, value: Piece, findings: Findings, drawn: frozenset[str]
) -> Answer | None:
    """Returns the named values that a mistake leads to: those it does not name are right."""
    parts, names = arrays.named(value), [name for name, _ in answer.values]
    strange = [one.name for one in parts if one.name.text not in names]
    if strange or not parts:
        findings.add(
            Code.UNREADABLE,
            (strange or [value])[0].span,
            f"a known mistake of this answer names one of its values: {', '.join(names)}",
            f"write `> wrong: {names[-1]} = … — what to say`",
        )
        return None
    given = cast("named.Answer | None", exact.named(parts, findings, drawn))
    if given is None:
        return None
    return replace(answer, values=tuple((dict(answer.values) | dict(given.values)).items()))


def _is_right(given: Answer, answer: Answer) -> bool:
    """Whether the mistake is written like the right answer; equal values are for grading."""
    if isinstance(answer, typed_text.Answer) and isinstance(given, typed_text.Answer):
        accepted = {form.casefold() for form in answer.accepted}
        return any(form.casefold() in accepted for form in given.accepted)
    return given == answer


def _tag(value: str, taken: Container[str]) -> str:
    """Returns a name for the mistake, made of its value, that no other of the card has."""
    slug = _NO_SLUG.sub("-", value.lower()).strip("-") or "wrong"
    tag, count = slug, 2
    while tag in taken:
        tag, count = f"{slug}-{count}", count + 1
    return tag
