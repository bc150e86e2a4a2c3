"""Several processes, and processes that are killed: nothing acknowledged is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

from quizapp.scheduling import next_state
from quizapp.store import doctor
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store

    from .conftest import Make

# Records reviews of one card with ids `NAME-0`, `NAME-1`, …, and says each id when it is safe.
WRITER = """
import sys
from datetime import UTC, datetime
from itertools import count
from quizapp.model import Event, Rating, Review
from quizapp.scheduling import next_state, study_day
from quizapp.store import reviews
from quizapp.store.database import open_store

path, name, number = sys.argv[1:]
now = datetime.now(UTC)
store = open_store(path, now=now)
print("ready", flush=True)
for index in range(int(number)):
    row = Review(f"{name}-{index}", "one", Event.REVIEW, datetime.now(UTC), 0, study_day(now),
                 schedules=True, rating=Rating.GOOD)
    print(reviews.record(store, row, next_state).id, flush=True)
"""


def _writer(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(number)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _is_healthy(store: Store) -> bool:
    return all(finding.ok for finding in doctor.examine(store, next_state))


def test_four_writers_at_once_and_none_fails(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"))
    writers = [_writer(store.path, f"w{number}", 25) for number in range(4)]
    said = set()
    for writer in writers:
        out, err = writer.communicate(timeout=60)
        assert (writer.returncode, err) == (0, "")
        said.update(out.split()[1:])
    log = [row.id for row in Peek(store.path).log()]
    assert len(log) == 100
    assert set(log) == said
    assert _is_healthy(store)


def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(store: Store, make: Make) -> None:
    make.load(store, make.card("q1", id="one"))
    chance = random.Random(7)
    names = count()
    acknowledged: list[str] = []
    for _ in range(10):
        with _writer(store.path, f"k{next(names)}", 10_000) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
            heard = [writer.stdout.readline().strip() for _ in range(chance.randint(1, 6))]
            time.sleep(chance.uniform(0, 0.003))
            writer.send_signal(signal.SIGKILL)
            # The last line may be cut off by the kill.
            acknowledged += [*heard, *writer.stdout.read().split("\n")[:-1]]
        log = [row.id for row in Peek(store.path).log()]
        assert log[: len(acknowledged)] == acknowledged
        assert len(log) <= len(acknowledged) + 1
        acknowledged = log
    assert len(acknowledged) >= 10
    assert _is_healthy(store)
