"""One sigmoid neuron: σ has a simple local derivative, σ(1 − σ), and the rest is products.

Levels: 1 one input · 2 two inputs · 3 gate by gate through −z, exp, 1 + and 1/x · 4 a squared error
on top · 5 two neurons in a row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.answers import vector
from quizapp.engine.backprop import RIGHT, Rules, backward
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import Log, exact, pretty, text
from quizapp.engine.trace import steps
from quizapp.families.backpropagation._neuron import FORMS, Neuron
from quizapp.families.backpropagation._neuron_by_sympy import by_sympy
from quizapp.families.generate import Draft
from quizapp.families.moved_graph import along_nodes
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.engine.backprop import Trace
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Backpropagation through a sigmoid neuron"
KIND = "vector"
VERSION = 3
SUMMARY = "gradients by weights and inputs of a sigmoid neuron, exact at log-odds"

GOLDEN = (
    2,
    Neuron(
        "two",
        weights=(exact(2), exact(-3)),
        inputs=(exact(-1), exact(-2)),
        odds=(exact(3),),
        asked=("w₀", "w₁", "w₂"),
    ),
)

_ODDS = tuple(map(exact, ("2", "3", "4", "1/2", "1/3", "1/4", "2/3", "3/2", "4/3", "3/4")))
_FORM_OF_LEVEL = {1: "one", 2: "two", 3: "wires", 4: "loss", 5: "pair"}


def draw(draw: Draw, level: int) -> Neuron | None:
    """Returns a neuron in which w and x cannot be taken for each other."""
    form = _FORM_OF_LEVEL[level]
    count = 1 if level == 1 else 2
    neuron = Neuron(
        form,
        weights=tuple(draw.nonzero(4) for _ in range(count)),
        inputs=tuple(draw.nonzero(4) for _ in range(1 if form == "pair" else count)),
        odds=tuple(draw.sample(_ODDS, 2 if form == "pair" else 1)),
        asked=draw.choice(FORMS[form].asked),
        target=exact(draw.integer(0, 1)) if form == "loss" else None,
    )
    alike = [w for w, x in zip(neuron.weights, neuron.inputs, strict=False) if abs(w) == abs(x)]
    return None if alike else neuron


def _trace(neuron: Neuron, rules: Rules = RIGHT) -> Trace:
    return backward(neuron.graph, neuron.values, rules)


def _gradients(neuron: Neuron, trace: Trace) -> list[Number]:
    return [trace.gradients[neuron.graph.place(name)] for name in neuron.asked]


def _names(neuron: Neuron) -> tuple[str, ...]:
    output = neuron.graph.nodes[-1].name
    return tuple(f"∂{output}/∂{name}" for name in neuron.asked)


def pose(neuron: Neuron) -> Draft:
    """Returns the question about the asked gradients."""
    trace, graph = _trace(neuron), neuron.graph
    found = _gradients(neuron, trace)
    form = FORMS[neuron.form]
    return Draft(
        prompt="\n".join(
            [
                *form.text,
                "Here σ(u) = 1/(1 + exp(−u)), log is the natural logarithm.",
                f"{neuron.given}.",
                f"What is [{', '.join(_names(neuron))}]?",
            ]
        ),
        answer=_followed(neuron, _answer(neuron, list(map(text, found)))),
        values=tuple(found),
        hints=(form.principle, form.formula, _first(neuron)),
        steps=(
            *neuron.sums,
            *steps(trace, [graph.place(name) for name in neuron.asked]),
        ),
        parameters=neuron.parameters,
        shown=(*trace.gradients, *(sent.local for sent in trace.contributions)),
    )


def _first(neuron: Neuron) -> str:
    place = neuron.graph.place("z")
    odds = neuron.odds[0]
    return f"z = {pretty(neuron.values[place])}, so σ(z) = {pretty(odds / (odds + 1))}."


def _answer(neuron: Neuron, values: Sequence[str]) -> vector.Answer:
    return vector.Answer(tuple(values), _names(neuron))


def _followed(neuron: Neuron, answer: vector.Answer) -> vector.Answer:
    """Returns the right answer; in it a gradient follows from that of the one gate that reads."""
    graph, names = neuron.graph, dict(zip(neuron.asked, answer.names, strict=True))
    follows = [
        (names[to], f"{{{names[gate]}}}*({text(sent.local)})")
        for sent in _trace(neuron).contributions
        for to, gate in [(graph.nodes[sent.to].name, graph.nodes[sent.gate].name)]
        if to in names and gate in names
    ]
    return answer._replace(follows=tuple(follows))


def worked_graph(neuron: Neuron) -> Trace:
    """Returns the neuron's graph, its biases at what the prompt gives them."""
    trace = _trace(neuron)
    at = {neuron.graph.place(name): value for name, value in neuron.closed_biases.items()}
    values = tuple(at.get(place, value) for place, value in enumerate(trace.values))
    return replace(trace, values=values)


