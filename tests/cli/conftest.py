"""A store with the shipped decks in it, loaded once and copied for each test."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("shipped") / "home"
    Program(home)("load")
    return home


@pytest.fixture
def loaded(shipped_home: Path, tmp_path: Path) -> Program:
    return Program(copytree(shipped_home, tmp_path / "home"))
