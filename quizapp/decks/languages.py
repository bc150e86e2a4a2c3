"""A card's sides in another language: `Q[zh]:` with `A[zh]:`, `C[zh]:`, and `D[zh]:` for a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import choice, matching, ordering, recall
from quizapp.answers import cloze as gap_answer
from quizapp.answers import text as typed_text
from quizapp.decks import answer_line, cloze, exact, keywords, listed, lists
from quizapp.decks.codes import Code
from quizapp.model.cards import Translation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.draft import Draft
    from quizapp.decks.findings import Findings
    from quizapp.decks.keywords import Keywords
    from quizapp.decks.passage import Passage
    from quizapp.decks.scanner import Block
    from quizapp.model.questions import Answer

_TYPED = (typed_text.Answer, gap_answer.Answer)
# A number, a formula or a truth is the same in every language: its side need not be repeated.
_LANGUAGELESS = exact.KINDS | {"true-false"}


def read(others: Sequence[Block], answer: Answer, draft: Draft) -> tuple[Translation, ...]:
    """Returns a question in its other languages; reports sides that do not fit together."""
    questions, replies = _by_language(others, "Q", draft), _by_language(others, "A", draft)
    for language, reply in replies.items():
        if language not in questions:
            _report_lone(reply, f"`Q[{language}]:`", draft)
    made = (
        _translation(language, question, replies.get(language), answer, draft)
        for language, question in questions.items()
    )
    return tuple(one for one in made if one)


def definitions(others: Sequence[Block], draft: Draft) -> dict[str, tuple[str, str]]:
    """Returns a term's definition and its why in each other language."""
    said = {}
    for language, block in _by_language(others, "D", draft).items():
        (body,), quotes = keywords.take(draft.setting.findings, block.passage)
        if is_empty(block, body, draft):
            continue
        said[language] = (body.text(), "\n".join(quotes.why))
    return said


def clozes(
    others: Sequence[Block], answers: Sequence[Answer], draft: Draft
) -> list[tuple[Translation, ...]]:
    """Returns the card of each gap in its other languages, whose gaps have the same order."""
    sides = (
        _gaps(language, block, answers, draft)
        for language, block in _by_language(others, "C", draft).items()
    )
    made = [side for side in sides if side]
    return list(zip(*made, strict=True)) if made else [()] * len(answers)


def _gaps(
    language: str, block: Block, answers: Sequence[Answer], draft: Draft
) -> list[Translation]:
    """Returns the gaps of a cloze in another language; [] if they are not those of the first."""
    findings = draft.setting.findings
    (text,), quotes = keywords.take(findings, block.passage)
    _refuse_keywords(quotes, findings)
    found = None if is_empty(block, text, draft) else cloze.read(text, findings)
    if found is None:
        return []
    if len(found.gaps) != len(answers):
        findings.add(
            Code.OTHER_DIFFERS,
            block.span,
            f"its card has another number of gaps: {len(answers)}, not {len(found.gaps)}",
            "give the same gaps in the same order in both languages",
        )
        return []
    own = cloze.answers(found.gaps, is_shown=draft.meta.reveal)
    why = "\n".join(quotes.why)
    return [
        Translation(
            language,
            found.prompt(gap),
            merged(answer, [Translation("", "", first)]),
            why,
            quotes.hints,
        )
        for gap, answer, first in zip(found.gaps, own, answers, strict=True)
    ]


def is_empty(block: Block, text: Passage, draft: Draft) -> bool:
    """Whether a side holds nothing, which is reported."""
    if text.first() < len(text.lines):
        return False
    advice = f"write it after the `{block.mark}`, or remove it"
    draft.setting.findings.add(Code.EMPTY, block.span, f"this `{block.mark}` is empty", advice)
    return True


def merged(answer: Answer, translations: Sequence[Translation]) -> Answer:
    """Returns a typed answer that also accepts what its other languages accept."""
    if not isinstance(answer, _TYPED):
        return answer
    forms = [*answer.accepted]
    for one in translations:
        if isinstance(one.content, _TYPED):
            forms += one.content.accepted
    return answer._replace(accepted=tuple(dict.fromkeys(forms)))


def _by_language(others: Sequence[Block], tag: str, draft: Draft) -> dict[str, Block]:
    found: dict[str, Block] = {}
    for block in others:
        language = block.tag[2:-1].lower()
        if block.tag[0] != tag:
            continue
        if language in found:
            draft.setting.findings.add(
                Code.NO_OTHER_SIDE,
                block.span,
                f"this is the second `{block.mark}` of its card",
                "keep one of them",
            )
        found.setdefault(language, block)
    return found


def _report_lone(block: Block, missing: str, draft: Draft) -> None:
    draft.setting.findings.add(
        Code.NO_OTHER_SIDE,
        block.span,
        f"this `{block.mark}` has no {missing}",
        f"add {missing}, or remove this side",
    )


def _translation(
    language: str, question: Block, reply: Block | None, answer: Answer, draft: Draft
) -> Translation | None:
    findings = draft.setting.findings
    passages = [block.passage for block in (question, reply) if block]
    (text, *body), quotes = keywords.take(findings, *passages)
    _refuse_keywords(quotes, findings)
    if is_empty(question, text, draft) or (reply and is_empty(reply, body[0], draft)):
        return None
    prompt, given = _read_answer(text, body, answer, draft)
    if given is None:
        if not reply:
            _report_lone(question, f"`A[{language}]:`", draft)
        return None
    if _differs(given.answer, answer):
        findings.add(
            Code.OTHER_DIFFERS,
            (reply or question).span,
            f"this {given.answer.kind} answer is another one than the card's {answer.kind} answer",
            "give the same answer in both languages: kind, right options, number of points",
        )
        return None
    content = merged(given.answer, [Translation("", "", answer)])
    why = "\n".join(filter(None, [given.explanation, *quotes.why]))
    return Translation(language, prompt.text(), content, why, quotes.hints)


def _refuse_keywords(quotes: Keywords, findings: Findings) -> None:
    for entry in (*quotes.wrong, *quotes.where):
        findings.add(
            Code.WRONG_UNUSED,
            entry.head().span,
            "known mistakes and `where` belong to the card, not to one of its languages",
            "write it after the card's first answer",
        )


def _read_answer(
    text: Passage, body: Sequence[Passage], answer: Answer, draft: Draft
) -> tuple[Passage, answer_line.Given | None]:
    """Returns the question without its list, and the answer: given, listed, or languageless."""
    findings = draft.setting.findings
    if body:
        return text, answer_line.read(body[0], findings, draft.drawn)
    items = (lists.find(text) or [[]])[-1]
    if items and any(listed.sort_of(item) != listed.PLAIN for item in items):
        read_list = listed.read(items, findings)
        given = answer_line.Given(read_list, text.cut(items[-1].end).text()) if read_list else None
        return text.cut(0, items[0].start), given
    return text, answer_line.Given(answer) if answer.kind in _LANGUAGELESS else None


def _differs(one: Answer, other: Answer) -> bool:
    """Whether two answers cannot be the same in two languages."""
    if one.kind != other.kind:
        return True
    return _skeleton(one) != _skeleton(other)


def _skeleton(answer: Answer) -> object:
    """Returns what of an answer no language changes."""
    match answer:
        case choice.Answer(right=right):
            return right
        case ordering.Answer(items=items):
            return len(items)
        case matching.Answer(pairs=pairs):
            return pairs
        case recall.Answer(points=points):
            return len(points)
    return answer if answer.kind in _LANGUAGELESS else None
