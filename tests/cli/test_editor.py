from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.cli._editor import arguments


@pytest.mark.parametrize(
    ("command", "opened"),
    [
        (["vi"], "vi +7 a b.md"),
        (["/usr/bin/nvim", "-n"], "/usr/bin/nvim -n +7 a b.md"),
        (["emacsclient", "-t"], "emacsclient -t +7 a b.md"),
        (["code"], "code --wait --goto a b.md:7"),
        (["code", "--wait"], "code --wait --goto a b.md:7"),
        (["hx"], "hx a b.md:7"),
        (["kate"], "kate --block --line 7 a b.md"),
        (["own-editor"], "own-editor a b.md"),
    ],
)
def test_how_an_editor_is_told_the_line(command: list[str], opened: str) -> None:
    assert " ".join(arguments(command, Path("a b.md"), 7)) == opened
    assert "a b.md" in arguments(command, Path("a b.md"), 7)[-1]
