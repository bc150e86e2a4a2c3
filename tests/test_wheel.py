"""The wheel works where there is no checkout: in an empty environment, in another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def quizapp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Builds the wheel, installs it into an empty environment, and returns the command's path."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = folder.glob("*.whl")
    install = [str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return scripts / "quizapp"


def run(command: Path, home: Path, *args: str, stdin: str = "") -> str:
    done = subprocess.run(
        [str(command), *args],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=home.parent,
        env=os.environ | {"QUIZAPP_HOME": str(home)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.wheel
def test_the_installed_program_loads_its_decks_and_asks_a_quiz(
    quizapp: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert "Loaded" in run(quizapp, home, "load")
    give_up = json.dumps({"command": "solution"}) + "\n"
    said = run(quizapp, home, "quiz", "-n", "3", "--json", stdin=3 * give_up)
    types = [json.loads(line)["type"] for line in said.splitlines()]
    assert types == ["question", "grade"] * 3 + ["end"]
    assert run(quizapp, home, "log", "--ids").count("\n") == 3
    assert "ok" in run(quizapp, home, "doctor").lower()
