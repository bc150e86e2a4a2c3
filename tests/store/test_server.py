"""What only a server does; run by `QUIZAPP_POSTGRES=1`, as are the store's other tests."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import String
from sqlalchemy.exc import DBAPIError

from quizapp.errors import StoreBusyError, UsageError
from quizapp.model.cards import Selection
from quizapp.scheduling import next_state
from quizapp.store import compiling
from quizapp.store.history import reviews
from quizapp.store.server import ServerPeek, open_server

if TYPE_CHECKING:
    from quizapp.store.server import ServerStore
    from tests.store.servers import Server

    from .conftest import Make


def test_a_password_in_the_url_is_refused(make: Make) -> None:
    with pytest.raises(UsageError, match="PGPASSFILE"):
        open_server("postgresql://me:secret@host/quizapp", now=make.now)


@pytest.fixture
def shared(server: Server | None, make: Make) -> ServerStore:
    if server is None:
        pytest.skip("QUIZAPP_POSTGRES=1 runs it")
    return server.store(make.now)


def test_it_is_opened_again_as_it_was(shared: ServerStore, make: Make) -> None:
    make.load(shared, "q1")
    url = shared.engine.url.render_as_string(hide_password=False)
    again = open_server(url, now=make.now)
    assert [card.card.prompt for card in ServerPeek(again).new(Selection(), 9)] == ["q1"]


@pytest.mark.parametrize(
    "harm", ["UPDATE reviews SET typed = ''", "DELETE FROM reviews", "TRUNCATE reviews"]
)
def test_the_log_is_append_only(server: Server, shared: ServerStore, make: Make, harm: str) -> None:
    make.load(shared, make.card("q1", id="one"))
    reviews.record(shared, make.row("one"), next_state)
    with pytest.raises(DBAPIError, match="append-only"):
        server.query(shared.path, harm)


def test_many_at_once_lose_nothing(shared: ServerStore, make: Make) -> None:
    make.load(shared, make.card("q1", id="one"))
    rows = [make.row("one") for _ in range(40)]

    def write(part: int) -> None:
        for row in rows[part::4]:
            reviews.record(shared, row, next_state)

    threads = [threading.Thread(target=write, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = list(ServerPeek(shared).log())
    assert [row.seq for row in log] == list(range(1, 41))
    assert {row.id for row in log} == {row.id for row in rows}


def test_who_waits_too_long_is_told(shared: ServerStore, make: Make) -> None:
    url = shared.engine.url.render_as_string(hide_password=False)
    hasty = open_server(url, now=make.now, busy_seconds=0.2)
    with (
        shared.write(),
        pytest.raises(StoreBusyError, match="another program holds the store"),
        hasty.write(),
    ):
        pass


@pytest.mark.parametrize("name", compiling.STATEMENTS)
def test_what_is_asked_is_understood(shared: ServerStore, name: str) -> None:
    statement = compiling.STATEMENTS[name]
    wanted: Any = statement.compile(dialect=shared.engine.dialect)
    values = {
        name: "" if isinstance(given.type, String) else 1 for name, given in wanted.binds.items()
    }
    with shared.read() as connection:
        assert connection.execute(statement, values).all() is not None
