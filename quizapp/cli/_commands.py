"""How commands are found: by the names of the files in this folder."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, cast

import click

from quizapp.errors import UsageError
from quizapp.resources import config_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs a start-up


class ReaderGone(Exception):  # noqa: N818 - no error: whoever read has seen enough
    """The pipe that is written to was closed at its other end."""


def telling(names: Sequence[str], words: str, told: Callable[[click.Context], str]) -> click.Option:
    """Returns an option that prints what is `told`, and ends there.

    click's own for help and version do so too, but look for a translation of their words: that
    imports `locale` before a first question.
    """

    def tell(ctx: click.Context, _: click.Parameter, is_wanted: bool) -> None:
        if is_wanted and not ctx.resilient_parsing:
            click.echo(told(ctx))
            ctx.exit()

    return click.Option(
        names, is_flag=True, is_eager=True, expose_value=False, help=words, callback=tell
    )


@cache
def _help_option(*names: str) -> click.Option:
    return telling(names, "Show this message and exit.", click.Context.get_help)


class Command(click.Command):
    """A command on the way to a first question."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """Returns the option that shows the help."""
        return _help_option(*self.get_help_option_names(ctx))


class Commands(Command, click.Group):
    """Finds `NAME.py` in this folder for the command NAME, and imports it only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Returns the names of all commands; what they share is in files with a leading `_`."""
        files = (name for name in os.listdir(FOLDER) if name.endswith(".py"))  # noqa: PTH208 - the same as above
        return sorted(name[:-3].replace("_", "-") for name in files if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns the command, or None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"quizapp.cli.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes global options wherever they stand, and their defaults from the configuration."""
        if not ctx.resilient_parsing and not {"-h", "--help"}.intersection(args):
            self._configure(ctx)
        return super().parse_args(ctx, self._global_first(args))

    def _global_first(self, args: list[str]) -> list[str]:
        # One that ends here, such as `--version`, does so only before the command.
        options = [one for one in self.params if isinstance(one, click.Option) and one.expose_value]
        flags = {name for one in options if one.is_flag for name in one.opts + one.secondary_opts}
        with_value = {name for one in options if not one.is_flag for name in one.opts}
        first: list[str] = []
        rest: list[str] = []
        words = iter(args)
        for word in words:
            if word == "--":
                return [*first, *rest, word, *words]
            if word in with_value:
                first += [word, *islice(words, 1)]
            elif word in flags or word.partition("=")[0] in with_value:
                first.append(word)
            else:
                rest.append(word)
        return first + rest

    def _configure(self, ctx: click.Context) -> None:
        file = config_file()
        if os.path.isfile(file):  # noqa: PTH113 - pathlib costs a start-up
            from quizapp.cli._config import Configuration

            ctx.meta["configuration"] = found = Configuration.read(file, self.list_commands(ctx))
            ctx.default_map = found.defaults(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Returns the command and its arguments; suggests the nearest for an unknown one."""
        command = self.get_command(ctx, args[0])
        if command is None:
            from quizapp.cli._unknown import unknown

            raise UsageError(unknown("command", args[0], self.list_commands(ctx)))
        if "configuration" in ctx.meta and ctx.default_map is not None:
            made = click.Context(command, parent=None, info_name=args[0])
            ctx.default_map[args[0]] = ctx.meta["configuration"].defaults(made)
        return args[0], command, args[1:]

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; click itself would take a closed pipe for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Returns what a shell may complete: commands by the first line of their file, options."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        found = [CompletionItem(name, help=_first_line(name)) for name in names]
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes a line a command: the first of its file, read without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(name)) for name in self.list_commands(ctx)])


def _first_line(command: str) -> str:
    path = os.path.join(FOLDER, command.replace("-", "_") + ".py")  # noqa: PTH118 - pathlib costs a start-up
    with open(path, encoding="utf-8") as source:  # noqa: PTH123 - the same
        return source.readline().strip().strip('"').rstrip(".")
