"""`> where: a in 1..5; w in -4..4 except 0; lr in 1/10, 1/4; require w != lr`: what is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from quizapp.answers.reader import ReadError
from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings
from quizapp.decks.parametric import formula
from quizapp.decks.passage import Passage

if TYPE_CHECKING:
    from quizapp.model.decks import Span

_ENTRY = re.compile(r"[^;；]+")
_VARIABLE = re.compile(r"([^\W\d]\w*)\s*(?:\bin\b|∈)\s*(.+?)(?:\s+except\s+(.+))?", re.DOTALL)
_RANGE = re.compile(r"([-−]?\d{1,9})\s*(?:\.\.|…)\s*([-−]?\d{1,9})")
_NUMBER = re.compile(r"[-−]?\d{1,9}(?:\.\d{1,9}|\s*/\s*0*[1-9]\d{0,8})?")
_REQUIRE = re.compile(r"require\s+(.*)", re.DOTALL)
_COMPARISON = re.compile(r"!=|≠|==|=|<=|≤|>=|≥|<|>")
# Signs of `left - right` for which a comparison holds.
_HOLDS = {"!=": {-1, 1}, "=": {0}, "<": {-1}, "<=": {-1, 0}, ">": {1}, ">=": {0, 1}}
_SAME = {"≠": "!=", "==": "=", "≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class Variable:
    """A name, and the values that it is drawn from: integers, or numbers as written."""

    name: str
    values: range | tuple[str, ...]
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """A comparison that the drawn values must fulfil; `signs` are those of left − right."""

    left: str
    right: str
    signs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Where:
    """What a card draws.

    Attributes:
        text: as its author wrote it.
        decimal: whether its numbers are written as decimals, and so are to be shown as such.
    """

    text: str
    variables: tuple[Variable, ...]
    requirements: tuple[Requirement, ...]
    decimal: bool

    @property
    def names(self) -> frozenset[str]:
        """The names that are drawn."""
        return frozenset(variable.name for variable in self.variables)


def of_card(text: str) -> Where:
    """Returns the where of a card that was read before.

    Raises:
        ValueError: no deck holds such a where.
    """
    findings = Findings("")
    where = read([Passage(1, text.split("\n"))], findings)
    if where is None:
        raise ValueError(findings.found[0].message)
    return where


def read(passages: list[Passage], findings: Findings) -> Where | None:
    """Returns what the lines `> where:` of a card say; None, and findings, if they cannot be."""
    before = len(findings.found)
    variables: dict[str, Variable] = {}
    requirements: list[Requirement] = []
    for passage in passages:
        source, starts = "\n".join(passage.lines), passage.starts()
        for match in _ENTRY.finditer(source):
            entry = match.group().strip()
            if entry:
                at = match.start() + len(match.group()) - len(match.group().lstrip())
                span = passage.span(at, at + len(entry), starts)
                _entry(entry, span, variables, requirements, findings)
    text = ";\n".join("\n".join(filter(None, map(str.strip, one.lines))) for one in passages)
    if not variables and len(findings.found) == before:
        _report(findings, passages[0].head().span, "this `where` draws nothing")
    _check_requirements(passages, variables, requirements, findings)
    if len(findings.found) > before:
        return None
    decimal = re.search(r"\d\.\d", text) is not None
    return Where(text, tuple(variables.values()), tuple(requirements), decimal)


def _entry(
    entry: str,
    span: Span,
    variables: dict[str, Variable],
    requirements: list[Requirement],
    findings: Findings,
) -> None:
    required = _REQUIRE.fullmatch(entry)
    if required:
        requirement = _requirement(required.group(1))
        if requirement:
            requirements.append(requirement)
        else:
            _report(findings, span, "this `require` holds no comparison")
        return
    match = _VARIABLE.fullmatch(entry)
    variable = _variable(*match.groups()) if match else None
    if variable is None:
        _report(findings, span, "this says neither what is drawn nor what is required")
    elif variable.name in variables or variable.name == formula.GRAD:
        _report(findings, span, f"`{variable.name}` already means something here")
    elif _is_empty(variable):
        _report(findings, span, f"there is no value left for `{variable.name}`")
    else:
        variables[variable.name] = variable


def _report(findings: Findings, span: Span, message: str) -> None:
    advice = "write `a in 1..5`, `b in -4..4 except 0`, `c in 1/2, 0.1` or `require a != b`"
    findings.add(Code.BAD_WHERE, span, message, f"{advice}, with `;` between them")


def _variable(name: str, body: str, excluded: str | None) -> Variable | None:
    barred = _numbers(excluded) if excluded else ()
    within = _RANGE.fullmatch(body)
    if within:
        low, high = (int(end.replace("−", "-")) for end in within.groups())
        values: range | tuple[str, ...] | None = range(low, high + 1)
    else:
        values = _numbers(body)
    return None if values is None or barred is None else Variable(name, values, barred)


def _numbers(listed: str) -> tuple[str, ...] | None:
    """Returns the numbers of a list as fractions of integers; None if one of them is none."""
    entries = [entry.strip() for entry in re.split("[,，、]", listed)]
    if not all(map(_NUMBER.fullmatch, entries)):
        return None
    return tuple(str(Fraction("".join(entry.replace("−", "-").split()))) for entry in entries)


def _is_empty(variable: Variable) -> bool:
    if len(variable.values) > 2 * len(variable.excluded):
        return False
    return {str(value) for value in variable.values} <= set(variable.excluded)


def _requirement(text: str) -> Requirement | None:
    parts = _COMPARISON.split(text)
    if len(parts) != 2 or not all(map(str.strip, parts)):
        return None
    sign = _COMPARISON.findall(text)[0]
    left, right = map(str.strip, parts)
    return Requirement(left, right, frozenset(_HOLDS[_SAME.get(sign, sign)]))


def _check_requirements(
    passages: list[Passage],
    variables: dict[str, Variable],
    requirements: list[Requirement],
    findings: Findings,
) -> None:
    """Reports a requirement that cannot be read, or speaks of what is not drawn."""
    span = passages[-1].head().span
    for side in (side for one in requirements for side in (one.left, one.right)):
        try:
            unknown = sorted(formula.names(side, variables) - set(variables))
        except ReadError as unread:
            _report(findings, span, f"`{side}` cannot be read: {unread.problem}")
            continue
        if unknown:
            _report(findings, span, f"`{unknown[0]}` in `{side}` is not drawn")
