"""Lines of a person who only has a plain terminal, and a Ctrl-C that comes at a bad moment."""

from __future__ import annotations

import signal
from io import StringIO

import pytest

from quizapp.terminal.interrupts import Interrupts
from quizapp.terminal.lines import PlainLines
from quizapp.terminal.rows import go_on


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


class Last:
    """Something whose end is interrupted; Python prints what is raised there, and goes on."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_ctrl_c_that_python_ignores_is_met_at_the_next_line() -> None:
    with Interrupts() as interrupts:
        lines = PlainLines(StringIO("1\n"), StringIO(), interrupts)
        one = Last()
        del one
        with pytest.raises(KeyboardInterrupt):
            lines.read("> ")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
