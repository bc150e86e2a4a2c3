"""What is drawn does not change under the same version: a digest of some prompts of every family.

After a change of what a family draws or asks, raise its VERSION and write the table anew:

    python -m tests.families.test_digests
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from quizapp import families

TABLE = Path(__file__).with_name("digests.json")
SEEDS = (0, 1)


def digests(name: str) -> dict[str, object]:
    """Returns the version of a family, and for each level the digests of its first prompts."""
    return {
        "version": families.family(name).version,
        "levels": {
            str(level): [_digest(name, level, seed) for seed in SEEDS] for level in families.LEVELS
        },
    }


def _digest(name: str, level: int, seed: int) -> str:
    prompt = families.problem(name, level, seed).question.prompt
    return sha256(prompt.encode()).hexdigest()[:12]


def table() -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = json.loads(TABLE.read_text("utf-8"))
    return read


def test_every_family_is_in_the_table() -> None:
    assert table().keys() == set(families.names()), "run `python -m tests.families.test_digests`"


@pytest.mark.parametrize("name", families.names())
def test_a_changed_draw_has_a_new_version(name: str) -> None:
    known, now = table()[name], digests(name)
    if known["version"] != now["version"]:
        pytest.fail("a new version: run `python -m tests.families.test_digests`")
    assert known == now, f"{name} draws or asks something else: raise its VERSION"


def write() -> None:
    """Writes the table for the families that there are, one a line."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(digests(name))}" for name in sorted(families.names())
    )
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    write()
