"""The command line: one file per command, each imported only when it is called.

A file `NAME.py` in this folder holds a click command named `command`; it is found by its name.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NoReturn, cast

import click

from quizapp import __version__
from quizapp.errors import ExitCode, QuizappError, UsageError
from quizapp.resources import places
from quizapp.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.resources import Places
    from quizapp.store.database import Store
    from quizapp.store.peek import Peek

# Columns of a refusal: room for the longest paths.
_REFUSAL = 5000


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is given: where things are, and what time it is."""

    places: Places
    fixed_now: datetime | None = None
    plain: bool = False

    def now(self) -> datetime:
        """Returns the time with its local offset; `QUIZAPP_NOW` where that is set."""
        return self.fixed_now or datetime.now().astimezone()

    def open(self, *, keep: bool = True) -> Store:
        """Opens the store for writing, making or migrating it where needed.

        Args:
            keep: whether a backup is taken first, where it is time for one.
        """
        from quizapp.store.database import open_store

        store = open_store(self.places.store, now=self.now())
        if keep:
            from quizapp.cli._upkeep import back_up

            back_up(store.path, self.now())
        return store

    def store_file(self) -> Path:
        """Returns where the file of the store is, or will be."""
        from pathlib import Path

        from quizapp.store.location import store_path

        return Path(store_path(self.places.store))

    def peek(self) -> Peek:
        """Opens the store for reading, without SQLAlchemy; one of an older schema is migrated.

        Raises:
            FileNotFoundError: there is no store yet.
        """
        from quizapp.store.peek import OutdatedError, Peek

        try:
            return Peek(self.places.store)
        except OutdatedError:
            self.open(keep=False)
            return Peek(self.places.store)


class Commands(click.Group):
    """Finds `NAME.py` in this folder for the command NAME, and imports it only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Returns the names of all commands; what they share is in files with a leading `_`."""
        names = (module.name for module in iter_modules(__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns the command, or None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes `--store` and `--plain` wherever they stand, before the command or after it."""
        return super().parse_args(ctx, _global_first(args))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Returns the command and its arguments; suggests the nearest for an unknown one."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise UsageError(unknown("command", args[0], self.list_commands(ctx)))
        return args[0], command, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes a line a command: the first of its file, read without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(name)) for name in self.list_commands(ctx)])


def _global_first(args: list[str]) -> list[str]:
    first: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            return [*first, *rest, word, *words]
        if word == "--store":
            first += [word, *islice(words, 1)]
        elif word == "--plain" or word.startswith("--store="):
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def _first_line(command: str) -> str:
    path = os.path.join(__path__[0], command.replace("-", "_") + ".py")  # noqa: PTH118 - pathlib costs a start-up
    with open(path, encoding="utf-8") as source:  # noqa: PTH123 - the same
        return source.readline().strip().strip('"').rstrip(".")


def unknown(what: str, name: str, known: list[str] | tuple[str, ...], where: str = "") -> str:
    """Returns the line that refuses an unknown name and suggests the nearest known one."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.6)
    advice = f"did you mean `{near[0]}`?" if near else where or "see `quizapp --help`"
    return f"no {what} `{one_line(name)}`; {advice}"


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 80,
    },
)
@click.option("--store", metavar="PATH|URL", help="Another store than the usual one.")
@click.option("--plain", is_flag=True, help="Plain text: no colour, no line editing.")
@click.version_option(__version__, message="quizapp %(version)s")
@click.pass_context
def cli(ctx: click.Context, store: str | None, plain: bool) -> None:
    """Quizzes, exact problems and spaced repetition for a deep-learning exam.

    \b
    Examples:
      quizapp                          what is due, and what to do next
      quizapp quiz --topic sgd -n 5    five questions about SGD
      quizapp drill dag-grad-one       backprop problems that never repeat
      quizapp review                   what is due today
    """
    found = places(store)
    if "://" in found.store:
        from quizapp.store.location import refuse_password

        # Whatever the command does with the URL, it may be printed.
        refuse_password(*found.store.split("://", 1))
    ctx.obj = Context(found, _fixed_now(store), plain)
    if ctx.invoked_subcommand is None:
        home = import_module(f"{__name__}.home")
        ctx.invoke(home.command)


def _fixed_now(store: str | None) -> datetime | None:
    text = os.environ.get("QUIZAPP_NOW")
    if not text:
        return None
    if not (store or os.environ.get("QUIZAPP_HOME") or os.environ.get("QUIZAPP_STORE")):
        raise UsageError("QUIZAPP_NOW is set without a store of its own; set QUIZAPP_HOME too")
    try:
        now = datetime.fromisoformat(text)
    except ValueError:
        now = None
    if now is None or now.tzinfo is None:
        raise UsageError(
            f"QUIZAPP_NOW: `{one_line(text)}` is no time; write 2026-11-24T10:00:00+01:00"
        )
    click.echo(f"quizapp: the clock stands at {text} (QUIZAPP_NOW)", err=True)
    return now


def main(args: list[str] | None = None) -> NoReturn:
    """Runs the command line and exits: 0, or the code that says why not."""
    _open_streams()
    try:
        code = cli.main(args, prog_name="quizapp", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # Whoever read us has gone: say nothing, and keep Python from saying it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.DONE)
    except Exception as error:
        if "QUIZAPP_DEBUG" in os.environ:
            raise
        message, code = _refusal(error)
        click.echo(f"quizapp: {one_line(message, _REFUSAL)}", err=True)
    sys.exit(code or ExitCode.DONE)


def _open_streams() -> None:
    """Makes the standard streams speak UTF-8; one that is closed becomes an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open; pathlib costs a start-up
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refusal(error: Exception) -> tuple[str, ExitCode]:
    """Returns the one line that says what is wrong and what to do, and the exit code."""
    match error:
        case QuizappError():
            return str(error), error.exit_code
        case click.ClickException():
            context = error.ctx if isinstance(error, click.UsageError) else None
            advice = f"; see `{context.command_path} --help`" if context else ""
            return error.format_message().rstrip(".") + advice, ExitCode.USAGE
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            reason = (error.strerror or str(error)).lower()
            return f"{where}{reason}; check the disk and its permissions", ExitCode.DISK
    what = one_line(f"{type(error).__name__}: {error}", 200)
    return f"a fault of quizapp, {what}; QUIZAPP_DEBUG=1 shows where", ExitCode.FAILED
