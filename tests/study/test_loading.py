from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from quizapp.errors import BadInputError
from quizapp.store.database import open_store
from quizapp.store.peek import Peek
from quizapp.study import loading

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.model.decks import Changes
    from tests.study.conftest import Clock

ONE = 'Q: One?\n\nA: "one"\n'
TWO = 'Q: Two?\n\nA: "two"\n'
THREE = 'Q: Three?\n\nA: "three"\n'


class Loader:
    """A store, and a folder of decks that is loaded into it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.decks = folder / "decks"
        self.decks.mkdir()
        self._clock = clock
        self._store = open_store(str(folder / "store.db"), now=clock.now())
        self._peek = Peek(folder / "store.db")
        self._user = folder / "none"

    def write(self, name: str, text: str) -> None:
        (self.decks / name).write_text(text, encoding="utf-8")

    def pending(self) -> loading.Pending:
        files, is_covered = loading.found([self.decks], self._user)
        return loading.pending(files, self._peek.stamps(), is_covered)

    def preview(self) -> Changes:
        return loading.preview(self._store, self.pending())

    def load(self) -> Changes:
        return loading.apply(self._store, self.pending(), self._clock.now())

    def keys(self) -> set[str]:
        return set(self._peek.keys())


@pytest.fixture
def loader(tmp_path: Path, clock: Clock) -> Loader:
    return Loader(tmp_path, clock)


def prompts(cards: tuple[tuple[str, str], ...]) -> list[str]:
    return [prompt for _, prompt in cards]


def test_only_what_changed_is_read_again(loader: Loader) -> None:
    loader.write("a.md", ONE)
    loader.write("b.md", TWO)
    assert prompts(loader.load().added) == ["One?", "Two?"]
    assert loader.pending().decks == ()
    loader.write("b.md", TWO + "\n" + THREE)
    assert [deck.file.name for deck in loader.pending().decks] == ["b"]
    changes = loader.load()
    assert (prompts(changes.added), changes.unchanged) == (["Three?"], 1)


def test_a_deck_that_is_gone_retires_its_cards(loader: Loader) -> None:
    loader.write("a.md", ONE)
    loader.write("b.md", TWO)
    loader.load()
    (loader.decks / "b.md").unlink()
    assert prompts(loader.load().retired) == ["Two?"]


def test_a_card_that_moves_to_another_deck_keeps_its_key(loader: Loader) -> None:
    loader.write("a.md", ONE + "\n" + TWO)
    loader.load()
    before = loader.keys()
    loader.write("a.md", ONE)
    loader.write("b.md", TWO)
    assert prompts(loader.load().moved) == ["Two?"]
    assert loader.keys() == before


def test_an_error_refuses_the_whole_load(loader: Loader) -> None:
    loader.write("a.md", ONE)
    loader.write("b.md", "Q: No answer?\n")
    assert loading.has_errors(loader.pending())
    with pytest.raises(BadInputError, match=r"b\.md:1:1: .*; mend it"):
        loader.load()
    assert loader.keys() == set()


def test_the_search_for_circles_goes_on_after_a_load_and_after_one_that_fails(
    loader: Loader,
) -> None:
    loader.write("a.md", ONE)
    loader.load()
    assert gc.isenabled()
    loader.write("a.md", "Q: No answer?\n")
    with pytest.raises(BadInputError):
        loader.load()
    assert gc.isenabled()


def test_what_was_read_is_not_searched_before_it_is_written(loader: Loader) -> None:
    loader.write("a.md", ONE)
    loader.pending()
    assert gc.get_freeze_count() > 0
    loader.load()
    assert gc.get_freeze_count() == 0


def test_who_switched_the_search_for_circles_off_finds_it_so(loader: Loader) -> None:
    gc.disable()
    try:
        loader.load()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_preview_says_the_same_and_writes_nothing(loader: Loader) -> None:
    loader.write("a.md", ONE + "\n" + TWO)
    preview = loader.preview()
    assert prompts(preview.added) == ["One?", "Two?"]
    assert loader.keys() == set()
    assert loader.load() == preview


@pytest.mark.parametrize(("left", "much"), [(ONE + "\n" + TWO, ()), (ONE, ("a",))])
def test_a_load_that_would_retire_more_than_half_of_a_deck_says_so(
    loader: Loader, left: str, much: tuple[str, ...]
) -> None:
    loader.write("a.md", f"{ONE}\n{TWO}\n{THREE}")
    loader.load()
    loader.write("a.md", left)
    assert loader.preview().emptied == much


def test_half_of_a_deck_is_not_more_than_half(loader: Loader) -> None:
    loader.write("a.md", f"{ONE}\n{TWO}")
    loader.load()
    loader.write("a.md", ONE)
    assert prompts(loader.preview().retired) == ["Two?"]
    assert loader.preview().emptied == ()


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="there is no such file or folder"):
        loading.found([tmp_path / "nowhere"], tmp_path)
