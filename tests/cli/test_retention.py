"""The wanted retention: by deck, at once, and what others would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

LATER = "2026-12-24T12:00:00+01:00"


@pytest.fixture
def studied(program: Program) -> Program:
    """Two decks of one card each, answered twice."""
    decks = program.home / "decks"
    decks.mkdir(parents=True)
    for name in ("losses", "steps"):
        card = f'Q: Of {name}? <!-- id: {name} -->\n\nA: "yes"\n'
        (decks / f"{name}.md").write_text(f"---\ntopic: {name}\n---\n\n{card}", encoding="utf-8")
    assert program("load", "--yes").code == 0
    for now in ("2026-11-24T12:00:00+01:00", LATER):
        for name in ("losses", "steps"):
            done = program("review", "--auto", "good", "-n", "1", "--topic", name, now=now)
            assert done.code == 0, done.err
    return program


def due(program: Program) -> dict[str, str]:
    cards = program("cards", "--json", now=LATER).json
    return {card["key"]: card["due"] for card in cards if card["key"] in {"losses", "steps"}}


def wanted(program: Program, *args: str) -> Any:
    done = program("retention", *args, "--json", now=LATER)
    assert done.code == 0, done.err
    return done.json


def test_what_is_wanted_of_a_deck_moves_its_cards_alone(studied: Program) -> None:
    usual = due(studied)
    found = wanted(studied, "95%", "--deck", "steps")
    assert (found["retention"], found["decks"]) == (0.9, {"steps": 0.95})
    changed = due(studied)
    assert changed["losses"] == usual["losses"]
    assert changed["steps"] < usual["steps"]
    assert studied("doctor", now=LATER).code == 0
    found = wanted(studied, "0.8")
    assert (found["retention"], found["decks"]) == (0.8, {"steps": 0.95})
    assert due(studied)["losses"] > usual["losses"]
    assert due(studied)["steps"] == changed["steps"]
    wanted(studied, "--clear")
    assert wanted(studied, "--clear", "--deck", "steps")["decks"] == {}
    assert due(studied) == usual


def test_a_card_that_moves_to_another_deck_is_scheduled_as_wanted_there(studied: Program) -> None:
    usual = due(studied)
    wanted(studied, "0.95", "--deck", "steps")
    decks = studied.home / "decks"
    moved = (decks / "losses.md").read_text(encoding="utf-8").partition("\n\n")[2]
    with (decks / "steps.md").open("a", encoding="utf-8") as file:
        file.write("\n" + moved)
    (decks / "losses.md").unlink()
    assert studied("load", "--yes", now=LATER).code == 0
    assert due(studied)["losses"] < usual["losses"]
    assert studied("doctor", now=LATER).code == 0


def test_more_retention_is_more_work(studied: Program) -> None:
    simulated = wanted(studied, "0.87")["simulated"]
    assert [one["retention"] for one in simulated["workloads"]] == [0.7, 0.8, 0.85, 0.87, 0.9, 0.95]
    minutes = [one["minutes"] for one in simulated["workloads"]]
    assert minutes == sorted(minutes)
    assert simulated["days"] == 90
    page = studied("retention", now=LATER).out
    assert "87% when a card is due" in page
    assert page.count("(now)") == 1
    assert max(map(len, page.splitlines())) < 80


def test_what_is_no_retention_is_refused(studied: Program) -> None:
    for args, said in (
        (["much"], "no retention"),
        (["nan"], "from 70% to 97%"),
        (["0.5"], "from 70% to 97%"),
        (["100%"], "from 70% to 97%"),
        (["0.9", "--deck", "stepps"], "did you mean `steps`?"),
        (["0.9", "--clear"], "one of them"),
        (["--clear"], "nothing was wanted"),
    ):
        done = studied("retention", *args, now=LATER)
        assert (done.code, done.out) == (2, ""), args
        assert said in done.err
    assert wanted(studied)["decks"] == {}
