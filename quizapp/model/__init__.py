"""The nouns: frozen dataclasses that every floor of the house speaks.

Here are those of asking, answering and remembering; `decks` holds those of loading, which a first
question does without: a frozen dataclass takes half a millisecond to make. Nothing here imports
anything of quizapp.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from random import Random


class Verdict(StrEnum):
    """What grading says of one answer."""

    CORRECT = "correct"
    ROUNDED = "rounded"
    TOO_COARSE = "too-coarse"
    INCORRECT = "incorrect"
    UNREADABLE = "unreadable"
    RATED = "rated"
    GAVE_UP = "gave-up"
    SKIPPED = "skipped"

    @property
    def is_right(self) -> bool:
        """Whether the answer was right, exactly or as a rounded decimal."""
        return self in {Verdict.CORRECT, Verdict.ROUNDED}


class Rating(IntEnum):
    """How well something was remembered: FSRS's word, for scheduling only."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Mode(StrEnum):
    """What the learner was doing when they answered."""

    REVIEW = "review"
    QUIZ = "quiz"
    DRILL = "drill"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of an answer that has several, marked on its own."""

    name: str
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class Grade:
    """What one typed answer was worth. Says whether it was right, never how well remembered.

    Attributes:
        verdict: the worst part's, where there are parts.
        score: 0 to 1; the mean of the parts', where there are parts.
        feedback: one line for the learner; empty when there is nothing to add to the verdict.
        interpreted: how the answer was read, in canonical form; empty when it was not read.
        misconception: tag of the one known mistake that explains a wrong answer.
        parts: entry by entry.
        proof: "exact", or "numeric" where equality was certified only at sampled points.
        position: of the character at which an answer could not be read, from 1; None where no
            single one is to blame.
    """

    verdict: Verdict
    score: float
    feedback: str = ""
    interpreted: str = ""
    misconception: str | None = None
    parts: tuple[Part, ...] = ()
    proof: str = "exact"
    position: int | None = None


class Answer(Protocol):
    """What is right. One frozen dataclass per kind: `Answer` in `quizapp/answers/KIND.py`.

    Fields are texts, numbers, booleans and (nested) tuples of them, nothing else, so that any
    answer is stored as JSON by `answers.to_json` and comes back by `answers.from_json`.
    """

    @property
    def kind(self) -> str:
        """The kind's name in decks, JSON lines and file names, such as "true-false"."""

    def expects(self) -> str:
        """What the prompt says is wanted, such as "a number, e.g. -1/2"."""

    def view(self) -> Mapping[str, Sequence[str]]:
        """What is shown beside the prompt, in its order: choices, items, left, right, names."""

    def shuffled(self, rng: Random) -> Answer:
        """The same answer with what is shown in an order drawn from `rng`."""

    def text(self) -> str:
        """The right answer as one would type it: `grade(text())` is correct."""

    def reveal(self) -> str:
        """The right answer in words, for a person; may have several lines."""

    def grade(self, typed: str) -> Grade:
        """Reads what was typed and decides. Never raises, whatever was typed."""


@dataclass(frozen=True, slots=True)
class Misconception:
    """A known mistake: the answer it leads to, and what to say to who made it.

    Attributes:
        feedback: of a generated problem a question that does not say the right answer: "−12 is
            only the path through m; what does the path through h add?".
        check: where to look, without giving the mistake away: "how the paths combine at x".
            Mistakes that change the same rule share it, and where the rule is about a sign it has
            the word "sign". Authors give none.
    """

    tag: str
    answer: Answer
    feedback: str
    check: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a generated problem came from: all that is needed to make it again."""

    family: str
    level: int
    seed: int
    version: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. Everything after the producers (decks, families) sees only this.

    Attributes:
        key: the card's key, or the skill's (`FAMILY/LEVEL`).
        prompt: text with inline markdown; may have several lines.
        answer: what is right.
        topic: the lecture's topic, such as "backpropagation".
        deck: the deck's name; empty for a drill.
        solution: lines shown after answering: a card's why, a problem's worked steps.
        hints: one at a time, weakest first.
        misconceptions: known mistakes of this very instance.
        origin: set for generated problems.
        seed: what drew the numbers of an authored card; None where they do not change.
        language: which of the card's languages this is; "" for its first.
        translations: the same question in the others.
        commonplace: numbers that stand in a generated problem's prompt. Who answers one of them
            may have copied it: it is no sign of a known mistake.
    """

    key: str
    prompt: str
    answer: Answer
    topic: str
    deck: str = ""
    solution: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    origin: Origin | None = None
    commonplace: tuple[str, ...] = ()
    seed: int | None = None
    language: str = ""
    translations: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """A problem family at a level: scheduled like a card, asked with a fresh instance."""

    family: str
    level: int

    @property
    def key(self) -> str:
        """The key under which the skill is scheduled."""
        return f"{self.family}/{self.level}"


