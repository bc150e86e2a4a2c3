"""The README names every command, and its two lines are what CI and a stranger run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from quizapp import families
from quizapp.cli import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = cli.list_commands(click.Context(cli))


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "home"])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`{command}" in README or f"`quizapp {command}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_begins_with_examples(command: str) -> None:
    loaded = cli.get_command(click.Context(cli), command)
    assert loaded
    assert loaded.help
    paragraphs = loaded.help.split("\n\n")
    assert any("Examples:" in paragraph for paragraph in paragraphs[:3])


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_fits_eighty_columns(command: str) -> None:
    loaded = cli.get_command(click.Context(cli), command)
    assert loaded
    page = loaded.get_help(click.Context(loaded, info_name=command, terminal_width=80))
    assert [line for line in page.splitlines() if len(line) > 80] == []


def test_the_setup_lines_are_the_first_things_to_copy() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert [line.split()[-1].rsplit("/")[-1] for line in lines] == ["quiz", "pytest"]


def test_every_family_can_be_scheduled_at_every_level() -> None:
    decks = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "content").glob("*.md"))
    assert all(f"P: {family}, levels 1-5" in decks for family in families.names())


def test_every_family_is_in_the_readme() -> None:
    assert [family for family in families.names() if f"`{family}`" not in README] == []
    assert f" {len(families.names())} families" in README


def test_every_command_that_is_shown_runs(tmp_path: Path) -> None:
    (deck,) = re.findall(r"```markdown\n(.*?)```", README, re.DOTALL)
    (tmp_path / "week4.md").write_text(deck, "utf-8")
    shown = re.findall(r"^\$ quizapp (.*)$", README, re.MULTILINE)
    assert len(shown) > 5
    environment = os.environ | {"QUIZAPP_HOME": str(tmp_path / "home")}
    for line in shown:
        done = subprocess.run(
            [sys.executable, "-m", "quizapp", *shlex.split(line)],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (line, done.stderr)
