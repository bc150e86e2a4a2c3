"""What known mistakes make of a forward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.arrays import Array, array, each
from quizapp.engine.numbers import pretty
from quizapp.families.matrices import flat, rows_of
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from quizapp.families.network import Network


def is_traced(network: Network) -> bool:
    """Whether z and h are asked too, as they are where there is one output."""
    return not network.batch and len(network.w2) == 1


# The vectors z, h and s, as a mistake or no mistake leads to them.
Pass = tuple[Array, Array, Array]
# Where to look.
_BIASES = "where the biases are added"
_RELU = "what the activation does, and where it stands"


def wrong(network: Network) -> dict[str, tuple[Pass, str, str]]:
    """Returns what each known mistake leads to, what to ask then and where to look."""
    return _wrong_passes(network) | _wrong_relus(network)


def _wrong_passes(network: Network) -> dict[str, tuple[Pass, str, str]]:
    z, h, s = right_pass(network)
    bare = network.values()["p"]
    no_first = _after(network, bare, _activated(network, bare))
    less = array(network.b2)
    first, second = (listed(flat(bias)) for bias in (network.b1, network.b2))
    wrong = {
        "no-biases": (
            (bare, no_first[1], no_first[2] - less),
            f"That is without any bias; where do b₁ = {first} and b₂ = {second} come in?",
            _BIASES,
        )
    }
    if is_traced(network):
        said = f"There z is W₁x alone; what does b₁ = {first} add to it?"
        wrong["no-first-bias"] = (no_first, said, _BIASES)
        said = f"There s is W₂h alone; what does b₂ = {second} add to it?"
        wrong["no-second-bias"] = ((z, h, s - less), said, _BIASES)
    if _has_negative(s):
        said = "A score below 0 was cut; is there an activation behind the last layer?"
        if network.slope != 0:
            said = "A score below 0 was scaled; is there an activation behind the last layer?"
        wrong["relu-on-output"] = ((z, h, _activated(network, s)), said, _RELU)
    return wrong


def _wrong_relus(network: Network) -> dict[str, tuple[Pass, str, str]]:
    z_name, h_name = map(network.name, "zh")
    z, bare = right_pass(network)[0], network.values()["p"]
    wrong = {}
    # Where nothing is negative, with bias or without, ReLU and bias may change places.
    if _has_negative(z) or _has_negative(bare):
        late = _activated(network, bare) + array(network.b1)
        said = (
            f"b₁, {listed(flat(network.b1))}, was added behind the activation; is it a part of "
            f"{z_name}?"
        )
        wrong["relu-before-bias"] = (_after(network, late, late), said, _BIASES)
    if _has_negative(z):
        lowest = pretty(min(flat(rows_of(z))))
        said = f"{h_name} is {z_name} itself there; what becomes of its entry {lowest}?"
        wrong["no-relu"] = (_after(network, z, z), said, _RELU)
        said = f"The entry {lowest} of {z_name} lost its minus; is the activation |u|?"
        wrong["abs-instead-of-relu"] = (_after(network, z, each(abs)(z)), said, _RELU)
    return wrong


def _activated(network: Network, values: Array) -> Array:
    return each(lambda u: u if u > 0 else network.slope * u)(values)


def _has_negative(values: Array) -> bool:
    return any(entry < 0 for entry in flat(rows_of(values)))


def right_pass(network: Network) -> Pass:
    """Returns z, h and s."""
    z, h, s = (network.values()[network.name(name)] for name in "zhs")
    return z, h, s


def _after(network: Network, z: Array, h: Array) -> Pass:
    """Returns a pass whose second layer is right."""
    weights, bias = array(network.w2), array(network.b2)
    return z, h, (h @ weights if network.batch else weights @ h) + bias
