from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.errors import BadInputError
from quizapp.resources import content_dir
from quizapp.study.exam.blueprint import read

HERE = Path(__file__).parent
KNOWN = {
    "deck": ["week1"],
    "topic": ["backpropagation", "sgd"],
    "tag": ["trap"],
    "kind": ["choice", "number", "recall", "skill"],
    "family": ["dag-grad-one", "sgd-k-steps", "sgd"],
}
LEVELS = range(1, 6)


def cases() -> list[tuple[str, str]]:
    text = (HERE / "blueprints" / "bad.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
    found = [case.partition("\n") for case in text.split("---\n")]
    return [(said, blueprint) for said, _, blueprint in found]


@pytest.mark.parametrize(("said", "blueprint"), cases(), ids=lambda value: value[:40])
def test_what_is_wrong_is_said_with_its_line(said: str, blueprint: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read(blueprint, "mine.toml", KNOWN, LEVELS)
    assert str(refused.value) == said


def test_a_blueprint_says_what_each_section_holds() -> None:
    found = read(
        """title = "Midterm"
time = "1h30m"
negative = 0.25

[[section]]
title = "Cards"
topics = ["sgd", "backpropagation"]
kinds = "choice"
decks = ["week1"]
tags = "trap"
count = 4
marks = 2.5

[[section]]
families = ["dag-grad-one", "sgd"]
levels = 3
negative = 0
count = 2
""",
        "mine.toml",
        KNOWN,
        LEVELS,
    )
    cards, problems = found.sections
    assert (found.title, found.seconds) == ("Midterm", 5400)
    assert (cards.title, cards.line, cards.count, cards.marks) == ("Cards", 5, 4, 2.5)
    assert (cards.topics, cards.kinds) == (("sgd", "backpropagation"), ("choice",))
    assert (cards.decks, cards.tags, cards.negative) == (("week1",), ("trap",), 0.25)
    assert (problems.title, problems.families) == ("Section 2", ("dag-grad-one", "sgd"))
    assert (problems.levels, problems.marks, problems.negative) == ((3,), 1, 0)


def test_problems_without_levels_may_be_of_any() -> None:
    text = "[[section]]\ncount = 1\nfamilies = 'sgd'\n"
    (section,) = read(text, "mine.toml", KNOWN, LEVELS).sections
    assert section.levels == (1, 2, 3, 4, 5)


def test_the_built_in_blueprint_is_worth_a_hundred_marks() -> None:
    from quizapp import families

    names = families.names()
    kinds = ["choice", "true-false", "ordering", "matching", "number", "expression"]
    known = KNOWN | {
        "kind": kinds,
        "family": [*names, *{families.topic_of(name) for name in names}],
    }
    text = (Path(content_dir()) / "exam.toml").read_text(encoding="utf-8")
    found = read(text, "exam.toml", known, families.LEVELS)
    assert sum(section.count * section.marks for section in found.sections) == 100
    # Every topic that has families has a problem on the paper.
    named = {name for section in found.sections for name in section.families}
    assert {families.topic_of(name) for name in names} <= named
