"""Where something stands in a TOML file: the standard library's reader does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.errors import BadInputError

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

_HEADER = re.compile(r"\s*\[")
_SYNTAX = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")


class Places:
    """The lines of a file of top keys and `[[section]]` tables, counted from 1."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.split("\n")
        headers = (n for n, line in enumerate(self._lines, start=1) if _HEADER.match(line))
        self._headers = [number for number in headers if "section" in self._lines[number - 1]]

    def line(self, section: int | None, key: str = "") -> int:
        """Returns the line of `key` in a section (None: above all), or else of its header."""
        known = section is not None and section < len(self._headers)
        begin = self._headers[section] if section is not None and known else 1
        later = [header for header in self._headers if header > begin or section is None]
        end = min(later, default=len(self._lines) + 1)
        wanted = re.compile(rf"""\s*(["']?){re.escape(key)}\1\s*[=.]""")
        for number in range(begin, end):
            if key and wanted.match(self._lines[number - 1]):
                return number
        return begin

    def fault(self, section: int | None, key: str, message: str) -> BadInputError:
        """Returns the refusal of what stands under `key`."""
        return BadInputError(f"{self._name}:{self.line(section, key)}: {message}")

    def syntax(self, error: TOMLDecodeError) -> BadInputError:
        """Returns the refusal of a file that is no TOML."""
        match = _SYNTAX.fullmatch(str(error))
        what = match[1] if match else str(error)
        place = f"{match[2]}:{match[3]}" if match and match[2] else str(len(self._lines))
        return BadInputError(f"{self._name}:{place}: {what[0].lower()}{what[1:]}; mend the TOML")
