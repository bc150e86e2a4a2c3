"""A disk that forgets: what a power cut may leave of the writes that `strace` saw.

Nothing is promised of a write before the file was synced, nor of a name before its folder was:
each may have reached the disk or not, whatever came after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

TRACED = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_FILE = re.compile(r"^\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """One call that changed or synced something: of a file, or of stdout."""

    name: str
    path: str
    data: bytes = b""
    offset: int = 0


def calls(trace: str, folder: Path) -> Iterator[Call]:
    """Gives the calls in a trace (made with `-y -xx`) that concern files in `folder` or stdout."""
    for line in trace.splitlines():
        match = _CALL.match(line)
        if match is None or match[3].startswith("-"):
            continue
        name, arguments = match[1], match[2]
        texts = list(map(_plain, _TEXT.findall(arguments)))
        file = _FILE.match(arguments)
        path = _plain(file[1]).decode() if file else texts[0].decode() if texts else ""
        if name == "write" and arguments.startswith("1<"):
            yield Call("say", "", texts[0])
        elif name == "openat" and texts:
            path = str(folder / texts[0].decode())
            if "O_CREAT" in arguments and path.startswith(f"{folder}/"):
                yield Call("create", path)
        elif path == str(folder) or path.startswith(f"{folder}/"):
            numbers = [int(number) for number in re.findall(r", (\d+)", arguments)]
            offset = numbers[-1] if name in {"pwrite64", "ftruncate"} else 0
            yield Call(name, path, texts[0] if texts else b"", offset)


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass
class Disk:
    """What is certainly on the disk, and what may be."""

    folder: Path
    files: dict[str, bytes]
    unsynced: dict[str, list[Call]] = field(default_factory=dict)
    names: list[Call] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)

    def apply(self, call: Call) -> None:
        """Takes one call as the next that happened."""
        if call.name in {"pwrite64", "ftruncate"}:
            self.unsynced.setdefault(call.path, []).append(call)
        elif call.name == "create" and call.path not in self.contents:
            self.contents[call.path] = self.files.get(call.path, b"")
            if call.path not in self.files:
                self.names.append(call)
        elif call.name == "unlink":
            self.names.append(call)
        elif call.path == str(self.folder):
            self._settle_names()
        elif call.name in {"fsync", "fdatasync"}:
            self._settle(call.path)

    def _settle(self, path: str) -> None:
        content = self.contents.get(path, self.files.get(path, b""))
        self.contents[path] = _written(content, self.unsynced.pop(path, []))
        if path in self.files:
            self.files[path] = self.contents[path]

    def _settle_names(self) -> None:
        for call in self.names:
            if call.name == "create":
                self.files[call.path] = self.contents.get(call.path, b"")
            else:
                self.files.pop(call.path, None)
                self.contents.pop(call.path, None)
                self.unsynced.pop(call.path, None)
        self.names.clear()

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """Returns the files as a power cut at this moment may leave them."""
        left = dict(self.files)
        for call in self.names:
            if chance.random() < 0.5:
                continue
            if call.name == "create":
                left[call.path] = self.contents.get(call.path, b"")
            else:
                left.pop(call.path, None)
        for path, unsynced in self.unsynced.items():
            if path in left:
                share = chance.choice((0.0, 0.5, 1.0))
                reached = [call for call in unsynced if chance.random() < share]
                left[path] = _written(left[path], reached)
        return left


def _written(content: bytes, writes: list[Call]) -> bytes:
    data = bytearray(content)
    for call in writes:
        if call.name == "ftruncate":
            data = data[: call.offset].ljust(call.offset, b"\0")
        else:
            data = data.ljust(call.offset, b"\0")
            data[call.offset : call.offset + len(call.data)] = call.data
    return bytes(data)
