"""What all tests share: a home of their own, a clock that stands, the real program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
NOON = "2026-11-24T12:00:00+01:00"


# No test asserts a time: a busy machine is no fault of the code. The examples of properties are the
# same each time, so that a change is to blame for what fails; `QUIZAPP_EXPLORE=1` tries others.
settings.register_profile("quizapp", deadline=None, derandomize="QUIZAPP_EXPLORE" not in os.environ)
settings.load_profile("quizapp")

# A shell that runs tests in the background lets them, and the programs they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wheel", action="store_true", help="build, install and run the wheel")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--wheel"):
        return
    skip = pytest.mark.skip(reason="needs --wheel")
    for item in items:
        if item.get_closest_marker("wheel"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may ever touch the data of whoever runs it."""
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("QUIZAPP_STORE", raising=False)
    monkeypatch.delenv("QUIZAPP_NOW", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        """stdout as one JSON value."""
        return json.loads(self.out)

    @property
    def grades(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["type"] == "grade"]


@dataclass(frozen=True)
class Program:
    """The real program in a process of its own, with a home and a clock of its own."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *args: str, stdin: str = "", now: str = NOON) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "quizapp", *args],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ
            | {"QUIZAPP_HOME": str(self.home), "QUIZAPP_NOW": now, "COLUMNS": "80"}
            | self.environment,
            cwd=ROOT,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def talk(self, *args: str, say: list[dict[str, Any]], now: str = NOON) -> Result:
        """Runs a JSON lines session."""
        stdin = "".join(json.dumps(message) + "\n" for message in say)
        return self(*args, "--json", stdin=stdin, now=now)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")
