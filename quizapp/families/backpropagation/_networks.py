"""Random networks with a squared error, and the known mistakes of their backward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.matrices import Rows, drawn, exact_rows, flat, rows_of, transposed
from quizapp.families.network import (
    PARAMETERS,
    Network,
    mask_from_upstream,
    no_mask,
    no_transpose,
    pre_activation,
)

if TYPE_CHECKING:
    from quizapp.engine.arrays import Array
    from quizapp.engine.sampling import Draw

# Gradients of all nodes by name, what to ask who found them, and where to look.
Passes = dict[str, "tuple[dict[str, Array], str, str]"]


# The network of the golden instances: its first hidden unit is dead.
EXAMPLE = Network(
    x=exact_rows((1,), (3,)),
    w1=exact_rows((1, -1), (2, 1)),
    b1=exact_rows((1,), (-2,)),
    w2=exact_rows((1, 2), (-1, 1)),
    b2=exact_rows((0,), (1,)),
    slope=exact(0),
    target=exact_rows((2,), (2,)),
)


def random_network(
    draw: Draw, sizes: tuple[int, int, int], dead: int, slope: str = "0"
) -> Network | None:
    """Returns a network on one example, or None where this draw is no good.

    Args:
        sizes: of input, hidden layer and output.
        dead: how many hidden units are negative before the ReLU.
    """
    inputs, hidden, outputs = sizes
    network = Network(
        x=drawn(draw, inputs, 1, 3),
        w1=drawn(draw, hidden, inputs, 3),
        b1=drawn(draw, hidden, 1, 3),
        w2=drawn(draw, outputs, hidden, 3),
        b2=drawn(draw, outputs, 1, 3),
        slope=exact(slope),
        target=drawn(draw, outputs, 1, 4),
    )
    return network if _is_fit(network, dead) else None


def random_batch(draw: Draw) -> Network | None:
    """Returns a network on two examples, rows of a batch; one or two hidden values are dead."""
    network = Network(
        x=drawn(draw, 2, 2, 3),
        w1=drawn(draw, 2, 2, 2),
        b1=drawn(draw, 1, 2, 3),
        w2=drawn(draw, 2, 2, 2),
        b2=drawn(draw, 1, 2, 3),
        slope=exact(0),
        target=drawn(draw, 2, 2, 4),
        batch=True,
    )
    return network if _is_fit(network, draw.integer(1, 2)) else None


def _is_fit(network: Network, dead: int) -> bool:
    values = network.values()
    z = rows_of(values[network.name("z")])
    symmetric = len(network.w2) > 1 and network.w2 == transposed(network.w2)
    settled = 0 in flat(z) or 0 in flat(rows_of(values["r"]))
    units = transposed(z) if network.batch else z
    all_dead = len(units) > 1 and network.batch and any(max(unit) < 0 for unit in units)
    return not symmetric and not settled and not all_dead and _negative(z) == dead


def _negative(rows: Rows) -> int:
    return sum(entry < 0 for entry in flat(rows))


_ACTIVATION = "the gradient through the activation"


def wrong_passes(network: Network) -> Passes:
    """Returns the backward pass of every known mistake that belongs to the network."""
    s, t, z, h = map(network.name, "stzh")
    turned = pretty(rows_of(network.gradients(seed=exact(-1))[s])[0][0])
    from_loss = f"the size and the sign of d{s}"
    wrong = {
        "factor-two": (
            network.gradients(seed=exact(2)),
            f"d{s} was taken for 2·({s} − {t}); what does the ½ of the loss do to the 2?",
            from_loss,
        ),
        "target-minus-output": (
            network.gradients(seed=exact(-1)),
            (
                f"d{s} begins with {turned}, as {t} − {s} does; does the loss fall when "
                f"{s}, above {t}, grows?"
            ),
            from_loss,
        ),
    }
    if len(network.w2) == len(network.w2[0]) > 1:
        straight = network.gradients(no_transpose(network))
        wrong["no-transpose"] = (
            straight,
            (
                f"d{h} begins with {pretty(rows_of(straight[h])[0][0])}, W₂ as in the forward "
                "pass; from which outputs does a unit collect?"
            ),
            "the way back through W₂",
        )
    if _negative(rows_of(network.values()[z])):
        wrong |= _wrong_at_negative(network)
    lowest = min(flat(rows_of(network.gradients()[h])))
    if lowest < 0:
        wrong["mask-from-dh"] = (
            network.gradients(mask_from_upstream(network)),
            f"{pretty(lowest)} in d{h} went on as 0; at what does the activation look?",
            _ACTIVATION,
        )
    return wrong


def _wrong_at_negative(network: Network) -> Passes:
    z = network.name("z")
    dead = pretty(min(flat(rows_of(network.values()[z]))))
    return {
        "no-relu-mask": (
            network.gradients(no_mask(network)),
            f"Where {z} = {dead} all of the gradient went on; how steep is the activation there?",
            _ACTIVATION,
        ),
        "pre-activation-in-dW2": (
            network.gradients(pre_activation(network)),
            f"dW₂ was made with {z}, {dead} among its entries; what does the second layer read?",
            f"what stands beside d{network.name('s')} in dW₂",
        ),
    }


def parameters_of(network: Network, gradients: dict[str, Array]) -> dict[str, Rows]:
    """Returns the gradients by W₁, b₁, W₂, b₂; those of biases as rows."""
    found = {name: rows_of(gradients[name]) for name in PARAMETERS}
    if network.batch:
        return found
    return {n: transposed(rows) if n.startswith("b") else rows for n, rows in found.items()}
