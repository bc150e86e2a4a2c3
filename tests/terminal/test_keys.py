from __future__ import annotations

import pytest

from quizapp.terminal.keys import Key, label, pressed


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        (":h", "text", Key.HINT),
        ("：h", "text", Key.HINT),
        (" :Q ", "expression", Key.QUIT),
        ("：ｈ", "text", Key.HINT),
        ("？", "text", Key.HELP),
        ("h", "choice", Key.HINT),
        ("ｈ", "choice", Key.HINT),
        ("h", "text", None),
        ("h", "cloze", None),
        ("u", "expression", None),
        ("f", "true-false", None),
        ("t", "true-false", None),
        ("1", "choice", None),
        ("?", "text", Key.HELP),
        (":x", "text", Key.HELP),
        (":", "text", Key.HELP),
        (":= x", "text", None),
    ],
)
def test_a_letter_is_a_command_only_where_it_cannot_be_an_answer(
    typed: str, kind: str, key: Key | None
) -> None:
    assert pressed(typed, kind) is key


def test_the_footer_shows_the_form_that_works() -> None:
    assert label(Key.HINT, "choice", "hint") == "h hint"
    assert label(Key.HINT, "text", "hint") == ":h hint"
