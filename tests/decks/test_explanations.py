"""Every code has a page, whose bad example is found out and whose good one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp import decks, families
from quizapp.decks import source
from quizapp.decks.codes import Code
from quizapp.decks.explanations import pages

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = [code.number for code in Code]


def codes(text: str, folder: Path) -> list[str]:
    path = folder / "deck.md"
    path.write_text(text, encoding="utf-8")
    files = source.named([path], shipped_dir=folder / "shipped", user_dir=folder / "user")
    return [one.code for one in decks.load(files, families.names(), thorough=True)[1]]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_bad_example_is_found_out_and_a_good_one_is_not(number: str, tmp_path: Path) -> None:
    page = pages()[number]
    assert set(codes(page.bad, tmp_path)) == {number}
    assert codes(page.good, tmp_path) == []


def test_there_is_no_page_without_a_code() -> None:
    assert list(pages()) == NUMBERS
