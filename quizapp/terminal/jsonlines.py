"""A session for scripts: one JSON object a line, in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quizapp.errors import UsageError
from quizapp.model.ratings import Rating
from quizapp.study import second_thoughts
from quizapp.study.rating import points_of, proposed
from quizapp.terminal import json_messages
from quizapp.terminal.json_messages import NotUnderstoodError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from quizapp.study.asking import Asked
    from quizapp.study.differences import Difference
    from quizapp.study.outcome import Outcome, Recorded
    from quizapp.study.session import Session

_RATINGS = [rating.name.lower() for rating in Rating]
_COMMANDS = "hint, solution, skip, translate, check, right, rate, flag, suspend, undo and quit"


class JsonLines:
    """Leads a script through a session."""

    def __init__(self, session: Session, source: Iterable[str], out: TextIO) -> None:
        self._session = session
        self._source = iter(source)
        self._out = out

    def run(self) -> None:
        """Asks until the session ends, a `quit`, or the last line."""
        while asked := self._session.ask():
            self._say(json_messages.question(asked))
            self._session.shown()
            if not self._answer(asked):
                # Who leaves at an answer that is held leaves early if a question would come next.
                self._session.ask()
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
        do = self._do
        for line in self._source:
            try:
                message = json_messages.read(line)
                if message.get("command") == "quit":
                    return False
                if do(message, asked):
                    if not (message.get("hold") and self._is_answered(asked)):
                        return True
                    do = self._look_back
            except (NotUnderstoodError, UsageError) as error:
                self._say({"type": "error", "message": str(error)})
        return False

    def _is_answered(self, asked: Asked) -> bool:
        """Returns whether that question was the last one answered, and not taken back since."""
        history = self._session.history
        return bool(history) and history[-1].asked is asked

    def _look_back(self, message: Mapping[str, Any], asked: Asked) -> bool:
        """Does what a line asks for while an answer is held; returns whether that is over.

        So the last answer of all can be taken back too, or rated.
        """
        match message.get("command"):
            case "next":
                return True
            case "undo":
                self._undo()
                return True
            case "hint" | "solution" | "skip" | "translate" | "suspend" | None:
                held = "check, right, rate, flag, undo, quit and next"
                raise NotUnderstoodError(f"an answer is held; the commands are {held}")
        self._aside(message, asked)
        return False

    def _do(self, message: Mapping[str, Any], asked: Asked) -> bool:
        """Does what one line asks for; returns whether the question is closed."""
        if "command" in message:
            return self._command(message, asked)
        if asked.question.answer.kind == "recall":
            return self._grade(self._rate(message, asked))
        if not isinstance(message.get("answer"), str):
            raise NotUnderstoodError('give {"answer": "…"} or {"command": "…"}')
        outcome = self._session.submit(message["answer"], _confidence(message))
        is_closed = self._grade(outcome)
        if is_closed and message.get("check"):
            # With the answer: after the last one there is no line at which it could be asked for.
            self._say(_check(outcome))
        return is_closed

    def _rate(self, message: Mapping[str, Any], asked: Asked) -> Recorded:
        answer = asked.question.answer
        typed, sure = str(message.get("answer", "")), _confidence(message)
        if message.get("rating") in _RATINGS:
            rating = Rating[message["rating"].upper()]
            return self._session.rate(rating, typed=typed, confidence=sure)
        ticked = message.get("points")
        numbers = range(1, len(points_of(answer)) + 1)
        if isinstance(ticked, list) and all(type(n) is int and n in numbers for n in ticked):
            had = set(ticked)
            rating = proposed(answer, had)
            return self._session.rate(rating, typed=typed, ticked=had, confidence=sure)
        raise NotUnderstoodError(
            'this card is rated: give {"rating": "again|hard|good|easy"} or {"points": [1, …]}'
        )

    def _command(self, message: Mapping[str, Any], asked: Asked) -> bool:
        """Does what a command asks for; returns whether a question is to be shown now."""
        match message["command"]:
            case "solution":
                return self._grade(self._session.give_up())
            case "skip":
                return self._grade(self._session.skip())
            case "undo":
                self._undo()
                return True
            case "translate":
                if not self._session.translate():
                    raise NotUnderstoodError("this question has one language")
                return True
            case "suspend":
                self._session.remarks.suspend(asked.question)
                self._say({"type": "suspended", "key": asked.question.key})
                return self._grade(self._session.skip())
        self._aside(message, asked)
        return False

    def _aside(self, message: Mapping[str, Any], asked: Asked) -> None:
        """Does what leaves the question open."""
        match message["command"]:
            case "hint":
                hint = self._session.hint()
                if hint is None:
                    raise NotUnderstoodError("no hints are left")
                self._say({"type": "hint", "text": hint[0], "left": hint[1]})
            case "check":
                self._say(self._checked())
            case "right":
                self._grade(second_thoughts.insist(self._session))
            case "rate":
                if message.get("rating") not in _RATINGS:
                    raise NotUnderstoodError('give {"command": "rate", "rating": "good"}')
                self._grade(
                    second_thoughts.rerate(self._session, Rating[message["rating"].upper()])
                )
            case "flag":
                is_on = self._session.remarks.flag(asked.question, str(message.get("note", "")))
                self._say({"type": "flag", "key": asked.question.key, "flagged": is_on})
            case _:
                raise NotUnderstoodError(f"the commands are {_COMMANDS}")

    def _undo(self) -> None:
        undone = second_thoughts.undo(self._session)
        self._say({"type": "undone", "key": undone.card})

    def _checked(self) -> dict[str, object]:
        """Returns the check of the last answer: an open question's would tell it."""
        last = next((done for done in reversed(self._session.history) if not done.is_open), None)
        message = _check(last) if last else {}
        if not message.get("entries"):
            raise NotUnderstoodError("the last answer was no derivative; answer one, then check it")
        return message

    def _grade(self, outcome: Outcome) -> bool:
        self._say(json_messages.graded(outcome))
        return not outcome.is_open

    def _say(self, message: Mapping[str, object]) -> None:
        self._out.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._out.flush()


def _confidence(message: Mapping[str, Any]) -> int | None:
    """Returns how sure the learner is, in percent; None where the line does not say."""
    sure = message.get("confidence")
    if sure is None:
        return None
    if isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1:
        raise NotUnderstoodError("confidence is a probability from 0 to 1, such as 0.8")
    return round(100 * sure)


def _check(outcome: Outcome) -> dict[str, object]:
    """Returns the check of an answer by finite differences, without entries where it is none."""
    from quizapp.study.differences import differences

    return {
        "type": "check",
        "key": outcome.asked.question.key,
        "entries": [_difference(each) for each in differences(outcome)],
    }


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
