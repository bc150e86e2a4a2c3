"""An older schema becomes this one: all of it, or nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory

from quizapp.errors import StoreDamagedError
from quizapp.model.reviews import Event
from quizapp.resources import migrations_dir
from quizapp.scheduling import next_state, states_after
from quizapp.store import database, migrate
from quizapp.store.database import connect, open_store
from quizapp.store.health import doctor
from quizapp.store.history import reviews
from quizapp.store.schema import HEAD
from quizapp.store.schema.shape import Shape, shape

from . import released
from .conftest import NOON, Make, query

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.store.database import Store


def _schema(path: Path) -> Shape:
    with connect(path, busy_seconds=1).begin() as connection:
        return shape(connection)


def _upgrade(path: Path) -> None:
    path.touch()
    migrate.upgrade(path, connect(path, busy_seconds=1, foreign_keys=False))


def test_a_migrated_store_and_a_new_one_are_the_same(tmp_path: Path) -> None:
    open_store(tmp_path / "new.db", now=NOON)
    _upgrade(tmp_path / "migrated.db")
    assert _schema(tmp_path / "migrated.db") == _schema(tmp_path / "new.db")
    for fact in ("PRAGMA user_version", "PRAGMA application_id", "SELECT * FROM alembic_version"):
        assert query(tmp_path / "migrated.db", fact) == query(tmp_path / "new.db", fact)


@pytest.mark.parametrize("revision", released.dumps())
def test_every_released_store_keeps_its_history(revision: str, path: Path) -> None:
    released.rebuilt(revision, path)
    fields = "*" if revision == HEAD else _columns(path, "reviews")
    before = query(path, f"SELECT {fields} FROM reviews")  # noqa: S608 - names of columns
    store = open_store(path, now=NOON)
    assert query(path, f"SELECT {fields} FROM reviews") == before  # noqa: S608 - the same
    assert len(before) >= 100
    open_store(path.with_name("new.db"), now=NOON)
    assert _schema(path) == _schema(path.with_name("new.db"))
    assert [found for found in doctor.examine(store, states_after) if not found.ok] == []
    make = Make(now=NOON + timedelta(days=60))
    flag = make.row("one", event=Event.FLAG, id="flag", rating=None, schedules=False)
    assert reviews.record(store, flag, next_state).seq == len(before) + 1
    sure = make.row("one", id="sure", confidence=80)
    assert reviews.record(store, sure, next_state).confidence == 80
    assert [found for found in doctor.examine(store, states_after) if not found.ok] == []


def test_a_store_that_is_not_behind_never_imports_alembic(store: Store) -> None:
    code = (
        "import sys; from datetime import UTC, datetime\n"
        "from quizapp.store.database import open_store\n"
        "open_store(sys.argv[1], now=datetime.now(UTC))\n"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, store.path], check=True)


def _columns(path: Path, table: str) -> str:
    return ", ".join(row[1] for row in query(path, f"PRAGMA table_info({table})"))


def test_the_schema_is_that_of_the_newest_migration(store: Store) -> None:
    with store.engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrate.configuration(connection))
    assert scripts.get_current_head() == HEAD


NEXT = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "9999", "{head}"
def upgrade():
    op.add_column("learners", sa.Column("colour", sa.Text()))
    {more}
"""


DELETE_ONE = """
    op.execute("DROP TRIGGER reviews_keep_delete")
    op.execute("DELETE FROM reviews WHERE seq = 2")
"""
ADD_ONE = """
    op.execute("CREATE TEMP TABLE another AS SELECT * FROM reviews WHERE seq = 1")
    op.execute("UPDATE another SET seq = 9, id = 'r9'")
    op.execute("INSERT INTO reviews SELECT * FROM another")
"""


@pytest.fixture
def behind(
    store: Store, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Store, Path]:
    """A store with history, and a newer quizapp's folder of migrations."""
    make.load(store, make.card("What is an epoch?", id="epoch"))
    for _ in range(3):
        reviews.record(store, make.row("epoch"), next_state)
    folder = tmp_path / "100% migrations"
    shutil.copytree(migrations_dir(), folder)
    monkeypatch.setattr(migrate, "migrations_dir", lambda: folder)
    monkeypatch.setattr(database, "HEAD", "9999")
    return store, folder / "versions" / "9999_next.py"


def test_opening_a_store_that_is_behind_brings_it_up(behind: tuple[Store, Path]) -> None:
    store, script = behind
    script.write_text(NEXT.format(head=HEAD, more=""))
    history = query(store.path, "SELECT * FROM reviews")
    open_store(store.path, now=NOON)
    assert query(store.path, "SELECT colour FROM learners") == [(None,)]
    assert query(store.path, "SELECT * FROM alembic_version") == [("9999",)]
    assert query(store.path, "SELECT * FROM reviews") == history
    before = store.path.read_bytes()
    open_store(store.path, now=NOON)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ('op.execute("DROP TRIGGER reviews_keep_delete")', "guards"),
        (DELETE_ONE, "guards"),
        (ADD_ONE, "change the log"),
        ("op.execute(\"UPDATE cards SET deck = 'user:nowhere.md'\")", "point to nothing"),
    ],
)
def test_a_migration_that_harms_is_taken_back(
    behind: tuple[Store, Path], harm: str, said: str
) -> None:
    store, script = behind
    script.write_text(NEXT.format(head=HEAD, more=harm))
    before = store.path.read_bytes()
    with pytest.raises(StoreDamagedError, match=said):
        open_store(store.path, now=NOON)
    assert store.path.read_bytes() == before


def test_a_migration_that_fails_half_way_is_taken_back(behind: tuple[Store, Path]) -> None:
    store, script = behind
    script.write_text(NEXT.format(head=HEAD, more="raise ZeroDivisionError"))
    before = store.path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        open_store(store.path, now=NOON)
    assert store.path.read_bytes() == before


def test_a_table_rebuilt_keeps_its_history(behind: tuple[Store, Path]) -> None:
    store, script = behind
    rebuilt = 'with op.batch_alter_table("cards", recreate="always"): pass'
    script.write_text(NEXT.format(head=HEAD, more=rebuilt))
    history = query(store.path, "SELECT * FROM reviews")
    open_store(store.path, now=NOON)
    assert query(store.path, "SELECT * FROM reviews") == history
