"""An exam at a terminal: question, answer, next; and at the end the paper is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from quizapp import text
from quizapp.errors import StoreBusyError
from quizapp.terminal import rows
from quizapp.terminal.exam import page
from quizapp.terminal.exam.keys import Key, pressed
from quizapp.terminal.exam.words import clock
from quizapp.terminal.keys import half_width, is_habit
from quizapp.terminal.prompt import TimeUp
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.questions import Question
    from quizapp.study.exam import Exam
    from quizapp.study.exam.paper import Item
    from quizapp.terminal.exam.keys import Pressed
    from quizapp.terminal.lines import Lines
    from quizapp.terminal.prompt import Prompt
    from quizapp.terminal.screen import Screen


class Left(Exception):  # noqa: N818 - no error: the learner went away
    """The learner left, or there are no more lines."""


class HandedIn(Exception):  # noqa: N818 - no error: the exam is over
    """The learner handed in, or the time is up."""


class ExamSitting:
    """Leads one learner through a paper, and back where they want to change an answer."""

    def __init__(
        self, exam: Exam, screen: Screen, lines: Lines, open_pictures: Callable[[Question], str]
    ) -> None:
        self._exam = exam
        self._screen = screen
        self._lines = lines
        self._open_pictures = open_pictures
        self._sign = "›" if screen.color and not screen.ascii_only else ">"

    def run(self) -> bool:
        """Asks until the learner hands in or leaves, or the time is up; False where they left.

        Raises:
            KeyboardInterrupt: Ctrl-C; everything answered is saved.
        """
        page.front(self._screen, self._exam)
        try:
            if self._lines.interactive:
                self._wait()
            self._exam.begin()
            self._ask_all()
        except Left:
            return False
        except HandedIn:
            pass
        return True

    def _wait(self) -> None:
        """Waits until the learner is ready; what else they type is no answer."""
        typed = self._read(f"  Enter starts the clock {self._sign} ")
        if (key := pressed(typed, "choice")) and key.key is Key.QUIT:
            raise Left

    def _ask_all(self) -> None:
        number = self._exam.ahead
        while True:
            if number <= len(self._exam.paper.items):
                number = self._question(self._exam.paper.items[number - 1])
            else:
                number = self._overview()

    def _question(self, item: Item) -> int:
        """Asks one question; returns the number of the one that comes after it."""
        page.show(self._screen, self._exam, item)
        self._exam.shown()
        kind = item.question.answer.kind
        while True:
            typed = self._in_time(item, rows=kind in rows.KINDS)
            if key := pressed(typed, kind):
                following = self._command(key, item)
            elif self._lines.interactive and is_habit(typed, item.question.answer, Key):
                self._say(f"Not taken down. Keys need a colon here: :{half_width(typed).lower()}")
                following = 0
            elif typed.strip():
                following = self._answer(item.number, typed)
            else:
                is_answered = item.number in self._exam.answers
                following = self._exam.passed(item.number) if is_answered else 0
            if following:
                return following

    def _answer(self, number: int, typed: str) -> int:
        """Takes an answer down; returns the next question, or 0 where this one stays open."""
        try:
            found = self._exam.answer(number, typed)
        except StoreBusyError as busy:
            if not self._lines.interactive:
                raise
            self._screen.prose(f"Not saved: {busy}. Then answer again.", "warn", indent=MARGIN)
            return 0
        if found is None:
            self._time_is_up("The answer typed last came too late to count.")
        page.taken(self._screen, found, typed)
        # Who reads from a pipe answers each question once.
        is_open = bool(found.fault) and self._lines.interactive
        return 0 if is_open else self._exam.passed(number)

    def _command(self, pressed_key: Pressed, item: Item) -> int:
        """Does what a key asks for; returns the next question, or 0 where this one stays open."""
        match pressed_key.key:
            case Key.BACK:
                return self._back(pressed_key.number or item.number - 1)
            case Key.NEXT:
                return self._exam.passed(item.number)
            case Key.DONE:
                return self._overview()
            case Key.TRANSLATE:
                if self._exam.translate(item.number):
                    return item.number
                self._say("This question has one language.")
            case Key.OPEN:
                self._screen.prose(self._open_pictures(item.question), "quiet", indent=MARGIN)
            case Key.QUIT:
                raise Left
            case Key.HELP:
                page.help_page(self._screen, item.question.answer.kind)
        return 0

    def _back(self, number: int) -> int:
        if 1 <= number <= len(self._exam.paper.items):
            return number
        self._say(f"Questions have the numbers from 1 to {len(self._exam.paper.items)}.")
        return 0

    def _overview(self) -> int:
        """Shows what is answered; returns the question to go to, unless the paper is handed in."""
        if self._lines.interactive:
            page.overview(self._screen, self._exam)
        while self._lines.interactive:
            typed = half_width(self._in_time()).lower().removeprefix(":").removeprefix("b").strip()
            if typed == Key.DONE:
                raise HandedIn
            if typed == Key.QUIT:
                raise Left
            if typed.isdecimal() and (number := self._back(int(typed[:4]))):
                return number
            if not typed.isdecimal():
                self._say("d hands in; a number goes to that question.")
        raise HandedIn

    def _in_time(self, item: Item | None = None, *, rows: bool = False) -> str:
        """Reads a line while there is time; what was typed until it was up is an answer still."""
        left = self._exam.left
        if left <= 0:
            self._time_is_up()
        try:
            return self._read(self._clock(), rows=rows, seconds=left)
        except TimeUp as up:
            is_answer = (
                item and up.typed.strip() and not pressed(up.typed, item.question.answer.kind)
            )
            if item and is_answer:
                self._exam.answer(item.number, up.typed, was_in_time=True)
                self._time_is_up(f"Your last answer counts as it stood: {text.one_line(up.typed)}")
            self._time_is_up()

    def _clock(self) -> Callable[[], str]:
        """Returns what tells the time that is left, in as many columns as now."""
        columns = len(clock(self._exam.left))
        return lambda: f"  {clock(self._exam.left).rjust(columns)} {self._sign} "

    def _time_is_up(self, words: str = "") -> NoReturn:
        page.time_is_up(self._screen, words)
        raise HandedIn

    def _read(self, prompt: Prompt, *, rows: bool = False, seconds: float | None = None) -> str:
        line = self._lines.read(prompt, rows=rows, seconds=seconds)
        if line is None:
            raise Left
        return line

    def _say(self, words: str) -> None:
        self._screen.line(words, "quiet", indent=MARGIN)
