"""From blocks to cards: which blocks belong together, and which answer they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizapp.answers import cloze as gap
from quizapp.answers import recall
from quizapp.answers import text as typed_text
from quizapp.decks import (
    answer_line,
    cloze,
    keywords,
    languages,
    listed,
    lists,
    meta,
    mistakes,
    sides,
    skills,
    terms,
)
from quizapp.decks.codes import ERROR, Code
from quizapp.decks.draft import Draft
from quizapp.decks.parametric import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.draft import Placed, Setting
    from quizapp.decks.findings import Findings
    from quizapp.decks.keywords import Keywords
    from quizapp.decks.passage import Passage
    from quizapp.decks.scanner import Block
    from quizapp.decks.sides import Sides


def read(blocks: Sequence[Block], setting: Setting) -> list[Placed]:
    """Returns the cards of a deck's blocks, in order; what is no card is reported."""
    return [card for one in sides.group(blocks) for card in _cards(one, setting)]


def _cards(one: Sides, setting: Setting) -> list[Placed]:
    match one.block.tag:
        case "Q":
            return _question(one, setting) if one.partner else _listed(one, setting)
        case "C":
            return _cloze(one, setting)
        case "T":
            return _term(one, setting)
        case "P":
            return _skills(one.block, setting)
        case "" | "#" | "---":
            return []
    _report_lone(one.block, setting.findings)
    return []


def _report_lone(block: Block, findings: Findings) -> None:
    """Reports a side without the one that comes before it."""
    if block.tag == "A":
        findings.add(
            Code.NO_QUESTION,
            block.span,
            "this answer has no question",
            "an `A:` follows its `Q:`, with no heading, `---` or other tag between them",
        )
    else:
        findings.add(
            Code.NO_OTHER_SIDE,
            block.span,
            f"this `{block.mark}` belongs to no card",
            "it follows the same side of its card in the first language",
        )


def _draft(one: Sides, quotes: Keywords, setting: Setting) -> Draft | None:
    """Returns what all kinds of cards share; None, and findings, if their numbers make no sense."""
    findings = setting.findings
    before = len(findings.found)
    said = None
    if setting.has_braces or quotes.where:
        said = reading.read(quotes, one.passages, findings)
        if any(found.severity == ERROR for found in findings.found[before:]):
            return None
    return Draft(setting, one.block, meta.read(one.block.comments, findings), quotes, said)


def _question(one: Sides, setting: Setting) -> list[Placed]:
    findings = setting.findings
    block, answer = one.block, cast("Block", one.partner)
    (text, body), quotes = keywords.take(findings, block.passage, answer.passage)
    draft = _draft(one, quotes, setting)
    if _is_empty(block, text, "this question is empty", findings):
        return []
    if _is_empty(answer, body, "this answer is empty", findings) or draft is None:
        return []
    given = answer_line.read(body, findings, draft.drawn)
    if given is None:
        return []
    return [_made(draft, text, given, one)]


def _made(draft: Draft, prompt: Passage, given: answer_line.Given, one: Sides) -> Placed:
    """Returns a question's card, with its known mistakes and its other languages."""
    findings = draft.setting.findings
    translations = languages.read(one.others, given.answer, draft) if one.others else ()
    return draft.card(
        prompt.text(),
        languages.merged(given.answer, translations) if translations else given.answer,
        mistakes=mistakes.read(draft.keywords.wrong, given.answer, findings, draft.drawn),
        explanation=given.explanation,
        translations=translations,
    )


def _is_empty(block: Block, text: Passage, message: str, findings: Findings) -> bool:
    if text.first() < len(text.lines):
        return False
    findings.add(Code.EMPTY, block.span, message, f"write it after the `{block.mark}`")
    return True


