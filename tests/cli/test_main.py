from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from quizapp.cli import cli
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.conftest import Program

STEERS = "a\x1b[31m\nb"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("load", STEERS), 3),
        (("check", STEERS), 3),
        (("show", STEERS), 2),
        (("grade", "--cases", STEERS), 3),
        (("problem", STEERS), 2),
        (("--store", "postgresql://" + STEERS, "quiz"), 2),
    ],
)
def test_a_refusal_is_one_line_that_steers_nothing(
    program: Program, words: tuple[str, ...], code: int
) -> None:
    done = program(*words)
    refusal = done.err.splitlines()[-1]
    assert done.code == code
    assert refusal.startswith("quizapp: ")
    assert "\x1b" not in done.err


def test_the_name_of_a_file_is_shown_with_all_its_characters(program: Program) -> None:
    assert "a␛[31m b" in program("load", STEERS).err
    assert "a␛[31m" in program("config", "--store", STEERS).out


INTERRUPTED_IMPORT = """
import runpy, sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "quizapp.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
runpy.run_module("quizapp", run_name="__main__")
"""


def test_ctrl_c_is_quiet_while_the_program_is_still_being_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IMPORT], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize("words", [("cards",), ("cards", "--json")])
def test_a_reader_who_has_seen_enough_is_no_failure(
    loaded: Program, words: tuple[str, ...]
) -> None:
    """As `quizapp cards | head -1`: much is written, and nobody reads it."""
    running = subprocess.Popen(
        [sys.executable, "-m", "quizapp", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"QUIZAPP_HOME": str(loaded.home)},
        cwd=ROOT,
    )
    assert running.stdout
    running.stdout.close()
    _, said = running.communicate()
    assert (running.returncode, said) == (0, b"")


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_clock_out_of_all_range_is_refused(program: Program, now: str) -> None:
    for command in ("stats", "review"):
        done = program(command, now=now)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            f"quizapp: QUIZAPP_NOW: `{now}` is no time; write 2026-11-24T10:00:00+01:00\n"
        )


def test_a_zone_that_is_none_is_refused(program: Program) -> None:
    running = subprocess.run(
        [sys.executable, "-m", "quizapp", "stats"],
        capture_output=True,
        text=True,
        env=os.environ | {"QUIZAPP_HOME": str(program.home), "TZ": "XXX-25:61"},
        cwd=ROOT,
        check=False,
    )
    said = "quizapp: TZ: `XXX-25:61` is no zone; write one such as Europe/Paris\n"
    assert (running.returncode, running.stderr) == (2, said)


@pytest.mark.parametrize(
    "words",
    [
        [name] if option.is_flag else [name, "x"]
        for option in cli.params
        if isinstance(option, click.Option) and option.expose_value
        for name in (*option.opts, *option.secondary_opts)
    ],
    ids=" ".join,
)
def test_a_global_option_may_stand_behind_the_command(words: list[str]) -> None:
    before = cli.make_context("quizapp", [*words, "config"]).params
    assert cli.make_context("quizapp", ["config", *words]).params == before
    assert cli.make_context("quizapp", ["config", "=".join(words)]).params == before
    behind_all = cli.make_context("quizapp", ["grade", "--", *words]).params
    assert behind_all == cli.make_context("quizapp", ["grade"]).params
