"""A PostgreSQL server of one's own, for as long as it is needed.

    QUIZAPP_POSTGRES=1 pytest -n 0 tests/store

runs on it what does not speak of the file itself. It wants the server's programs (Debian's package
`postgresql`; where they are otherwise, `QUIZAPP_POSTGRES` names the folder) and `psycopg`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import NullPool, create_engine, text

from quizapp.store.server import ServerPeek, ServerStore, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

OPTION = os.environ.get("QUIZAPP_POSTGRES", "")
# The server refuses to run as root; this user comes with Debian's package.
_USER = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


@dataclass
class Server:
    """Stores on a server, a database each; they are found again by their paths."""

    url: str
    numbers: Iterator[int] = field(default_factory=count)
    stores: dict[Path, ServerStore] = field(default_factory=dict)

    def store(self, now: datetime) -> ServerStore:
        # What a test has left open is closed by the next: the server serves so many.
        self.close()
        name = f"store{next(self.numbers)}"
        url = self.url.format("postgres")
        engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        opened = open_server(self.url.format(name), now=now)
        self.stores[opened.path] = opened
        return opened

    def peek(self, path: Path, *, learner: int = 1) -> ServerPeek:
        opened = self.stores[path]
        return ServerPeek(ServerStore(path, opened.engine, opened.reading, learner))

    def query(self, path: Path, asked: str, *values: object) -> list[tuple[Any, ...]]:
        numbers = count()
        named = text(re.sub(r"\?", lambda _: f":v{next(numbers)}", asked))
        given = {f"v{place}": value for place, value in enumerate(values)}
        with self.stores[path].engine.begin() as connection:
            found = connection.execute(named, given)
            return [tuple(row) for row in found] if found.returns_rows else []

    def close(self) -> None:
        for opened in self.stores.values():
            opened.engine.dispose()


def _programs() -> Path:
    if Path(OPTION).is_dir() and OPTION not in {"0", "1"}:
        return Path(OPTION)
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if not found:
        raise FileNotFoundError("no PostgreSQL in /usr/lib/postgresql; name its folder of programs")
    return found[-1]


@contextmanager
def running() -> Iterator[str]:
    """Gives the URL of a new server, less the name of the database; it listens in a folder only."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    data = folder / "data"
    try:
        if _USER:
            shutil.chown(folder, _USER)
        _run("initdb", "-D", str(data), "-U", "learner", "-A", "trust", "-E", "UTF8", "--no-sync")
        # No port: what it would be only names the socket.
        options = f"-c listen_addresses='' -k {folder} -c fsync=off"
        log = str(folder / "log")
        _run("pg_ctl", "-D", str(data), "-l", log, "-o", options, "-w", "start")
        try:
            yield f"postgresql+psycopg://learner@/{{}}?host={folder}"
        finally:
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    subprocess.run(
        [str(_programs() / program), *arguments],
        check=True, user=_USER, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
    )  # fmt: skip
