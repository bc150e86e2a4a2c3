"""What keeps its history when decks are edited: one file a scenario in `edits/`.

After a line that says what it shows, `== before`, one or more `== after`, and `== kept`. In the
first ones a line `-- NAME` begins a deck. `== kept` tells of every card by its question after the
last load: `X` or `X -> Y` kept its history, `+ X` is new, `- X` is retired, `? X -> Y` asked.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Selection
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.scheduling import next_state
from quizapp.store import figures
from quizapp.store.database import open_store
from quizapp.store.history import reviews
from quizapp.store.peek import Peek
from quizapp.study import loading

if TYPE_CHECKING:
    from quizapp.model.decks import Changes, Doubt
    from quizapp.store.database import Store
    from tests.study.conftest import Clock

SCENARIOS = sorted(Path(__file__).with_name("edits").glob("*.txt"))
Decks = dict[str, str]


def parts(path: Path) -> tuple[list[Decks], list[str]]:
    """Returns the decks of each load, and the lines of `== kept`."""
    _, *blocks = ("\n" + path.read_text("utf-8")).split("\n== ")
    *states, kept = (block.partition("\n")[2] for block in blocks)
    return [decks(state) for state in states], kept.split("\n")[:-1]


def decks(state: str) -> Decks:
    files = ("\n" + state).split("\n-- ")[1:]
    return {file.partition("\n")[0]: file.partition("\n")[2] for file in files}


class Shelf:
    """A folder of decks and the store they are loaded into."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.decks = folder / "decks"
        self.decks.mkdir()
        self.clock = clock
        self.store: Store = open_store(folder / "store.db", now=clock.now())
        self.peek = Peek(folder / "store.db")

    def load(self, state: Decks, accepted: tuple[Doubt, ...] = ()) -> Changes:
        for old in self.decks.rglob("*.md"):
            if old.relative_to(self.decks).as_posix() not in state:
                old.unlink()
        for name, text in state.items():
            path = self.decks / name
            path.parent.mkdir(exist_ok=True)
            # What did not change is not read again.
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, encoding="utf-8")
        files, is_covered = loading.found([self.decks], self.decks.parent / "none")
        plan = loading.pending(files, self.peek.stamps(), is_covered)
        told = loading.preview(self.store, plan, accepted)
        done = loading.apply(self.store, plan, self.clock.now(), accepted)
        assert done == told
        return done

    def answer_all(self) -> dict[str, str]:
        """Answers each card once; returns their questions by key."""
        lines = figures.lines(self.peek, Selection())
        for number, line in enumerate(lines):
            at = self.clock.now() + timedelta(minutes=number)
            row = Review(
                id=f"r{number}", card=line.key, event=Event.REVIEW, at=at, offset_minutes=0,
                day=at.toordinal(), schedules=True, rating=Rating.GOOD,
            )  # fmt: skip
            reviews.record(self.store, row, next_state)
        return {line.key: line.prompt for line in lines}

    def told(self, before: dict[str, str], changes: Changes) -> list[str]:
        lines = [
            told_of(line.prompt, before.get(line.key), is_retired=line.state == "retired")
            for line in figures.lines(self.peek, Selection())
        ]
        return sorted([*lines, *(f"? {doubt.before} -> {doubt.after}" for doubt in changes.doubts)])


def told_of(prompt: str, before: str | None, *, is_retired: bool) -> str:
    if is_retired:
        return f"- {prompt}"
    if before is None:
        return f"+ {prompt}"
    return prompt if before == prompt else f"{before} -> {prompt}"


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_an_edit(path: Path, tmp_path: Path, clock: Clock) -> None:
    (before, *afters), kept = parts(path)
    shelf = Shelf(tmp_path, clock)
    shelf.load(before)
    questions = shelf.answer_all()
    for after in afters:
        changes = shelf.load(after)
    assert shelf.told(questions, changes) == sorted(kept)
    for key, prompt in changes.edited + changes.moved + changes.retired:
        assert changes.reviews[key] == 1, prompt


@pytest.mark.parametrize("name", ["translated", "translated-section", "replaced-by-a-stranger"])
def test_a_confirmed_doubt_keeps_the_history(name: str, tmp_path: Path, clock: Clock) -> None:
    (before, after), _ = parts(Path(__file__).with_name("edits") / f"{name}.txt")
    shelf = Shelf(tmp_path, clock)
    shelf.load(before)
    shelf.answer_all()
    files, is_covered = loading.found([shelf.decks], tmp_path / "none")
    for deck, text in after.items():
        (shelf.decks / deck).write_text(text, encoding="utf-8")
    plan = loading.pending(files, {}, is_covered)
    doubts = loading.preview(shelf.store, plan).doubts
    changes = loading.apply(shelf.store, plan, clock.now(), doubts)
    assert {key for key, _ in changes.edited} == {doubt.key for doubt in doubts}
    assert (changes.added, changes.retired, changes.doubts) == ((), (), ())


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 30
