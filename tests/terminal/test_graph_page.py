"""A worked graph at a terminal: its colours, and the walk key by key."""

from __future__ import annotations

from io import StringIO

import pytest

from quizapp.calculator.worked_graph import work
from quizapp.terminal.graph_page import Look, show, walk
from quizapp.terminal.screen import Screen


class Terminal(StringIO):
    """What is written to or typed at a terminal."""

    def isatty(self) -> bool:
        return True


def seen(keys: str) -> str:
    screen = Screen(Terminal(), 79, color=False)
    walk(screen, work("x*y", ["x=2,y=3"]), Look(), Terminal(keys))
    return screen.out.getvalue() if isinstance(screen.out, StringIO) else ""


def test_values_are_green_and_gradients_red() -> None:
    screen = Screen(out := StringIO(), 79, color=True)
    show(screen, work("x*y", ["x=2,y=-3"]), Look())
    assert "\x1b[32m2\x1b[0m" in out.getvalue()
    assert "\x1b[31m−3\x1b[0m" in out.getvalue()


def test_each_enter_shows_one_step_more() -> None:
    one, two = "1  L = x·y = 2·3 = 6", "2  L → x: local derivative y = 3"
    assert one in seen("")
    assert two not in seen("")
    assert two in seen("\n\n\n")
    assert two not in seen("\nq\n")
    assert "Backward" not in seen("q\n")


def test_the_walk_begins_with_nothing_but_the_inputs() -> None:
    first, *rest = seen("\n" * 9).split("Forward")
    assert first.count("?") == 4
    assert "".join(rest).rstrip().endswith("2")


@pytest.mark.parametrize("key", ["q\n", ":q\n", "Q\n"])
def test_one_can_leave(key: str) -> None:
    assert seen("\n" + key) != seen("\n\n")


def test_who_listens_is_told_each_node_in_words() -> None:
    screen = Screen(out := StringIO(), 79, color=False, linear=True)
    show(screen, work("x*y", ["x=2,y=-3"]), Look())
    assert out.getvalue().splitlines()[:3] == [
        "x: value 2, gradient −3",
        "y: value −3, gradient 2",
        "L = x·y: value −6, gradient 1",
    ]
