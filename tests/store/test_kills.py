"""kill -9 at any moment of any command: nothing acknowledged is lost, nothing is half done.

`QUIZAPP_KILLS=1000` kills that often in reviewing, and 60 times in each other command.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from contextlib import closing
from operator import ne
from typing import TYPE_CHECKING

import pytest

from quizapp.scheduling import states_after
from quizapp.store.backups import backup
from quizapp.store.database import open_store
from quizapp.store.health import doctor, verify
from quizapp.store.peek import Peek

from . import released
from .conftest import NOON, query
from .forking import Forks, forks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KILLS = int(os.environ.get("QUIZAPP_KILLS", "50"))
EACH = min(60, max(10, KILLS // 5))

_QUESTION = "Q: What is {0}? <!-- id: c{0} -->\n\nA: = {0}\n\n"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Forks, bytes]]:
    """What runs commands, and a store in which a few cards were answered."""
    folder = tmp_path_factory.mktemp("kills")
    with forks(folder / "home", QUIZAPP_NOW=NOON.isoformat()) as all_forks:
        assert all_forks.run("load", _deck(folder, 40)).code == 0
        assert all_forks.run("review", "--auto", "good", "-n", "5").code == 0
        yield all_forks, (all_forks.home / "quizapp.db").read_bytes()


@pytest.fixture
def running(begun: tuple[Forks, bytes]) -> Forks:
    all_forks, good = begun
    _reset(all_forks.home / "quizapp.db", good)
    return all_forks


@pytest.fixture
def home(running: Forks) -> Path:
    return running.home


def _deck(folder: Path, number: int) -> str:
    path = folder / "deck.md"
    path.write_text("# Deck\n\n" + "".join(map(_QUESTION.format, range(number))), "utf-8")
    return str(path)


def _ids(path: Path) -> list[str]:
    with Peek(path) as peek:
        return [row.id for row in peek.log()]


def _is_healthy(path: Path) -> bool:
    return all(found.ok for found in doctor.examine(open_store(path, now=NOON), states_after))


def test_reviewing(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    chance = random.Random(KILLS)
    log = _ids(path)
    # Long enough for a few answers; a slow disk shall not make it minutes.
    longest = min(1.5 * running.seconds("review", "--auto", "good", "-n", "8"), 0.5)
    log = _ids(path)
    told = 0
    for _ in range(KILLS):
        moment = chance.uniform(0, longest)
        done = running.run("review", "--auto", "good", "-n", "999999", kill_after=moment)
        assert done.code == -9
        # The last line may be cut off by the kill.
        heard = [line.removeprefix("reviewed ") for line in done.out.split("\n")[:-1]]
        new = _ids(path)
        assert new[: len(log)] == log
        assert new[len(log) :][: len(heard)] == heard
        assert len(new) - len(log) - len(heard) in {0, 1}
        log, told = new, told + len(heard)
    assert told > KILLS // 10
    assert _is_healthy(path)


def _kill_often(running: Forks, command: list[str], check: Callable[[], str]) -> set[str]:
    """Kills a command at random moments; returns in which states that left the store."""
    chance = random.Random(EACH)
    path = running.home / "quizapp.db"
    good = path.read_bytes()
    lasting = running.seconds(*command)
    found = set()
    for _ in range(EACH):
        _reset(path, good)
        running.run(*command, kill_after=chance.uniform(0, lasting))
        found.add(check())
        assert verify.first_fault(path) is None
    return found


def _reset(path: Path, good: bytes) -> None:
    """Makes the store at `path` what it was, and clears away all that stands by."""
    for file in path.parent.glob("**/*quizapp*"):
        file.unlink()
    path.touch(0o600)
    path.write_bytes(good)


def test_loading(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    # So many that the indexes are made anew, which a kill may not leave half done.
    deck = _deck(home.parent, 1400)
    said = "SELECT count(*) FROM {}"
    words = "SELECT name, sql FROM sqlite_master ORDER BY name"
    schema = query(path, words)

    def cards() -> int:
        (count,), (memory,) = (query(path, said.format(name))[0] for name in ("cards", "memory"))
        assert count == memory
        assert query(path, words) == schema
        return int(count)

    before = cards()
    assert _kill_often(running, ["load", deck], lambda: str(cards() - before)) <= {"0", "1360"}


def test_undoing(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    before = _ids(path)

    def check() -> str:
        assert _ids(path)[: len(before)] == before
        assert _is_healthy(path)
        return str(len(_ids(path)) - len(before))

    assert _kill_often(running, ["undo"], check) <= {"0", "1"}


def test_folding_anew(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    assert running.run("load", _deck(home.parent, 400)).code == 0
    assert running.run("review", "--auto", "good", "-n", "200").code == 0
    good = path.read_bytes()
    words = ("SELECT name, value FROM settings", "SELECT * FROM memory ORDER BY card_key")

    def held() -> list[object]:
        return [query(path, text) for text in words]

    command = ["retention", "0.8"]
    old = held()
    assert running.run(*command).code == 0
    new = held()
    assert all(map(ne, old, new))
    _reset(path, good)

    def check() -> str:
        assert held() in (old, new)
        return "old" if held() == old else "new"

    assert "old" in _kill_often(running, command, check)


def test_migrating(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    path.unlink()
    released.rebuilt("0001", path)
    history = "SELECT id, card_key, digest FROM reviews ORDER BY seq"
    before = query(path, history)

    def check() -> str:
        assert query(path, history) == before
        for kept in backup.kept(path):
            assert verify.first_fault(kept.path) is None
            assert query(kept.path, history) == before
        (revision,) = query(path, "SELECT version_num FROM alembic_version")[0]
        tables = {name for (name,) in query(path, "SELECT name FROM sqlite_master")}
        assert ("settings" in tables) == (revision != "0001")
        assert {"reviews_keep_update", "reviews_keep_delete", "ix_reviews_card"} <= tables
        return str(revision)

    states = _kill_often(running, ["log", "--ids"], check)
    assert len(states) <= 2


def test_backing_up(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    before = path.read_bytes()

    def check() -> str:
        assert path.read_bytes() == before
        kept = backup.kept(path)
        assert all(verify.first_fault(one.path) is None for one in kept)
        return f"{len(kept)} backups"

    assert _kill_often(running, ["backup"], check) <= {"0 backups", "1 backups"}


def test_restoring(running: Forks, home: Path, tmp_path: Path) -> None:
    path = home / "quizapp.db"
    source = backup.copy(path, tmp_path / "source.db")
    wanted = _ids(path)
    assert running.run("review", "--auto", "good", "-n", "3").code == 0
    before = _ids(path)

    def check() -> str:
        found = _ids(path)
        aside = list(home.glob("*before-restore*.db"))
        if found == wanted:
            assert [_ids(one) for one in aside] == [before]
            return "new"
        assert found == before
        return "old"

    command = ["restore", str(source)]
    assert _kill_often(running, command, check) <= {"old", "new"}


@pytest.mark.parametrize("verb", ["import", "export"])
def test_a_file_for_others_is_whole_or_not_there(
    running: Forks, home: Path, tmp_path: Path, verb: str
) -> None:
    goal = tmp_path / "new" / "goal.md"
    goal.parent.mkdir()
    table = tmp_path / "table.csv"
    table.write_text("".join(f"term {n},number {n}\n" for n in range(2000)), "utf-8")
    command = {
        "import": ["import", str(table), "--to", str(goal)],
        "export": ["export", "--format", "json", "--to", str(goal)],
    }[verb]
    assert running.run(*command).code == 0
    whole = goal.read_bytes()

    def check() -> str:
        if not goal.exists():
            return "none"
        assert goal.read_bytes() == whole
        goal.unlink()
        return "whole"

    goal.unlink()
    assert _kill_often(running, command, check) <= {"none", "whole"}
    goal.unlink(missing_ok=True)
    assert running.run(*command).code == 0


def test_a_disk_that_fills_up_while_reviewing(running: Forks, home: Path) -> None:
    path = home / "quizapp.db"
    before = _ids(path)
    size = path.stat().st_size
    full = running.run("review", "--auto", "good", "-n", "9999", size=size + 4096)
    assert full.code == 6
    assert full.err.splitlines()[-1].startswith(f"quizapp: {path}: the disk ")
    heard = full.out.replace("reviewed ", "").split()
    assert _ids(path) == [*before, *heard]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert running.run("log", "--ids", size=4096).code == 0
    assert running.run("review", "--auto", "good", "-n", "1").code == 0
    assert len(_ids(path)) == len(before) + len(heard) + 1
    assert _is_healthy(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, where one may be made."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("only root may mount a disk of 2 MB")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="needs mount")
def test_a_disk_that_is_full(running: Forks, home: Path, small_disk: Path) -> None:
    path = backup.copy(home / "quizapp.db", small_disk / "quizapp.db")
    before = _ids(path)
    answer = ["--store", str(path), "review", "--auto", "good", "-n", "20"]
    left = small_disk / "other"
    left.write_bytes(bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
    full = running.run(*answer)
    assert full.code == 6
    assert len(full.err.splitlines()[-1:]) == 1
    heard = full.out.replace("reviewed ", "").split()
    assert _ids(path) == [*before, *heard]
    assert running.run("--store", str(path), "backup").code == 6
    assert running.run("--store", str(path), "log", "--ids").code == 0
    left.unlink()
    assert running.run(*answer).code == 0
    assert len(_ids(path)) == len(before) + len(heard) + 20
    assert _is_healthy(path)
