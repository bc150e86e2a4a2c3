from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from quizapp import families
from quizapp.errors import BadInputError
from quizapp.study.exam.blueprint import Blueprint, Section
from quizapp.study.exam.drawing import draw
from quizapp.study.exam.paper import from_plan, plan_of

if TYPE_CHECKING:
    from quizapp.families.generate import Problem
    from quizapp.model.questions import Answer
    from quizapp.study.desk import Desk


def blueprint(*sections: Section) -> Blueprint:
    return Blueprint("mine.toml", "Mine", 600, sections)


def cards(count: int, **more: object) -> Section:
    return Section("Cards", 1, count, 2, 0.5, **more)  # type: ignore[arg-type] # any field


def problems(count: int, *named: str, levels: tuple[int, ...] = (2,), line: int = 9) -> Section:
    return Section("Problems", line, count, 6, 0.5, families=named, levels=levels)


def test_the_same_seed_draws_the_same_paper(desk: Desk) -> None:
    plan = blueprint(cards(3), problems(2, "dag-grad-one", "sgd"))
    assert draw(desk.peek, plan, 7) == draw(desk.peek, plan, 7)
    keys = {
        tuple(item.question.key for item in draw(desk.peek, plan, seed).items) for seed in range(6)
    }
    assert len(keys) > 1


def test_a_seed_that_was_given_to_a_class_draws_the_same_paper_in_every_version(desk: Desk) -> None:
    items = draw(desk.peek, blueprint(cards(3), problems(2, "dag-grad-one")), 7).items
    drawn = [(item.question.key, item.question.origin) for item in items]
    assert [key for key, origin in drawn if not origin] == ["direction", "evaluations", "always"]
    assert [origin.seed for _, origin in drawn if origin] == [80980120, 573338465]


def test_a_paper_is_made_again_from_what_the_store_keeps(desk: Desk) -> None:
    paper = draw(desk.peek, blueprint(cards(4), problems(2, "dag-grad-one")), 7)
    assert from_plan(desk.peek, plan_of(paper)) == paper


def test_no_card_comes_twice_whatever_the_sections(desk: Desk) -> None:
    paper = draw(desk.peek, blueprint(cards(2), cards(2)), 3)
    keys = [item.question.key for item in paper.items]
    # Cards that are judged by the learner, and skills, are on no paper.
    assert sorted(keys) == ["always", "direction", "epoch", "evaluations"]
    assert [item.number for item in paper.items] == [1, 2, 3, 4]


def test_a_section_that_asks_for_too_much_is_refused_with_its_line(desk: Desk) -> None:
    with pytest.raises(BadInputError, match=r"^mine.toml:1: 4 cards fit here, 5 are asked for; "):
        draw(desk.peek, blueprint(cards(5)), 3)


def test_kinds_and_tags_are_kept_to(desk: Desk) -> None:
    (item,) = draw(desk.peek, blueprint(cards(1, kinds=("choice",))), 3).items
    assert item.question.key == "direction"
    (item,) = draw(desk.peek, blueprint(cards(1, tags=("trap",))), 3).items
    assert item.question.key == "direction"
    with pytest.raises(BadInputError, match="1 cards fit"):
        draw(desk.peek, blueprint(cards(2, tags=("trap",))), 3)


def test_only_where_one_may_guess_does_a_wrong_answer_cost(desk: Desk) -> None:
    paper = draw(desk.peek, blueprint(cards(4), problems(1, "dag-grad-one")), 3)
    costs = {item.question.answer.kind: item.negative for item in paper.items}
    assert costs == {"text": 0, "true-false": 1, "choice": 1, "expression": 0, "number": 0}
    assert paper.marks == 4 * 2 + 6


def test_topics_take_turns_and_families_are_not_repeated_before_all_came(desk: Desk) -> None:
    members = [name for name in families.names() if families.topic_of(name) == "losses"]
    section = problems(len(members) + 2, "losses", "dag-grad-one", levels=(1, 2))
    paper = draw(desk.peek, blueprint(section), 1)
    asked = [item.question.origin for item in paper.items]
    names = [origin.family for origin in asked if origin]
    assert names[1::2] == ["dag-grad-one"] * len(names[1::2])
    assert max(Counter(names[::2]).values()) == 1
    assert {origin.level for origin in asked if origin} == {1, 2}
    # The same family again, but never the same instance.
    assert len({origin.seed for origin in asked if origin}) == len(asked)


def test_a_problem_whose_two_solutions_disagree_is_drawn_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = blueprint(problems(1, "dag-grad-one"))
    (before,) = draw(desk.peek, plan, 4).items
    independent = families.independent

    def disagrees(made: Problem) -> Answer:
        is_first = made.question == before.question
        return families.golden("hog-length").question.answer if is_first else independent(made)

    monkeypatch.setattr(families, "independent", disagrees)
    (after,) = draw(desk.peek, plan, 4).items
    assert after.question.key == before.question.key
    assert after.question != before.question
