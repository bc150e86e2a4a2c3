"""`quizapp graph`: whole runs as files to read, the JSON of the contract, and every refusal."""

from __future__ import annotations

import re
import shlex
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sympy

from quizapp.cli import main
from quizapp.text import width
from tests.conftest import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Program

    Run = Callable[..., Result]

RUNS = sorted((Path(__file__).parent / "graphs").glob("*.txt"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program in this process: sympy is loaded once, not once a test."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*args: str) -> Result:
        monkeypatch.setattr("sys.stdin", StringIO())
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        return Result(int(ended.value.code or 0), *capsys.readouterr())

    return call


@pytest.mark.parametrize("file", RUNS, ids=lambda path: path.stem)
def test_a_whole_run(run: Run, file: Path) -> None:
    line, _, printed = file.read_text(encoding="utf-8").partition("\n")
    prompt, name, *args = shlex.split(line)
    assert (prompt, name) == ("$", "quizapp")
    done = run(*args)
    assert (done.code, done.out) == (0, printed)
    assert max(map(width, done.out.splitlines())) <= 80


def test_a_graph_for_a_script(run: Run) -> None:
    done = run("graph", "x^2/y", "--at", "x=3,y=4", "--wrt", "y", "--json")
    (printed,) = done.lines
    assert printed == {
        "value": "9/4",
        "gradients": {"y": "-9/16"},
        "nodes": [
            {
                "name": "x",
                "op": "input",
                "inputs": [],
                "value": "3",
                "gradient": "3/2",
                "contributions": [],
            },
            {
                "name": "a",
                "op": "square",
                "inputs": ["x"],
                "value": "9",
                "gradient": "1/4",
                "contributions": [
                    {"to": "x", "upstream": "1/4", "local": "6", "product": "3/2"},
                ],
            },
            {
                "name": "y",
                "op": "input",
                "inputs": [],
                "value": "4",
                "gradient": "-9/16",
                "contributions": [],
            },
            {
                "name": "L",
                "op": "div",
                "inputs": ["a", "y"],
                "value": "9/4",
                "gradient": "1",
                "contributions": [
                    {"to": "a", "upstream": "1", "local": "1/4", "product": "1/4"},
                    {"to": "y", "upstream": "1", "local": "-9/16", "product": "-9/16"},
                ],
            },
        ],
        "notes": [],
    }


def test_irrational_numbers_are_exact_texts(run: Run) -> None:
    (printed,) = run("graph", "sigmoid(x)", "--at", "x=1", "--json").lines
    gradient = sympy.sympify(printed["gradients"]["x"])
    assert (gradient - sympy.sympify("exp(-1)/(1+exp(-1))**2")).equals(0)


def test_an_expression_may_begin_with_a_minus(run: Run) -> None:
    (printed,) = run("graph", "-x", "--at", "x=1/2", "--json").lines
    assert (printed["value"], printed["gradients"]) == ("-1/2", {"x": "-1"})


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("x +", "--at", "x=1"), 2, "EXPR: position 3: something is missing after `+`"),
        (("softmax (x)", "--at", "x=1"), 2, "EXPR: `softmax` is no function here; "),
        (("sigma(x)", "--at", "x=1"), 2, "`sigma` is no function here; write sigmoid(…)"),
        (("x + y", "--at", "x=1"), 2, "EXPR: `y` has no value; add --at y=…"),
        (("x", "--at", "x=1,z=2"), 2, "--at: `z` is not in EXPR; leave it out"),
        (("x", "--at", "x=1", "--at", "x=2"), 2, "--at: `x` has two values; give it one"),
        (("x", "--at", "x=y"), 2, "--at: the value of `x` is no number; write x=1/2"),
        (("x", "--at", "1"), 2, "--at: position 1: a name and `=` are missing; write x=1/2,y=-3"),
        (("x", "--at", "x=1/0"), 1, "--at: position 4: division by zero; give `x` another value"),
        (("x", "--at", "x=1", "--wrt", "w"), 2, "--wrt: `w` is not in EXPR; leave it out"),
        (("tan(x)", "--at", "x=1"), 2, "`tan` has no gate; write it with sin, cos, exp and log"),
        (("1/(x - 2)", "--at", "x=2"), 1, "position 2: division by zero; choose another point"),
        (("log(x)", "--at", "x=-1"), 1, "`log` of this has no value; choose another point"),
        (("sqrt(x)", "--at", "x=0"), 1, "the gradient is infinite or undecided at this point"),
        (("(-2)^x", "--at", "x=3"), 1, "the logarithm of its base, which is not positive"),
        (("exp(exp(exp(x)))", "--at", "x=9"), 1, "no value here, or is too large"),
        (("x^99999", "--at", "x=3"), 1, "the result would be too large; choose another point"),
    ],
)
def test_a_refusal_is_one_line(run: Run, args: tuple[str, ...], code: int, says: str) -> None:
    done = run("graph", *args)
    assert (done.code, done.out) == (code, "")
    (refusal,) = done.err.splitlines()
    assert refusal.startswith("quizapp: ")
    assert says in refusal


def test_a_long_expression_needs_no_recursion(run: Run) -> None:
    done = run("graph", "+".join(["x"] * 290), "--at", "x=1", "--json")
    (printed,) = done.lines
    assert (printed["value"], printed["gradients"]) == ("290", {"x": "290"})


def test_a_pipe_gets_no_escapes_and_waits_for_nobody(program: Program) -> None:
    done = program("graph", "x*y", "--at", "x=2,y=3", "--step")
    assert re.search(r"\x1b", done.out) is None
    assert "∂L/∂y = 2" in done.out
