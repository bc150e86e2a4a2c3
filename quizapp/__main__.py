"""`python -m quizapp` and the `quizapp` command."""

import gc
import sys


def main() -> None:
    """Runs the command line; Ctrl-C is quiet even while it is still being imported."""
    # Nothing that a start makes is garbage: to look for some takes a tenth of it.
    gc.set_threshold(50_000)
    try:
        from quizapp.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
