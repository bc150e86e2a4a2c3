"""What the keys do: before an answer, and after one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.model.grades import Verdict
from quizapp.study.differences import is_checkable
from quizapp.study.graphs import may_have_graph
from quizapp.terminal.keys import Key, is_bare, letters
from quizapp.terminal.question_page import working_keys
from quizapp.terminal.rows import KINDS
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from quizapp.model.questions import Question
    from quizapp.study.outcome import Recorded
    from quizapp.terminal.screen import Screen

_HELP = {
    Key.HINT: "a hint; the second caps the rating at hard, the third at again",
    Key.SOLUTION: "give up and see the solution",
    Key.GRAPH: "the graph of this problem as a picture; its numbers show after the answer",
    Key.CHECK: "check the derivative by finite differences",
    Key.TRANSLATE: "the question in its other language; answers in either are right",
    Key.OPEN: "open the picture of this question",
    Key.UNDO: "take the last answer back, in the next session too",
    Key.RIGHT: "I was right: count the last answer as correct (both are logged)",
    Key.SKIP: "next question, this one unanswered",
    Key.FLAG: "flag a bad question for its author, with a word why (:f …); again: unflag",
    Key.EDIT: "edit the card in your editor",
    Key.SUSPEND: "let this card rest, until `quizapp resume KEY`",
    Key.QUIT: "leave; everything answered is saved",
    Key.HELP: "this list",
}

# What means something else after an answer.
_AFTER = {Key.SOLUTION: "the worked solution", Key.GRAPH: "the graph with its numbers"}


def before(screen: Screen, question: Question) -> None:
    """Writes what the keys do that work at a question, in the form that works there."""
    kind, taken = question.answer.kind, letters(question.answer)
    screen.line()
    for key, meaning in _HELP.items():
        if key in working_keys(question):
            mark = "" if is_bare(kind, key, taken) else ":"
            screen.prose(meaning, first=text.pad(f"{mark}{key}", 4), indent=MARGIN)
    if is_bare(kind):
        screen.prose("The colon works everywhere, as in `:h`.", "quiet", indent=MARGIN)
    if kind in KINDS:
        rows = "An open bracket goes on in the next line, so that rows may stand below each other."
        screen.prose(rows, "quiet", indent=MARGIN)
    screen.line()


def after(screen: Screen, outcome: Recorded, *, schedules: bool) -> None:
    """Writes what the keys do after an answer."""
    screen.line()
    for key in keys_after(outcome):
        screen.prose(_AFTER.get(key, _HELP[key]), first=text.pad(key, 6), indent=MARGIN)
    if schedules:
        screen.prose("again, hard, good, easy: rate it so instead", first="1-4   ", indent=MARGIN)
    screen.prose("the next question", first="Enter ", indent=MARGIN)
    screen.line()


def keys_after(outcome: Recorded) -> list[Key]:
    """Returns the keys that do something after an answer."""
    question = outcome.asked.question
    is_there = {
        Key.UNDO: True,
        Key.RIGHT: outcome.grade.verdict in {Verdict.INCORRECT, Verdict.TOO_COARSE},
        # Who gave up has just seen it.
        Key.SOLUTION: question.origin is not None
        and bool(question.solution)
        and outcome.grade.verdict is not Verdict.GAVE_UP,
        Key.GRAPH: may_have_graph(question),
        Key.CHECK: is_checkable(question),
        Key.OPEN: "![" in question.prompt,
        Key.FLAG: True,
        Key.EDIT: question.origin is None,
        Key.SUSPEND: True,
        Key.QUIT: True,
    }
    return [key for key, is_working in is_there.items() if is_working]
