"""A power cut at any moment, and a file call that fails at any point: nothing told is lost.

Both need `strace`, and run where `QUIZAPP_STRACE` says how many moments are tried: 300, say.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from quizapp.store.health import verify
from quizapp.store.peek import Peek

from .conftest import NOON
from .disk import TRACED, Disk, calls

if TYPE_CHECKING:
    from quizapp.store.database import Store

    from .conftest import Make

TRIES = int(os.environ.get("QUIZAPP_STRACE", "0"))
pytestmark = pytest.mark.skipif(
    not TRIES or not shutil.which("strace"), reason="needs strace and QUIZAPP_STRACE=300"
)

# Records answers one after the other; says each id when it is safe, and the refusal of the others.
ANSWER = """
import sys
from datetime import datetime
from quizapp.errors import QuizappError
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.model.days import study_day
from quizapp.scheduling import next_state
from quizapp.store.history import reviews
from quizapp.store.database import open_store

path, now, count = sys.argv[1], datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])
code = 0
try:
    store = open_store(path, now=now)
    for number in range(count):
        row = Review(f"r{number}", f"card-{number % 9}", Event.REVIEW, now, 60, study_day(now),
                     schedules=True, rating=Rating.GOOD, typed="x" * (700 * (number % 4)))
        print(reviews.record(store, row, next_state).id, flush=True)
except QuizappError as error:
    print(error, file=sys.stderr)
    code = int(error.exit_code)
sys.exit(code)
"""


@pytest.fixture
def path(store: Store, make: Make) -> Path:
    make.load(store, *(make.card(f"question {n}", id=f"card-{n}") for n in range(9)))
    return store.path


def _answer(path: Path, count: int, *tracing: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*tracing, sys.executable, "-c", ANSWER, path, NOON.isoformat(), str(count)],
        capture_output=True,
        text=True,
        check=False,
    )


def _log(path: Path) -> list[str]:
    with Peek(path) as peek:
        return [row.id for row in peek.log()]


class Left(NamedTuple):
    """What a cut at one moment left: what had been told by then, the log, what is wrong with it."""

    moment: int
    told: list[str]
    log: list[str]
    fault: str | None

    @property
    def is_good(self) -> bool:
        unsaid = len(self.log) - len(self.told)
        return self.log[: len(self.told)] == self.told and unsaid in {0, 1} and not self.fault


def _survivors(trace: str, path: Path, tmp_path: Path) -> list[Left]:
    everything = list(calls(trace, path.parent))
    chance = random.Random(TRIES)
    cuts = sorted(chance.choices(range(len(everything)), k=TRIES))
    disk = Disk(path.parent, {str(path): path.read_bytes()})
    told: list[str] = []
    found = []
    for moment, call in enumerate(everything):
        if call.name == "say":
            told += call.data.decode().split()
        disk.apply(call)
        for _ in range(cuts.count(moment)):
            image = tmp_path / "image"
            shutil.rmtree(image, ignore_errors=True)
            image.mkdir()
            for name, content in disk.after_a_cut(chance).items():
                (image / Path(name).name).write_bytes(content)
            store = image / path.name
            fault = verify.first_fault(store)
            found.append(Left(moment, list(told), [] if fault else _log(store), fault))
    return found


def _trace(path: Path, tmp_path: Path) -> str:
    """Returns the trace of 20 answers to a copy of the store, told of as of the store."""
    trace = tmp_path / "trace.txt"
    before = path.read_bytes()
    options = ["-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={TRACED}", "-o", str(trace)]
    done = _answer(path, 20, "strace", *options)
    assert done.returncode == 0, done.stderr
    assert len(_log(path)) == 20
    path.write_bytes(before)
    return trace.read_text()


def test_a_power_cut_loses_nothing_that_was_told(path: Path, tmp_path: Path) -> None:
    found = _survivors(_trace(path, tmp_path), path, tmp_path)
    assert len(found) == TRIES
    assert len({len(left.log) for left in found}) > 15
    assert [left for left in found if not left.is_good] == []


def test_the_disk_is_strict_enough_to_tell(path: Path, tmp_path: Path) -> None:
    """Without syncs of the folder (of which EXTRA adds one) what was told would be lost."""
    folder = "".join(f"\\x{byte:02x}" for byte in str(path.parent).encode())
    lines = _trace(path, tmp_path).splitlines()
    kept = [line for line in lines if f"<{folder}>)" not in line]
    assert len(lines) - len(kept) >= 20
    found = _survivors("\n".join(kept), path, tmp_path)
    assert not all(left.is_good for left in found)


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "openat", "ftruncate"])
def test_a_file_call_that_fails(path: Path, call: str, error: str) -> None:
    good = path.read_bytes()
    watched = [f"-P{name}" for name in (path, f"{path}-journal", path.parent)]
    failed = 0
    for number in range(1, 1 + TRIES // 15):
        path.write_bytes(good)
        Path(f"{path}-journal").unlink(missing_ok=True)
        fault = f"inject={call}:error={error}:when={number}+"
        done = _answer(path, 3, "strace", "-f", "-qq", "-o/dev/null", *watched, "-e", fault)
        told = done.stdout.split()
        if done.returncode == 0:
            assert told == ["r0", "r1", "r2"]
            break
        failed += 1
        # 5: SQLite may take a file that it cannot read for a damaged one.
        assert done.returncode in {5, 6}, done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert _log(path)[: len(told)] == told
        assert len(_log(path)) <= len(told) + 1
        assert verify.first_fault(path) is None
        assert _answer(path, 5).returncode == 0
        assert _log(path) == ["r0", "r1", "r2", "r3", "r4"]
    assert failed or call == "ftruncate"
