"""A session for scripts: one JSON object a line, in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quizapp.errors import UsageError
from quizapp.model import Rating, Verdict
from quizapp.study.outcome import Recorded
from quizapp.study.rating import points_of, proposed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from quizapp.model import Grade, Question
    from quizapp.study.differences import Difference
    from quizapp.study.outcome import Asked, Outcome
    from quizapp.study.session import Session


class NotUnderstoodError(Exception):
    """A line that is no answer and no command; the question stays open."""


class JsonLines:
    """Leads a script through a session."""

    def __init__(self, session: Session, source: Iterable[str], out: TextIO) -> None:
        self._session = session
        self._source = iter(source)
        self._out = out

    def run(self) -> None:
        """Asks until the session ends, a `quit`, or the last line."""
        while asked := self._session.ask():
            self._say(_question(asked))
            self._session.shown()
            if not self._answer(asked):
                break
        session = self._session
        self._say(
            {
                "type": "end",
                "answered": session.answered,
                "score": session.score,
                "of": session.of,
            }
        )

    def _answer(self, asked: Asked) -> bool:
        """Reads lines until the question is closed; returns whether to go on."""
        for line in self._source:
            try:
                message = _message(line)
                if message.get("command") == "quit":
                    return False
                if self._do(message, asked):
                    return True
            except (NotUnderstoodError, UsageError) as error:
                self._say({"type": "error", "message": str(error)})
        return False

    def _do(self, message: Mapping[str, Any], asked: Asked) -> bool:
        """Does what one line asks for; returns whether the question is closed."""
        if "command" in message:
            return self._command(message["command"])
        if asked.question.answer.kind == "recall":
            return self._grade(self._rate(message, asked))
        if not isinstance(message.get("answer"), str):
            raise NotUnderstoodError('give {"answer": "…"} or {"command": "…"}')
        return self._grade(self._session.submit(message["answer"]))

    def _rate(self, message: Mapping[str, Any], asked: Asked) -> Recorded:
        answer = asked.question.answer
        typed = message.get("answer", "")
        if message.get("rating") in [rating.name.lower() for rating in Rating]:
            return self._session.rate(Rating[message["rating"].upper()], typed=str(typed))
        ticked = message.get("points")
        numbers = range(1, len(points_of(answer)) + 1)
        if isinstance(ticked, list) and all(type(n) is int and n in numbers for n in ticked):
            rating = proposed(answer, set(ticked))
            return self._session.rate(rating, typed=str(typed), ticked=set(ticked))
        raise NotUnderstoodError(
            'this card is rated: give {"rating": "again|hard|good|easy"} or {"points": [1, …]}'
        )

    def _command(self, command: object) -> bool:
        match command:
            case "hint":
                hint = self._session.hint()
                if hint is None:
                    raise NotUnderstoodError("no hints are left")
                self._say({"type": "hint", "text": hint[0], "left": hint[1]})
                return False
            case "solution":
                return self._grade(self._session.give_up())
            case "skip":
                return self._grade(self._session.skip())
            case "undo":
                undone = self._session.undo()
                self._say({"type": "undone", "key": undone.card})
                return True
            case "translate":
                if not self._session.translate():
                    raise NotUnderstoodError("this question has one language")
                return True
            case "check":
                self._say(self._checked())
                return False
        commands = "hint, solution, skip, translate, check, undo and quit"
        raise NotUnderstoodError(f"the commands are {commands}")

    def _checked(self) -> dict[str, object]:
        """Returns the check of the last answer: an open question's would tell it."""
        from quizapp.study.differences import differences

        last = next((done for done in reversed(self._session.history) if not done.is_open), None)
        checked = differences(last) if last else ()
        if last is None or not checked:
            raise NotUnderstoodError("the last answer was no derivative; answer one, then check it")
        return {
            "type": "check",
            "key": last.asked.question.key,
            "entries": [_difference(each) for each in checked],
        }

    def _grade(self, outcome: Outcome) -> bool:
        self._say(_graded(outcome))
        return not outcome.is_open

    def _say(self, message: Mapping[str, object]) -> None:
        self._out.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._out.flush()


def _message(line: str) -> Mapping[str, Any]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError("this is not JSON; give one object a line") from error
    if not isinstance(message, dict):
        raise NotUnderstoodError("this is no JSON object; give one object a line")
    return message


def _question(asked: Asked) -> dict[str, object]:
    question = asked.question
    message: dict[str, object] = {
        "type": "question",
        "key": question.key,
        "kind": question.answer.kind,
        "prompt": question.prompt,
        "topic": question.topic,
        **{name: list(texts) for name, texts in question.answer.view().items()},
        "number": asked.number,
    }
    if asked.of is not None:
        message["of"] = asked.of
    if question.translations:
        message["languages"] = [one.language or "original" for one in question.translations]
    if question.seed is not None:
        message["seed"] = question.seed
    if origin := question.origin:
        message["origin"] = {
            "family": origin.family,
            "level": origin.level,
            "seed": origin.seed,
            "version": origin.version,
        }
    return message


def _graded(outcome: Outcome) -> dict[str, object]:
    question, grade = outcome.asked.question, outcome.grade
    message: dict[str, object] = {"type": "grade", "key": question.key, **_of_grade(grade)}
    # An open question keeps its answer to itself.
    message["expected"] = None if outcome.is_open else _expected(question)
    if grade.verdict is Verdict.GAVE_UP:
        message["steps"] = list(question.solution)
    if isinstance(outcome, Recorded):
        message["rating"] = outcome.rating.name.lower()
        message["review"] = outcome.review.id
    return message


def _difference(checked: Difference) -> dict[str, object]:
    return {
        "name": checked.name,
        "typed": checked.typed,
        "right": checked.is_right,
        "quotients": [
            {"h": each.step, "above": each.above, "below": each.below, "quotient": each.value}
            for each in checked.quotients
        ],
    }


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
    if grade.parts:
        message["parts"] = [
            {"name": part.name, "verdict": part.verdict.value, "score": part.score}
            for part in grade.parts
        ]
    return message
