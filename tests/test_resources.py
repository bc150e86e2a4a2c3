"""The user's places are where the platform wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs
import pytest

from quizapp.resources import places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("named", [None, "", "not/absolute", "/elsewhere/share"])
def test_home_is_the_data_folder_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    monkeypatch.delenv("QUIZAPP_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_DATA_HOME", named)
    assert places().home == platformdirs.user_data_dir("quizapp", appauthor=False)


def test_quizapp_home_holds_decks_and_store(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QUIZAPP_HOME", "~/exam")
    monkeypatch.delenv("QUIZAPP_STORE", raising=False)
    where = places()
    assert (where.home, where.decks) == (f"{tmp_path}/exam", f"{tmp_path}/exam/decks")
    assert (where.store, places("a.db").store) == (f"{tmp_path}/exam/quizapp.db", "a.db")
