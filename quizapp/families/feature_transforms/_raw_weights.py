"""A linear model on a standardised feature, written for the raw one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Model:
    """ŷ = weight·z + bias with z = (x − mean)/deviation."""

    weight: fmpq
    bias: fmpq
    mean: fmpq
    deviation: fmpq

    @property
    def raw(self) -> tuple[fmpq, fmpq]:
        """Weight and bias of the same model on x."""
        weight = self.weight / self.deviation
        return weight, self.bias - weight * self.mean


def draw(draw: Draw) -> Model | None:
    """Returns a model that on the raw feature has a bias too."""
    model = Model(
        weight=draw.nonzero(6),
        bias=draw.nonzero(6),
        mean=exact(draw.integer(2, 12)),
        deviation=exact(draw.integer(2, 8)),
    )
    # A bias like σ would stand in the hint on the weight.
    return None if model.raw[1] in (0, model.deviation) else model


def pose(model: Model) -> Draft:
    """Returns the question about the weight and bias on the raw feature."""
    w, mu, sigma = model.weight, pretty(model.mean), pretty(model.deviation)
    weight, bias = model.raw
    return Draft(
        prompt="A linear model was trained on a standardised feature,\n"
        f"with the training data's mean μ = {mu}\n"
        f"and population standard deviation σ = {sigma}:\n"
        f"  ŷ = {terms([(w, 'z'), (model.bias, '')])}, where z = (x − μ)/σ\n"
        "Which weight and bias make the same predictions on the raw x, ŷ = w·x + b?\n"
        "Give [w, b].",
        answer=_answer((weight, bias)),
        values=(weight, bias),
        hints=(
            "Both models predict the same for every x: put z in and collect the terms.",
            "w = w_z/σ and b = b_z − w_z·μ/σ, where w_z and b_z belong to z.",
            f"w = {factor(w)}/{sigma} = {pretty(weight)}.",
        ),
        steps=(
            f"ŷ = {factor(w)}·(x − {mu})/{sigma} {_signed(model.bias)}",
            f"w = {factor(w)}/{sigma} = {pretty(weight)}",
            _bias_step(model),
        ),
        parameters={
            "w": text(w),
            "b": text(model.bias),
            "mu": text(model.mean),
            "sigma": text(model.deviation),
        },
        shown=(weight * model.mean,),
    )


def _bias_step(model: Model) -> str:
    (weight, bias), old = model.raw, pretty(model.bias)
    product = f"{factor(weight)}·{pretty(model.mean)}"
    return f"b = {old} − {product} = {old} − {addend(weight * model.mean)} = {pretty(bias)}"


def _signed(value: fmpq) -> str:
    return f"{'−' if value < 0 else '+'} {pretty(abs(value))}"


_WEIGHT = "what dividing by σ does to the weight"
_BIAS = "what subtracting μ does to the bias"


def mistakes(model: Model) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    w, b, mu, sigma = model.weight, model.bias, model.mean, model.deviation
    m, s = pretty(mu), pretty(sigma)
    wrong = {
        "bias-unchanged": (
            (w / sigma, b),
            f"The bias is still {pretty(b)}; where does the mean μ = {m} go?",
            _BIAS,
        ),
        "multiplies": (
            (w * sigma, b - w * sigma * mu),
            f"The weight was multiplied by σ = {s}; what does z do with σ?",
            _WEIGHT,
        ),
        "divide-by-variance": (
            (w / sigma**2, b - w * mu / sigma**2),
            f"The weight was divided by σ²; what does z divide by, with σ = {s}?",
            _WEIGHT,
        ),
        "sign": (
            (w / sigma, b + w * mu / sigma),
            f"μ = {m} raised w_z·z there; with which sign does z take the mean?",
            "the sign of the mean",
        ),
        "centre-only": (
            (w, b - w * mu),
            f"The weight is still {pretty(w)}; what does the division by σ = {s} do?",
            _WEIGHT,
        ),
    }
    return misconceptions(wrong, _answer)


def _answer(values: Iterable[fmpq]) -> vector.Answer:
    return vector.Answer(entries=tuple(map(text, values)), names=("w", "b"))


def independent(model: Model) -> vector.Answer:
    """Returns slope and value at 0 of the prediction as sympy's function of x."""
    x = load().Symbol("x")
    z = (x - rational(model.mean)) / rational(model.deviation)
    prediction = rational(model.weight) * z + rational(model.bias)
    entries = (str(prediction.diff(x)), str(prediction.subs(x, 0)))
    return vector.Answer(entries=entries, names=("w", "b"))
