"""Mock exams as scripts and people without a terminal sit them."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import Program

if TYPE_CHECKING:
    from pathlib import Path

BLUEPRINT = """title = "Mini"
time = "10m"
negative = 0.5

[[section]]
topics = ["sgd"]
kinds = ["true-false", "choice"]
count = 2
marks = 2

[[section]]
families = ["dag-forward-values"]
levels = 2
count = 1
marks = 6
"""
SKIP: dict[str, Any] = {"command": "skip"}
QUIT: dict[str, Any] = {"command": "quit"}


def blueprint(folder: Path) -> list[str]:
    file = folder / "mini.toml"
    file.write_text(BLUEPRINT, encoding="utf-8")
    return ["exam", "--blueprint", str(file), "--seed", "7"]


@pytest.fixture
def mini(tmp_path: Path) -> list[str]:
    return blueprint(tmp_path)


def types(lines: list[dict[str, Any]]) -> list[str]:
    return [line["type"] for line in lines]


@pytest.fixture(scope="module")
def right(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The right answers: what the grades of an empty paper tell."""
    folder = tmp_path_factory.mktemp("right")
    empty = Program(copytree(shipped_home, folder / "home")).talk(*blueprint(folder), say=[QUIT])
    return [grade["expected"] for grade in empty.grades]


def test_answers_are_accepted_and_the_grades_come_before_the_end(
    loaded: Program, mini: list[str], right: list[str]
) -> None:
    done = loaded.talk(*mini, say=[{"answer": right[0]}, SKIP, {"answer": "[1, x"}])
    assert done.code == 0
    assert types(done.lines) == ["question", "accepted"] * 3 + ["grade"] * 3 + ["end"]
    first = done.lines[0]
    assert (first["number"], first["of"], first["marks"], first["negative"]) == (1, 3, 2, 1)
    assert first["section"] == "Section 1"
    assert 0 < first["seconds_left"] <= 600
    assert not {"grade", "verdict", "score", "expected"} & done.lines[1].keys()
    assert "position" in done.lines[5]["message"]
    assert [grade["verdict"] for grade in done.grades] == ["correct", "skipped", "unreadable"]
    assert [grade["marks"] for grade in done.grades] == [2, 0, 0]
    end = done.lines[-1]
    assert (end["answered"], end["score"], end["of"]) == (2, 1, 3)
    assert (end["marks"], end["of_marks"]) == (2, 10)
    assert sum(topic["of"] for topic in end["topics"]) == 10
    rows = [row for row in loaded("log", "--json").lines if row["session"]]
    assert {row["mode"] for row in rows} == {"exam"}
    assert [row["id"] for row in rows] == [g["review"] for g in done.grades if "review" in g]


def test_all_right_is_full_marks(loaded: Program, mini: list[str], right: list[str]) -> None:
    done = loaded.talk(*mini, say=[{"answer": text} for text in right])
    assert (done.lines[-1]["marks"], done.lines[-1]["score"]) == (10, 3)
    (result,) = loaded("exam", "--list", "--json").json
    assert (result["marks"], result["of"], result["answered"]) == (10, 10, 3)
    assert result["date"] == "2026-11-24"
    assert sorted(topic["topic"] for topic in result["topics"]) == ["computational-graphs", "sgd"]


def test_a_script_goes_back_takes_back_and_asks_for_no_hint(
    loaded: Program, mini: list[str], right: list[str]
) -> None:
    wrong: dict[str, Any] = {"answer": "nonsense"}
    say = [wrong, wrong, {"command": "undo"}, {"command": "back", "number": 1}]
    say += [{"answer": right[0]}, {"answer": right[1]}, {"command": "hint"}, {"command": "back"}]
    say += [{"answer": right[1]}, {"answer": right[2]}]
    done = loaded.talk(*mini, say=say)
    numbers = [line["number"] for line in done.lines if line["type"] == "question"]
    # After a question that was gone back to comes the one where one was.
    assert numbers == [1, 2, 3, 2, 1, 2, 3, 2, 3]
    assert types(done.lines).count("error") == 1
    assert done.lines[-1]["marks"] == 10
    assert [line["key"] for line in done.lines if line["type"] == "undone"] == [
        done.lines[2]["key"]
    ]


def test_the_last_answer_of_an_exam_can_be_changed_where_it_is_held(
    loaded: Program, mini: list[str], right: list[str]
) -> None:
    last: dict[str, Any] = {"answer": "nonsense", "hold": True}
    say = [{"answer": right[0]}, {"answer": right[1]}, last, SKIP, {"command": "back"}]
    done = loaded.talk(*mini, say=[*say, {"answer": right[2], "hold": True}, {"command": "next"}])
    assert types(done.lines)[4:9] == ["question", "accepted", "error", "question", "accepted"]
    assert done.lines[-1]["marks"] == 10


def test_an_exam_that_is_left_goes_on_with_its_answers(
    loaded: Program, mini: list[str], right: list[str]
) -> None:
    left = loaded.talk(*mini, say=[{"answer": right[0]}, {"command": "leave"}])
    assert types(left.lines) == ["question", "accepted", "question", "left"]
    again = loaded.talk("exam", "--resume", say=[{"answer": right[1]}, {"answer": right[2]}])
    assert again.lines[0]["number"] == 2
    assert again.lines[-1]["marks"] == 10
    none = loaded.talk("exam", "--resume", say=[])
    assert (none.code, none.out) == (2, "")
    assert none.err.endswith(
        "quizapp: no exam was left unfinished; start one with `quizapp exam`\n"
    )


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--time", "soon"], 2, "--time `soon` is no time; write 60m, 90s or 1h30m"),
        (["--resume", "--seed", "3"], 2, "--resume goes on as the exam was begun"),
        (["--blueprint", "nowhere.toml"], 3, "nowhere.toml: no such file or directory; "),
        (["--output", "/nowhere/paper.md"], 6, "/nowhere/paper.md: no file can be written there"),
        (["--marked"], 2, "no mock exam was handed in yet"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    loaded: Program, options: list[str], code: int, said: str
) -> None:
    done = loaded("exam", *options)
    assert (done.code, done.out) == (code, "")
    assert said in done.err.splitlines()[-1]


