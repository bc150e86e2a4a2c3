"""How a random graph grows: gate by gate, the awkward ones refused as they come."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from quizapp.engine.awkward import is_awkward
from quizapp.engine.graph import INPUT, Node
from quizapp.engine.input_values import input_value
from quizapp.engine.numbers import Log, Number, exact
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.recipes import Plan, Recipe
    from quizapp.engine.sampling import Draw

_INPUT_NAMES = "xyzwv"
# Never e, which is Euler's number, nor a letter that is easily misread.
_GATE_NAMES = "abcdfghk"
_OUTPUT_NAME = "L"

# How often a relu that blocks is drawn again: it makes all gradients below it 0.
_REVIVED = 0.6

# Draws of one gate before the whole graph is given up.
_TRIES = 12

# A 0 that does not look like one.
_LOG_OF_ONE = Log(exact(1))
_CONSTANTS = [exact(number) for number in (-3, -2, 2, 3)]

# Ops that send nothing to an input where their value is 0.
_BLOCKING = frozenset({"mul", "square"})

# Ops whose values are rational for logarithms alone, and those that keep logarithms as they are.
_OF_LOGS = frozenset({"exp", "sigmoid", "tanh"})
_OF_EITHER = frozenset({"add", "sub"})


class Growing:
    """A graph while it grows; an input has no value until the first gate reads it."""

    def __init__(
        self, draw: Draw, recipe: Recipe, plan: Plan, fits: Callable[[Number], bool]
    ) -> None:
        """Begins with the inputs of `plan`; `fits` says of a value whether it is small enough."""
        self._draw, self._recipe, self._fits = draw, recipe, fits
        self._inputs = plan.inputs
        self._left = {1: plan.singles, 2: plan.pairs}
        self._shares = plan.shares
        self._needed_by = draw.integer(1, plan.singles + plan.pairs)
        self._has_needed = False
        self._needs = _by_arity(recipe.needs)
        self._possible = _by_arity(recipe.ops)
        self._ops = [INPUT] * plan.inputs
        self._gates: list[tuple[str, tuple[int, ...], Number]] = []
        self._seen: set[tuple[str | int, ...]] = set()
        self._values: list[Number] = [None] * plan.inputs
        # Whether a value is a logarithm; None while there is no value.
        self._is_log: list[bool | None] = [None] * plan.inputs
        self._uses = [0] * plan.inputs

    def grow(self) -> list[Node] | None:
        """Returns the nodes, the last one alone without a use; None if the draws led nowhere."""
        while self._left[1] or self._left[2]:
            if not any(self._add_gate() for _ in range(_TRIES)) and not self._change_plan():
                return None
        is_whole = len(self._gates) >= self._recipe.gates[0] and self._uses.count(0) == 1
        return self._nodes() if is_whole and self._has_needed else None

    def _nodes(self) -> list[Node]:
        inputs = zip(_INPUT_NAMES, self._values[: self._inputs], strict=False)
        names = [*_GATE_NAMES[: len(self._gates) - 1], _OUTPUT_NAME]
        return [
            *(Node(name, INPUT, constant=value) for name, value in inputs),
            *(Node(name, *gate) for name, gate in zip(names, self._gates, strict=True)),
        ]

    def _change_plan(self) -> bool:
        """Changes the number of gates with one input, on which the wiring does not depend.

        One more can make a rational of a logarithm that has to be joined with a rational; when
        all gates with two inputs are there, the graph is whole without the rest.
        """
        singles, pairs = self._left[1], self._left[2]
        if singles and pairs:
            return False
        self._left[1] = 1 if pairs else 0
        return len(self._gates) + self._left[1] + pairs <= self._recipe.gates[1]

    def _add_gate(self) -> bool:
        """Draws a gate and adds it, unless it is awkward."""
        op = self._op()
        if op is None:
            return False
        operands: list[int] = []
        for _ in range(OPS[op].arity):
            operand = self._operand(op, operands)
            if operand is None:
                return False
            operands.append(operand)
        return not self._is_idle(op, operands) and self._compute(op, operands)

    def _op(self) -> str | None:
        """Returns an op of which gates are left; one that the recipe needs, if that is due."""
        if not self._has_needed and self._is_due():
            left = [op for arity in (1, 2) if self._left[arity] for op in self._needs[arity]]
            return self._draw.choice(left) if left else None
        singles, pairs = self._left[1], self._left[2]
        arity = 1 if self._draw.integer(1, singles + pairs) <= singles else 2
        ops = self._possible[arity]
        return self._draw.choice(ops) if ops else None

    def _is_due(self) -> bool:
        """Whether the next gate has to be one that the recipe needs: its time, or last chance."""
        chances = sum(self._left[arity] for arity in (1, 2) if self._needs[arity])
        return len(self._gates) + 1 >= self._needed_by or chances <= 1

    def _operand(self, op: str, before: Sequence[int]) -> int | None:
        """Returns a node for the next place of a gate; None where none suits.

        Uses beyond a node's first are spread evenly over the places that are left.
        """
        uses = self._uses
        shares = self._shares - bool(before and uses[before[0]])
        suiting = self._suiting(op, before)
        fresh = [place for place in suiting if not uses[place]]
        if shares:
            if before and op == "mul" and self._draw.chance(self._recipe.twice):
                return before[0]
            places = self._left[1] + 2 * self._left[2] - len(before)
            if not fresh or self._draw.chance(shares / places):
                used = [place for place in suiting if uses[place]]
                used = self._preferred(used, strict=bool(fresh) and shares < places)
                if used:
                    return self._draw.choice(used)
        return self._draw.choice(fresh) if fresh else None

    def _preferred(self, used: list[int], *, strict: bool) -> list[int]:
        """Returns those that the recipe would rather use again; where there are none, all."""
        match self._recipe.shares:
            case "input":
                preferred = [place for place in used if place < self._inputs]
            case "gate":
                preferred = [place for place in used if place >= self._inputs]
            case _:
                preferred = used
        busy = [place for place in preferred if self._uses[place] > 1]
        if busy and self._draw.chance(self._recipe.together):
            return busy
        return preferred if preferred or strict else used

    def _suiting(self, op: str, before: Sequence[int]) -> list[int]:
        """Returns the places whose values are of a kind on which `op` has an exact value."""
        places = list(range(len(self._ops)))
        if before:
            places.remove(before[0])
        if not self._recipe.logs:
            return places
        is_log = self._is_log
        if op in _OF_EITHER:
            other = is_log[before[0]] if before else None
            return places if other is None else [p for p in places if is_log[p] in (None, other)]
        if op in _OF_LOGS:
            return [place for place in places if is_log[place] is not False]
        rationals = [place for place in places if not is_log[place]]
        if op == "log":
            return [p for p in rationals if is_log[p] is None or self._values[p] > 0]
        return rationals

    def _is_idle(self, op: str, operands: Sequence[int]) -> bool:
        """Teaching nothing: an op that repeats or undoes the one before, a gate that is there."""
        if (op, *operands) in self._seen:
            return True
        below = self._ops[operands[0]]
        return len(operands) == 1 and (below == op or {below, op} == {"exp", "log"})

    def _compute(self, op: str, operands: Sequence[int]) -> bool:
        """Adds a gate if its value is exact, small, and shows what the op does to gradients."""
        read = self._read(op, operands)
        arguments = [read[place] for place in operands]
        # The one product that may have equal factors is the one that shows them: x·x.
        if len(read) == len(operands) and is_awkward(op, arguments):
            return False
        constant = None
        if OPS[op].constant:
            constant = self._draw.choice(_CONSTANTS)
            arguments.append(constant)
        value = OPS[op].value(*arguments)
        if not self._fits(value) or (isinstance(value, Log) and value == _LOG_OF_ONE):
            return False
        if value == 0 and self._blocks(op, operands):
            return False
        for place, known in read.items():
            self._values[place], self._is_log[place] = known, isinstance(known, Log)
        self._add(op, tuple(operands), constant, value)
        return True

    def _blocks(self, op: str, operands: Sequence[int]) -> bool:
        """Whether to refuse a gate that sends nothing: a product that is 0, most relus that are.

        And every relu through which all there is leads: no gradient would be left.
        """
        if op != "relu":
            return op in _BLOCKING
        is_alone = self._uses.count(0) == (self._uses[operands[0]] == 0)
        return is_alone or self._draw.chance(_REVIVED)

    def _read(self, op: str, operands: Sequence[int]) -> dict[int, Number]:
        """Returns the values at `operands`; inputs without one get one of a kind that suits."""
        values = {place: self._values[place] for place in operands}
        if None not in values.values():
            return values
        is_log = op in _OF_LOGS
        if op in _OF_EITHER:
            known = [value for value in values.values() if value is not None]
            is_log = isinstance(known[0], Log) if known else self._draw.chance(self._recipe.logs)
        return {
            place: input_value(self._draw, self._recipe, op, is_log=is_log)
            if value is None
            else value
            for place, value in values.items()
        }

    def _add(self, op: str, operands: tuple[int, ...], constant: Number, value: Number) -> None:
        for place in operands:
            self._shares -= self._uses[place] > 0
            self._uses[place] += 1
        self._left[len(operands)] -= 1
        self._has_needed = self._has_needed or op in self._recipe.needs
        self._ops.append(op)
        self._gates.append((op, operands, constant))
        self._seen.add((op, *operands))
        self._values.append(value)
        self._is_log.append(isinstance(value, Log))
        self._uses.append(0)


@cache
def _by_arity(ops: tuple[str, ...]) -> dict[int, list[str]]:
    return {arity: [op for op in ops if OPS[op].arity == arity] for arity in (1, 2)}
