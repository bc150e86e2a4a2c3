"""What is said of a name that is not known."""

from __future__ import annotations

from quizapp.text import one_line


def unknown(what: str, name: str, known: list[str] | tuple[str, ...], where: str = "") -> str:
    """Returns the line that refuses an unknown name and suggests the nearest known one."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.6)
    advice = f"did you mean `{near[0]}`?" if near else where or "see `quizapp --help`"
    return f"no {what} `{one_line(name)}`; {advice}"
