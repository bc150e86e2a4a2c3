"""`python -m tests.benchmarks [NAME ...]`: each figure compares two things in one run.

The machine may be slow or busy: read the ratios, not the times.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules


def main(names: list[str]) -> None:
    """Runs the named benchmarks, or all: every other file of this folder is one."""
    known = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    for name in names or [name for name in known if not name.startswith("_")]:
        print(f"\n{name}", flush=True)
        for line in import_module(f"tests.benchmarks.{name}").run():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
