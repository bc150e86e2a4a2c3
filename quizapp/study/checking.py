"""A generated problem is solved a second time, independently, while the learner thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.background import Background

if TYPE_CHECKING:
    from quizapp.model import Origin, Question

# Longer than this nobody waits: the engine grades, and the log says unverified.
PATIENCE_SECONDS = 2.0


class Check:
    """The independent solution of one problem, on its way."""

    def __init__(self, origin: Origin) -> None:
        self._work = Background(lambda: _verify(origin))

    @classmethod
    def of(cls, question: Question) -> Check | None:
        """Begins to check a generated problem; authored cards have nothing to check."""
        return cls(question.origin) if question.origin else None

    def agrees(self) -> bool | None:
        """Returns whether both solutions agree; None when the second one is late or failed."""
        if not self._work.finished(PATIENCE_SECONDS):
            return None
        try:
            return self._work.result()
        except Exception:  # noqa: BLE001 - a second solution that fails says nothing of the first
            return None


def _verify(origin: Origin) -> bool:
    from quizapp import families

    return families.verify(origin)
