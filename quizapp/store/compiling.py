"""Writes `compiled.py`: every statement that is asked of the store, as SQLAlchemy compiles it.

python -m quizapp.store.compiling
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite

from quizapp.store import drawing_queries, last_pass_queries, queries
from quizapp.store.figures import curve_queries, figure_queries, notebook_queries, pace_queries
from quizapp.store.history import log_queries

STATEMENTS = (
    queries.STATEMENTS
    | log_queries.STATEMENTS
    | drawing_queries.STATEMENTS
    | figure_queries.STATEMENTS
    | curve_queries.STATEMENTS
    | last_pass_queries.STATEMENTS
    | notebook_queries.STATEMENTS
    | pace_queries.STATEMENTS
)

_HEAD = '''\
"""The statements of the `queries` as SQLAlchemy compiles them for SQLite.

Written by `python -m quizapp.store.compiling`.
"""

# ruff: noqa: E501, W291 - the lines are SQLAlchemy's
'''


def compiled_source() -> str:
    """Returns the text of `compiled.py`."""
    dialect = sqlite.dialect(paramstyle="named")
    texts = {
        name: str(statement.compile(dialect=dialect)) for name, statement in STATEMENTS.items()
    }
    assignments = [f'{name.upper()} = r"""\n{text}\n"""\n' for name, text in texts.items()]
    return "\n".join([_HEAD, *assignments])


if __name__ == "__main__":
    Path(__file__).with_name("compiled.py").write_text(compiled_source(), encoding="utf-8")