def test_a_blueprint_is_refused_with_its_line(loaded: Program, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(BLUEPRINT.replace('"sgd"', '"sdg"'), encoding="utf-8")
    done = loaded("exam", "--blueprint", str(file))
    assert done.code == 3
    assert done.err.endswith(f"quizapp: {file}:6: no topic `sdg`; did you mean `sgd`?\n")
    file.write_bytes(b"\xff")
    assert "no UTF-8" in loaded("exam", "--blueprint", str(file)).err


def test_the_example_is_a_blueprint(loaded: Program, tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(loaded("exam", "--example").out, encoding="utf-8")
    one = loaded("exam", "--print", "--seed", "3", "--blueprint", str(file))
    two = loaded("exam", "--print", "--seed", "3")
    assert one.code == two.code == 0
    assert one.out.replace(f" --blueprint {file}", "") == two.out


def test_the_same_seed_prints_the_same_paper_and_its_key(
    loaded: Program, mini: list[str], right: list[str], tmp_path: Path
) -> None:
    one, two = loaded(*mini, "--print"), loaded(*mini, "--print")
    assert one.out == two.out
    assert one.out != loaded(*mini[:-1], "8", "--print").out
    paper, key = one.out.split('<div style="page-break-after: always"></div>')
    assert f"Answer: {right[2]}" in key
    assert right[2] not in paper
    # The same questions in the same order as where they are asked.
    asked = [q["prompt"] for q in loaded.talk(*mini, say=[SKIP] * 3).lines if "prompt" in q]
    places = [paper.index(prompt) for prompt in asked]
    assert places == sorted(places)
    file = tmp_path / "paper.md"
    assert loaded(*mini, "--print", "--output", str(file)).out == ""
    assert file.read_text(encoding="utf-8") == one.out


def test_a_person_at_a_pipe_answers_a_line_each_and_keeps_the_paper(
    loaded: Program, mini: list[str], right: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "marked.md"
    done = loaded(*mini, "--output", str(file), stdin="\n".join([*right[:2], ":n", ""]))
    assert done.code == 0
    assert "4 of 10 marks   40%" in done.out
    marked = file.read_text(encoding="utf-8")
    assert marked.startswith("# Mini, 2026-11-24\n\n**4 of 10 marks**, 40%\n")
    again = tmp_path / "again.md"
    loaded("exam", "--marked", "1", "--output", str(again))
    assert again.read_text(encoding="utf-8") == marked
    assert "no exam 2" in loaded("exam", "--marked", "2").err


def test_who_stops_typing_may_go_on_later(loaded: Program, mini: list[str]) -> None:
    done = loaded(*mini, stdin="1\n")
    assert done.code == 0
    assert "1 answer saved, 10 minutes left. Go on with: quizapp exam --resume" in " ".join(
        done.out.split()
    )
    new = loaded.talk(*mini, say=[QUIT])
    assert "an exam was left unfinished; --resume goes on with it" in new.err


def test_the_time_that_is_given_takes_the_place_of_the_blueprints(
    loaded: Program, mini: list[str]
) -> None:
    done = loaded.talk(*mini, "--time", "90s", say=[QUIT])
    assert 80 <= done.lines[0]["seconds_left"] <= 90


def test_an_exam_that_was_left_long_ago_is_marked_as_it_stands(
    loaded: Program, mini: list[str], right: list[str]
) -> None:
    loaded.talk(*mini, say=[{"answer": right[0]}, {"command": "leave"}])
    later = "2026-12-24T12:00:00+01:00"
    assert "a mock exam, left too long ago to go on" in loaded("home", now=later).out
    done = loaded("exam", "--resume", now=later)
    assert done.code == 0
    assert "The exam of 2026-11-24 was left too long ago: it is marked as it stands" in done.err
    assert "2 of 10 marks   20%" in done.out
    assert [one["marks"] for one in loaded("exam", "--list", "--json").json] == [2]
    assert "mock exam" not in loaded("home", now=later).out
    assert loaded("exam", "--resume", now=later).code == 2


@pytest.mark.parametrize("command", ["exam --list", "exam --marked", "stats", "stats exams"])
def test_whatever_tells_of_exams_marks_what_was_left_long_ago(
    loaded: Program, mini: list[str], right: list[str], command: str
) -> None:
    loaded.talk(*mini, say=[{"answer": right[0]}, {"command": "leave"}])
    later = "2026-12-24T12:00:00+01:00"
    done = loaded(*command.split(), now=later)
    assert done.code == 0
    assert "The exam of 2026-11-24 was left too long ago: it is marked as it stands" in done.err
    assert [one["marks"] for one in loaded("exam", "--list", "--json", now=later).json] == [2]
    again = loaded(*command.split(), now=later)
    assert (again.out, "too long ago" in again.err) == (done.out, False)


def test_an_exam_whose_answers_were_all_taken_back_later_is_not_listed(
    loaded: Program, mini: list[str], right: list[str]
) -> None:
    loaded.talk(*mini, say=[{"answer": right[0]}, QUIT])
    assert loaded("undo").code == 0
    done = loaded("exam", "--list", "--json")
    assert (done.code, done.json) == (0, [])
