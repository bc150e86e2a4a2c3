"""A configuration file has the default of any option; what it cannot have is said in one line."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program


def configured(program: Program, *lines: str) -> None:
    program.home.mkdir(exist_ok=True)
    (program.home / "config.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_table_has_the_defaults_of_its_command(program: Program) -> None:
    configured(program, "[quiz]", "n = 2", "seed = 5")
    first = program.talk("quiz", say=[])
    assert (first.lines[0]["of"], first.lines[1]["of"]) == (2, 2)
    assert program.talk("quiz", say=[]).lines == first.lines
    # The command line beats the file.
    assert program.talk("quiz", "-n", "3", say=[]).lines[0]["of"] == 3


def test_the_command_line_beats_the_environment_and_that_the_file(program: Program) -> None:
    configured(program, 'store = "~/file.db"')
    environment = program.environment
    assert program("config", "--json").json["store"].endswith("/file.db")
    assert "~" not in program("config", "--json").json["store"]
    environment["QUIZAPP_STORE"] = "environment.db"
    assert program("config", "--json").json["store"] == "environment.db"
    assert program("config", "--store", "line.db", "--json").json["store"] == "line.db"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["plian = true"], "1: no setting `plian`; did you mean `plain`?"),
        (["", "[revew]", "new = 2"], "2: no command `revew`; did you mean `review`?"),
        (["[review]", "nwe = 2"], "2: no setting `nwe`; did you mean `new`?"),
        (["[review]", "new = -2"], "2: --new: -2 is not in the range x>=0"),
        (['[review]\nnew = "two"'], "2: --new: 'two' is not a valid integer range"),
        (["plain = 1"], "1: --plain is a switch; write true or false"),
        (["store = 3"], "1: --store wants a text; put it between quotation marks"),
        (["a = = 3"], "1:5: invalid value; see `quizapp config --init`"),
    ],
)
def test_what_cannot_be_set_is_one_line_with_its_place(
    program: Program, lines: list[str], said: str
) -> None:
    configured(program, *lines)
    done = program("review")
    file = program.home / "config.toml"
    assert (done.code, done.err.splitlines()[-1]) == (3, f"quizapp: {file}:{said}")
    # Help is there all the same.
    assert program("--help").code == 0


def test_every_setting_is_shown_with_where_it_comes_from(program: Program) -> None:
    configured(program, "ascii = true", "[drill]", "level = 4")
    program.environment["QUIZAPP_DECKS"] = "/elsewhere/decks"
    shown = {
        (one["table"], one["name"]): (one["value"], one["from"])
        for one in program("config", "--plain", "--json").json["settings"]
    }
    assert shown["", "ascii"] == (True, "file")
    assert shown["", "plain"] == (True, "command line")
    assert shown["", "decks"] == ("/elsewhere/decks", "QUIZAPP_DECKS")
    assert shown["", "input"] == (True, "default")
    assert shown["drill", "level"] == (4, "file")
    assert shown["review", "new"] == (20, "default")
    assert any(
        line.split() == ["drill", "level", "4", "file"]
        for line in program("config").out.splitlines()
    )


def test_init_writes_a_file_that_changes_nothing_and_is_never_overwritten(
    program: Program,
) -> None:
    before = program("config", "--json").json
    assert program("config", "--init").code == 0
    file = program.home / "config.toml"
    text = file.read_text(encoding="utf-8")
    assert not any(value for value in tomllib.loads(text).values() if value)
    assert "# new = 20" in text
    assert program("config", "--json").json == before
    again = program("config", "--init")
    assert (again.code, again.err.count("\n")) == (1, 1 + again.err.count("QUIZAPP_NOW"))
    assert file.read_text(encoding="utf-8") == text


def test_every_default_in_the_file_may_be_uncommented(program: Program) -> None:
    program("config", "--init")
    file = program.home / "config.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    has_value = [line for line in lines if line.startswith("# ") and " =   " not in line]
    kept = [line for line in lines if line.startswith("[")]
    table = ""
    settings: dict[str, list[str]] = {"": []}
    for line in lines:
        if line in kept:
            table = line
            settings[table] = []
        elif line in has_value and " = " in line:
            settings[table].append(line.removeprefix("# "))
    file.write_text(
        "\n".join("\n".join([name, *given]) for name, given in settings.items()), encoding="utf-8"
    )
    shown = program("config", "--json")
    assert shown.code == 0, shown.err
    assert len([one for one in shown.json["settings"] if one["from"] == "file"]) > 40


def test_a_switch_that_the_file_turns_on_is_turned_off_on_the_command_line(
    loaded: Program,
) -> None:
    configured(loaded, "[drill]", "choices = true")
    drill = ("drill", "dag-grad-one", "-n", "1")

    def kind(*more: str) -> str:
        return str(loaded.talk(*drill, *more, say=[]).lines[0]["kind"])

    assert (kind(), kind("--no-choices"), kind("--choices")) == ("choice", "number", "choice")
    assert "--choices / --no-choices" not in loaded("drill", "--help").out
    # What the file leaves alone has no such switch.
    assert loaded(*drill, "--no-mistakes").code == 2


def test_what_is_said_of_the_settings_of_a_table_stands_in_one_column(program: Program) -> None:
    program("config", "--init")
    written = (program.home / "config.toml").read_text(encoding="utf-8")
    tables = [table.splitlines()[1:] for table in written.split("\n[")[1:]]
    columns = [{line.index("  # ") for line in table if "  # " in line} for table in tables]
    assert len(columns) > 10
    assert {len(found) for found in columns} <= {0, 1}
    assert not [line for line in written.splitlines() if line != line.rstrip()]
