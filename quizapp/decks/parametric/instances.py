"""One instance of a parametric card: its numbers drawn, its answer worked out, its mistakes tried.

As in a family of problems, an instance in which a known mistake leads to the right answer is
refused and drawn again; so is one whose answer has no value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from quizapp import answers
from quizapp.answers import expression, matrix, named, number, vector
from quizapp.answers.reader import variables
from quizapp.decks import arrays
from quizapp.decks.codes import Code
from quizapp.decks.parametric import formula
from quizapp.decks.parametric import where as wheres
from quizapp.decks.parametric.placeholders import fill, written
from quizapp.errors import BadInputError, QuizappError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flint import fmpq

    from quizapp.decks.parametric.where import Requirement, Where
    from quizapp.engine.sampling import Draw
    from quizapp.model.cards import Card, Skill, Translation
    from quizapp.model.questions import Answer, Misconception

# Draws before a card is given up: many times more than those that show a load whether it fits.
_MOST_DRAWS = 20_000
_BITS = 200


class UnfitError(Exception):
    """Numbers that make no fair question: what is wrong, and with which known mistake if any."""

    def __init__(self, code: Code, mistake: str = "") -> None:
        super().__init__(code.meaning)
        self.code = code
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The numbers of one instance, and how they are written."""

    values: Mapping[str, fmpq]
    decimal: bool

    def text(self, words: str) -> str:
        return fill(words, self.values, decimal=self.decimal)

    def formula(self, words: str) -> number.Answer | expression.Answer:
        tree = formula.work_out(words, self.values)
        exact = written(tree, decimal=self.decimal)
        return expression.Answer(exact) if variables(tree) else number.Answer(exact)

    def value(self, words: str) -> str:
        return written(formula.work_out(words, self.values), decimal=self.decimal)


def instance(card: Card, seed: int) -> Card:
    """Returns the card that `seed` draws, without a where; the same one on every machine.

    Raises:
        BadInputError: no numbers fit, which `quizapp check` would have told its author.
    """
    from quizapp.engine.sampling import Draw

    where, draw = wheres.of_card(card.where), Draw("card", seed)
    for _ in range(_MOST_DRAWS):
        drawn = values(where, draw)
        if drawn is not None:
            try:
                return filled(card, where, drawn)
            except UnfitError:
                continue
    raise BadInputError(
        f"{card.deck}:{card.line}: no numbers fit the `where` of this card; run `quizapp check`"
    )


def values(where: Where, draw: Draw) -> dict[str, fmpq] | None:
    """Returns a value for each variable; None where they are not what the where requires."""
    from quizapp.engine.numbers import exact

    drawn: dict[str, fmpq] = {}
    for variable in where.variables:
        value = str(draw.choice(variable.values))
        drawn[variable.name] = exact(value)
        if value in variable.excluded:
            return None
    fits = all(_holds(requirement, drawn) for requirement in where.requirements)
    return drawn if fits else None


def _holds(requirement: Requirement, drawn: Mapping[str, fmpq]) -> bool:
    """Whether a comparison holds; not where one of its sides has no value."""
    difference = f"({requirement.left}) - ({requirement.right})"
    try:
        return _sign(difference, drawn) in requirement.signs
    except QuizappError:
        return False


def _sign(text: str, drawn: Mapping[str, fmpq]) -> int:
    from quizapp.answers.equality.balls import ball, precision
    from quizapp.answers.exact import rational

    tree = formula.work_out(text, drawn)
    value = rational(tree)
    if value is not None:
        return (value > 0) - (value < 0)
    with precision(_BITS):
        about = ball(tree, {})
    return (about > 0) - (about < 0)


def filled(card: Card, where: Where, drawn: Mapping[str, fmpq]) -> Card:
    """Returns the card with these numbers.

    Raises:
        UnfitError: something has no value, or a mistake leads to the right answer.
    """
    numbers = _Drawn(drawn, where.decimal)
    try:
        made = card._replace(
            where="",
            prompt=numbers.text(card.prompt),
            content=_answer(card.content, numbers),
            why=numbers.text(card.why),
            hints=tuple(map(numbers.text, card.hints)),
            misconceptions=tuple(_mistake(one, numbers) for one in card.misconceptions),
            translations=tuple(_translation(one, numbers) for one in card.translations),
        )
    except QuizappError:
        raise UnfitError(Code.UNDEFINED) from None
    _check(made)
    return made


def _answer(content: Answer | Skill, numbers: _Drawn) -> Answer:
    match content:
        case number.Answer() | expression.Answer():
            return numbers.formula(content.exact)
        case vector.Answer():
            return content._replace(entries=tuple(map(numbers.value, content.entries)))
        case matrix.Answer():
            return content._replace(rows=tuple(tuple(map(numbers.value, r)) for r in content.rows))
        case named.Answer():
            worked = ((name, arrays.worked(said, numbers.value)) for name, said in content.values)
            return replace(content, values=tuple(worked))
    # No parametric card holds a skill.
    said = answers.to_json(cast("Answer", content))
    return answers.from_json(
        {name: value if name == "kind" else _texts(value, numbers) for name, value in said.items()}
    )


def _texts(value: Any, numbers: _Drawn) -> Any:
    if isinstance(value, str):
        return numbers.text(value)
    return tuple(_texts(one, numbers) for one in value) if isinstance(value, tuple) else value


def _mistake(one: Misconception, numbers: _Drawn) -> Misconception:
    return one._replace(answer=_answer(one.answer, numbers), feedback=numbers.text(one.feedback))


def _translation(one: Translation, numbers: _Drawn) -> Translation:
    return one._replace(
        prompt=numbers.text(one.prompt),
        content=_answer(one.content, numbers),
        why=numbers.text(one.why),
        hints=tuple(map(numbers.text, one.hints)),
    )


def _check(made: Card) -> None:
    answer = cast("Answer", made.content)
    for mistake in made.misconceptions:
        if answer.grade(mistake.answer.text()).verdict.is_right:
            raise UnfitError(Code.COLLISION, mistake.tag)
    shown = (texts for name, texts in answer.view().items() if name != "right")
    if any(len(set(texts)) < len(texts) for texts in shown):
        raise UnfitError(Code.COLLISION)
