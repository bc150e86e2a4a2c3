"""A question as a person sees it: where they are, what is asked, and which keys work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal.keys import Key, label, letters
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers import recall
    from quizapp.model.modes import Mode
    from quizapp.model.questions import Question
    from quizapp.study.asking import Asked
    from quizapp.terminal.screen import Screen


def show(screen: Screen, asked: Asked, mode: Mode) -> None:
    """Writes the whole page of a question, up to where the answer is typed."""
    question = asked.question
    screen.line()
    _header(screen, asked, mode)
    screen.line()
    screen.prose(question.prompt, indent=MARGIN)
    screen.line()
    view(screen, question)
    footer(screen, question)
    screen.flush()


def _header(screen: Screen, asked: Asked, mode: Mode) -> None:
    where = f"{_count(asked)} · {text.spaced(asked.question.topic)}"
    what = f"{mode} · {asked.question.key}"
    if screen.linear:
        screen.prose(f"{where} · {what}", "quiet")
        return
    right = text.one_line(what, screen.columns // 2)
    left = text.one_line(where, screen.columns - text.width(right) - 2)
    gap = screen.columns - text.width(left) - text.width(right)
    screen.line(f"{left}{' ' * gap}{right}", "quiet")
    screen.rule()


def _count(asked: Asked) -> str:
    """Returns which question it is; a card that comes again is none of those planned."""
    if asked.of is None:
        return str(asked.number)
    return f"{asked.number} of {asked.of}" if asked.number <= asked.of else str(asked.number)


def view(screen: Screen, question: Question) -> None:
    """Writes what stands beside a prompt: choices, items, or two columns to match."""
    view = question.answer.view()
    if "left" in view:
        _two_columns(screen, view["left"], view["right"])
    else:
        _numbered(screen, [*view.get("choices", ()), *view.get("items", ())])


def _numbered(screen: Screen, options: Sequence[str]) -> None:
    for number, option in enumerate(options, start=1):
        screen.prose(option, first=f"{number}  ", indent=MARGIN)
    if options:
        screen.line()


def reveal(screen: Screen, answer: recall.Answer, why: Sequence[str]) -> None:
    """Writes what a recall card's answer is, its key points numbered to be ticked."""
    screen.line()
    if answer.answer:
        screen.prose(answer.answer, indent=MARGIN)
        screen.line()
    _numbered(screen, answer.points)
    for line in why:
        screen.prose(line, "quiet", indent=MARGIN)
    if why:
        screen.line()


def _two_columns(screen: Screen, left: Sequence[str], right: Sequence[str]) -> None:
    """Numbers on the left, letters on the right; below each other for who listens."""
    letters_of = [chr(ord("a") + row) for row in range(len(right))]
    if screen.linear:
        _numbered(screen, left)
        for letter, option in zip(letters_of, right, strict=True):
            screen.prose(option, first=f"{letter}  ", indent=MARGIN)
        screen.line()
        return
    room = screen.columns - MARGIN - 8
    ones = [_cell(screen, option, room // 2) for option in left]
    width = max(text.width(line) for one in ones for line in one)
    twos = [_cell(screen, option, room - width) for option in right]
    for row in range(max(len(ones), len(twos))):
        one = ones[row] if row < len(ones) else []
        two = twos[row] if row < len(twos) else []
        for index in range(max(len(one), len(two), 1)):
            number = f"{row + 1}" if index == 0 and one else " "
            letter = letters_of[row] if index == 0 and two else " "
            first = text.pad(one[index] if index < len(one) else "", width)
            second = two[index] if index < len(two) else ""
            screen.line(f"{number}  {first}  {letter}  {second}", indent=MARGIN)
    screen.line()


def _cell(screen: Screen, option: str, columns: int) -> list[str]:
    """Returns what stands in a column, its markup and maths as plain lines."""
    return text.wrap(screen.signs(inline.plain(text.inert(option))), columns) or [""]


def footer(screen: Screen, question: Question) -> None:
    """Writes what kind of answer is expected, and the keys that work here."""
    taken = letters(question.answer)
    words = {
        Key.HINT: "hint",
        Key.SOLUTION: "solution",
        Key.GRAPH: "graph",
        Key.TRANSLATE: "translate",
        Key.OPEN: "open picture",
        Key.QUIT: "quit",
        Key.HELP: "help",
    }
    works = working_keys(question)
    keys = [
        label(key, question.answer.kind, said, taken) for key, said in words.items() if key in works
    ]
    line = " · ".join(keys)
    expects = question.answer.expects()
    gap = screen.columns - MARGIN - text.width(expects) - text.width(line)
    if gap >= 2 and not screen.linear:
        screen.line(f"{expects}{' ' * gap}{line}", "quiet", indent=MARGIN)
    else:
        screen.prose(expects, "quiet", indent=MARGIN)
        for line in text.side_by_side(keys, screen.columns - MARGIN):
            screen.line(line, "quiet", indent=MARGIN)


def working_keys(question: Question) -> set[Key]:
    """Returns the keys that do something at a question before it is answered."""
    is_there = {
        Key.HINT: bool(question.hints),
        Key.SOLUTION: question.answer.kind != "recall",
        Key.GRAPH: question.origin is not None and _may_have_graph(question),
        Key.CHECK: False,
        Key.TRANSLATE: bool(question.translations),
        Key.OPEN: "![" in question.prompt,
        Key.EDIT: question.origin is None,
    }
    return {key for key in Key if is_there.get(key, True)}


def _may_have_graph(question: Question) -> bool:
    # Only problems have one: the question of a card does without.
    from quizapp.study.graphs import may_have_graph

    return may_have_graph(question)
