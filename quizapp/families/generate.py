"""What all families have in common: draw, refuse, try every mistake, draw again.

The rules that an instance keeps: its numbers are small enough to work with by hand; no known
mistake leads to the right answer; the answer is not trivial; no hint gives it away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.answers.entries import entries
from quizapp.engine.numbers import Log, decimal, decimal_places, exact, text
from quizapp.engine.random_graph import largest, within
from quizapp.engine.sampling import Draw
from quizapp.families.astray import leads_astray
from quizapp.model.cards import Skill
from quizapp.model.questions import Origin, Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from quizapp.engine.numbers import Number
    from quizapp.families.catalogue import Family
    from quizapp.model.questions import Answer, Misconception

# Draws before an instance may leave out the mistakes that would lead to the right answer.
_STRICT_DRAWS = 200
_MOST_DRAWS = 5000

# A number in a prompt or hint; not the digits of a name such as `a1`.
_NUMBER = re.compile(r"(?<![\w/.])−?\d+(?:/\d+|\.\d+)?")

# Numbers that give nothing away.
_PLAIN = {"0", "1", "-1"}

_FRACTION = re.compile(r"-?\d+/\d+")
_DECIMAL = re.compile(r"(?<![\w.])\d+\.\d")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a family makes of its parameters.

    Attributes:
        values: the numbers that are the point of the answer: not all trivial, nor all in one hint;
            none where the answer is not made of numbers.
        hints: the principle; the formula of this instance without numbers; the first number.
        steps: the worked solution.
        parameters: what was drawn, as texts.
        shown: the numbers that one meets on the way to the answer, but for those that `draw` has
            looked at already.
    """

    prompt: str
    answer: Answer
    values: tuple[Number, ...]
    hints: tuple[str, str, str]
    steps: tuple[str, ...]
    parameters: Mapping[str, str]
    shown: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One instance of a family.

    Attributes:
        seed: None for the golden instance.
        parameters: what was drawn, as texts.
        instance: the same in the family's own form.
    """

    family: Family
    level: int
    seed: int | None
    question: Question
    parameters: Mapping[str, str]
    instance: object

    @property
    def wrong(self) -> dict[str, Misconception]:
        """The known mistakes by their tags."""
        return {wrong.tag: wrong for wrong in self.question.misconceptions}

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Name and text of each entry, where the answer has several."""
        return tuple((name, text) for name, text in entries(self.question.answer) if name)


def instance(family: Family, module: ModuleType, level: int, seed: int) -> Problem:
    """Returns the instance of `family` that level and seed decide.

    Raises:
        RuntimeError: the family cannot make one, which is a fault of the family.
    """
    draw = Draw(family.id, family.version, level, seed)
    for attempt in range(_MOST_DRAWS):
        parameters = module.draw(draw, level)
        draft = None if parameters is None else module.pose(parameters)
        if draft is None or not is_fair(draft, level, family):
            continue
        mistakes = module.mistakes(parameters)
        astray = tuple(wrong for wrong in mistakes if leads_astray(wrong.answer, draft.answer))
        # A question needs a mistake; and as long as there is hope, all of them must lead astray.
        if astray and (len(astray) == len(mistakes) or attempt >= _STRICT_DRAWS):
            origin = Origin(family.id, level, seed, family.version)
            question = _question(family, level, draft, astray, origin)
            return Problem(family, level, seed, question, draft.parameters, parameters)
    raise RuntimeError(f"{family.id} at level {level}: no instance in {_MOST_DRAWS} draws")


def golden(family: Family, module: ModuleType) -> Problem:
    """Returns the one known instance of `family`."""
    level, parameters = module.GOLDEN
    draft = module.pose(parameters)
    question = _question(family, level, draft, module.mistakes(parameters), origin=None)
    return Problem(family, level, None, question, draft.parameters, parameters)


def _question(
    family: Family,
    level: int,
    draft: Draft,
    mistakes: tuple[Misconception, ...],
    origin: Origin | None,
) -> Question:
    commonplace = _texts(draft.prompt)
    secret = {text for _, text in entries(draft.answer)}.difference(_PLAIN, commonplace)
    return Question(
        key=Skill(family.id, level).key,
        prompt=draft.prompt,
        answer=draft.answer,
        topic=family.topic,
        solution=(
            *draft.steps,
            *_in_decimals(draft, family.decimals.get(level, 0)),
            f"Answer: {draft.answer.text()}",
        ),
        hints=draft.hints,
        misconceptions=tuple(_discreet(wrong, secret) for wrong in mistakes),
        origin=origin,
        commonplace=commonplace,
    )


def _in_decimals(draft: Draft, most: int) -> list[str]:
    """Returns a line with the answer in decimals, where the steps come to decimals and it does not.

    That is: steps compute with decimals, all fractions of the answer end within `most` places, and
    the last step does not come to them already.
    """
    typed = draft.answer.text()
    fractions = list(map(exact, _FRACTION.findall(typed)))
    if not all(_ends_within(value, most) for value in fractions):
        return []
    *_, last = draft.steps[-1].split("=")
    come_to = all(decimal(value) in last for value in fractions)
    if come_to or not any(map(_DECIMAL.search, draft.steps)):
        return []
    written = _FRACTION.sub(lambda match: decimal(exact(match[0])), typed)
    return [f"In decimals: {written.replace('-', '−')}"]


def _ends_within(value: Number, most: int) -> bool:
    places = decimal_places(value)
    return places is not None and places <= most


def _discreet(mistake: Misconception, secret: set[str]) -> Misconception:
    """Returns a mistake that asks where to look only, if it would say what is right by accident.

    A number on the way may be the one that is asked for, and then a question must not hold it,
    unless who made the mistake has it too.
    """
    told = secret.intersection(_texts(mistake.feedback))
    if told.difference(text for _, text in entries(mistake.answer)):
        return mistake._replace(feedback=f"Look again at {mistake.check}: what do you get?")
    return mistake


def is_fair(draft: Draft, level: int, family: Family) -> bool:
    """Returns whether the draft's numbers are small, its answer not trivial nor in a hint."""
    bounds, places = (family.largest, largest(level)[1]), family.decimals.get(level, 0)
    small = all(
        within(value, bounds) or _is_decimal(value, family.largest, places)
        for value in (*draft.values, *draft.shown)
    )
    too_plain = (0, 1, -1, *_numbers(draft.prompt)) if level > 1 else (0,)
    trivial = bool(draft.values) and all(map(too_plain.__contains__, draft.values))
    return small and not trivial and not any(_gives_away(hint, draft) for hint in draft.hints)


def _is_decimal(value: Number, largest: int, most: int) -> bool:
    """Whether `value` is a decimal of at most so many places after the point."""
    return not isinstance(value, Log) and abs(value) <= largest and _ends_within(value, most)


def _gives_away(hint: str, draft: Draft) -> bool:
    return bool(draft.values) and all(map(_numbers(hint).__contains__, draft.values))


def _texts(said: str) -> tuple[str, ...]:
    """Returns the numbers that stand in a text, as one types them."""
    return tuple(dict.fromkeys(map(_typed, _NUMBER.findall(said))))


def _numbers(said: str) -> list[Number]:
    return [_number(shown) for shown in _NUMBER.findall(said)]


# Small numbers come again all the time: in a prompt, its hints, the words on its mistakes.
@lru_cache(maxsize=4096)
def _number(shown: str) -> Number:
    whole, point, places = shown.replace("−", "-").partition(".")
    return exact(whole + places) / 10 ** len(places) if point else exact(whole)


@lru_cache(maxsize=4096)
def _typed(shown: str) -> str:
    return text(_number(shown))
