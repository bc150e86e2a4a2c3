"""Ctrl-C that is never lost.

Python raises KeyboardInterrupt wherever it happens to be. Where that is a finalizer or a callback
of the import system, which begin anywhere, it is printed as "ignored", and the learner sits there
still. So the interrupt is kept as well, and whoever waits for a line looks whether there is one.
"""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import FrameType


class Interrupts:
    """Notices every Ctrl-C while it is entered."""

    def __init__(self) -> None:
        self.are_pending = False
        self._before: Any = None

    def __enter__(self) -> Self:
        # Signals belong to the main thread.
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._notice)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def check(self) -> None:
        """Raises KeyboardInterrupt where one came and was lost."""
        if self.are_pending:
            raise KeyboardInterrupt

    def _notice(self, _signal: int, _frame: FrameType | None) -> None:
        self.are_pending = True
        raise KeyboardInterrupt
