"""The floors and walls of the house, and what a start may load. Read the imports, do not trust."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "quizapp"

# What the repository keeps at its top.
TOPS = {
    *("quizapp", "content", "migrations", "tests", "pyproject.toml", "README.md"),
    *(".ci", ".github", ".gitignore", "CHANGELOG.md"),
}

# Ground floor last; a wing may import its own floor only within itself.
FLOORS = [
    {"__main__"},
    {"cli"},
    {"terminal"},
    {"study", "reports"},
    {"store", "scheduling", "families", "decks"},
    {"grading", "calculator"},
    {"answers"},
    {"engine", "typeset"},
    {"text", "model", "errors", "resources"},
]

# Who alone may import a library.
WALLS = {
    "click": {"cli"},
    "rich": {"terminal"},
    "prompt_toolkit": {"terminal"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "fsrs_rs_python": {"scheduling"},
    "sympy": {"engine", "answers", "families"},
}

HEAVY = {"sympy", "numpy", "sqlalchemy", "alembic", "rich", "prompt_toolkit", "flint"}


def imports() -> Iterator[tuple[str, str, str]]:
    """Yields (file, wing, imported module) for every import of the package, typing aside."""
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        wing = relative.parts[0].removesuffix(".py")
        if wing == "__init__":
            continue
        for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
            yield str(relative), wing, name


def imported(tree: ast.AST, *, typing: bool = False) -> Iterator[str]:
    """Yields the modules that are imported below `tree`; for types alone too, where wanted."""
    if not typing and isinstance(tree, ast.If) and ast.unparse(tree.test) == "TYPE_CHECKING":
        return
    if isinstance(tree, ast.Import):
        yield from (alias.name for alias in tree.names)
    elif isinstance(tree, ast.ImportFrom):
        assert tree.level == 0, "imports are absolute"
        module = tree.module or ""
        yield from (f"{module}.{alias.name}" for alias in tree.names)
    for child in ast.iter_child_nodes(tree):
        yield from imported(child, typing=typing)


def modules() -> dict[str, Path]:
    """Every module of the package by its full name; a folder's name is its `__init__`."""
    paths = sorted(PACKAGE.rglob("*.py"))
    parts = [path.relative_to(ROOT).with_suffix("").parts for path in paths]
    return {
        ".".join(each).removesuffix(".__init__"): path
        for each, path in zip(parts, paths, strict=True)
    }


def floor_of(wing: str) -> int:
    (floor,) = (number for number, wings in enumerate(FLOORS) if wing in wings)
    return floor


@pytest.mark.skipif(not shutil.which("git"), reason="git says what belongs to the repository")
def test_nothing_stands_beside_the_house() -> None:
    # Whoever owns the checkout.
    command = ["git", "-c", "safe.directory=*", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("a released archive, no repository")
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} == TOPS


def test_every_wing_has_a_floor() -> None:
    wings = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()}
    known = set().union(*FLOORS) | {"__init__", "__pycache__", "_data", "py.typed"}
    assert wings <= known


def test_imports_run_downward_only() -> None:
    climbing = [
        f"{file} imports {name}"
        for file, wing, name in imports()
        if name.startswith("quizapp.")
        and name != "quizapp.__version__"
        and (other := name.split(".")[1]) != wing
        and floor_of(other) <= floor_of(wing)
    ]
    assert not climbing, "\n".join(climbing)


def test_no_imports_go_in_a_circle() -> None:
    """Nor do those for types alone: of two files that need each other neither is read alone."""
    known = modules()
    uses: dict[str, set[str]] = {}
    for module, path in known.items():
        names = set(imported(ast.parse(path.read_text(encoding="utf-8")), typing=True))
        # `from a import b` imports the module `a.b`, or a name of the module `a`.
        found = {name if name in known else name.rpartition(".")[0] for name in names}
        uses[module] = found & known.keys() - {module}
    # It raises a CycleError that names the files.
    TopologicalSorter(uses).prepare()


@pytest.mark.parametrize("library", WALLS)
def test_a_library_stays_behind_its_wall(library: str) -> None:
    outside = [
        f"{file} imports {name}"
        for file, wing, name in imports()
        if name.split(".")[0] == library and wing not in WALLS[library]
    ]
    assert not outside, "\n".join(outside)


def test_below_the_command_line_there_is_no_clock() -> None:
    calls = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"datetime.now", "date.today", "time.time", "random.random"}
    ]
    assert not calls


def loaded(home: Path, code: str, *args: str, stdin: str = "") -> list[str]:
    """Runs `code`, which prints LOADED and names of modules, and returns these names."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"QUIZAPP_HOME": str(home)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("LOADED"))
    return line.split()[1:]


def loaded_by(home: Path, *args: str, stdin: str = "") -> set[str]:
    """Runs the program and returns the top-level modules that it had loaded before it ended.

    Whoever reads the pipe closes it after the first question, and so ends the program there.
    """
    code = (
        "import sys\n"
        "from quizapp.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print('LOADED', *sorted({m.split('.')[0] for m in sys.modules}))\n"
    )
    return set(loaded(home, code, *args, stdin=stdin))


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    assert not loaded_by(tmp_path, "--help") & HEAVY


@pytest.mark.parametrize("command", [["quiz", "-n", "1"], ["review", "-n", "1"]])
def test_the_first_question_loads_nothing_heavy(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded_by(tmp_path, "load")
    # What comes after the question begins when it has been shown: stop it there.
    code = (
        "import sys\n"
        "from quizapp.study.session import Session\n"
        "def stop(self):\n"
        "    print('LOADED', *sorted({m.split('.')[0] for m in sys.modules}))\n"
        "    raise SystemExit(0)\n"
        "Session.shown = stop\n"
        "from quizapp.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    assert not set(loaded(tmp_path, code, *command)) & HEAVY


# Modules of quizapp that a first question may take besides those of its kind of answer, each a
# fifth of a millisecond or more: who adds one looks for one that can wait.
BUDGET = {"review": 34, "quiz": 32}
# Of the standard library, what would take a millisecond each, and no first card needs.
UNHURRIED = {"dataclasses", "locale", "pathlib", "hashlib", "shutil", "importlib.metadata"}


@pytest.mark.parametrize("command", BUDGET)
def test_the_first_question_comes_with_few_modules(tmp_path: Path, command: str) -> None:
    loaded_by(tmp_path, "load")
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from quizapp.terminal import question_page\n"
        "def show(*_):\n"
        "    print('LOADED', *sys.modules.keys() - before)\n"
        "    raise SystemExit(0)\n"
        "question_page.show = show\n"
        "from quizapp.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    names = loaded(tmp_path, code, command)
    # Of the kinds of answers only named values are a dataclass.
    needed = {"dataclasses"} if "quizapp.answers.named" in names else set()
    assert not (UNHURRIED - needed) & set(names)
    ours = [name for name in names if name.split(".")[0] == "quizapp"]
    taken = [name for name in ours if not name.startswith("quizapp.answers.")]
    assert len(taken) <= BUDGET[command], taken
