"""Ctrl-C that is never lost, and never does harm.

Python raises KeyboardInterrupt wherever it happens to be. In a callback of the import system, of
which the editor's start is full, it is printed as "ignored" and lost, or leaves a lock behind for
ever. So an interrupt is only noted, and raised where a line is waited for; nothing else here takes
longer than a moment.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class Interrupts:
    """Notes every Ctrl-C while it is entered; `are_pending` says whether one came."""

    def __init__(self) -> None:
        self.are_pending = False
        self._is_waiting = False
        self._before: Any = None

    def __enter__(self) -> Self:
        # Signals belong to the main thread.
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def check(self) -> None:
        """Raises KeyboardInterrupt where one came."""
        if self.are_pending:
            raise KeyboardInterrupt

    @contextmanager
    def raised(self) -> Iterator[None]:
        """Raises KeyboardInterrupt at once where one came or comes: only a wait is broken."""
        self._is_waiting = True
        try:
            self.check()
            yield
        finally:
            self._is_waiting = False

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        self.are_pending = True
        if self._is_waiting:
            raise KeyboardInterrupt
