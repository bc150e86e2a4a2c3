from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from quizapp.study.background import Background, Deferred

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_result_is_waited_for() -> None:
    go = Event()
    work = Background(lambda: go.wait(10) and 42)
    assert not work.finished(0)
    go.set()
    assert work.result() == 42
    assert work.finished(0)


def test_an_error_comes_to_who_asks_for_the_result() -> None:
    work = Background(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        work.result()


def test_deferred_work_that_failed_is_tried_again() -> None:
    results: Iterator[int | ZeroDivisionError] = iter([ZeroDivisionError(), 42])

    def work() -> int:
        result = next(results)
        if isinstance(result, ZeroDivisionError):
            raise result
        return result

    later = Deferred(work)
    with pytest.raises(ZeroDivisionError):
        later()
    assert later() == 42


def test_deferred_work_is_begun_once() -> None:
    calls: list[int] = []
    later = Deferred(lambda: calls.append(1))
    assert calls == []
    later.begin()
    later.begin()
    later()
    assert calls == [1]


def test_waiting_begins_the_work_once_and_raises_nothing() -> None:
    calls: list[int] = []

    def fail() -> None:
        calls.append(1)
        raise ValueError("no")

    later = Deferred(fail)
    later.wait()
    later.wait()
    assert calls == [1]
    with pytest.raises(ValueError, match="no"):
        later()
