"""What an operation is: one entry of a table of rules (see `ops` and `arrays`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizapp.engine.numbers import Number, factor, pretty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Kink:
    """Where an operation has a value but no derivative, and the convention that is used there.

    Attributes:
        sides: inputs (and constant) -> two numbers; where they are equal is the kink.
        where: the same in words, of the inputs' names.
        used: the derivative that is used there, in words.
    """

    sides: Callable[..., tuple[Number, Number]]
    where: str
    used: str


@dataclass(frozen=True, slots=True)
class Op:
    """One operation. Where it has a constant, that is the last argument of the functions.

    Texts speak of the inputs as {u} and {v}, of the value as {y}, of the constant as {k}. A rule
    between arrays speaks of the upstream gradient as G.

    Attributes:
        value: inputs -> value.
        local: value and inputs -> the derivative of the value by each input.
        rules: the same in words, a text for each input.
        symbolic: sympy expressions of the inputs -> that of the value. Independent of `local`.
        form: how the operation is written.
        sign: what its gate shows in a picture.
        constant: makes the constant from what was given; None where the op has none.
        kink: where there is no derivative; None where there always is one.
        mistakes: local rules that people mistake for the right one, by the mistake's tag.
        arity: how many inputs it reads, its constant not counted.
    """

    value: Callable[..., Number]
    local: Callable[..., tuple[Number, ...]]
    rules: tuple[str, ...]
    symbolic: Callable[..., Number]
    form: str
    sign: str
    constant: Callable[[Any], Number] | None = None
    kink: Kink | None = None
    mistakes: Mapping[str, Callable[..., tuple[Number, ...]]] = field(default_factory=dict)
    arity: int = field(init=False)

    def __post_init__(self) -> None:
        """Counts the inputs once: drawing graphs asks for it all the time."""
        object.__setattr__(self, "arity", len(self.rules))

    @property
    def is_infix(self) -> bool:
        """Whether inputs stand in the form without a bracket around them: `u + v`, not `exp(u)`."""
        return "(" not in self.form and "|" not in self.form

    def text(self, *arguments: Any) -> str:
        """Returns how the operation is written; `arguments` are names, then the constant."""
        constant = factor(arguments[-1]) if self.constant else ""
        return self.form.format(u=arguments[0], v=arguments[self.arity - 1], k=constant)

    def told(self, said: str, value: str, *arguments: Any) -> str:
        """Returns a rule, a sign or words on a kink with the names put in."""
        constant = pretty(arguments[-1]) if self.constant else ""
        return said.format(u=arguments[0], v=arguments[self.arity - 1], y=value, k=constant)
