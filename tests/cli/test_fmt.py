from __future__ import annotations

import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program

ODD = b"Q\xef\xbc\x9a What is 1 + 1?\nA: =2\n\n\n\nC: The [loss] falls.\n"
EVEN = b"Q: What is 1 + 1?\n\nA: = 2\n\nC: The [loss] falls.\n"


def deck(path: Path, content: bytes = ODD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_deck_is_formatted_and_keeps_its_mode(program: Program, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.md")
    path.chmod(0o640)
    done = program("fmt", str(path))
    assert (done.code, done.out) == (0, f"{path}: formatted\n")
    assert path.read_bytes() == EVEN
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.glob(".*")) == []
    again = program("fmt", str(path))
    assert (again.code, again.out) == (0, "")
    assert again.err.endswith("0 of 1 formatted; 1 in form already.\n")


def test_line_ends_and_a_byte_order_mark_stay(program: Program, tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    path = deck(tmp_path / "a.md", mark + ODD.replace(b"\n", b"\r\n"))
    assert program("fmt", str(path)).code == 0
    assert path.read_bytes() == mark + EVEN.replace(b"\n", b"\r\n")


def test_check_and_diff_write_nothing(program: Program, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.md")
    done = program("fmt", "--check", str(tmp_path))
    assert (done.code, done.out) == (1, f"{path}: would be formatted\n")
    done = program("fmt", "--diff", str(tmp_path))
    assert done.code == 0
    assert "-A: =2\n+Q: What is 1 + 1?\n" in done.out
    assert path.read_bytes() == ODD
    assert program("fmt", "--check", str(deck(tmp_path / "b.md", EVEN))).code == 0


def test_a_deck_with_an_error_is_refused_and_so_are_all(program: Program, tmp_path: Path) -> None:
    good, bad = deck(tmp_path / "a.md"), deck(tmp_path / "b.md", b"Q: Why?\n\n\n")
    done = program("fmt", str(tmp_path))
    assert done.code == 3
    assert f"{bad}:1:1: error[D101]" in done.err
    assert done.err.endswith("quizapp: nothing was formatted; mend the errors above\n")
    assert good.read_bytes() == ODD


def test_without_a_path_only_the_users_decks_are_formatted(program: Program) -> None:
    assert program("fmt").err.endswith("0 of 0 formatted; 0 in form already.\n")
    path = deck(program.home / "decks" / "week1" / "a.md")
    assert program("fmt").out == f"{path}: formatted\n"


def test_a_card_keeps_its_history_when_it_gets_an_id(program: Program) -> None:
    path = deck(program.home / "decks" / "a.md", EVEN)
    assert program("load").code == 0
    listed = program("cards", "--deck", "a", "--json").json
    assert program("review", "--deck", "a", "-n", "2", stdin="2\n\nloss\n\n").code == 0
    assert program("fmt", "--ids").out == f"{path}: formatted\n"
    done = program("load")
    assert done.code == 0
    assert "added" not in done.out
    assert "retired" not in done.out
    after = program("cards", "--deck", "a", "--json").json
    assert [card["key"] for card in after] == [card["key"] for card in listed]
    assert [card["state"] for card in after] == ["review", "review"]
    (first, second) = (
        line.split("id: ")[1].split(" ")[0]
        for line in path.read_text("utf-8").splitlines()
        if "id: " in line
    )
    assert program("show", first).code == program("show", second).code == 0


def test_ids_are_not_those_of_other_decks(program: Program, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.md", b"C: The [loss] falls.\n")
    program("fmt", "--ids", str(path))
    stamped = path.read_bytes()
    deck(tmp_path / "b.md", stamped.replace(b"loss", b"cost"))
    path.write_bytes(b"C: The [loss] falls.\n")
    program("fmt", "--ids", str(path))
    assert path.read_bytes() not in {stamped, b"C: The [loss] falls.\n"}


def test_a_deck_goes_from_standard_input_to_standard_output(program: Program) -> None:
    done = program("fmt", "-", stdin=ODD.decode())
    assert (done.code, done.out) == (0, EVEN.decode())
    again = program("fmt", "-", "--check", stdin=done.out)
    assert (again.code, again.out) == (0, "")
    assert program("fmt", "-", "--check", stdin=ODD.decode()).code == 1
    assert "<!-- id: " in program("fmt", "-", "--ids", stdin=EVEN.decode()).out
    assert "-A: =2\n" in program("fmt", "-", "--diff", stdin=ODD.decode()).out


def test_what_is_wrong_on_standard_input_is_shown_and_not_written(program: Program) -> None:
    done = program("fmt", "-", stdin="# A\n\nQ: Why?\n")
    assert (done.code, done.out) == (3, "")
    assert "-:3:1: error[D101]" in done.err
    assert "3 | Q: Why?" in done.err
    assert program("fmt", "-", "a.md", stdin="").code == 2
