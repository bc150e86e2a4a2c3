"""The messages of a session for scripts: JSON objects, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quizapp.model.brier import brier
from quizapp.model.grades import Verdict
from quizapp.study.outcome import Recorded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.grades import Grade
    from quizapp.model.questions import Question
    from quizapp.study.asking import Asked
    from quizapp.study.outcome import Outcome


class NotUnderstoodError(Exception):
    """A line that is no answer and no command; the question stays open."""


def read(line: str) -> Mapping[str, Any]:
    """Returns the object that a line holds.

    Raises:
        NotUnderstoodError: it holds none.
    """
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError("this is not JSON; give one object a line") from error
    if not isinstance(message, dict):
        raise NotUnderstoodError("this is no JSON object; give one object a line")
    return message


def question(asked: Asked) -> dict[str, object]:
    """Returns the message that asks a question, with what its kind shows."""
    asks = asked.question
    message: dict[str, object] = {
        "type": "question",
        "key": asks.key,
        "kind": asks.answer.kind,
        "prompt": asks.prompt,
        "topic": asks.topic,
        **{name: list(texts) for name, texts in asks.answer.view().items()},
        "number": asked.number,
    }
    if asked.of is not None:
        message["of"] = asked.of
    if asks.translations:
        message["languages"] = [one.language or "original" for one in asks.translations]
    if asks.seed is not None:
        message["seed"] = asks.seed
    if origin := asks.origin:
        message["origin"] = {
            "family": origin.family,
            "level": origin.level,
            "seed": origin.seed,
            "version": origin.version,
        }
    return message


def graded(outcome: Outcome) -> dict[str, object]:
    """Returns the message that says what an answer was worth."""
    asked, grade = outcome.asked.question, outcome.grade
    message: dict[str, object] = {"type": "grade", "key": asked.key, **_of_grade(grade)}
    # An open question keeps its answer to itself.
    message["expected"] = None if outcome.is_open else _expected(asked)
    if grade.verdict is Verdict.GAVE_UP:
        message["steps"] = list(asked.solution)
    if isinstance(outcome, Recorded):
        message["rating"] = outcome.rating.name.lower()
        message["review"] = outcome.review.id
        if (sure := outcome.review.confidence) is not None:
            message["confidence"] = sure / 100
            message["brier"] = brier(sure, is_right=grade.score == 1)
    return message


def _expected(question: Question) -> str:
    # A recall card has no text to type: its answer is for reading.
    return question.answer.text() if question.answer.kind != "recall" else question.answer.reveal()


def _of_grade(grade: Grade) -> dict[str, object]:
    message: dict[str, object] = {
        "verdict": grade.verdict.value,
        "score": grade.score,
        "interpreted": grade.interpreted,
        "feedback": grade.feedback,
        "misconception": grade.misconception,
    }
    if grade.position is not None:
        message["position"] = grade.position
    if grade.parts:
        message["parts"] = [
            {"name": part.name, "verdict": part.verdict.value, "score": part.score}
            for part in grade.parts
        ]
    return message
