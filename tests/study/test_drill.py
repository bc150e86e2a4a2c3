from __future__ import annotations

import pytest

from quizapp import families
from quizapp.answers import choice
from quizapp.grading import grade
from quizapp.model.cards import Skill
from quizapp.model.ratings import Rating
from quizapp.study.choices import as_choice
from quizapp.study.drill import Drill, plan


def drill(
    seed: int, *skills: Skill, choices: bool = False, mistakes: tuple[str, ...] = ()
) -> Drill:
    return Drill(skills, seed, choices=choices, mistakes=mistakes)


GRADIENT = Skill("dag-grad-one", 3)


def test_the_first_problem_is_the_instance_that_the_seed_names() -> None:
    question = drill(7, GRADIENT).next()
    assert question == families.problem("dag-grad-one", 3, 7).question


def test_a_skill_that_comes_again_brings_another_instance() -> None:
    source = drill(7, *[GRADIENT] * 6)
    asked = [source.next() for _ in range(6)]
    assert len({question.prompt for question in asked if question}) == 6
    assert source.next() is None


def test_a_question_that_is_given_back_comes_next() -> None:
    source = drill(7, GRADIENT, GRADIENT)
    first = source.next()
    assert first
    source.settle(first, Rating.GOOD)
    source.give_back(first)
    assert source.next() is first


@pytest.mark.parametrize(
    ("count", "levels"),
    [(5, [1, 2, 3, 4, 5]), (10, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]), (1, [1]), (3, [1, 2, 4])],
)
def test_a_drill_without_a_level_rises_through_all(count: int, levels: list[int]) -> None:
    skills = plan(["dag-grad-one"], count, None, families.LEVELS)
    assert [skill.level for skill in skills] == levels


def test_families_take_turns() -> None:
    skills = plan(["dag-grad-one", "sgd-step-scalar"], 3, 2, families.LEVELS)
    assert [skill.key for skill in skills] == [
        "dag-grad-one/2",
        "sgd-step-scalar/2",
        "dag-grad-one/2",
    ]


def test_distractors_are_the_known_mistakes_of_the_very_instance() -> None:
    typed = families.problem("dag-grad-one", 3, 7).question
    question = as_choice(typed, seed=1)
    assert isinstance(question.answer, choice.Answer)
    right = [
        text
        for text, good in zip(question.answer.options, question.answer.right, strict=True)
        if good
    ]
    assert right == [typed.answer.text()]
    wrong = {mistake.answer.text(): mistake.feedback for mistake in typed.misconceptions}
    notes = dict(zip(question.answer.options, question.answer.notes, strict=True))
    assert all(notes[text] == wrong[text] for text in notes if text not in right)
    assert question == as_choice(typed, seed=1)


def test_who_picks_a_mistake_is_diagnosed() -> None:
    question = as_choice(families.problem("dag-grad-one", 3, 7).question, seed=1)
    tags = set()
    for number, note in enumerate(question.answer.view()["choices"], start=1):
        found = grade(question, str(number))
        tags.add(found.misconception)
        assert (found.misconception is None) == found.verdict.is_right, note
    assert len(tags) == 4


def test_slips_fill_a_choice_of_too_few_mistakes() -> None:
    typed = families.problem("dag-grad-one", 3, 8).question
    few = typed._replace(misconceptions=typed.misconceptions[:2])
    question = as_choice(few, seed=1)
    assert isinstance(question.answer, choice.Answer)
    known = {mistake.answer.text() for mistake in few.misconceptions}
    filled = set(question.answer.options) - known - {typed.answer.text()}
    assert len(filled) == 1
    # Who picks what is no known mistake is not said to have made one.
    (number,) = (n for n, text in enumerate(question.answer.options, 1) if text in filled)
    assert grade(question, str(number)).misconception is None
    assert len(question.misconceptions) == len(known)


def test_an_order_is_picked_by_the_names_of_its_items() -> None:
    typed = families.problem("backward-order", 2, 3).question
    question = as_choice(typed, seed=1)
    assert isinstance(question.answer, choice.Answer)
    items = sorted(typed.answer.view()["items"])
    for option, is_right in zip(question.answer.options, question.answer.right, strict=True):
        names = option.split(", ")
        assert sorted(names) == items
        numbers = " ".join(str(typed.answer.view()["items"].index(name) + 1) for name in names)
        assert typed.answer.grade(numbers).verdict.is_right == is_right


def test_what_has_options_of_its_own_keeps_them() -> None:
    naming = families.problem("gate-patterns", 5, 1).question
    assert as_choice(naming, seed=1) is naming


def test_a_drill_of_mistakes_prefers_instances_in_which_they_show() -> None:
    source = drill(3, *[Skill("dag-grad-one", 2)] * 5, mistakes=("max-scaled",))
    for _ in range(5):
        question = source.next()
        assert question
        assert "max-scaled" in {mistake.tag for mistake in question.misconceptions}


def test_a_mistake_whose_number_says_nothing_does_not_show() -> None:
    skill = Skill("gate-patterns", 1)
    held = [families.problem("gate-patterns", 1, seed).question for seed in range(40)]
    silent = [
        seed
        for seed, question in enumerate(held)
        for wrong in question.misconceptions
        if wrong.tag == "local-only"
        and grade(question, wrong.answer.text()).misconception != "local-only"
    ]
    assert silent
    for seed in silent[:3]:
        question = drill(seed, skill, mistakes=("local-only",)).next()
        assert question
        (wrong,) = [one for one in question.misconceptions if one.tag == "local-only"]
        assert grade(question, wrong.answer.text()).misconception == "local-only"
