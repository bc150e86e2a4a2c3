"""The notebook of mistakes: wrong answers by misconception, each with a fresh problem to try.

A mistake counts as put right when the card, or a problem of the family at that level or a higher
one, was answered right later.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from quizapp.model.grades import Verdict
from quizapp.reports import asked_again
from quizapp.store.figures import notebook
from quizapp.text import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.model.questions import Question
    from quizapp.model.reviews import Review
    from quizapp.store.peek import Peek

# Problems of one family that are told in full: those before show the same once more.
SHOWN = 3
# Instances that are looked through for one in which the same mistake can show.
_DRAWS = 40


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """One wrong answer.

    Attributes:
        prompt: as it was shown, options included.
        diagnosis: what is said of this answer; empty where nothing is known.
        answer: what is right; empty where the question cannot be asked again.
        generated: whether the prompt is a generated one, set line by line.
        times: how often the same question was answered wrong.
    """

    key: str
    day: int
    prompt: str
    typed: str
    gave_up: bool
    diagnosis: str
    answer: str
    solution: tuple[str, ...]
    generated: bool
    times: int


@dataclass(frozen=True, slots=True)
class Variant:
    """A problem not seen yet in which the same mistake can be made."""

    family: str
    level: int
    seed: int
    prompt: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A misconception, or what else went wrong in one place.

    Attributes:
        title: in words: what to look at.
        place: where it happens, in words: a family's title, or a topic.
        family: "" for cards.
        tag: of the known mistake; "" where none was diagnosed.
        times: wrong answers, all of them.
        last: the study day of the newest.
        answers: the newest of them, one a question.
    """

    title: str
    place: str
    topic: str
    family: str
    tag: str
    times: int
    last: int
    answers: tuple[WrongAnswer, ...]
    variant: Variant | None


@dataclass(frozen=True, slots=True)
class Notebook:
    """What a learner gets wrong; `put_right` counts the wrong answers that were mended since."""

    mistakes: tuple[Mistake, ...]
    put_right: int

    @property
    def times(self) -> int:
        """The wrong answers that still stand."""
        return sum(mistake.times for mistake in self.mistakes)


def notebook_of(peek: Peek, topic: str = "") -> Notebook:
    """Returns the mistakes that still stand, known misconceptions first, the commonest first.

    Args:
        topic: the only topic to look at; "" for all.
    """
    right = notebook.last_right(peek)
    standing: dict[tuple[str, str], list[Review]] = {}
    put_right = 0
    for row in notebook.wrong_answers(peek):
        if topic and _topic(peek, row) != topic:
            continue
        if _is_put_right(row, right):
            put_right += 1
        else:
            standing.setdefault(_group(peek, row), []).append(row)
    mistakes = [_mistake(peek, group, rows) for group, rows in standing.items()]
    mistakes.sort(key=lambda one: (one.family == "", one.tag == "", -one.times, -one.last))
    return Notebook(tuple(mistakes), put_right)


def _topic(peek: Peek, row: Review) -> str:
    if row.origin:
        from quizapp import families

        known = row.origin.family in families.names()
        return families.topic_of(row.origin.family) if known else ""
    stored = peek.card(row.card)
    return stored.card.topic if stored else ""


def _is_put_right(row: Review, right: dict[str, int]) -> bool:
    if row.origin is None:
        return right.get(row.card, 0) > row.seq
    keys = (f"{row.origin.family}/{level}" for level in range(row.origin.level, 10))
    return any(right.get(key, 0) > row.seq for key in keys)


def _group(peek: Peek, row: Review) -> tuple[str, str]:
    """Returns family and tag of a problem's answer; for a card's, "" and its topic."""
    if row.origin:
        return row.origin.family, row.misconception or ""
    return "", _topic(peek, row)


def _mistake(peek: Peek, group: tuple[str, str], rows: Sequence[Review]) -> Mistake:
    family, tag = group
    answers = tuple(_answers(peek, rows))
    topic = _topic(peek, rows[0])
    return Mistake(
        title=_title(peek, rows, tag) if family else f"cards of {spaced(topic) or 'no topic'}",
        place=_family_title(family) if family else spaced(topic),
        topic=topic,
        family=family,
        tag=tag if family else "",
        times=len(rows),
        last=rows[0].day,
        answers=answers,
        variant=_variant(rows[0], tag) if family else None,
    )


def _answers(peek: Peek, rows: Sequence[Review]) -> Iterable[WrongAnswer]:
    """Gives the newest wrong answers, one a question: all cards, but a few problems of a family."""
    by_question: dict[tuple[str, int | None], list[Review]] = {}
    for row in rows:
        seed = row.origin.seed if row.origin else row.seed
        by_question.setdefault((row.card, seed), []).append(row)
    for same in islice(by_question.values(), SHOWN if rows[0].origin else None):
        yield _wrong_answer(peek, same[0], len(same))


def _wrong_answer(peek: Peek, row: Review, times: int) -> WrongAnswer:
    asked = asked_again.question(peek, row)
    return WrongAnswer(
        key=row.card,
        day=row.day,
        prompt=row.prompt,
        typed=row.typed,
        gave_up=row.verdict is Verdict.GAVE_UP,
        diagnosis=_diagnosis(asked, row) if asked else "",
        answer=asked.answer.reveal() if asked else "",
        solution=asked.solution if asked else (),
        generated=row.origin is not None,
        times=times,
    )


def _diagnosis(asked: Question, row: Review) -> str:
    named = (known for known in asked.misconceptions if known.tag == row.misconception)
    if known := next(named, None):
        return known.feedback
    # A problem may have been asked with options: what was typed is then no answer to it.
    if not row.typed or (row.origin and row.prompt != asked.prompt):
        return ""
    from quizapp.grading import grade

    return grade(asked, row.typed).feedback


def _title(peek: Peek, rows: Sequence[Review], tag: str) -> str:
    """Returns a known mistake in words: where to look, as its newest problem says it."""
    if not tag:
        return "not a known mistake"
    asked = asked_again.question(peek, rows[0])
    known = [one.check for one in (asked.misconceptions if asked else ()) if one.tag == tag]
    return known[0] if known and known[0] else spaced(tag)


def _family_title(family: str) -> str:
    from quizapp import families

    return families.family(family).title if family in families.names() else family


def _variant(row: Review, tag: str) -> Variant | None:
    """Returns a fresh problem, one in which the mistake can show if one is found soon.

    Returns:
        None where the family has no other problem at that level.
    """
    from quizapp import families

    origin = row.origin
    if origin is None or origin.family not in families.names():
        return None
    # The same one until the next wrong answer, and short enough to be typed.
    rng = Random(row.id)
    drawn = [int(rng.random() * 1_000_000) for _ in range(_DRAWS)]
    made = (families.problem(origin.family, origin.level, seed) for seed in drawn)
    fresh = (one for one in made if not row.prompt.startswith(one.question.prompt))
    first = next(fresh, None)
    if first is None:
        return None
    shows = (
        first if tag in {"", *first.wrong} else next((x for x in fresh if tag in x.wrong), first)
    )
    return Variant(origin.family, origin.level, shows.seed or 0, shows.question.prompt)
