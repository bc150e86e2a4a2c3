"""Cards as other programs read them: a table of fronts and backs, or everything as JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from quizapp import answers
from quizapp.model.cards import Skill
from quizapp.study import asking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.model.cards import Card, StoredCard, Translation
    from quizapp.model.questions import Answer, Question

# Spreadsheets take text that begins so for a formula, and run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(cards: Iterable[StoredCard]) -> str:
    """Returns a table with the columns front, back and tags, in the usual CSV.

    Skills are left out: they have no front. An apostrophe stands before text that a spreadsheet
    would run as a formula; `quizapp import` takes it off again.
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("front", "back", "tags"))
    for stored in cards:
        if not isinstance(stored.card.content, Skill):
            question = asking.question(stored, stored.key)
            tags = " ".join(tag.replace(" ", "-") for tag in stored.card.tags)
            table.writerow(map(_harmless, (_front(question), _back(question), tags)))
    return out.getvalue()


def _front(question: Question) -> str:
    """Returns the question with what is shown beside it: options numbered, right sides lettered."""
    view = question.answer.view()
    numbered = [*view.get("choices", ()), *view.get("items", ()), *view.get("left", ())]
    lines = [f"{number}. {text}" for number, text in enumerate(numbered, start=1)]
    lines += [
        f"{chr(ord('a') + index)}. {text}" for index, text in enumerate(view.get("right", ()))
    ]
    return "\n".join([question.prompt, *lines])


def _back(question: Question) -> str:
    return "\n".join(filter(None, [question.answer.reveal(), *question.solution]))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_data(stored: StoredCard) -> dict[str, Any]:
    """Returns everything of a card in JSON's own types; its answer as the store keeps it."""
    card = stored.card
    return {
        "key": stored.key,
        "deck": stored.deck,
        "line": card.line,
        "id": card.id,
        "kind": "skill" if isinstance(card.content, Skill) else card.content.kind,
        "topic": card.topic,
        "subtopic": card.subtopic,
        "prompt": card.prompt,
        "answer": _content(card),
        "why": card.why,
        "hints": card.hints,
        "misconceptions": [
            {"tag": one.tag, "answer": answers.to_json(one.answer), "feedback": one.feedback}
            for one in card.misconceptions
        ],
        "tags": card.tags,
        "needs": card.needs,
        "level": card.level,
        "where": card.where,
        "translations": [_translation(one) for one in card.translations],
    }


def _content(card: Card) -> dict[str, Any]:
    if isinstance(card.content, Skill):
        return {"family": card.content.family, "level": card.content.level}
    return _answer(card.content)


def _answer(answer: Answer) -> dict[str, Any]:
    return answers.to_json(answer) | {"text": answer.reveal()}


def _translation(one: Translation) -> dict[str, Any]:
    return {
        "language": one.language,
        "prompt": one.prompt,
        "answer": _answer(one.content),
        "why": one.why,
        "hints": one.hints,
    }
