"""The command line: one file per command, each imported only when it is called.

A file `NAME.py` in this folder holds a click command named `command`; it is found by its name.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from quizapp import __version__
from quizapp.cli._commands import Commands, ReaderGone, telling
from quizapp.errors import ExitCode, QuizappError, UsageError
from quizapp.resources import places
from quizapp.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.resources import Places
    from quizapp.store.database import Store
    from quizapp.store.location import FileId
    from quizapp.store.peek import Peek
    from quizapp.terminal.screen import Screen

# Those that a clock may show, and that leave room for what is due later.
_YEARS = range(1970, 2200)
# Columns of a refusal: room for the longest paths.
_REFUSAL = 5000


class Context:
    """What every command is given: where things are, and what time it is.

    Attributes:
        asks: whether there is somebody, or something, to answer what is asked.
    """

    def __init__(
        self,
        places: Places,
        fixed_now: datetime | None = None,
        *,
        plain: bool = False,
        ascii_only: bool = False,
        asks: bool = True,
    ) -> None:
        self.places = places
        self.fixed_now = fixed_now
        self.plain = plain
        self.ascii_only = ascii_only
        self.asks = asks
        # The store that was opened to read: whoever opens it again does it no harm.
        self._known: FileId | None = None

    def now(self) -> datetime:
        """Returns the time with its local offset; `QUIZAPP_NOW` where that is set."""
        try:
            return self.fixed_now or datetime.now().astimezone()
        except ValueError:
            zone = one_line(os.environ.get("TZ", ""))
            raise UsageError(f"TZ: `{zone}` is no zone; write one such as Europe/Paris") from None

    def screen(self) -> Screen:
        """Returns the screen that stdout is, as the person wants it."""
        from quizapp.terminal.screen import Screen

        return Screen.of(sys.stdout, plain=self.plain, ascii_only=self.ascii_only)

    def open(self, *, keep: bool = True) -> Store:
        """Opens the store for writing, making or migrating it where needed.

        Args:
            keep: whether a backup is taken first, where it is time for one.
        """
        from quizapp.store.database import open_store

        store = open_store(self.places.store, now=self.now(), known=self._known)
        if keep:
            from quizapp.cli._upkeep import back_up

            back_up(store.path, self.now())
        return store

    def store_file(self) -> Path:
        """Returns where the file of the store is, or will be."""
        from pathlib import Path

        from quizapp.store.location import store_path

        return Path(store_path(self.places.store))

    def deck_file(self, location: str) -> Path:
        """Returns the file of the deck that the store knows by `location`."""
        from pathlib import Path

        from quizapp.decks.source import path_of
        from quizapp.resources import content_dir

        return path_of(location, Path(content_dir()), Path(self.places.decks))

    def peek(self) -> Peek:
        """Opens the store for reading, without SQLAlchemy; one of an older schema is migrated.

        Raises:
            FileNotFoundError: there is no store yet.
        """
        from quizapp.store.peek import OutdatedError, Peek

        try:
            peek = Peek(self.places.store, known=self._known)
        except OutdatedError:
            self.open(keep=False)
            peek = Peek(self.places.store)
        self._known = peek.file
        return peek


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 80,
    },
)
@click.option(
    "--store", metavar="PATH|URL", envvar="QUIZAPP_STORE", help="Another store than the usual one."
)
@click.option(
    "--decks", metavar="FOLDER", envvar="QUIZAPP_DECKS", help="Where decks of your own are."
)
@click.option("--plain/--no-plain", help="For reading aloud: no colour, no boxes, no line editing.")
@click.option("--ascii/--no-ascii", "ascii_only", help="Signs and pictures in ASCII only.")
@click.option(
    "--input/--no-input",
    "asks",
    default=True,
    help="Whether a person may be asked; what a pipe brings is read either way.",
)
@click.pass_context
def cli(
    ctx: click.Context,
    *,
    store: str | None,
    decks: str | None,
    plain: bool,
    ascii_only: bool,
    asks: bool,
) -> None:
    """Quizzes, exact problems and spaced repetition for a deep-learning exam.

    \b
    Examples:
      quizapp                          what is due, and what to do next
      quizapp quiz --topic sgd -n 5    five questions about SGD
      quizapp drill dag-grad-one       backprop problems that never repeat
      quizapp review                   what is due today
    """
    found = places(store, decks)
    if "://" in found.store:
        from quizapp.store.location import refuse_password

        # Whatever the command does with the URL, it may be printed.
        refuse_password(*found.store.split("://", 1))
    is_alone = not asks and sys.stdin.isatty()
    ctx.obj = Context(
        found, _fixed_now(store), plain=plain, ascii_only=ascii_only, asks=not is_alone
    )
    if is_alone:
        # As at the end of a pipe, where every command knows what to do.
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - the same as below
    if ctx.invoked_subcommand is None:
        home = import_module(f"{__name__}.home")
        ctx.invoke(home.command)


cli.params.append(
    telling(["--version"], "Show the version and exit.", lambda _: f"quizapp {__version__}")
)


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
    if now is None or now.tzinfo is None or now.year not in _YEARS:
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
    except (BrokenPipeError, ReaderGone):
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
