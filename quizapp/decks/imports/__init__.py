"""Cards in other forms: what was found in them, for an author to look over and edit."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with its answer.

    Attributes:
        line: the question's line, counted from 1.
        tags: the tags that it carries there.
        correction: what the shipped decks say where the answer is known to be wrong.
    """

    question: str
    answer: str
    line: int
    section: str = ""
    subsection: str = ""
    tags: tuple[str, ...] = ()
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that belongs to no card; `doubt` says why one may see it otherwise."""

    line: int
    text: str
    section: str = ""
    subsection: str = ""
    doubt: str = ""
    correction: str = ""


@dataclass(slots=True)
class Found:
    """All that a file holds: every line of it is in a pair, a heading or a remark.

    Attributes:
        unanswered: line and text of the questions that have no answer.
    """

    title: str = ""
    pairs: list[Pair] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unanswered: list[tuple[int, str]] = field(default_factory=list)

    @property
    def corrections(self) -> list[tuple[int, str]]:
        """Line and correction of every statement that is known to be wrong."""
        pairs = [(one.line, one.correction) for one in self.pairs if one.correction]
        remarks = [(one.line, one.correction) for one in self.remarks if one.correction]
        return sorted(pairs + remarks)
