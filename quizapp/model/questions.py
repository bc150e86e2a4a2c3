"""What is asked, what is right, and the mistakes that are known."""

# Annotations are no texts here: named tuples would compile each of them before a first question.

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from random import Random

    from quizapp.model.grades import Grade


class Answer(Protocol):
    """What is right. One frozen record per kind: `Answer` in `quizapp/answers/KIND.py`.

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

    def shuffled(self, rng: "Random") -> "Answer":
        """The same answer with what is shown in an order drawn from `rng`."""

    def text(self) -> str:
        """The right answer as one would type it: `grade(text())` is correct."""

    def reveal(self) -> str:
        """The right answer in words, for a person; may have several lines."""

    def grade(self, typed: str) -> "Grade":
        """Reads what was typed and decides. Never raises, whatever was typed."""


class Misconception(NamedTuple):
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


class Origin(NamedTuple):
    """Where a generated problem came from: all that is needed to make it again."""

    family: str
    level: int
    seed: int
    version: int


class Question(NamedTuple):
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
    translations: "tuple[Question, ...]" = ()