@dataclass(frozen=True, slots=True)
class Translation:
    """A card's sides in another language; `language` has two letters, such as "zh"."""

    language: str
    prompt: str
    content: Answer
    why: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to learn, as its author wrote it: everything but its history.

    Attributes:
        deck: location of the deck the card stands in (see `decks.source`).
        line: the tag's line in that deck, counted from 1.
        id: the author's id, or None; a gap of a cloze has its own (`opt-05.2`).
        prompt: the question, or for a skill its family and level in words.
        content: the answer, or the skill that a `P:` line names.
        topic: the topic of the lecture, from the front matter or the first heading.
        subtopic: the nearest heading.
        why: the author's explanation, shown after answering.
        level: 1 recall, 2 understand, 3 trap; 0 where the author gave none.
        where: what is drawn anew each time the card is asked (see `decks.parametric`); "" where
            its numbers do not change.
        translations: its sides in other languages.
    """

    deck: str
    line: int
    id: str | None
    prompt: str
    content: Answer | Skill
    topic: str
    subtopic: str = ""
    why: str = ""
    hints: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    level: int = 0
    where: str = ""
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoryState:
    """What FSRS knows of one card of one learner. Days are `date.toordinal()` study days."""

    stability: float
    difficulty: float
    last_day: int
    due_day: int


@dataclass(frozen=True, slots=True)
class Tuning:
    """How FSRS is set for one card of one learner.

    Attributes:
        weights: FSRS-6's 21 parameters as fitted to the learner's log; empty for the usual ones.
        retention: the wanted probability of recall on the day the card is due.
    """

    weights: tuple[float, ...] = ()
    retention: float = 0.9


class Event(StrEnum):
    """What a row of the log records. Nothing is ever changed or erased: a change is a new row."""

    REVIEW = "review"
    RERATE = "rerate"
    UNDO = "undo"
    FORGET = "forget"
    SUSPEND = "suspend"
    RESUME = "resume"
    FLAG = "flag"
    UNFLAG = "unflag"


@dataclass(frozen=True, slots=True)
class Review:
    """One row of the append-only log.

    Attributes:
        id: made by the client, so that writing it twice writes it once.
        card: key of the card or skill.
        event: REVIEW for an answer; RERATE and UNDO speak of the review in `refers_to`.
        at: aware UTC; `offset_minutes` is the local zone's distance from it.
        day: the study day, `date.toordinal()`.
        schedules: whether the row feeds memory (mode review, or made with `--schedule`).
        typed: the answer as typed.
        prompt: the prompt as shown.
        millis: from the question on the screen to the answer.
        verified: whether the independent solution agreed in time; None for authored cards.
        seed: what drew the numbers of an authored card; a problem's is in its origin.
        session: id of the sitting, so that an interrupted quiz can be resumed.
        seq: the row's place in its learner's log, given by the store; 0 before.
        clock_behind: the clock was behind the learner's row before.
        confidence: how sure the learner was of the answer, in percent, said before the grade.
    """

    id: str
    card: str
    event: Event
    at: datetime
    offset_minutes: int
    day: int
    mode: Mode = Mode.REVIEW
    schedules: bool = False
    rating: Rating | None = None
    verdict: Verdict | None = None
    score: float | None = None
    typed: str = ""
    prompt: str = ""
    misconception: str | None = None
    hints: int = 0
    millis: int = 0
    origin: Origin | None = None
    verified: bool | None = None
    seed: int | None = None
    session: str = ""
    refers_to: str | None = None
    seq: int = 0
    clock_behind: bool = False
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card as the store knows it: its key stays when its text is edited."""

    key: str
    deck: str
    card: Card


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cards are meant; an empty field means any."""

    deck: str = ""
    topic: str = ""
    tag: str = ""
    kind: str = ""
