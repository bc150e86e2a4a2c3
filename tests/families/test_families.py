from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp import families
from quizapp.errors import UsageError
from quizapp.model.questions import Origin

FOLDER = Path(families.__file__).parent


def test_a_family_is_a_file_in_the_folder_of_its_topic() -> None:
    files = {
        path.stem.replace("_", "-"): path.parent.name.replace("_", "-")
        for path in FOLDER.glob("*/[!_]*.py")
    }
    assert {name: families.topic_of(name) for name in families.names()} == files
    assert "dag-grad-one" in files


def test_families_are_listed_without_loading_one() -> None:
    code = (
        "import sys\n"
        "from quizapp import families\n"
        "assert [families.topic_of(name) for name in families.names()]\n"
        "print(*(name for name in sys.modules if 'flint' in name or 'sgd' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=FOLDER.parents[1],
    )
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", families.names())
def test_a_family_says_what_it_is(name: str) -> None:
    family = families.family(name)
    assert (family.id, family.topic) == (name, families.topic_of(name))
    assert family.kind == families.golden(name).question.answer.kind
    assert family.title
    assert family.summary
    assert "\n" not in family.summary


def test_the_nearest_family_is_suggested() -> None:
    for asked in (families.family, families.topic_of, families.golden):
        with pytest.raises(UsageError, match="did you mean `dag-grad-one`"):
            asked("dag-grad-on")
    with pytest.raises(UsageError, match="no family `zzz`; see"):
        families.problem("zzz", 1, 1)


@pytest.mark.parametrize("level", [0, 6, -1])
def test_a_level_that_does_not_exist_is_refused(level: int) -> None:
    with pytest.raises(UsageError, match="levels are 1 to 5"):
        families.problem("dag-grad-one", level, 1)


def test_a_problem_of_another_version_is_not_verified() -> None:
    origin = families.problem("dag-grad-one", 1, 1).question.origin
    assert origin is not None
    assert families.verify(origin)
    with pytest.raises(UsageError, match="version"):
        families.verify(origin._replace(version=origin.version + 1))


def test_verifying_notices_a_wrong_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule of the engine broken: sympy, which knows nothing of it, does not agree."""
    from quizapp.engine.ops import OPS

    broken = replace(OPS["mul"], local=lambda _y, _u, v: (v, v))
    monkeypatch.setitem(OPS, "mul", broken)
    version = families.family("dag-grad-all").version
    verified = [families.verify(Origin("dag-grad-all", 2, seed, version)) for seed in range(5)]
    assert not all(verified)


def test_the_same_seed_is_the_same_problem_in_every_process() -> None:
    code = (
        "from quizapp import families\n"
        "for name in families.names():\n"
        "    for level in families.LEVELS:\n"
        "        made = families.problem(name, level, 11)\n"
        "        print(made.question.prompt, made.question.answer.text(), made.wrong)\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=FOLDER.parents[1],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert next(iter(outputs))
