from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from quizapp import families
from quizapp.cli import _files
from quizapp.cli.grade import command
from quizapp.errors import BadInputError, ExitCode, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Program


def _run(*args: str, stdin: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(command, args, input=stdin, standalone_mode=False)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.return_value or result.exit_code, result.stdout


def _graded(*args: str, stdin: str | None = None) -> dict[str, Any]:
    grade: dict[str, Any] = json.loads(_run(*args, "--json", stdin=stdin)[1])
    return grade


@pytest.mark.parametrize(
    ("expected", "answer", "code", "verdict"),
    [
        ("-1/2", "-1/2", 0, "correct"),
        ("-1/2", "−0.5", 0, "correct"),
        ("1/3", "0.333", 0, "rounded"),
        ("1/3", "0.33", 1, "too-coarse"),
        ("1/3", "-1/3", 1, "incorrect"),
        ("1/3", "(", 3, "unreadable"),
        ("1/3", "", 3, "unreadable"),
        ("x^2-1", "(x-1)(x+1)", 0, "correct"),
        ("h-x", "-x+h", 0, "correct"),
        ("rate*grad", "grad*rate", 0, "correct"),
        ("-h", "--h", 1, "incorrect"),
        ("[1, -2/3]", "1 -2/3", 0, "correct"),
        ("[1, 2; 3, 4]", "[[1,2],[3,4]]", 0, "correct"),
        ("L=-1, b=12", "b=12 L=-1", 0, "correct"),
    ],
)
def test_verdicts_and_exit_codes(expected: str, answer: str, code: int, verdict: str) -> None:
    got, out = _run("--expected", expected, answer)
    assert (got, out.splitlines()[0]) == (code, verdict)


def test_text_says_how_it_was_read_and_why() -> None:
    verdict, typed, caret, reason = _run("--expected", "1/3", "1, 3")[1].splitlines()
    assert verdict == "unreadable"
    assert (typed, caret) == ("1, 3", " ^")
    assert reason == (
        "position 2: one value is wanted; the decimal point is written `.`; "
        "wanted: a number, such as -1/2 or 0.333"
    )
    assert _run("--expected", "2/3", "⅔")[1] == "correct\nread as 2/3\n"


def test_json() -> None:
    assert _graded("--expected", "[1/3, 2]", "0.333 3") == {
        "verdict": "incorrect",
        "score": 0.5,
        "interpreted": "[0.333, 3]",
        "feedback": "",
        "misconception": None,
        "proof": "exact",
        "position": None,
        "parts": [
            {"name": "1", "verdict": "rounded", "score": 1.0},
            {"name": "2", "verdict": "incorrect", "score": 0.0},
        ],
    }
    assert "parts" not in _graded("--expected", "1", "1")
    assert _graded("--expected", "1", "1 + ?")["position"] == 5


def test_options() -> None:
    assert _graded("--expected", "1/3", "--min-digits", "2", "0.33")["verdict"] == "rounded"
    assert _graded("--expected", "0", "--vars", "x,y", "x*y - y*x")["verdict"] == "correct"
    assert _graded("--expected", "sqrt(x^2)", "--positive", "x", "x")["verdict"] == "correct"
    assert _graded("--expected", "sqrt(x^2)", "x")["verdict"] == "incorrect"
    assert _graded("--expected", "sin(26*x)", "2*sin(13*x)*cos(13*x)")["proof"] == "numeric"
    assert _graded("--expected", "3", "--kind", "vector", "[3]")["parts"]


def test_an_answer_from_stdin() -> None:
    assert _graded("--expected", "-1/2", "-", stdin="-1/2\n")["verdict"] == "correct"


def test_an_instance_of_a_family() -> None:
    question = families.problem("dag-grad-one", 2, 7).question
    instance = ("--family", "dag-grad-one", "--level", "2", "--seed", "7")
    assert _graded(*instance, question.answer.text())["verdict"] == "correct"
    tags = {_graded(*instance, m.answer.text())["misconception"] for m in question.misconceptions}
    assert tags & {mistake.tag for mistake in question.misconceptions}


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (("1",), "one of --expected, --family and --cases"),
        (("--expected", "1", "--cases", "f", "1"), "one of --expected, --family and --cases"),
        (("--expected", "1"), "ANSWER is missing"),
        (("--expected", "(", "1"), "--expected: position 1"),
        (("--expected", "9**9**9", "1"), "--expected: .*too large"),
        (("--expected", "log(-1)", "1"), "--expected: "),
        (("--expected", "x", "--vars", "y", "y"), "--expected: "),
        (("--family", "dag-grad-one", "1"), "--seed"),
        (("--family", "dag-grad-on", "--seed", "1", "1"), "dag-grad-one"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        _run(*args)


def test_what_has_no_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_files, "_LIMIT", 1 << 20)
    for endless in (("--cases", "/dev/zero"), ("--cases", "-"), ("--expected", "1", "-")):
        with pytest.raises(BadInputError, match="larger than 1 MB; give less"):
            _run(*endless, stdin="1" * (1 << 20) + "\n")


def test_a_file_of_cases(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    cases = [
        {"id": "a", "expected": "1/3", "kind": "number", "answer": "0.33", "min_sig": 2},
        {"id": 2, "expected": "log(x)", "kind": "expression", "vars": ["x"],
         "domain": {"x": "positive"}, "answer": "log(x^2)/2"},
        {"id": "ж", "expected": "[1,2]", "kind": "vector", "answer": "[1]"},
    ]  # fmt: skip
    file.write_text("\n".join(json.dumps(case) for case in cases) + "\n\n", encoding="utf-8")
    code, out = _run("--cases", str(file))
    graded = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(g["id"], g["verdict"], g["proof"]) for g in graded] == [
        ("a", "rounded", "exact"),
        (2, "correct", "exact"),
        ("ж", "unreadable", "exact"),
    ]
    assert all(set(g) == {"id", "verdict", "interpreted", "feedback", "proof"} for g in graded)


def test_only_a_newline_ends_a_case(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    case = {"id": "a\u2028b", "expected": "1", "kind": "number", "answer": "1\x85"}
    file.write_text(json.dumps(case, ensure_ascii=False) + "\r\n", encoding="utf-8", newline="")
    code, out = _run("--cases", str(file))
    assert (code, json.loads(out)["id"]) == (0, "a\u2028b")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", ":1: this line is no JSON"),
        ('{"id": 1, expected: "1"}', ":11: this line is no JSON"),
        ('{"id": true, "expected": "1", "kind": "number", "answer": "1"}', "`id` has the wrong"),
        ('{"id": 1, "expected": "1", "kind": "number", "answer": null}', "`answer` has the wrong"),
        ('{"id": 1, "expected": "1", "kind": "number", "min_sig": true, "answer": "1"}',
         "`min_sig` has the wrong type"),
        ("[1]", "no object"),
        ("[" * 100_000, "no JSON"),
        ('{"id": 1, "expected": "1", "kind": "number"}', "`answer` is missing"),
        ('{"id": 1, "expected": 1, "kind": "number", "answer": "1"}', "`expected` has the wrong"),
        ('{"id": 1, "expected": "(", "kind": "number", "answer": "1"}', "position 1"),
        ('{"id": 1, "expected": "1", "kind": "essay", "answer": "1"}', "no kind `essay`"),
        ('{"id": 1, "expected": "x", "kind": "expression", "vars": [1], "answer": "1"}', "`vars`"),
        ('{"id": 1, "expected": "x", "kind": "expression", "domain": {"x": 3}, "answer": "1"}',
         "no domain `3`"),
        ('{"id": 1, "expected": "1", "kind": "number", "min_sig": 0, "answer": "1"}', "`min_sig`"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_case_stops_the_run(tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "cases.jsonl"
    good = '{"id": 1, "expected": "1", "kind": "number", "answer": "1"}\n'
    file.write_text(good + line + "\n" + good, encoding="utf-8")
    with pytest.raises(BadInputError, match=r"cases\.jsonl:2:\d+: .*; ") as caught:
        _run("--cases", str(file))
    assert problem in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xff\xfe")
    for name in ("missing", "latin", "."):
        with pytest.raises(BadInputError, match="; "):
            _run("--cases", str(tmp_path / name))


def test_help_begins_with_examples() -> None:
    for option in ("-h", "--help"):
        code, out = _run(option)
        assert code == 0
        assert out.index("Examples:") < out.index("Options:")


def test_the_real_program(program: Program) -> None:
    done = program("grade", "--expected", "-1/2", "-1/3")
    assert (done.code, done.out) == (ExitCode.FAILED, "incorrect\nread as -1/3\n")
    done = program("grade", "--expected", "(", "1")
    assert (done.code, done.out) == (ExitCode.USAGE, "")
    assert "quizapp: --expected: position 1: " in done.err
