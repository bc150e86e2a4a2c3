"""The date of an exam: set, shown, cleared; and what it makes of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

DECK = "---\ntopic: {0}\n---\n\n" + "".join(
    f'Q: {{0}} {n}? <!-- id: {{0}}-{n} -->\n\nA: "yes"\n\n' for n in range(4)
)


@pytest.fixture
def studied(program: Program) -> Program:
    """Two small decks, of which all was once answered with ease."""
    decks = program.home / "decks"
    decks.mkdir(parents=True)
    for topic in ("losses", "steps"):
        (decks / f"{topic}.md").write_text(DECK.format(topic), encoding="utf-8")
    assert program("load", "--yes").code == 0
    for topic in ("losses", "steps"):
        assert program("review", "--auto", "easy", "-n", "1", "--topic", topic).code == 0
    return program


def ways(program: Program, *args: str, now: str = "2026-11-24T12:00:00+01:00") -> Any:
    return program("exam-date", *args, "--json", now=now).json


def test_a_date_is_kept_shown_and_cleared(studied: Program) -> None:
    assert ways(studied) == []
    (way,) = ways(studied, "2026-12-04")
    assert (way["topic"], way["date"], way["days"], way["learnt"]) == (None, "2026-12-04", 10, 2)
    assert way["last_pass"] == {"from": "2026-12-01", "waiting": 2, "daily": 1, "today": 0}
    assert 0.5 < way["recall"] < way["recall_with_last_pass"] < 1
    assert {topic["topic"] for topic in way["topics"]} >= {"losses", "steps", "sgd"}
    assert ways(studied, "--clear") == []


def test_each_topic_may_have_its_own_date_and_the_next_comes_first(studied: Program) -> None:
    ways(studied, "2026-12-04")
    found = ways(studied, "2026-11-30", "--topic", "steps")
    assert [(way["topic"], way["date"]) for way in found] == [
        ("steps", "2026-11-30"),
        (None, "2026-12-04"),
    ]
    assert [topic["topic"] for topic in found[0]["topics"]] == ["steps"]
    assert len(ways(studied, "--clear", "--topic", "steps")) == 1


def test_in_the_last_days_a_review_asks_what_is_not_due(studied: Program) -> None:
    day = "2026-11-27T12:00:00+01:00"
    say: list[dict[str, Any]] = [{"command": "quit"}]
    assert studied.talk("review", "--new", "0", say=say, now=day).lines[0]["type"] == "end"
    ways(studied, "2026-11-28")
    first = studied.talk("review", "--new", "0", say=say, now=day).lines[0]
    assert first["key"] in {"losses-0", "steps-0"}
    answers = [{"answer": "yes"}] * 2
    talk = studied.talk("review", "--new", "0", say=answers, now=day)
    assert [grade["verdict"] for grade in talk.grades] == ["correct", "correct"]
    assert ways(studied, now=day)[0]["last_pass"]["today"] == 0
    after = "2026-11-28T12:00:00+01:00"
    assert ways(studied, now=after) == []
    assert studied("doctor", now=after).code == 0


def test_the_page_says_what_the_way_is(studied: Program) -> None:
    assert "No exam is ahead" in studied("exam-date").out
    page = studied("exam-date", "2026-12-04").out
    assert "2026-12-04, in 10 days: all topics" in page
    assert "from 2026-12-01, about 1 a day" in page
    assert "if you stop now, " in page
    assert max(map(len, page.splitlines())) < 80


REFUSED = [
    (["2026-11-24"], "not ahead"),
    (["1999-01-01"], "not ahead"),
    (["2026-02-30"], "no date"),
    (["--clear"], "no such date"),
    (["2026-12-24", "--clear"], "one of them"),
    (["2026-12-24", "--topic", "stepps"], "did you mean `steps`?"),
]


def test_what_is_no_date_ahead_is_refused(studied: Program) -> None:
    for args, said in REFUSED:
        done = studied("exam-date", *args)
        assert (done.code, done.out) == (2, ""), args
        assert said in done.err
    assert ways(studied) == []
