"""`python -m quizapp` and the `quizapp` command."""

import sys


def main() -> None:
    """Runs the command line; Ctrl-C is quiet even while it is still being imported."""
    try:
        from quizapp.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
