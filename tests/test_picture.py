"""The picture in the README shows a diagnosed mistake, whatever is drawn by now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.picture import COMMAND, PICTURE, WRONG

if TYPE_CHECKING:
    from tests.conftest import Program


def test_the_answer_in_the_picture_is_met_with_the_question_that_stands_there(
    program: Program,
) -> None:
    options = COMMAND[2:6]
    graded = json.loads(program("grade", "--family", COMMAND[1], *options, "--json", WRONG).out)
    assert graded["misconception"] == "first-path-only"
    assert graded["feedback"].endswith("?")
    shown = PICTURE.read_text(encoding="utf-8")
    assert graded["feedback"] in shown
