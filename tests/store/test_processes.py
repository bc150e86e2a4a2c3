"""Several processes on one store: all is kept, none fails, and who reads is in nobody's way."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from quizapp.scheduling import states_after
from quizapp.store.health import doctor
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store

    from .conftest import Make

WRITERS, EACH = 8, 25

# Forks writers, each of which records reviews with ids `W-0`, `W-1`, … by the store that was open
# before the fork, and writes each id into a file of its own when it is safe.
FORKS = """
import os, sys
from datetime import UTC, datetime
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.model.days import study_day
from quizapp.scheduling import next_state
from quizapp.store.history import reviews
from quizapp.store.database import open_store

path, folder, writers, each = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
now = datetime.now(UTC)
store = open_store(path, now=now)

def record(name):
    row = Review(name, "one", Event.REVIEW, datetime.now(UTC), 0, study_day(now),
                 schedules=True, rating=Rating.GOOD)
    return reviews.record(store, row, next_state).id

record("before")
children = []
for writer in range(writers):
    children.append(os.fork())
    if children[-1] == 0:
        with open(f"{folder}/{writer}", "w") as out:
            for number in range(each):
                print(record(f"{writer}-{number}"), file=out, flush=True)
        os._exit(0)
for child in children:
    assert os.waitpid(child, 0)[1] == 0
record("after")
"""


def test_eight_writers_and_a_reader(store: Store, make: Make, tmp_path: Path) -> None:
    make.load(store, make.card("q1", id="one"))
    said = tmp_path / "said"
    said.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", FORKS, store.path, said, str(WRITERS), str(EACH)],
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        seen: list[int] = []
        while running.poll() is None:
            with Peek(store.path) as peek:
                seen.append(len(list(peek.log())))
        assert running.stderr
        assert (running.returncode, running.stderr.read()) == (0, "")
    assert seen == sorted(seen)
    log = [row.id for row in Peek(store.path).log()]
    assert len(log) == WRITERS * EACH + 2
    assert (log[0], log[-1]) == ("before", "after")
    for writer in range(WRITERS):
        mine = [name for name in log if name.startswith(f"{writer}-")]
        assert mine == (said / str(writer)).read_text().split()
        assert len(mine) == EACH
    assert all(finding.ok for finding in doctor.examine(store, states_after))
