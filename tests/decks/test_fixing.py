"""Sure edits: what they make of a deck, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp import decks
from quizapp.decks import fixing
from quizapp.model.decks import DeckFile, Diagnostic, Edit, Span

FILE = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)


def mended(text: str) -> str:
    return fixing.fixed(text, decks.parse(FILE, text, ())[1])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: a?\nA: b\n\nq: c?\na: d\n", "Q: a?\nA: b\n\nQ: c?\nA: d\n"),
        ("Q：“a”？\nA：b\n", "Q： “a”？\nA： b\n"),
        ("Q: a?\nA: b\nC: an [epoch]\n", "Q: a?\nA: b\n\nC: an [epoch]\n"),
        ("Q: a?\nA: b\n\n> hnit: c\n", "Q: a?\nA: b\n\n> hint: c\n"),
        ("---\ntitel: a\n---\n", "---\ntitle: a\n---\n"),
        ("Q: a? <!-- levle: 1 -->\nA: b\n", "Q: a? <!-- level: 1 -->\nA: b\n"),
        ("Q: a\u202e?\r\nA: b\rq: c\n", "Q: a?\r\nA: b\rQ: c\n"),
    ],
)
def test_what_is_sure_is_mended(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Q: a?\nA: b\n\n- q: c?\n**Q:** d\nD: e\n",
        "---\nauthor: a\n---\n",
        "Q: a?\nA: b\n\n> note: c\n",
        "Q: a?\n",
    ],
)
def test_what_is_not_sure_stays(text: str) -> None:
    assert mended(text) == text


def finding(start: int, end: int, text: str) -> Diagnostic:
    span = Span(1, start + 1, 1, end + 1)
    return Diagnostic("a.md", span, "D701", "warning", "", "", Edit(span, text))


@given(st.text("ab", max_size=20), st.data())
def test_edits_that_do_not_touch_are_all_done(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += text[at:start], "X"
        at = end
    expected = "".join(parts) + text[at:]
    found = [finding(start, end, "X") for start, end in data.draw(st.permutations(spans))]
    assert fixing.fixed(text, found) == (expected, len(spans))


def test_of_two_edits_of_one_place_one_is_done() -> None:
    assert fixing.fixed("abcd", [finding(0, 3, "x"), finding(1, 4, "y")]) == ("ay", 1)


def test_a_deck_keeps_its_mode_and_its_byte_order_mark(tmp_path: Path) -> None:
    deck = tmp_path / "a.md"
    deck.write_bytes(b"\xef\xbb\xbfold")
    deck.chmod(0o640)
    fixing.write(deck, "neu\u00df")
    assert deck.read_bytes() == b"\xef\xbb\xbfneu\xc3\x9f"
    assert deck.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [deck]
