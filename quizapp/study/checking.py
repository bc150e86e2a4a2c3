"""A generated problem is solved a second time, independently, while the learner thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.questions import Origin, Question

# Longer than this nobody waits: the engine grades, and the log says unverified.
PATIENCE_SECONDS = 2.0


class Check:
    """The independent solution of one problem, on its way."""

    def __init__(self, origin: Origin, before: Callable[[], None]) -> None:
        self._work = Background(lambda: _verify(origin, before))

    @classmethod
    def of(cls, question: Question, before: Callable[[], None]) -> Check | None:
        """Begins to check a generated problem; authored cards have nothing to check.

        Args:
            before: waits for other work in the background that imports the same modules.
        """
        return cls(question.origin, before) if question.origin else None

    def agrees(self) -> bool | None:
        """Returns whether both solutions agree; None when the second one is late or failed."""
        if not self._work.finished(PATIENCE_SECONDS):
            return None
        try:
            return self._work.result()
        except Exception:  # noqa: BLE001 - a second solution that fails says nothing of the first
            return None


def _verify(origin: Origin, before: Callable[[], None]) -> bool:
    before()
    from quizapp import families

    return families.verify(origin)
