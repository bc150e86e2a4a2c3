"""An editor for tests: does one scripted change each time it is opened, and notes what it saw."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Program


@dataclass(frozen=True)
class Editor:
    """A program named as EDITOR; each of its changes is (old text, new text)."""

    folder: Path

    def script(self, program: Program, *changes: tuple[str, str]) -> None:
        """Sets what it will do, one change each time; after them it changes nothing."""
        (self.folder / "changes.json").write_text(json.dumps(changes), encoding="utf-8")
        program.environment["EDITOR"] = f'"{sys.executable}" "{Path(__file__)}" "{self.folder}"'
        program.environment["VISUAL"] = ""

    @property
    def seen(self) -> list[str]:
        """The texts that it was opened with."""
        path = self.folder / "seen.json"
        return list(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else []


def main(folder: Path, path: Path) -> int:
    """Does the next change; ends badly where that is `("exit", …)`."""
    text = path.read_text(encoding="utf-8")
    seen = Editor(folder).seen
    (folder / "seen.json").write_text(json.dumps([*seen, text]), encoding="utf-8")
    changes = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    if not changes:
        return 0
    (old, new), *rest = changes
    (folder / "changes.json").write_text(json.dumps(rest), encoding="utf-8")
    if old == "exit":
        path.write_text(new, encoding="utf-8")
        return 1
    assert old in text, (old, text)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
