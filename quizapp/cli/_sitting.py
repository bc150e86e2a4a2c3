"""What quiz, review and drill share: the first question at once, then a desk, and a farewell."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import click

from quizapp.errors import ExitCode, QuizappError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quizapp.cli import Context
    from quizapp.model.modes import Mode
    from quizapp.model.questions import Question
    from quizapp.store.database import Store
    from quizapp.store.peek import Peek
    from quizapp.study.desk import Desk, Source
    from quizapp.study.session import Session
    from quizapp.terminal.lines import Lines
    from quizapp.terminal.screen import Screen
    from quizapp.terminal.sitting import Sitting


def refuse_without_input(context: Context) -> None:
    """Refuses to ask where nobody may be asked.

    Raises:
        UsageError: it is so.
    """
    if not context.asks:
        raise UsageError("nobody may be asked (--no-input); pipe the answers in, or give --input")


def desk(context: Context, peek: Peek) -> Desk:
    """Returns the desk of a sitting."""
    from quizapp.cli._upkeep import Upkeep
    from quizapp.study.background import Deferred
    from quizapp.study.desk import Desk

    store = Deferred(lambda: _open_and_warm_up(context))
    upkeep = Upkeep(context.now, store)
    click.get_current_context().call_on_close(upkeep.end)
    return Desk(
        now=context.now,
        seconds=time.monotonic,
        new_id=new_id,
        peek=peek,
        store=store,
        upkeep=upkeep,
    )


def _open_and_warm_up(context: Context) -> Store:
    # Grading will need these next: they are loaded while the learner reads.
    import quizapp.answers.equality
    import quizapp.grading  # noqa: F401 - imported for its modules to be there

    return context.open(keep=False)


def new_id() -> str:
    """Returns an id for a row: sorts by time, and no other process makes it again."""
    return f"{time.time_ns() // 1_000_000:012x}{os.urandom(8).hex()}"


def new_seed() -> int:
    """Returns a seed that is short enough to type again."""
    return int.from_bytes(os.urandom(4)) % 1_000_000


def sit(
    context: Context,
    peek: Peek,
    source: Source,
    mode: Mode,
    *,
    schedules: bool,
    as_json: bool,
    go_on: str,
    confidence: bool = False,
    plan: Mapping[str, object] | None = None,
    resumed: str | None = None,
) -> bool:
    """Runs a sitting; returns whether a person came to its end.

    Args:
        go_on: the command that goes on where the learner left, said when they leave.
        confidence: whether a person is asked how sure they are; a script may say it anyway.
    """
    refuse_without_input(context)

    def begun() -> Session:
        # What an answer needs is imported while the learner reads the first question.
        from quizapp.study.session import Session

        at = desk(context, peek)
        return Session(at, source, mode, schedules=schedules, plan=plan, resumed=resumed)

    if as_json:
        from quizapp.terminal.jsonlines import JsonLines

        JsonLines(begun(), sys.stdin, sys.stdout).run()
        return False
    return _sit_at_terminal(context, peek, source, mode, begun, go_on, confidence=confidence)


def _sit_at_terminal(
    context: Context,
    peek: Peek,
    source: Source,
    mode: Mode,
    begun: Callable[[], Session],
    go_on: str,
    *,
    confidence: bool,
) -> bool:
    """Shows the first question, then begins the session; returns whether it came to its end."""
    from quizapp.terminal.echo import echo

    screen = context.screen()
    with echo(sys.stdin, is_on=not screen.color):
        try:
            first = _first_shown(screen, source, mode)
            from quizapp.terminal.lines import lines_of
        except KeyboardInterrupt:
            _farewell(screen, 0, go_on)
            raise SystemExit(ExitCode.INTERRUPTED) from None
        with lines_of(sys.stdin, sys.stdout, rich=screen.color) as lines:
            session = begun()
            from quizapp.terminal.seat import Outside
            from quizapp.terminal.sitting import Sitting

            outside = Outside(
                partial(opened, context, peek), partial(_edited, context, peek, lines)
            )
            sitting = Sitting(
                session, screen, lines, outside, confidence=confidence, on_screen=first
            )
            finished = _led(sitting, lambda: _farewell(screen, session.answered, go_on))
    if finished:
        from quizapp.terminal import summary_page

        summary_page.show(screen, session)
    else:
        _farewell(screen, session.answered, go_on)
    return finished


def _first_shown(screen: Screen, source: Source, mode: Mode) -> Question | None:
    """Shows the first question, and leaves it to be asked; returns it, or None if there is none."""
    question = source.next()
    if question is not None:
        from quizapp.study.asking import Asked
        from quizapp.terminal import question_page

        question_page.show(screen, Asked(question, 1, source.of), mode)
        source.give_back(question)
    return question


def _led(sitting: Sitting, farewell: Callable[[], None]) -> bool:
    """Leads the learner to the end; returns whether they came to it, whatever came between."""
    try:
        return sitting.run()
    except KeyboardInterrupt:
        farewell()
        raise SystemExit(ExitCode.INTERRUPTED) from None
    except QuizappError:
        farewell()
        raise


def opened(context: Context, peek: Peek, question: Question) -> str:
    """Opens the pictures of a question in the program that the system has for them."""
    from quizapp.cli import _pictures

    stored = peek.card(question.key)
    return _pictures.open_all(context, question, stored.card.deck if stored else "")


def _edited(context: Context, peek: Peek, lines: Lines, question: Question) -> tuple[bool, str]:
    """Opens the deck of a question's card in the learner's editor, and loads what they made."""
    stored = peek.card(question.key)
    if question.origin or stored is None:
        return False, "A generated problem has no text to edit; `:f` flags it for its author."
    from quizapp.cli import _editing

    try:
        with lines.lent():
            edited = _editing.edit(context, stored)
    except QuizappError as problem:
        return False, str(problem)
    return edited.is_changed and edited.stored is not None, edited.said


def _farewell(screen: Screen, answered: int, go_on: str) -> None:
    from quizapp.terminal.labels import filled, plural

    # The window may be narrower by now; the command stays whole.
    screen = screen.as_now()
    screen.line()
    if answered:
        said = [f"{plural(answered, 'answer')} saved.", f"Go on with: {go_on}"]
        for line in filled(said, screen.columns - 2, " "):
            screen.line(line, indent=2)
    else:
        screen.line("Nothing was answered.", "quiet", indent=2)
    screen.flush()


schedule_option = click.option(
    "--schedule", is_flag=True, help="Let the answers feed the memory, as in a review."
)
confidence_option = click.option(
    "--confidence", is_flag=True, help="Ask how sure you are before each grade."
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Speak JSON lines on stdin and stdout."
)
seed_option = click.option("--seed", type=click.IntRange(0), help="Repeat a sitting exactly.")
