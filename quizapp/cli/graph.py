"""Draw any expression as a computational graph, with exact values and gradients."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizapp.calculator.worked import Worked
    from quizapp.cli import Context
    from quizapp.engine.backprop import Trace


# An expression may begin with a minus, so no single dash is an option here, not even `-h`.
@click.command(
    "graph",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("expression", metavar="EXPR")
@click.option("--at", multiple=True, metavar="x=1/2,y=-3", help="The point; may be repeated.")
@click.option("--wrt", default="", metavar="x,y", help="Which gradients.  [default: all]")
@click.option("--upstream", default="", metavar="[[...]]", help="Gradient of a matrix value.")
@click.option("--step", is_flag=True, help="Walk through both passes, key by key.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    expression: str,
    at: tuple[str, ...],
    wrt: str,
    upstream: str,
    step: bool,
    as_json: bool,
) -> None:
    """Draws EXPR as a computational graph: values above the wires, gradients below.

    \b
    Examples:
      quizapp graph "(x*y + max(z, w))*(x - z)" --at x=3,y=-2,z=1,w=-1
      quizapp graph "sigmoid(w*x + b)" --at "w=2, x=-1, b=2" --wrt w,b
      quizapp graph "log(1 + exp(-x))" --at x=1/2 --step
      quizapp graph "x^2/y" --at x=3,y=4 --json
      quizapp graph "X@W" --at "X=[[1,2]]" --at "W=[[1],[-1]]" --upstream "[[3]]"

    Expressions: + - * / ^, brackets, exp log sqrt sin cos tanh sigmoid relu softplus abs max min
    leaky(u, 1/10);
    of matrices also @ .T sum(X) sum(X, axis) mean(X) mean(X, axis).
    With --ascii it is drawn in ASCII; with --plain it is a table that can be read aloud.
    """
    if expression == "-h":
        click.echo(ctx.get_help())
        return
    from quizapp.calculator.worked_graph import work

    worked = work(expression, at, wrt.replace(",", " ").split(), upstream)
    if as_json:
        click.echo(json.dumps(_json(worked), ensure_ascii=False))
    else:
        _show(ctx.obj, worked, step=step)


def _show(context: Context, worked: Worked, *, step: bool) -> None:
    from quizapp.terminal import graph_page
    from quizapp.terminal.echo import without_carets

    screen = context.screen()
    look = graph_page.look_of(screen)
    if step:
        with without_carets(sys.stdin):
            graph_page.walk(screen, worked, look, sys.stdin)
    else:
        graph_page.show(screen, worked, look)


def _json(worked: Worked) -> dict[str, Any]:
    trace = worked.trace
    nodes = trace.graph.nodes
    return {
        "value": trace.values[-1].as_json(),
        "gradients": {nodes[p].name: trace.gradients[p].as_json() for p in worked.variables},
        "nodes": [_node(trace, place, worked) for place in range(len(nodes))],
        "notes": list(worked.notes),
    }


def _node(trace: Trace, place: int, worked: Worked) -> dict[str, Any]:
    node = trace.graph.nodes[place]
    return {
        "name": node.name,
        "op": "constant" if place in worked.constants else node.op,
        "inputs": [trace.graph.nodes[source].name for source in node.inputs],
        "value": trace.values[place].as_json(),
        "gradient": trace.gradients[place].as_json(),
        "contributions": [
            {
                "to": trace.graph.nodes[sent.to].name,
                "upstream": sent.upstream.as_json(),
                "local": sent.local.as_json(),
                "product": sent.product.as_json(),
            }
            for sent in trace.contributions
            if sent.gate == place
        ],
    }
