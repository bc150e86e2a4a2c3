"""Questions as markdown, for files and printers: as their authors wrote them, and nothing runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.model.questions import Question

PAGE_BREAK = '<div style="page-break-after: always"></div>'
_SPACE = "&nbsp;"


def prompt(question: Question) -> Iterator[str]:
    """Gives the lines of a prompt: a generated one stands as it is set, line by line."""
    if question.origin:
        yield from block(question.prompt.split("\n"))
    else:
        yield broken(question.prompt)


def view(question: Question) -> Iterator[str]:
    """Gives the lines of what stands beside a prompt: options, items, two sides to match."""
    shown = question.answer.view()
    listed = [*shown.get("choices", ()), *shown.get("items", ()), *shown.get("left", ())]
    for number, words in enumerate(listed, start=1):
        yield f"{number}. {_hanging(words)}"
    if shown.get("right"):
        yield ""
    for place, words in enumerate(shown.get("right", ())):
        yield f"- **{chr(ord('a') + place)}** {_hanging(words)}"


def solution(question: Question) -> Iterator[str]:
    """Gives the lines of the right answer, and of why it is right."""
    if question.origin:
        # The worked steps end with it.
        yield from block(question.solution)
        return
    yield f"Answer: {broken(question.answer.reveal())}"
    if question.solution:
        yield from ("", broken("\n".join(question.solution)))


def block(lines: Sequence[str]) -> Iterator[str]:
    """Gives lines that are shown just as they are."""
    yield "```"
    # No line of ours begins with a fence; one that came from outside ends nothing.
    yield from (text.inert(line).replace("```", "'''") for line in lines)
    yield "```"


def code(words: str) -> str:
    """Returns what somebody typed, on one line, as it was typed."""
    flat = text.one_line(words, 400)
    return f"`` {flat} ``" if "`" in flat else f"`{flat or ' '}`"


def broken(words: str) -> str:
    """Returns text in which each line of its own stays one."""
    lines = text.inert(words).split("\n")
    following = [*lines[1:], ""]
    return "\n".join(
        f"{line}  " if line and more else line for line, more in zip(lines, following, strict=True)
    )


def space(lines: int) -> Iterator[str]:
    """Gives so many empty lines to write on."""
    for _ in range(lines):
        yield _SPACE
        yield ""


def squeezed(lines: Iterable[str]) -> Iterator[str]:
    """Gives lines with no more than one empty one in a row."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def _hanging(words: str) -> str:
    return text.inert(words).replace("\n", "\n   ")
