"""A step with an L2 penalty: weight decay.

Levels: 1 one weight · 2 two weights · 3 a bias that is not penalised · 4 the convention with ½ ·
5 two steps, of which the second goes on from the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import number, vector
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.sgd import _decay_mistakes
from quizapp.families.sgd._decay import Step, after_each, shown
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "A step with weight decay"
KIND = "vector"
VERSION = 2
SUMMARY = "the weights after a step, or two, on a data loss plus an L2 penalty"

GOLDEN = (
    2,
    Step(
        start=(exact(3), exact(-1)),
        gradients=((exact(1), exact(3)),),
        penalty=exact("1/2"),
        rate=exact("1/10"),
    ),
)

_RATES = ("1/2", "1/4", "1/5", "1/10")
_PENALTIES = ("1/2", "1/4", "1", "3/2")


def draw(draw: Draw, level: int) -> Step | None:
    """Returns a step whose weights show whether the penalty or its gradient was used."""
    count = 1 if level == 1 else 3 if level == 3 else 2
    step = Step(
        start=tuple(draw.nonzero(5) for _ in range(count)),
        gradients=tuple(
            tuple(draw.nonzero(5) for _ in range(count)) for _ in range(2 if level == 5 else 1)
        ),
        penalty=exact(draw.choice(_PENALTIES)),
        rate=exact(draw.choice(_RATES)),
        half=level == 4,
        bias=level == 3,
    )
    # At w = 2 the penalty λw² equals its gradient 2λw, and hides who took one for the other.
    hides = any(w == (1 if step.half else 2) for w in step.start)
    cancels = any(
        abs(step.scale * w) == abs(g) for w, g in zip(step.start, step.gradients[0], strict=True)
    )
    repeats = len(set(step.gradients)) < len(step.gradients)
    refused = hides or cancels or repeats or step.rate * step.scale >= 1
    return None if refused else step


def pose(step: Step) -> Draft:
    """Returns the question about the weights after the step."""
    states = step.states()
    values = after_each(states)
    pulls = [step.pull(i, w) for w_all in states[:-1] for i, w in enumerate(w_all)]
    return Draft(
        prompt="\n".join(_prompt(step)),
        answer=_followed(step, _answer(step, map(text, values))),
        values=values,
        hints=_hints(step),
        steps=tuple(line for n in range(len(step.gradients)) for line in _steps(step, n, states)),
        parameters={
            "start": ", ".join(map(text, step.start)),
            "gradients": "; ".join(", ".join(map(text, g)) for g in step.gradients),
            "lambda": text(step.penalty),
            "alpha": text(step.rate),
        },
        shown=(*pulls, *(w for state in states for w in state), *_totals(step, states)),
    )


def _totals(step: Step, states: list[tuple[fmpq, ...]]) -> list[fmpq]:
    return [
        g + step.pull(i, w)
        for state, gradient in zip(states, step.gradients, strict=False)
        for i, (w, g) in enumerate(zip(state, gradient, strict=True))
    ]


def _prompt(step: Step) -> list[str]:
    order = ", ".join(step.names)
    wanted = order if len(step.names) == 1 else f"[{order}]"
    start = shown(step.start)
    lines = [
        f"The loss is the data loss plus {step.penalty_text} with λ = {pretty(step.penalty)}.",
        *(["The penalty is on w₁ and w₂ alone, not on the bias b."] if step.bias else []),
        f"Now {wanted} = {start}; the learning rate is α = {pretty(step.rate)}.",
    ]
    if len(step.gradients) == 1:
        return [
            *lines,
            f"The data loss alone has the gradient {shown(step.gradients[0])} here.",
            f"What is {wanted} after one gradient step?",
        ]
    first, second = map(shown, step.gradients)
    return [
        *lines,
        f"The data loss alone has the gradient {first} at the first step,",
        f"{second} at the second.",
        "What are the weights after the first step, and after the second?",
        f"[{', '.join(step.asked)}]",
    ]


def _hints(step: Step) -> tuple[str, str, str]:
    pull = "λw" if step.half else "2λw"
    free = "; b takes the data gradient alone" if step.bias else ""
    first = pretty(step.pull(0, step.start[0]))
    return (
        "The penalty has a gradient too: it pulls every penalised weight towards 0.",
        f"w ← w − α(g + {pull}){free}.",
        f"The penalty's derivative by {step.names[0]} is {first}.",
    )


def _steps(step: Step, n: int, states: list[tuple[fmpq, ...]]) -> list[str]:
    state, gradient, new = states[n], step.gradients[n], states[n + 1]
    pulls = tuple(step.pull(i, w) for i, w in enumerate(state))
    total = tuple(g + p for g, p in zip(gradient, pulls, strict=True))
    head = f"step {n + 1}: " if len(step.gradients) > 1 else ""
    pull = "λw" if step.half else "2λw"
    weights, pulled = (values[:-1] if step.bias else values for values in (state, pulls))
    times = f"{'' if step.half else '2·'}{factor(step.penalty)}·{shown(weights, factor)}"
    return [
        f"{head}penalty gradient {pull} = {times} = {shown(pulled)}",
        f"{head}total gradient = {shown(gradient)} + {shown(pulls, addend)} = {shown(total)}",
        *(
            f"{head}{name} = {pretty(w)} − {factor(step.rate)}·{factor(g)} = {pretty(after)}"
            for name, w, g, after in zip(step.names, state, total, new, strict=True)
        ),
    ]


def mistakes(step: Step) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = _decay_mistakes.wrong(step)
    return misconceptions(wrong, lambda states: _answer(step, map(text, after_each(states))))


def _answer(step: Step, values: Iterable[str]) -> Answer:
    texts = tuple(values)
    return number.Answer(texts[0]) if len(texts) == 1 else vector.Answer(texts, step.asked)


def _followed(step: Step, right: Answer) -> Answer:
    """Returns the right answer; in it the weights after a second step follow from the first."""
    if not isinstance(right, vector.Answer) or len(step.gradients) == 1:
        return right
    rate, scale, count = text(step.rate), text(step.scale), len(step.names)
    rules = (
        (after, f"{{{before}}} - {rate}*(({text(g)}) + {scale}*{{{before}}})")
        for before, after, g in zip(
            step.asked[:count], step.asked[count:], step.gradients[1], strict=True
        )
    )
    return right._replace(follows=tuple(rules))


def independent(step: Step) -> Answer:
    """Returns the weights from sympy's gradient of a loss that is linear but for the penalty."""
    symbols = load().symbols(f"w:{len(step.start)}")
    penalised = symbols[:-1] if step.bias else symbols
    norm = sum(symbol**2 for symbol in penalised) / (2 if step.half else 1)
    values, found = list(map(rational, step.start)), []
    for gradient in step.gradients:
        data = sum(rational(g) * symbol for g, symbol in zip(gradient, symbols, strict=True))
        loss = data + rational(step.penalty) * norm
        at: dict[Number, Number] = dict(zip(symbols, values, strict=True))
        values = [
            at[symbol] - rational(step.rate) * loss.diff(symbol).subs(at) for symbol in symbols
        ]
        found += values
    return _followed(step, _answer(step, map(str, found)))
