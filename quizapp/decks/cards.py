"""From blocks to cards: which blocks belong together, and which answer they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import cloze as gap
from quizapp.answers import recall
from quizapp.answers import text as typed_text
from quizapp.decks import answer_line, cloze, keywords, listed, lists, meta, mistakes, skills, terms
from quizapp.decks.codes import Code
from quizapp.decks.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.draft import Placed, Setting
    from quizapp.decks.findings import Findings
    from quizapp.decks.passage import Passage
    from quizapp.decks.scanner import Block

_PARTNERS = {"Q": "A", "T": "D"}


def read(blocks: Sequence[Block], setting: Setting) -> list[Placed]:
    """Returns the cards of a deck's blocks, in order; what is no card is reported."""
    sides = [block for block in blocks if not _is_other_language(block, setting.findings)]
    placed: list[Placed] = []
    index = 0
    while index < len(sides):
        block, after = sides[index], sides[index + 1 : index + 2]
        partner = after[0] if after and after[0].tag == _PARTNERS.get(block.tag) else None
        placed += _cards(block, partner, setting)
        index += 2 if partner else 1
    return placed


def _is_other_language(block: Block, findings: Findings) -> bool:
    if not block.tag.endswith("]"):
        return False
    findings.add(
        Code.OTHER_LANGUAGE,
        block.span,
        f"`{block.tag}:` and what follows it is not read by this version",
        "it may stay: nothing of it is shown or lost",
    )
    return True


def _cards(block: Block, partner: Block | None, setting: Setting) -> list[Placed]:
    match block.tag:
        case "Q":
            return _question(block, partner, setting)
        case "C":
            return _cloze(block, setting)
        case "T":
            return _term(block, partner, setting)
        case "P":
            return _skills(block, setting)
        case "A":
            setting.findings.add(
                Code.NO_QUESTION,
                block.span,
                "this answer has no question",
                "an `A:` follows its `Q:`, with no heading, `---` or other tag between them",
            )
    return []


def _question(block: Block, answer: Block | None, setting: Setting) -> list[Placed]:
    findings = setting.findings
    if answer is None:
        return _listed(block, setting)
    (text, body), quotes = keywords.take(findings, block.passage, answer.passage)
    draft = Draft(setting, block, meta.read(block.comments, findings), quotes)
    if _is_empty(block, text, "this question is empty", findings):
        return []
    if _is_empty(answer, body, "this answer is empty", findings):
        return []
    given = answer_line.read(body, findings)
    if given is None:
        return []
    known = mistakes.read(quotes.wrong, given.answer, findings)
    return [draft.card(text.text(), given.answer, mistakes=known, explanation=given.explanation)]


def _is_empty(block: Block, text: Passage, message: str, findings: Findings) -> bool:
    if text.first() < len(text.lines):
        return False
    findings.add(Code.EMPTY, block.span, message, f"write it after the `{block.mark}`")
    return True


def _listed(block: Block, setting: Setting) -> list[Placed]:
    """Returns the card whose answer is the last list under its question."""
    findings = setting.findings
    (text,), quotes = keywords.take(findings, block.passage)
    draft = Draft(setting, block, meta.read(block.comments, findings), quotes)
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
    if answer is None:
        return []
    known = mistakes.read(quotes.wrong, answer, findings)
    explanation = text.cut(items[-1].end).text()
    return [draft.card(prompt.text(), answer, mistakes=known, explanation=explanation)]


def _cloze(block: Block, setting: Setting) -> list[Placed]:
    """Returns a card a gap."""
    findings = setting.findings
    (text,), quotes = keywords.take(findings, block.passage)
    draft = Draft(setting, block, meta.read(block.comments, findings), quotes)
    if _is_empty(block, text, "this cloze is empty", findings):
        return []
    read = cloze.read(text, findings)
    if read is None:
        return []
    is_shown = draft.meta.reveal
    answers = [
        recall.Answer(answer=one.accepted[0], points=())
        if is_shown
        else gap.Answer(accepted=one.accepted)
        for one in read.gaps
    ]
    # A mistake in one gap may be right in another; grading looks at it only after a wrong answer.
    sample = answers[0] if is_shown or len(answers) == 1 else gap.Answer(accepted=())
    known = mistakes.read(quotes.wrong, sample, findings)
    return [
        draft.card(
            read.prompt(one), answer, mistakes=known, number=number if len(answers) > 1 else 0
        )
        for number, (one, answer) in enumerate(zip(read.gaps, answers, strict=True), start=1)
    ]


def _term(block: Block, definition: Block | None, setting: Setting) -> list[Placed]:
    """Returns two cards: what the term means, and which term a definition means."""
    findings = setting.findings
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
    draft = Draft(setting, block, meta.read(block.comments, findings), quotes)
    term, meaning = block.passage.text(), body.text()
    answer = typed_text.Answer(accepted=terms.accepted(term))
    known = mistakes.read(quotes.wrong, answer, findings)
    return [
        draft.card(f"What does “{term}” mean?", recall.Answer(answer=meaning, points=()), number=1),
        draft.card(f"Which term: {meaning}", answer, mistakes=known, number=2),
    ]


def _skills(block: Block, setting: Setting) -> list[Placed]:
    """Returns a card for each level that the line names."""
    findings = setting.findings
    _, quotes = keywords.take(findings, block.passage)
    draft = Draft(setting, block, meta.read(block.comments, findings), quotes)
    if draft.meta.id:
        findings.add(
            Code.BAD_VALUE,
            draft.meta.id.span,
            "a skill has no id of its own",
            "remove it: a skill is known by its family and level",
        )
        return []
    for entry in quotes.wrong:
        findings.add(
            Code.WRONG_UNUSED,
            entry.head().span,
            "a known mistake means nothing to a skill",
            "remove it: the family knows the mistakes of its problems",
        )
    found = skills.read(block.passage.piece(0), setting.families, findings)
    return [draft.card(f"{skill.family}, level {skill.level}", skill) for skill in found]
