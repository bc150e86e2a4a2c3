"""Where everything is, and every setting with where it comes from."""

from __future__ import annotations

import json
import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

import click
from click.core import ParameterSource

from quizapp.cli._config import options
from quizapp.errors import QuizappError
from quizapp.resources import config_file, content_dir
from quizapp.text import inert, pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.cli import Context


class _Setting(NamedTuple):
    """One option, by its name in the configuration file; `source` says where its value is from."""

    table: str
    name: str
    value: object
    source: str
    help: str


@click.command("config")
@click.option("--init", is_flag=True, help="Write a configuration file with every default.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_context
def command(ctx: click.Context, *, init: bool, as_json: bool) -> None:
    """Says where the store, the decks and the configuration are, and what is set to what.

    \b
    Examples:
      quizapp config
      quizapp config --init         a file to edit, with all defaults
      quizapp config --json

    QUIZAPP_HOME puts everything into one folder; QUIZAPP_CONFIG names another configuration file.
    An option on the command line beats an environment variable, which beats the file. A switch
    that the file turns on, such as `confidence = true` for `quiz`, is off with --no-confidence.
    """
    if init:
        _write(ctx, config_file())
        return
    places, found = _places(ctx.obj), list(_settings(ctx))
    if as_json:
        _print_json(places, found)
        return
    for name, where in places.items():
        click.echo(f"{pad(name, 14)} {inert(where)}")
    if not os.path.isfile(config_file()):  # noqa: PTH113 - as in `resources`
        click.echo(f"{pad('', 14)} not there yet; `quizapp config --init` writes it")
    _print_settings(found)
    _print_box()


def _places(context: Context) -> dict[str, str]:
    places = context.places
    return {
        "home": places.home,
        "store": places.store,
        "decks": places.decks,
        "shipped decks": content_dir(),
        "configuration": config_file(),
    }


def _settings(ctx: click.Context) -> Iterator[_Setting]:
    """Gives the global settings, then those of each command.

    Raises:
        BadInputError: the configuration file sets what there is not.
    """
    root = ctx.find_root()
    for name, option in options(root.command).items():
        source = root.get_parameter_source(str(option.name)) or ParameterSource.DEFAULT
        value = root.params[str(option.name)]
        yield _Setting("", name, value, _from(source, option), option.help or "")
    group = cast("click.Group", root.command)
    for table in group.list_commands(root):
        made = group.get_command(root, table)
        if made and made is not ctx.command:
            yield from _of_command(root, click.Context(made, info_name=table), table)


def _of_command(root: click.Context, inner: click.Context, table: str) -> Iterator[_Setting]:
    file = root.meta.get("configuration")
    set_here = file.defaults(inner) if file else {}
    for name, option in options(inner.command).items():
        is_set = option.name in set_here
        value = set_here[str(option.name)] if is_set else _default(option, inner)
        yield _Setting(table, name, value, "file" if is_set else "default", option.help or "")


def _default(option: click.Option, ctx: click.Context) -> object:
    """Returns an option's default; None where click only has a sign that there is none."""
    value = option.get_default(ctx)
    return value if isinstance(value, bool | int | float | str | tuple | list) else None


def _from(source: ParameterSource, option: click.Option) -> str:
    match source:
        case ParameterSource.COMMANDLINE:
            return "command line"
        case ParameterSource.ENVIRONMENT:
            return str(option.envvar)
        case ParameterSource.DEFAULT_MAP:
            return "file"
    return "default"


def _print_json(places: dict[str, str], found: list[_Setting]) -> None:
    shown: dict[str, object] = {name.replace(" ", "_"): where for name, where in places.items()}
    shown["settings"] = [
        {"table": one.table, "name": one.name, "value": one.value, "from": one.source}
        for one in found
    ]
    click.echo(json.dumps(shown, ensure_ascii=False, default=str))


def _print_settings(found: list[_Setting]) -> None:
    """Prints the global settings, and of the commands what has a value or was set."""
    shown = [one for one in found if not one.table or one.source == "file" or _is_said(one.value)]
    names = [f"{one.table} {one.name}".strip() for one in shown]
    widest = max(map(width, names))
    values = [_toml(one.value) for one in shown]
    click.echo("\nsettings")
    for name, value, one in zip(names, values, shown, strict=True):
        click.echo(f"  {pad(name, widest)}  {pad(inert(value), 12)}  {one.source}")


def _is_said(value: object) -> bool:
    return value is True or (value is not None and value not in (False, "", ()))


def _print_box() -> None:
    """Lets a person see whether their terminal draws boxes as wide as programs count them."""
    if not sys.stdout.isatty():
        return
    click.echo("\nThese two lines should end below each other:")
    click.echo("  ┌─│─┤·─×─→─∂─≤─█─░─…─●┐|")
    click.echo("  +-|-+.-*->-d-<-#-.-.-o+|")
    click.echo("If the first is longer here, set `ascii = true`, or give --ascii.")


def _toml(value: object) -> str:
    """Returns a value as TOML writes it; nothing where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
    # JSON's strings are TOML's.
    return json.dumps(str(value), ensure_ascii=False)


def _write(ctx: click.Context, file: str) -> None:
    os.makedirs(os.path.dirname(file) or ".", exist_ok=True)  # noqa: PTH103, PTH120 - as in `resources`
    if os.path.exists(file):  # noqa: PTH110 - as in `resources`
        raise QuizappError(f"{file}: there is one already; edit it, or move it away")
    with open(file, "x", encoding="utf-8") as out:  # noqa: PTH123 - as in `resources`
        out.write("# quizapp's configuration: take a `#` away to set what stands behind it.\n")
        out.write("# An option on the command line beats an environment variable beats this;\n")
        out.write("# a switch that is true here is turned off there, by --no- and its name.\n")
        for table, settings in groupby(_settings(ctx), key=lambda one: one.table):
            out.write(f"\n[{table}]\n" if table else "")
            out.writelines(_lines(list(settings)))
    click.echo(f"Wrote {inert(file)}")


def _lines(settings: list[_Setting]) -> Iterator[str]:
    """Gives the lines of one table, what is said of each setting in one column."""
    shown = [f"# {one.name} = {_toml(one.value)}".rstrip() for one in settings]
    wide = max(map(width, shown))
    for line, one in zip(shown, settings, strict=True):
        yield f"{pad(line, wide)}  # {one.help}\n" if one.help else f"{line}\n"
