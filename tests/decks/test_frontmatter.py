"""Front matter as other programs write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

    Parse = Callable[[str], tuple[list[Card], list[Diagnostic]]]


@pytest.mark.parametrize(
    ("front", "tags", "codes"),
    [
        ("tags:\n  - exam\n  - week 1", ("exam", "week 1"), []),
        ("tags:\n- exam\ntitle: A", ("exam",), []),
        ("tags: [exam]\n- week-1", ("exam",), ["D502"]),
        ("tags:\n- [a, b]", (), ["D503", "D502"]),
        ("tags:", (), ["D503"]),
        ("aliases:\n  - one\ntags: exam", ("exam",), ["D501"]),
        ("title:\n- one", (), ["D503", "D502"]),
        ("two words:\n- one", (), ["D502", "D502"]),
    ],
)
def test_tags_may_stand_below_their_key(
    parse: Parse, front: str, tags: tuple[str, ...], codes: list[str]
) -> None:
    (card,), found = parse(f"---\n{front}\n---\n\nQ: a?\n\nA: b\n")
    assert (card.tags, [one.code for one in found]) == (tags, codes)
