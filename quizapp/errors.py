"""What can go wrong, as one line for a person and one number for a script."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line; stable, scripts rely on them."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    BAD_INPUT = 3
    BUSY = 4
    DAMAGED = 5
    DISK = 6
    INTERRUPTED = 130


class QuizappError(Exception):
    """A refusal: says what is wrong, where, and what to do; nothing was written.

    The message is one line, `WHERE: what is wrong; what to do`.
    """

    exit_code = ExitCode.FAILED


class UsageError(QuizappError):
    """The command was asked for something that does not exist."""

    exit_code = ExitCode.USAGE


class BadInputError(QuizappError):
    """A deck, a file or an answer that cannot be read."""

    exit_code = ExitCode.BAD_INPUT


class StoreBusyError(QuizappError):
    """Another program holds the store."""

    exit_code = ExitCode.BUSY


class StoreDamagedError(QuizappError):
    """The store is damaged, foreign, or made by a newer quizapp."""

    exit_code = ExitCode.DAMAGED


class DiskError(QuizappError):
    """The disk is full, or a file may not be written."""

    exit_code = ExitCode.DISK
