"""A file that a command writes: new, whole, and readable by whom the user lets read."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from quizapp.cli._files import write_new
from quizapp.errors import DiskError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_overwrites_none(tmp_path: Path) -> None:
    goal = tmp_path / "new" / "deck.md"
    before = os.umask(0o022)
    try:
        write_new(goal, "Q: 轮?\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE(goal.stat().st_mode) == 0o644
    with pytest.raises(UsageError, match="there is such a file already"):
        write_new(goal, "other")
    assert goal.read_text("utf-8") == "Q: 轮?\n"
    assert list(goal.parent.iterdir()) == [goal]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    goal = tmp_path / "deck.md"
    with pytest.raises(DiskError, match=r"deck\.md: no space left on device; name another"):
        write_new(goal, "Q: ?\n")
    assert list(tmp_path.iterdir()) == []
