from __future__ import annotations

import pytest

from quizapp.answers import choice, text
from quizapp.terminal.exam import keys as exam_keys
from quizapp.terminal.keys import Key, is_habit, key_without_colon, label, letters, note, pressed


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
        (":z", "text", Key.HELP),
        (":f", "text", Key.FLAG),
        (":f which loss?", "text", Key.FLAG),
        ("：ｆ 哪个损失？", "choice", Key.FLAG),
        ("f which loss?", "choice", None),
        ("f(x) = 1", "expression", None),
        ("e", "number", None),
        ("e", "choice", Key.EDIT),
        (":", "text", Key.HELP),
        (":= x", "text", None),
        (":quit", "text", Key.QUIT),
        (":Help", "text", Key.HELP),
        ("：帮助", "text", Key.HELP),
        (":nn", "text", Key.HELP),
        ("：q。", "text", Key.QUIT),
        ("： ｑ", "text", Key.QUIT),
        ("；ｑ", "text", Key.QUIT),
        ("：？", "text", Key.HELP),
        ("？？", "text", Key.HELP),
        (":1", "number", None),
        ("", "text", None),
        ("quit", "number", Key.QUIT),
        ("Exit", "choice", Key.QUIT),
        ("hint", "vector", Key.HINT),
        ("next", "matching", Key.SKIP),
        ("help", "ordering", Key.HELP),
        ("quit", "text", None),
        ("hint", "expression", None),
        ("right", "true-false", None),
        ("exp", "number", None),
    ],
)
def test_a_letter_is_a_command_only_where_it_cannot_be_an_answer(
    typed: str, kind: str, key: Key | None
) -> None:
    assert pressed(typed, kind) is key


def test_a_key_is_no_term_unless_it_is_the_right_one() -> None:
    epoch = text.Answer(("epoch", "e"))
    assert is_habit("q", epoch, Key)
    assert is_habit("：", epoch, Key) is False
    assert is_habit("e", epoch, Key) is False
    assert is_habit("eq", epoch, Key) is False
    assert is_habit("q", text.Answer(("x",)), Key) is False
    assert is_habit("b", epoch, exam_keys.Key)


def test_the_footer_shows_the_form_that_works() -> None:
    assert label(Key.HINT, "choice", "hint") == "h hint"
    assert label(Key.HINT, "text", "hint") == ":h hint"


def test_a_letter_that_names_an_option_is_an_answer() -> None:
    options = choice.Answer(("n", "P", "２"), (True, False, False), ("", "", ""))
    taken = letters(options)
    assert pressed("n", "choice", taken) is None
    assert pressed(":n", "choice", taken) is Key.SKIP
    assert label(Key.SKIP, "choice", "next", taken) == ":n next"
    assert pressed("s", "choice", taken) is Key.SOLUTION
    assert pressed("c", "choice", taken) is None
    worded = letters(choice.Answer(("Graph", "tree"), (True, False), ("", "")))
    assert pressed("graph", "choice", worded) is None
    assert pressed("quit", "choice", worded) is Key.QUIT


def test_a_key_may_have_been_typed_without_the_colon_that_it_needs() -> None:
    assert key_without_colon("h", "text") is Key.HINT
    assert key_without_colon("Quit", "named") is Key.QUIT
    assert key_without_colon("h", "number") is None
    assert key_without_colon("epoch", "text") is None


def test_a_flag_may_say_why() -> None:
    assert note(":f which loss?") == "which loss?"
    assert note(":F  哪个损失？ ") == "哪个损失？"
    assert note("；ｆ　哪个损失？") == "哪个损失？"
    assert note(":flag which loss?") == "which loss?"
    assert note(":f") == ""
    assert note("") == ""
    assert note(":h which") == ""