def _listed(one: Sides, setting: Setting) -> list[Placed]:
    """Returns the card whose answer is the last list under its question."""
    findings, block = setting.findings, one.block
    (text,), quotes = keywords.take(findings, block.passage)
    draft = _draft(one, quotes, setting)
    items = (lists.find(text) or [[]])[-1]
    prompt = text.cut(0, items[0].start) if items else text
    if _is_empty(block, prompt, "this question is empty", findings):
        return []
    if all(listed.sort_of(item) == listed.PLAIN for item in items):
        findings.add(
            Code.NO_ANSWER,
            block.span,
            "this question has no answer",
            "add a line `A: …`, or a list with `[x]` and `[ ]`, with ` :: `, or with numbers",
        )
        return []
    answer = listed.read(items, findings)
    if answer is None or draft is None:
        return []
    given = answer_line.Given(answer, text.cut(items[-1].end).text())
    return [_made(draft, prompt, given, one)]


def _cloze(one: Sides, setting: Setting) -> list[Placed]:
    """Returns a card a gap."""
    findings, block = setting.findings, one.block
    (text,), quotes = keywords.take(findings, block.passage)
    draft = _draft(one, quotes, setting)
    if _is_empty(block, text, "this cloze is empty", findings) or draft is None:
        return []
    read = cloze.read(text, findings)
    if read is None:
        return []
    is_shown = draft.meta.reveal
    answers = cloze.answers(read.gaps, is_shown=is_shown)
    others = languages.clozes(one.others, answers, draft)
    answers = [languages.merged(*each) for each in zip(answers, others, strict=True)]
    # A mistake in one gap may be right in another; grading looks at it only after a wrong answer.
    sample = answers[0] if is_shown or len(answers) == 1 else gap.Answer(accepted=())
    known = mistakes.read(quotes.wrong, sample, findings, draft.drawn)
    return [
        draft.card(
            read.prompt(found),
            answer,
            mistakes=known,
            number=number if len(answers) > 1 else 0,
            translations=translations,
        )
        for number, (found, answer, translations) in enumerate(
            zip(read.gaps, answers, others, strict=True), start=1
        )
    ]


def _term(one: Sides, setting: Setting) -> list[Placed]:
    """Returns two cards: what the term means, and which term a definition means."""
    findings, block, definition = setting.findings, one.block, one.partner
    if _is_empty(block, block.passage, "this term is empty", findings):
        return []
    if definition is None:
        findings.add(
            Code.NO_DEFINITION,
            block.span,
            "this term has no definition",
            "add a line `D: …` after it",
        )
        return []
    (body,), quotes = keywords.take(findings, definition.passage)
    if _is_empty(definition, body, "this definition is empty", findings):
        return []
    draft = _draft(one, quotes, setting)
    if draft is None:
        return []
    term, meaning = block.passage.text(), body.text()
    answer = typed_text.Answer(accepted=terms.accepted(term))
    others = languages.definitions(one.others, draft) if one.others else {}
    return [
        draft.card(
            terms.what_means(term, setting.language),
            recall.Answer(answer=meaning, points=()),
            number=1,
            translations=terms.meanings(term, others),
        ),
        draft.card(
            terms.which_term(meaning, setting.language),
            answer,
            mistakes=mistakes.read(quotes.wrong, answer, findings, draft.drawn),
            number=2,
            translations=terms.searches(answer, others),
        ),
    ]


def _skills(block: Block, setting: Setting) -> list[Placed]:
    """Returns a card for each level that the line names."""
    findings = setting.findings
    (text,), quotes = keywords.take(findings, block.passage)
    rest = text.cut(1)
    if rest.first() < len(rest.lines):
        findings.add(
            Code.STRAY_TEXT,
            rest.head().span,
            "a `P:` is one line: this text belongs to no card",
            "begin it with a tag such as `Q: `, or put it into `<!-- … -->`",
        )
    draft = Draft(setting, block, meta.read(block.comments, findings), quotes)
    if draft.meta.id:
        findings.add(
            Code.BAD_VALUE,
            draft.meta.id.span,
            "a skill has no id of its own",
            "remove it: a skill is known by its family and level",
        )
        return []
    for entry in (*quotes.wrong, *quotes.where):
        findings.add(
            Code.WRONG_UNUSED,
            entry.head().span,
            "known mistakes and `where` mean nothing to a skill",
            "remove it: the family draws its problems and knows their mistakes",
        )
    found = skills.read(block.passage.piece(0), setting.families, findings)
    return [draft.card(f"{skill.family}, level {skill.level}", skill) for skill in found]
