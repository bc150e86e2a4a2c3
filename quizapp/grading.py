"""Grades an answer to a question, and names the known mistake that explains a wrong one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from quizapp.model.grades import Verdict
from quizapp.model.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.grades import Grade
    from quizapp.model.questions import Answer, Misconception

_NOT_RIGHT = {Verdict.INCORRECT, Verdict.TOO_COARSE, Verdict.UNREADABLE}
# Too many ways lead to these numbers for one of them to explain anything.
_TRIVIAL = frozenset({"0", "1", "-1"})


def grade(question: Question, typed: str) -> Grade:
    """Returns the grade of `typed`; a wrong answer that known mistakes explain says so.

    One mistake that leads to what was typed, exactly or else as a rounded decimal, asks its
    question and leaves its tag. Several say what they share: their question, or where to look. The
    tag then stays out, unless it is one: a mistake that was perhaps not made must not be counted
    against the learner. One that leads to a number which says nothing (`_says_nothing`) leaves its
    tag without a word: made twice, it is no accident. What no mistake explains may be a common slip
    (see `answers.slips`); if not, a generated problem shows its first step to compare with, or
    where that is right, the first entry that is not.

    An answer of several entries is compared as a whole; if that explains nothing and one entry
    alone is wrong, not counting those that follow from it, that entry is. One of a wrong shape is
    asked back, unless it is exactly what a known mistake leads to, such as a transposed result.
    `4` for 7/2 is no coarse rounding where a known mistake leads to just that.
    """
    found = question.answer.grade(typed)
    if _is_listed_word(question, typed, found):
        found = replace(found, verdict=Verdict.INCORRECT, score=0.0, feedback="")
    if found.verdict not in _NOT_RIGHT:
        return found
    matches = _matches(question, typed, found)
    if found.verdict is Verdict.UNREADABLE:
        if not matches:
            return found
        found = replace(found, verdict=Verdict.INCORRECT, feedback="")
    tags = {match.mistake.tag for match in matches}
    found = replace(found, misconception=tags.pop() if len(tags) == 1 else None)
    is_silent = any(_says_nothing(question, *match) for match in matches)
    said = "" if is_silent else _shared([match.mistake for match in matches])
    if not said:
        return _with_slip_or_step(question, typed, found)
    credited = _credited(question, found)
    feedback = f"{said} ({credited})" if credited else said
    return replace(found, verdict=Verdict.INCORRECT, feedback=feedback)


def grade_answer(answer: Answer, typed: str) -> Grade:
    """Returns the grade of `typed` where no more than the right answer is known."""
    return grade(Question(key="", prompt="", answer=answer, topic=""), typed)


def _is_listed_word(question: Question, typed: str, found: Grade) -> bool:
    """Whether a word that a slip of the finger made right is a mistake that the author lists."""
    if question.answer.kind not in {"text", "cloze"} or not (found.score and found.feedback):
        return False
    listed = (mistake.answer.grade(typed) for mistake in question.misconceptions)
    return any(other.score and not other.feedback for other in listed)


class _Match(NamedTuple):
    """A mistake that leads to what was typed, and the places where that is wrong."""

    mistake: Misconception
    wrong: Sequence[int]


def _matches(question: Question, typed: str, found: Grade) -> list[_Match]:
    """Returns the mistakes that lead to what was typed, or else to its one wrong entry."""
    if found.verdict is Verdict.UNREADABLE:
        # What cannot be read as an answer may be a mistake of another shape, but nothing else.
        wanted = question.answer.expects()
        others = [m for m in question.misconceptions if m.answer.expects() != wanted]
        return [_Match(m, ()) for m in others if m.answer.grade(typed).verdict.is_right]
    graded = [(m, m.answer.grade(typed)) for m in question.misconceptions]
    exactly = [m for m, other in graded if other.verdict is Verdict.CORRECT]
    whole = exactly or [m for m, other in graded if _is_same(other.verdict, found)]
    if whole:
        return [_Match(m, _changed(question, m)) for m in whole]
    wrong = [place for place, part in enumerate(found.parts) if part.score < 1]
    if len(wrong) != 1:
        return []
    return [
        _Match(m, wrong)
        for m, other in graded
        if _is_same_at(wrong[0], other, found) and not _is_contradicted(question, m, wrong[0])
    ]


def _is_same(verdict: Verdict, found: Grade) -> bool:
    """Whether what was typed is what a mistake leads to, whose answer gave it this verdict."""
    return verdict is Verdict.CORRECT or (
        verdict is Verdict.ROUNDED and found.verdict is not Verdict.TOO_COARSE
    )


def _is_same_at(place: int, other: Grade, found: Grade) -> bool:
    """Whether the one wrong entry is what a mistake leads to there, whatever else it changes."""
    return len(other.parts) == len(found.parts) and _is_same(other.parts[place].verdict, found)


def _is_contradicted(question: Question, mistake: Misconception, place: int) -> bool:
    """Whether a mistake leads astray in one place only by way of earlier values, here all right."""
    from quizapp.answers.entries import entries

    names = [name for name, _ in entries(question.answer)]
    rests_on = _rests_on(question.answer, names[place])
    return any(names[changed] in rests_on for changed in _changed(question, mistake))


def _rests_on(answer: Answer, name: str) -> Sequence[str]:
    """Returns the names of the entries of which the one called `name` is made."""
    from quizapp.answers.braced import names_in

    return names_in(dict(getattr(answer, "follows", ())).get(name, ""))


def _changed(question: Question, mistake: Misconception) -> list[int]:
    """Returns the places where a mistake leads astray, also those that follow from others."""
    from quizapp.answers.entries import entries

    pairs = zip(entries(question.answer), entries(mistake.answer), strict=False)
    return [place for place, (right, made) in enumerate(pairs) if right != made]


def _says_nothing(question: Question, mistake: Misconception, wrong: Sequence[int]) -> bool:
    """Returns whether a mistake leads to numbers that one may come to in many other ways.

    For one number: 0, 1 and -1, what stands in the prompt, another right entry, and the right
    number negated unless the mistake is one of signs. But a sum that is one of its own terms is no
    accident, and several wrong numbers at once are none unless all are 0, 1 or -1. An author who
    lists such a number means it.
    """
    from quizapp.answers import number
    from quizapp.answers.entries import entries

    right, made = entries(question.answer), entries(mistake.answer)
    if question.origin is None or not (right and wrong) or len(made) != len(right):
        return False
    numbers = {made[place][1] for place in wrong}
    if len(wrong) > 1:
        return numbers <= _TRIVIAL
    (wrong_number,), (name, asked) = numbers, right[wrong[0]]
    terms = {dict(right).get(term) for term in _rests_on(question.answer, name)}
    if wrong_number in terms - {"0"}:
        return False
    others = {text for place, (_, text) in enumerate(right) if place != wrong[0]}
    if wrong_number in _TRIVIAL | others | {*question.commonplace}:
        return True
    is_negated = number.Answer(f"-({asked})").grade(wrong_number).verdict is Verdict.CORRECT
    return is_negated and "sign" not in mistake.check.split()


def _shared(matches: Sequence[Misconception]) -> str:
    """Returns what all mistakes that match have to say; empty where they disagree."""
    questions = {match.feedback for match in matches}
    checks = {match.check for match in matches}
    if len(questions) == 1:
        return questions.pop()
    return f"check {check}" if len(checks) == 1 and (check := checks.pop()) else ""


def _credited(question: Question, found: Grade) -> str:
    """Returns what is said of entries that are right given a wrong one, if there are any."""
    return found.feedback if getattr(question.answer, "follows", ()) else ""


def _with_slip_or_step(question: Question, typed: str, found: Grade) -> Grade:
    """Returns `found` with the common slip that explains it, or else with the first step.

    Where entries were credited one sees which one is wrong: the first step would say less.
    """
    credited = _credited(question, found)
    # Of what is right so far, digits are all that is wanted.
    if found.verdict is Verdict.TOO_COARSE or (found.feedback and not credited):
        return found
    said = _slip(question, typed, found)
    if not said and not credited:
        said = _first_wrong(question.answer, found) or _first_step(question)
    return replace(found, feedback="; ".join(filter(None, [credited, said])))


def _slip(question: Question, typed: str, found: Grade) -> str:
    from quizapp.answers import slips

    return slips.slip(question.answer, typed, [part.name for part in found.parts if part.score])


def _first_wrong(answer: Answer, found: Grade) -> str:
    """Returns where to look among entries that rest on each other, the first of which is right."""
    wrong = [part.name for part in found.parts if part.score < 1]
    if not getattr(answer, "follows", ()) or not wrong or wrong[0] == found.parts[0].name:
        return ""
    for name in wrong:
        rests_on = _rests_on(answer, name)
        if not set(rests_on).intersection(wrong):
            return f"look at {name} first" + (": what it rests on is right" if rests_on else "")
    return ""


def _first_step(question: Question) -> str:
    if question.origin is None or not question.hints:
        return ""
    return f"compare your first step: {question.hints[-1]}"
