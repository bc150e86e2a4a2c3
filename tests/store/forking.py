"""The real commands in processes of their own, begun in a moment: forks of one that has it all.

A thousand kills would spend their time on imports; a fork has them behind it. What it runs is
`quizapp.cli.main`, and what kills it is the system.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SERVER = """
import json, os, resource, signal, sys
import quizapp.answers.equality, quizapp.grading, quizapp.scheduling
import quizapp.store.migrate, quizapp.store.backups.restore, quizapp.store.figures
import quizapp.study.auto, quizapp.study.loading, quizapp.study.review
import quizapp.store.history.sessions
from quizapp.cli import backup, doctor, export, load, log, main, restore, review, undo
import quizapp.decks.imports.choosing, quizapp.decks.imports.deck_text, quizapp.study.exporting

print("ready", flush=True)
for line in sys.stdin:
    task = json.loads(line)
    child = os.fork()
    if child == 0:
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(task[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.stdin = open(os.devnull)
        if task["size"]:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (task["size"], task["size"]))
        main(task["args"])
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, or minus the signal that killed it."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Forks:
    """Runs commands on one home."""

    home: Path
    _server: subprocess.Popen[str]

    def run(self, *args: str, kill_after: float | None = None, size: int = 0) -> Ended:
        """Runs a command to its end.

        Args:
            kill_after: seconds after which it is killed, unless it has ended by then.
            size: no file may grow beyond so many bytes; 0 sets no limit.
        """
        out, err = self.home / "out.txt", self.home / "err.txt"
        for file in (out, err):
            # A kill may come before the command has emptied what the one before it said.
            file.write_bytes(b"")
        task = {"args": args, "out": str(out), "err": str(err), "size": size}
        self._say(json.dumps(task))
        child = int(self._hear())
        if kill_after is not None:
            time.sleep(kill_after)
            # Until the server has waited for it, no other process has this number.
            self._kill(child)
        status = int(self._hear())
        code = os.waitstatus_to_exitcode(status)
        return Ended(code, out.read_text("utf-8"), err.read_text("utf-8"))

    def seconds(self, *args: str) -> float:
        """Returns how long a command takes."""
        begin = time.perf_counter()
        assert self.run(*args).code == 0
        return time.perf_counter() - begin

    def _kill(self, child: int) -> None:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            return

    def _say(self, line: str) -> None:
        assert self._server.stdin
        self._server.stdin.write(line + "\n")
        self._server.stdin.flush()

    def _hear(self) -> str:
        assert self._server.stdout
        return self._server.stdout.readline().strip()


@contextmanager
def forks(home: Path, **environment: str) -> Iterator[Forks]:
    """Gives what runs commands on `home`; it ends with the block."""
    home.mkdir(exist_ok=True)
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QUIZAPP_HOME": str(home), "QUIZAPP_STORE": ""} | environment,
    ) as server:
        running = Forks(home, server)
        assert running._hear() == "ready"
        yield running
        assert server.stdin
        server.stdin.close()
