"""Lines of a person who only has a plain terminal, and a Ctrl-C that comes at a bad moment."""

from __future__ import annotations

import signal
from io import StringIO
from typing import TYPE_CHECKING, cast

import pytest

from quizapp.terminal.interrupts import Interrupts
from quizapp.terminal.lines import PlainLines
from quizapp.terminal.rows import go_on

if TYPE_CHECKING:
    from typing import TextIO


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def read(typed: str, *, rows: bool) -> tuple[str | None, str]:
    out = StringIO()
    return PlainLines(Terminal(typed), out, Interrupts()).read("  > ", rows=rows), out.getvalue()


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        ("[1, 2", True),
        ("[[1, 2],\n [3, 4]", True),
        ("[[1, 2],\n [3, 4]]", False),
        ("【1，2", True),
        ("1 2", False),
        ("[1, 2\n", False),
        ("1, 2]", False),
        ("", False),
    ],
)
def test_an_open_bracket_goes_on_until_an_empty_line(typed: str, more: bool) -> None:
    assert go_on(typed) is more


def test_the_rows_of_a_matrix_stand_on_lines_of_their_own() -> None:
    assert read("[1 2\n 3 4]\n", rows=True) == ("[1 2\n 3 4]", "  >   . ")
    assert read("[1 2\n\n", rows=True)[0] == "[1 2\n"
    assert read("[1 2\n", rows=True)[0] == "[1 2"
    assert read("[1 2\n 3 4]\n", rows=False)[0] == "[1 2"


def test_a_pipe_is_read_line_by_line_whatever_brackets_are_open() -> None:
    lines = PlainLines(StringIO("[1 2\n3\n"), StringIO(), Interrupts())
    assert lines.read("> ", rows=True) == "[1 2"


def test_a_ctrl_c_is_noted_wherever_it_comes_and_met_at_the_next_line() -> None:
    with Interrupts() as interrupts:
        lines = PlainLines(StringIO("1\n2\n"), StringIO(), interrupts)
        assert lines.read("> ") == "1"
        # Raised here, it would be printed and lost in a finalizer, and break an import.
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            lines.read("> ")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


class Interrupted:
    """A terminal at which somebody presses Ctrl-C instead of a key."""

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("the wait went on")


def test_a_ctrl_c_breaks_a_wait_at_once() -> None:
    with Interrupts() as interrupts:
        lines = PlainLines(cast("TextIO", Interrupted()), StringIO(), interrupts)
        with pytest.raises(KeyboardInterrupt):
            lines.read("> ")
