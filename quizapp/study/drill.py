"""A drill: generated problems, one skill after the other, never the same instance twice."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from quizapp.grading import grade
from quizapp.model.cards import Skill
from quizapp.study import asking
from quizapp.study.choices import as_choice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quizapp.model.questions import Question
    from quizapp.model.ratings import Rating

# Instances that are looked through for one in which a mistake of the learner's shows.
_DRAWS = 40


class Drill:
    """Asks one problem of each of `skills`, the instances decided by `seed`."""

    def __init__(
        self,
        skills: Sequence[Skill],
        seed: int,
        *,
        choices: bool = False,
        mistakes: Collection[str] = (),
    ) -> None:
        self.of: int | None = len(skills)
        self._skills = deque(enumerate(skills))
        self._seed = seed
        self._choices = choices
        self._mistakes = mistakes
        self._returned: deque[Question] = deque()

    def next(self) -> Question | None:
        """Returns the next problem; None when all were asked."""
        if self._returned:
            return self._returned.popleft()
        if not self._skills:
            return None
        number, skill = self._skills.popleft()
        question = self._draw(skill, number)
        return as_choice(question, self._seed) if self._choices else question

    def settle(self, question: Question, rating: Rating) -> None:
        """A drill goes on whatever the answer was."""

    def give_back(self, question: Question) -> None:
        """Takes a question back, to ask it again next."""
        self._returned.appendleft(question)

    def _draw(self, skill: Skill, number: int) -> Question:
        first = asking.problem(skill, self._instance(skill, number, 0))
        if not self._mistakes:
            return first
        drawn = (asking.problem(skill, self._instance(skill, number, n)) for n in range(_DRAWS))
        return next(filter(self._shows_a_mistake, drawn), first)

    def _shows_a_mistake(self, question: Question) -> bool:
        """Whether one of the mistakes, if it is made again, will be told by its answer."""
        known = (wrong for wrong in question.misconceptions if wrong.tag in self._mistakes)
        told = ((wrong, grade(question, wrong.answer.text())) for wrong in known)
        return any(
            found.misconception == wrong.tag and found.feedback.startswith(wrong.feedback)
            for wrong, found in told
        )

    def _instance(self, skill: Skill, number: int, attempt: int) -> int:
        # The first problem of `--seed 7` is instance 7 itself, as `quizapp problem` prints it.
        if number == 0 and attempt == 0:
            return self._seed
        return asking.number_from(f"{self._seed}/{skill.key}/{number}/{attempt}")


def plan(families: Sequence[str], count: int, level: int | None, levels: range) -> list[Skill]:
    """Returns the skills of a drill: the families in turn, harder as it goes on.

    Args:
        level: the only level; None to rise through all `levels`.
    """
    return [
        Skill(
            families[number % len(families)],
            level if level is not None else levels[number * len(levels) // count],
        )
        for number in range(count)
    ]
