from __future__ import annotations

import pytest

from quizapp.terminal.exam.keys import Key, Pressed, pressed


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        (":b 3", "text", Pressed(Key.BACK, 3)),
        ("：ｂ　３。", "text", Pressed(Key.BACK, 3)),
        (":back", "text", Pressed(Key.BACK)),
        ("；ｑ", "text", Pressed(Key.QUIT)),
        ("q", "choice", Pressed(Key.QUIT)),
        ("q", "text", None),
        ("？", "text", Pressed(Key.HELP)),
        (":h", "text", Pressed(Key.HELP)),
        (":", "text", Pressed(Key.HELP)),
        ("2", "choice", None),
    ],
)
def test_a_command_is_known_however_it_is_typed(
    typed: str, kind: str, found: Pressed | None
) -> None:
    assert pressed(typed, kind) == found
