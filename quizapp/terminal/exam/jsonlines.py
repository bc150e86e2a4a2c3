"""An exam for scripts: answers are accepted, and the grades come when the paper is handed in."""

from __future__ import annotations

import json
from math import fsum
from typing import TYPE_CHECKING, Any

from quizapp.study.asking import Asked
from quizapp.study.outcome import Outcome, Recorded
from quizapp.terminal import json_messages
from quizapp.terminal.json_messages import NotUnderstoodError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from quizapp.study.exam import Exam
    from quizapp.study.exam.marks import MarkedItem, MarkedPaper

_COMMANDS = "skip, back, undo, translate, leave and quit"
# While an answer is held.
_HELD = ("back", "undo", "leave", "quit")


class Left(Exception):  # noqa: N818 - no error: the script leaves, to go on another time
    """The script said `leave`."""


class HandedIn(Exception):  # noqa: N818 - no error: the exam is over
    """The script said `quit`, or said no more; or the time is up."""


class ExamJsonLines:
    """Leads a script through a paper."""

    def __init__(self, exam: Exam, source: Iterable[str], out: TextIO) -> None:
        self._exam = exam
        self._source = iter(source)
        self._out = out
        self._number = exam.ahead
        # What `undo` goes back through: the questions that were left, in order.
        self._before: list[int] = []

    def run(self) -> MarkedPaper | None:
        """Asks until the paper is handed in; returns it marked, or None where the script left."""
        self._exam.begin()
        try:
            while self._number <= len(self._exam.paper.items):
                self._ask()
        except Left:
            self._say({"type": "left", "seconds_left": self._left()})
            return None
        except HandedIn:
            pass
        found = self._exam.hand_in()
        for item in found.items:
            self._say(_graded(item, len(found.items)))
        self._say(_end(found))
        return found

    def _ask(self) -> None:
        number = self._number
        item = self._exam.paper.items[number - 1]
        asked = Asked(self._exam.question(number), number, len(self._exam.paper.items))
        about = {"section": item.section, "marks": item.marks, "negative": item.negative}
        self._say(json_messages.question(asked) | about | {"seconds_left": self._left()})
        self._exam.shown()
        while number == self._number:
            try:
                if self._do(self._next_line()):
                    return
            except NotUnderstoodError as error:
                self._say({"type": "error", "message": str(error)})

    def _next_line(self) -> Mapping[str, Any]:
        line = next(self._source, None)
        if line is None:
            raise HandedIn
        if self._exam.left <= 0:
            self._say({"type": "time-up"})
            raise HandedIn
        return json_messages.read(line)

    def _do(self, message: Mapping[str, Any]) -> bool:
        """Does what one line asks for; returns whether a question is to be asked now."""
        if "command" in message:
            return self._command(message["command"], message)
        if not isinstance(message.get("answer"), str):
            raise NotUnderstoodError('give {"answer": "…"} or {"command": "…"}')
        found = self._exam.answer(self._number, message["answer"])
        if found is None:
            self._say({"type": "time-up"})
            raise HandedIn
        self._accepted({"interpreted": found.read, "message": found.fault})
        if message.get("hold"):
            self._look_back()
        return True

    def _look_back(self) -> None:
        """Waits for a word on an answer, so that the last of all can be changed too."""
        while True:
            try:
                self._go_from_held(self._next_line())
            except NotUnderstoodError as error:
                self._say({"type": "error", "message": str(error)})
            else:
                return

    def _go_from_held(self, message: Mapping[str, Any]) -> None:
        command = message.get("command")
        if command in _HELD:
            self._command(command, message)
        elif command != "next":
            held = ", ".join(_HELD)
            raise NotUnderstoodError(f"an answer is held; the commands are {held} and next")

    def _command(self, command: object, message: Mapping[str, Any]) -> bool:
        match command:
            case "skip":
                self._accepted({})
            case "back":
                self._go(message.get("number", self._number - 1))
            case "undo":
                self._undo()
            case "translate":
                if not self._exam.translate(self._number):
                    raise NotUnderstoodError("this question has one language")
            case "leave":
                raise Left
            case "quit":
                raise HandedIn
            case _:
                raise NotUnderstoodError(f"the commands of an exam are {_COMMANDS}")
        return True

    def _accepted(self, more: Mapping[str, object]) -> None:
        key = self._exam.question(self._number).key
        self._say({"type": "accepted", "key": key, "number": self._number, **more})
        self._before.append(self._number)
        self._number = self._exam.passed(self._number)

    def _go(self, number: object) -> None:
        if type(number) is not int or not 1 <= number <= len(self._exam.paper.items):
            raise NotUnderstoodError(f"questions are 1 to {len(self._exam.paper.items)}")
        self._number = number

    def _undo(self) -> None:
        if not self._before:
            raise NotUnderstoodError("nothing was answered yet; answer a question first")
        self._number = self._exam.ahead = self._before.pop()
        self._exam.clear(self._number)
        self._say({"type": "undone", "key": self._exam.question(self._number).key})

    def _left(self) -> int:
        return int(self._exam.left)

    def _say(self, message: Mapping[str, object]) -> None:
        self._out.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._out.flush()


def _graded(marked: MarkedItem, of: int) -> dict[str, object]:
    asked = Asked(marked.item.question, marked.item.number, of)
    outcome = Outcome(asked, marked.grade)
    if marked.row and marked.row.rating:
        outcome = Recorded(asked, marked.grade, marked.row, marked.row.rating, {})
    about = {"number": asked.number, "marks": marked.marks, "of": marked.item.marks}
    return json_messages.graded(outcome) | about | {"steps": list(asked.question.solution)}


def _end(found: MarkedPaper) -> dict[str, object]:
    return {
        "type": "end",
        "answered": found.answered,
        "score": fsum(item.grade.score for item in found.items),
        "of": len(found.items),
        "marks": found.marks,
        "of_marks": found.paper.marks,
        "topics": [{"topic": one.topic, "marks": one.marks, "of": one.of} for one in found.topics],
        "seconds": round(found.used),
    }
