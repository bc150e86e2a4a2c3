"""What a shell is offered after Tab, asked as bash asks it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

HEAVY = "('sympy', 'numpy', 'sqlalchemy', 'alembic', 'rich', 'prompt_toolkit', 'flint')"
ASK = f"""
import sys
from quizapp.cli import cli
try:
    cli.main(prog_name="quizapp", complete_var="_QUIZAPP_COMPLETE")
finally:
    print("HEAVY", *[name for name in {HEAVY} if name in sys.modules])
"""


def offered(home: Path, line: str) -> list[str]:
    """Returns what is offered for the last word of `line`; nothing heavy may be loaded for it."""
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ
        | {
            "QUIZAPP_HOME": str(home),
            "_QUIZAPP_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        check=False,
    )
    assert done.stderr == ""
    *found, heavy = done.stdout.splitlines()
    assert heavy.strip() == "HEAVY"
    return [one.partition(",")[2] for one in found if one]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("quizapp qu", ["quiz"]),
        ("quizapp --as", ["--ascii"]),
        ("quizapp quiz --deck optim", ["optimization"]),
        ("quizapp quiz --topic numeric", ["numeric-vs-analytic"]),
        ("quizapp quiz --kind true", ["true-false"]),
        ("quizapp review --topic=numeric", ["numeric-vs-analytic"]),
        ("quizapp show opt-0", [f"opt-0{number}" for number in (1, 2, 3, 4, 6)]),
        ("quizapp suspend dag-grad-one/", [f"dag-grad-one/{level}" for level in range(1, 6)]),
        ("quizapp why nothing-like-it", []),
        ("quizapp problem dag-gr", ["dag-grad-all", "dag-grad-one"]),
        ("quizapp drill numeric", ["numeric-vs-analytic"]),
        ("quizapp drill sgd sgd-step", ["sgd-step-l2", "sgd-step-scalar", "sgd-step-vector"]),
        ("quizapp completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_names_are_completed(loaded: Path, line: str, words: list[str]) -> None:
    found = offered(loaded, line)
    assert set(words) <= set(found)
    assert len(found) < len(words) + 12


def test_tags_are_completed_one_by_one(loaded: Path) -> None:
    tags = offered(loaded, "quizapp cards --tag ")
    assert len(tags) > 1
    assert not any("|" in tag for tag in tags)


def test_where_there_is_no_store_nothing_is_completed_and_none_is_made(tmp_path: Path) -> None:
    assert offered(tmp_path, "quizapp show o") == []
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", "load"],
        cwd=ROOT,
        env=os.environ | {"QUIZAPP_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    return home


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_needs_is_printed(program: Program, shell: str) -> None:
    assert "_QUIZAPP_COMPLETE" in program("completion", shell).out
