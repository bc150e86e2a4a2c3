from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_shipped_decks_are_checked_and_nothing_is_found(program: Program) -> None:
    done = program("check")
    assert done.code == 0
    assert "checked: 0 errors, 0 warnings." in done.out


def test_the_users_decks_are_checked_too(program: Program) -> None:
    path = write(program.home / "decks" / "week1.md", "Q: Why?\n")
    done = program("check")
    assert done.code == 1
    assert f"{path}:1:1: error[D101]: this question has no answer" in done.out
    assert "1 | Q: Why?" in done.out
    assert "checked: 1 error, 0 warnings." in done.out


def test_a_warning_alone_is_no_failure(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "Q: Why?\nA: So.\nq: And?\n")
    done = program("check", path)
    assert done.code == 0
    assert "1 deck with 1 card checked: 0 errors, 1 warning." in done.out


@pytest.mark.parametrize("command", ["check", "load"])
@pytest.mark.parametrize("unwanted", ["TERM=dumb", "NO_COLOR=1"])
def test_no_colour_where_none_is_wanted(tmp_path: Path, command: str, unwanted: str) -> None:
    pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")
    path = write(tmp_path / "a.md", "Q: Why?\n")
    words = ["-u", "NO_COLOR", "TERM=xterm", sys.executable, "-m", "quizapp", command, path]
    shown = pexpect.run(f"env {' '.join(words)}").decode()
    assert "error\x1b" in shown or "error[D101]\x1b" in shown
    words.insert(3, unwanted)
    shown = pexpect.run(f"env {' '.join(words)}").decode()
    assert "error[D101]: this question has no answer" in shown
    assert "\x1b" not in shown


def test_json_is_a_list_of_findings(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "C: 损失 [gap\n")
    done = program("check", path, "--output", "json")
    assert done.code == 1
    assert json.loads(done.out) == [
        {
            "file": path,
            "line": 1,
            "column": 7,
            "end_line": 1,
            "end_column": 8,
            "code": "D205",
            "severity": "error",
            "message": "this `[` has no partner",
            "help": "add it, or write `\\[` if a bracket is meant",
        }
    ]


def test_json_without_findings_is_an_empty_list(program: Program, tmp_path: Path) -> None:
    done = program("check", write(tmp_path / "a.md", ""), "--output", "json")
    assert (done.code, json.loads(done.out)) == (0, [])


def test_what_cannot_be_read_is_refused_in_one_line(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"Q: \xff")
    for name, reason in (("a.md", "byte 0xff is not UTF-8"), ("b.md", "there is no such file")):
        done = program("check", str(tmp_path / name))
        assert (done.code, done.out) == (3, "")
        assert done.err.count("\n") == 2  # the clock's line, and this one
        assert reason in done.err


def test_help_begins_with_examples(program: Program) -> None:
    done = program("check", "--help")
    assert done.code == 0
    assert done.out.index("Examples:") < done.out.index("Options:")


def test_what_is_sure_is_mended_and_the_rest_is_shown(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "Q: Why?\nA: So.\n\nq: And?\na: Then.\n\nQ: How?\n")
    done = program("check", path, "--fix")
    assert (tmp_path / "a.md").read_text("utf-8").count("\nQ: And?\nA: Then.\n") == 1
    assert done.err.splitlines()[-1] == "mended 2 places"
    assert done.code == 1
    assert "a.md:7:1: error[D101]" in done.out
    assert "1 deck with 2 cards checked: 1 error, 0 warnings." in done.out


def test_fixes_are_told_to_programs(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "Q: Why?\nA: So.\n\nq: And?\n")
    (found,) = json.loads(program("check", path, "--output", "json").out)
    place = {"line": 4, "column": 1, "end_line": 4, "end_column": 3}
    assert found["fix"] == place | {"text": "Q:"}


def test_annotations_of_a_pull_request(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "a, b.md", "Q: 100% of\u202e it?\n")
    done = program("check", path, "--output", "github")
    place = path.replace(",", "%2C")
    error, warning = done.out.splitlines()
    assert error.startswith(
        f"::error file={place},line=1,col=1,endLine=1,endColumn=3,title=D101::this question has no"
        " answer. add a line `A: …`, or "
    )
    assert warning.startswith(
        f"::warning file={place},line=1,col=11,endLine=1,endColumn=12,title=D702::this line holds "
        "⟨U+202E⟩, a character that steers what is shown. "
    )


def test_a_card_may_build_on_decks_that_are_not_checked(program: Program, tmp_path: Path) -> None:
    write(tmp_path / "b.md", "Q: One? <!-- id: beside -->\nA: Yes.\n")
    needs = "opt-01, beside, nowhere"
    path = write(tmp_path / "a.md", f"Q: Two? <!-- needs: {needs} -->\nA: Yes.\n")
    found = json.loads(program("check", path, "--output", "json").out)
    assert [one["message"] for one in found] == [
        "this card needs `nowhere`, and no card has that id"
    ]


def test_a_deck_on_standard_input_is_checked(program: Program) -> None:
    done = program("check", "-", stdin="Q: One?\n\nA: 1\n\n\tQ: Two?\n")
    assert done.code == 0
    assert "-:5:2: warning[D701]" in done.out
    assert "1 deck with 1 card checked: 0 errors, 1 warning." in done.out
    wrong = program("check", "-", "--output", "json", stdin="Q: One?\n")
    assert (wrong.code, wrong.json[0]["file"], wrong.json[0]["code"]) == (1, "-", "D101")
    assert program("check", "-", "--fix", stdin="q: One?\n").code == 2
    assert program("check", "-", stdin="x" * (8 * 1024 * 1024 + 1)).code == 3
