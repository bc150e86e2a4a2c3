"""The configuration file: the default of any option, those of a command in a table of its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli._unknown import unknown
from quizapp.errors import BadInputError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")
# Files and folders, where `~` is the user's home.
_PATHS = {"store", "decks"}


def options(command: click.Command) -> dict[str, click.Option]:
    """Returns the options of a command that may be configured, by their names in the file."""
    return {
        max(option.opts, key=len).lstrip("-"): option
        for option in command.params
        if isinstance(option, click.Option)
        and not option.is_eager
        and option.name != "as_json"
        and not option.hidden
    }


@dataclass(frozen=True, slots=True)
class Configuration:
    """What stands in a configuration file; `lines` says where."""

    file: str
    tables: Mapping[str, Any]
    lines: Sequence[str]

    @classmethod
    def read(cls, file: str, commands: list[str]) -> Configuration:
        """Reads a file.

        Raises:
            BadInputError: it cannot be read, is no TOML, or names a command that does not exist.
        """
        import tomllib

        try:
            text = Path(file).read_text(encoding="utf-8")
            found = cls(file, tomllib.loads(text), text.splitlines())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise BadInputError(f"{_placed(file, error)}; see `quizapp config --init`") from None
        for name, value in found.tables.items():
            if isinstance(value, dict) and name not in commands:
                raise BadInputError(
                    f"{file}:{found.line_of(name, '')}: {unknown('command', name, commands)}"
                )
        return found

    def defaults(self, ctx: click.Context) -> dict[str, Any]:
        """Returns the defaults of the options of the context's command, as click wants them.

        Raises:
            BadInputError: there is no such option, or it cannot have that value.
        """
        table = "" if ctx.parent is None and ctx.info_name == "quizapp" else str(ctx.info_name)
        return self._defaults(ctx, table)

    def _defaults(self, ctx: click.Context, table: str) -> dict[str, Any]:
        known = options(ctx.command)
        given = self.tables.get(table, {}) if table else self.tables
        made = {}
        for name, value in given.items():
            if not table and isinstance(value, dict):
                continue
            where = f"{self.file}:{self.line_of(name, table)}"
            if name not in known:
                see = "see `quizapp config`"
                raise BadInputError(f"{where}: {unknown('setting', name, list(known), see)}")
            option = known[name]
            made[str(option.name)] = _value(ctx, option, value, where)
            if value is True and not option.secondary_opts:
                # What the file turns on, the command line can turn off. The command is run once.
                option.secondary_opts.append(f"--no-{name}")
        return made

    def line_of(self, name: str, table: str) -> int:
        """Returns the line of a setting, or of a table; 1 where it cannot be seen."""
        key, head = re.compile(rf'\s*"?{re.escape(name)}"?\s*='), re.compile(r"\s*\[+([^\]]*)\]")
        inside = ""
        for number, line in enumerate(self.lines, start=1):
            if opened := head.match(line):
                inside = opened[1].strip().strip('"')
                if not table and inside == name:
                    return number
            elif inside == table and key.match(line):
                return number
        return 1


def _value(ctx: click.Context, option: click.Option, value: object, where: str) -> object:
    """Returns a value as the option has it.

    Raises:
        BadInputError: the option cannot have it.
    """
    name = max(option.opts, key=len)
    if option.is_flag and not isinstance(value, bool):
        raise BadInputError(f"{where}: {name} is a switch; write true or false")
    is_text = not isinstance(option.type, click.types.IntParamType)
    if not option.is_flag and (isinstance(value, bool) or (is_text and isinstance(value, int))):
        raise BadInputError(f"{where}: {name} wants a text; put it between quotation marks")
    if option.name in _PATHS and isinstance(value, str):
        value = value if "://" in value else str(Path(value).expanduser())
    try:
        option.type_cast_value(ctx, value)
    except click.BadParameter as error:
        raise BadInputError(f"{where}: {name}: {error.message.rstrip('.')}") from None
    return value


def _placed(file: str, error: Exception) -> str:
    message = one_line(str(error), 200)
    found = _PLACE.search(message)
    if found is None:
        return f"{file}: {message}"
    place = f":{found[1]}:{found[2]}" if found[1] else ""
    said = _PLACE.sub("", message).strip()
    return f"{file}{place}: {said[:1].lower()}{said[1:]}"
