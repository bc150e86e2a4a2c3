"""Work that goes on while the learner thinks."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Background(Generic[T]):
    """Calls `work` in a thread of its own; its result, or its error, waits for whoever asks."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._result: T | None = None
        self._error: BaseException | None = None
        # A daemon: leaving the program never waits for it. It only reads and computes.
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001 - it is raised again where the result is asked for
            self._error = error

    def finished(self, seconds: float | None = None) -> bool:
        """Waits at most `seconds`, or until the end; returns whether the work is done."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> T:
        """Waits for the work and returns what it returned, or raises what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return cast("T", self._result)


class Deferred(Generic[T]):
    """Something slow that is begun when there is time for it, and waited for when it is needed."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._running: Background[T] | None = None

    def begin(self) -> Background[T]:
        """Begins the work in the background, once."""
        if self._running is None:
            self._running = Background(self._work)
        return self._running

    def wait(self) -> None:
        """Waits until the work is done or has failed.

        Two threads that import the same packages at once can wait for each other's modules: who is
        about to import what the work imports lets it come to its end first.
        """
        self.begin().finished()

    def __call__(self) -> T:
        """Returns the result, waiting for it; raises what the work raised, and then begins anew."""
        try:
            return self.begin().result()
        except BaseException:
            self._running = None
            raise