def moving(neuron: Neuron) -> tuple[Callable[[float], float], ...]:
    """Returns the output as a function of each step that is asked about."""
    graph = neuron.graph
    return along_nodes(graph, map(graph.place, neuron.asked), neuron.bias_values)


def mistakes(neuron: Neuron) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    run = _wire_rules(neuron) if neuron.form == "wires" else _rules(neuron)
    found = {
        tag: ([text(g) for g in _gradients(neuron, _trace(neuron, rules))], question, check)
        for tag, (rules, question, check) in run.items()
    }
    return misconceptions(found | _written(neuron), lambda values: _answer(neuron, values))


def _sigmoid(local: Any) -> Rules:
    return Rules(local={"sigmoid": lambda y, _u: (local(y),)})


_SLOPE = "the local derivative of σ"


def _rules(neuron: Neuron) -> dict[str, tuple[Rules, str, str]]:
    y = pretty(_value(neuron, FORMS[neuron.form].last))
    rules = {
        "no-sigmoid-derivative": (
            _sigmoid(lambda _y: 1),
            f"The gradient went through σ unchanged; how steep is σ where its output is {y}?",
            _SLOPE,
        ),
        "sigma-only": (
            _sigmoid(lambda y: y),
            f"{y} is the output of σ; is it σ or exp that is its own derivative?",
            _SLOPE,
        ),
    }
    if neuron.form == "loss":
        rules["no-loss-derivative"] = (
            Rules(local={"square": lambda _y, _u: (2,)}),
            f"That is the gradient of f; what does ½(f − t)² send to f = {y}?",
            "what the loss sends to f",
        )
    if neuron.form == "pair" or set(neuron.asked) != {FORMS[neuron.form].biases[0]}:
        rules["swaps-w-and-x"] = (
            Rules(local={"mul": lambda _y, u, v: (u, v)}),
            f"Does ∂/∂w₀ hold w₀ = {pretty(_value(neuron, 'w₀'))}, or the other factor of w₀x₀?",
            "the products of weights and inputs",
        )
    return rules


def _wire_rules(neuron: Neuron) -> dict[str, tuple[Rules, str, str]]:
    d, n, k = (pretty(_value(neuron, wire)) for wire in "dnk")
    return {
        "recip-no-minus": (
            Rules(local={"recip": lambda y, _u: (y * y,)}),
            f"At f = 1/d the slope has no minus; does f rise when d = {d} does?",
            "the sign of ∂f/∂d",
        ),
        "exp-sends-unchanged": (
            Rules(local={"exp": lambda _y, _u: (1,)}),
            f"k = exp(n) sent its gradient on unchanged; how steep is exp at n = {n}?",
            "the local derivative of k = exp(n)",
        ),
        "neg-lost": (
            Rules(local={"neg": lambda _y, _u: (1,)}),
            f"n = −z = {n} sent its gradient on unchanged; does n rise when z does?",
            "the sign of ∂n/∂z",
        ),
        "local-only": (
            MISTAKES["local-only"].rules,
            f"{k} is only the local derivative ∂k/∂n; what does k do with what reaches it?",
            "how upstream and local derivative combine at each gate",
        ),
    }


def _value(neuron: Neuron, name: str) -> Number:
    return neuron.values[neuron.graph.place(name)]


def _written(neuron: Neuron) -> dict[str, tuple[list[str], str, str]]:
    """Mistakes that no rule makes: a bias that is left out, and a value that is not rational."""
    biases = FORMS[neuron.form].biases
    wrong: dict[str, tuple[list[str], str, str]] = {}
    if asked := [name for name in neuron.asked if name in biases]:
        right = zip(neuron.asked, _gradients(neuron, _trace(neuron)), strict=True)
        wrong["bias-gradient-zero"] = (
            ["0" if name in biases else text(gradient) for name, gradient in right],
            f"0? {asked[0]} is added and not multiplied; does the sum move when {asked[0]} does?",
            "the gradient by a bias",
        )
    if neuron.form in {"one", "two", "loss"}:
        plain = _gradients(neuron, _trace(neuron, _sigmoid(lambda _y: 1)))
        wrong["z-times-one-minus-z"] = (
            [_times_input(factor, text(Log(neuron.odds[0]))) for factor in plain],
            f"z = {pretty(Log(neuron.odds[0]))} is the input of σ; of what is σ(1 − σ) made?",
            _SLOPE,
        )
    return wrong


def _times_input(factor: Number, z: str) -> str:
    sign = {1: "", -1: "-"}.get(int(factor) if factor.q == 1 else 0)
    return f"{sign}(1 - {z})*{z}" if sign is not None else f"{text(factor)}*(1 - {z})*{z}"


def independent(neuron: Neuron) -> vector.Answer:
    """Returns sympy's derivatives of the neuron as one expression."""
    return _followed(neuron, _answer(neuron, by_sympy(neuron)))
