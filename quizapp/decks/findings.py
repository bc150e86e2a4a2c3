"""Collects what is found in one deck, so that one run reports everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.model.decks import Diagnostic

if TYPE_CHECKING:
    from quizapp.decks.codes import Code
    from quizapp.model.decks import Edit, Span


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings in the deck `file`, in the order found."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self, code: Code, span: Span, message: str, advice: str = "", fix: Edit | None = None
    ) -> None:
        """Adds a finding at `span`; `advice` is what its author can do about it."""
        number, severity = code.number, code.severity
        self.found.append(Diagnostic(self.file, span, number, severity, message, advice, fix))


def by_place(found: list[Diagnostic]) -> list[Diagnostic]:
    """Returns the findings of one deck from its top to its end."""
    return sorted(found, key=lambda one: (one.span.line, one.span.column, one.code))
