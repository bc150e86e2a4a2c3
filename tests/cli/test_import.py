"""`quizapp import`: shows, writes, says what it is unsure of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

MESSY = Path(__file__).parents[1] / "fixtures" / "messy-notes.txt"


def run(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QUIZAPP_HOME": str(home)}
    command = [sys.executable, "-m", "quizapp", "import", *args]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_json_has_the_pairs_and_nothing_is_written(tmp_path: Path) -> None:
    done = run(tmp_path, str(MESSY), "--output", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)[0] == {
        "section": "Regularization 正则化",
        "subsection": "",
        "question": "Why do we regularize a model?",
        "answer": "So that it fits the pattern and not the noise.",
    }
    assert "no answer: How does data augmentation regularize?" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_deck_that_is_written_has_no_errors(tmp_path: Path) -> None:
    deck = tmp_path / "week9.md"
    assert run(tmp_path, str(MESSY), "--to", str(deck)).returncode == 0
    checked = subprocess.run(
        [sys.executable, "-m", "quizapp", "check", str(deck)],
        env=os.environ | {"QUIZAPP_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0
    again = run(tmp_path, str(MESSY), "--to", str(deck))
    assert again.returncode == 2
    assert again.stderr == f"quizapp: {deck}: there is such a file already; name another one\n"


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "notes.txt"
    binary.write_bytes(b"\xff\xfeQ\0:\0")
    for path in (binary, tmp_path / "none.txt", tmp_path):
        done = run(tmp_path, str(path))
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
