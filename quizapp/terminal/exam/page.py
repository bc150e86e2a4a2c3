"""The pages of an exam while it is sat: nothing on them says whether an answer is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal import question_page
from quizapp.terminal.exam.keys import HELP, Key
from quizapp.terminal.exam.words import clock, in_marks, in_words
from quizapp.terminal.keys import is_bare
from quizapp.terminal.labels import plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.summary_page import points

if TYPE_CHECKING:
    from quizapp.model.questions import Question
    from quizapp.model.reviews import Review
    from quizapp.study.exam import Exam, Taken
    from quizapp.study.exam.paper import Item
    from quizapp.terminal.screen import Screen

# So much time is little: the clock is shown in colour.
_LITTLE = 300


def front(screen: Screen, exam: Exam) -> None:
    """Writes the front page: how much there is to do, and by which rules."""
    paper = exam.paper
    screen.line()
    screen.line(text.one_line(paper.title, screen.columns), "strong")
    screen.rule()
    rows = {
        "questions": f"{len(paper.items)}, for {points(paper.marks)} marks",
        "time": in_words(exam.left) + (" are left" if exam.answers else ""),
        "seed": f"{paper.seed}, which draws this paper again",
    }
    for name, value in rows.items():
        screen.prose(value, first=text.pad(name, 12), indent=MARGIN)
    screen.line()
    rules = [
        "No hints, and no word on what is right before the end. Answers can be changed until then.",
        "Give numbers exactly, or as decimals of at least three digits. Parts earn part marks.",
    ]
    if any(item.negative for item in paper.items):
        rules.append("A wrong choice costs marks, as its question says; an open one costs nothing.")
    for rule in rules:
        screen.prose(rule, indent=MARGIN)
    screen.line()
    screen.flush()


def show(screen: Screen, exam: Exam, item: Item) -> None:
    """Writes a question with its marks and the time that is left, and the answer given before."""
    question = exam.question(item.number)
    screen.line()
    _header(screen, exam, item)
    screen.rule()
    screen.line()
    screen.prose(question.prompt, indent=MARGIN)
    screen.line()
    question_page.view(screen, question)
    if before := exam.answers.get(item.number):
        _answered(screen, before)
    _footer(screen, question)
    screen.flush()


def _header(screen: Screen, exam: Exam, item: Item) -> None:
    worth = in_marks(item.marks)
    if item.negative:
        worth += f", wrong −{points(item.negative)}"
    left = f"{item.number} of {len(exam.paper.items)} · {worth}"
    right = f"{clock(exam.left)} left"
    more = f" · {text.spaced(item.question.topic)}"
    if text.width(left + more + right) + 2 <= screen.columns:
        left += more
    gap = max(1, screen.columns - text.width(left) - text.width(right))
    style = "warn" if exam.left < _LITTLE else "quiet"
    screen.line(screen.style("quiet", left) + " " * gap + screen.style(style, right))


def _answered(screen: Screen, before: Review) -> None:
    typed = text.one_line(before.typed, screen.columns - 24)
    screen.line(f"Your answer: {screen.style('strong', typed)}", indent=MARGIN)
    screen.line("Another one takes its place; Enter keeps it.", "quiet", indent=MARGIN)
    screen.line()


def _footer(screen: Screen, question: Question) -> None:
    kind = question.answer.kind
    keys = {Key.BACK: "back", Key.NEXT: "next", Key.DONE: "done"}
    if question.translations:
        keys[Key.TRANSLATE] = "translate"
    if "![" in question.prompt:
        keys[Key.OPEN] = "open picture"
    keys |= {Key.QUIT: "leave", Key.HELP: "help"}
    line = " · ".join(f"{_form(key, kind)} {words}" for key, words in keys.items())
    expects = question.answer.expects()
    gap = screen.columns - MARGIN - text.width(expects) - text.width(line)
    if gap >= 2:
        screen.line(f"{expects}{' ' * gap}{line}", "quiet", indent=MARGIN)
    else:
        screen.prose(expects, "quiet", indent=MARGIN)
        screen.prose(line, "quiet", indent=MARGIN)


def taken(screen: Screen, found: Taken, typed: str) -> None:
    """Writes what was taken down, and how it was read."""
    if found.fault:
        words = f"Taken down, but it cannot be read: {found.fault}."
        screen.prose(words, "warn", indent=MARGIN)
        screen.line("Write it otherwise, or :n goes on.", "quiet", indent=MARGIN)
        return
    is_plain = "".join(found.read.split()) in {"", "".join(typed.split())}
    read = "" if is_plain else f", read as {text.one_line(found.read, screen.columns - 24)}"
    screen.line(f"Taken down{read}.", "quiet", indent=MARGIN)


def overview(screen: Screen, exam: Exam) -> None:
    """Writes which questions are answered and which are open."""
    screen.line()
    numbers = [item.number for item in exam.paper.items]
    unread = [n for n in numbers if n in exam.answers and exam.answers[n].verdict == "unreadable"]
    rows = {
        "open": [n for n in numbers if n not in exam.answers],
        "unreadable": unread,
        "answered": [n for n in numbers if n in exam.answers and n not in unread],
    }
    screen.line(f"{clock(exam.left)} left", "strong", indent=MARGIN)
    for name, listed in rows.items():
        if listed:
            screen.prose(", ".join(map(str, listed)), first=text.pad(name, 12), indent=MARGIN)
    screen.line()
    words = "d hand in · a number goes back to that question · q leave, and go on another time"
    screen.prose(words, "quiet", indent=MARGIN)
    screen.flush()


def help_page(screen: Screen, kind: str) -> None:
    """Writes what every key does here."""
    screen.line()
    for key, meaning in HELP.items():
        screen.prose(meaning, first=text.pad(_form(key, kind), 4), indent=MARGIN)
    screen.prose("There are no hints and no solutions in an exam.", "quiet", indent=MARGIN)
    screen.line()


def time_is_up(screen: Screen, words: str) -> None:
    """Writes that the paper is handed in, and in `words` what became of the last answer."""
    screen.line()
    screen.line("Time is up: the paper is handed in.", "warn strong", indent=MARGIN)
    if words:
        screen.prose(words, "quiet", indent=MARGIN)
    screen.flush()


def farewell(screen: Screen, exam: Exam) -> None:
    """Writes what is saved, and how to go on."""
    screen.line()
    if exam.answers:
        saved = f"{plural(len(exam.answers), 'answer')} saved, {in_words(exam.left)} left."
        screen.prose(f"{saved} Go on with: quizapp exam --resume", indent=MARGIN)
    else:
        words = f"Nothing was answered. --seed {exam.paper.seed} draws the same paper again."
        screen.prose(words, "quiet", indent=MARGIN)
    screen.flush()


def _form(key: Key, kind: str) -> str:
    return f"{'' if is_bare(kind, key) else ':'}{key}"
