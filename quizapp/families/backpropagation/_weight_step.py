"""One weight of a network takes a step: what is given, what is asked, what goes wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import factor, pretty
from quizapp.families.matrices import Rows, blocks, flat, rows_of
from quizapp.families.moved_numbers import along_numbers
from quizapp.families.network import Network, gradient_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.numbers import Number


# Wrong gradients by the weight, what to ask of them, and where to look.
Others = dict[str, "tuple[fmpq, str, str]"]

# Where to look, of mistakes that several settings have.
SIGN = "the sign of the step"
SIZE = "the size of the step"
FROM_LOSS = "the size of ds"
INDEX = "rows and columns of the weights"


def entry_name(matrix: str, entry: tuple[int, int]) -> str:
    """Returns what an entry of a matrix is called: `W₂[1,2]`."""
    i, j = entry
    return f"{matrix}[{i + 1},{j + 1}]"


def question(weight: str, entry: tuple[int, int]) -> str:
    """Returns what is asked of a weight, with its row and column in words."""
    i, j = entry
    return f"what is the new {weight} (row {i + 1}, column {j + 1})?"


def update_line(name: str, old: fmpq, rate: fmpq, gradient: fmpq) -> str:
    """Returns the last line of a worked step."""
    new = old - rate * gradient
    product = f"{factor(rate)}·{factor(gradient)}"
    return f"{name} − α·d{name} = {pretty(old)} − {product} = {pretty(new)}"


@dataclass(frozen=True, slots=True)
class WeightStep:
    """A step on the weight of `network` at row and column `entry` of the matrix `name`.

    Attributes:
        brief: whether the activations are given, and not what they were computed from.
    """

    network: Network
    name: str
    entry: tuple[int, int]
    rate: fmpq
    brief: bool = False

    @property
    def old(self) -> fmpq:
        """The weight before the step."""
        i, j = self.entry
        return self.network.arrays[self.name][i][j]

    def _gradient_at(self, i: int, j: int) -> fmpq:
        return rows_of(self.network.gradients()[self.name])[i][j]

    @property
    def gradient(self) -> fmpq:
        """The gradient by the weight."""
        return self._gradient_at(*self.entry)

    @property
    def new(self) -> tuple[fmpq, ...]:
        """The weight after the step."""
        return (self.old - self.rate * self.gradient,)

    @property
    def weight(self) -> str:
        """What the weight is called."""
        return entry_name(self.name, self.entry)

    def given(self) -> list[str]:
        """Returns the lines of the prompt."""
        network = self.network
        known = blocks({n: network.arrays[n] for n in ("x", "W₂", "t")})
        old = f"The weight {self.weight} is {pretty(self.old)}."
        told = [*known, *network.drawn_values("z", "h", "s"), old]
        return [
            f"{network.layers_text()}.",
            network.relu_text,
            *(told if self.brief else network.given()),
            "The loss is L = ½‖s − t‖², with the ½.",
        ]

    @property
    def question(self) -> str:
        """What is asked."""
        return question(self.weight, self.entry)

    def _terms(self) -> tuple[str, str, Rows, Rows]:
        """What is multiplied: names and values of the upstream gradient and the input."""
        upstream, read = ("s", "h") if self.name == "W₂" else ("z", "x")
        values, gradients = self.network.values(), self.network.gradients()
        return f"d{upstream}", read, rows_of(gradients[upstream]), rows_of(values[read])

    @property
    def formula(self) -> str:
        """The formula of the gradient, without numbers."""
        upstream, read, _, _ = self._terms()
        i, j = self.entry
        product = f"{component(upstream, i)}·{component(read, j)}"
        back = "" if self.name == "W₂" else "; dz = W₂ᵀ·ds where z > 0, else 0"
        return f"d{self.weight} = {product}, with ds = s − t{back}."

    @property
    def first(self) -> str:
        """The first number on the way."""
        ds = rows_of(self.network.gradients()["s"])
        return f"ds = s − t has the entries {', '.join(map(pretty, flat(ds)))}."

    def steps(self) -> tuple[str, ...]:
        """Returns the worked solution."""
        network = self.network
        gradients = {f"d{n}": rows_of(network.gradients()[n]) for n in "shz"}
        upstream, read, sent, inputs = self._terms()
        i, j = self.entry
        back = ["dh = W₂ᵀ·ds; dz = dh where z > 0, else 0:", *blocks(gradients)]
        product = f"{component(upstream, i)}·{component(read, j)} = {factor(sent[i][0])}"
        return (
            *([] if self.brief else ["Forward:", *network.drawn_values("z", "h", "s")]),
            *(["ds = s − t:", *blocks({"ds": gradients["ds"]})] if self.name == "W₂" else back),
            f"d{self.weight} = {product}·{factor(inputs[j][0])} = {pretty(self.gradient)}",
            update_line(self.weight, self.old, self.rate, self.gradient),
        )

    def others(self) -> Others:
        """Returns wrong gradients of this setting."""
        i, j = self.entry
        if i == j:
            return {}
        return {
            "transposed-index": (
                self._gradient_at(j, i),
                f"That is the gradient by {self.name}[{j + 1},{i + 1}]; which index is the unit's?",
                INDEX,
            )
        }

    def slopes(self) -> Mapping[str, Callable[[float], float]]:
        """Returns the loss as a function of the weight's step."""
        (moved,) = along_numbers((self.old,), self._loss)
        return {f"d{self.weight}": moved}

    def _loss(self, weight: Sequence[fmpq]) -> Number:
        """Returns the loss with another number in the place of the weight."""
        rows = list(map(list, self.network.arrays[self.name]))
        i, j = self.entry
        rows[i][j] = weight[0]
        moved = tuple(map(tuple, rows))
        network = self.network
        other = replace(network, w2=moved) if self.name == "W₂" else replace(network, w1=moved)
        return other.values()["L"]

    def parameters(self) -> dict[str, str]:
        """Returns what was drawn, as texts."""
        return self.network.parameters() | {"asked": self.weight}

    def shown(self) -> tuple[fmpq, ...]:
        """Returns the numbers met on the way."""
        values, gradients = self.network.values(), self.network.gradients()
        passes = flat(*(rows_of(found[n]) for found in (values, gradients) for n in "zhs"))
        return (*passes, self.gradient, self.rate * self.gradient)

    def by_sympy(self) -> list[str]:
        """Returns the new weight from sympy's derivative."""
        i, j = self.entry
        slope = load().Rational(gradient_of(self.network, self.name)[i][j])
        return [str(rational(self.old) - rational(self.rate) * slope)]


def component(name: str, place: int) -> str:
    """Returns what an entry of a vector is called: `ds₁`."""
    return name + "₁₂"[place]
