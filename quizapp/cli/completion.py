"""Completion for bash, zsh or fish."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from quizapp.cli._one_of import OneOf


@click.command("completion")
@click.argument("shell", type=OneOf("shell", ["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Prints what a shell needs to complete quizapp's commands and options.

    \b
    Examples:
      eval "$(quizapp completion bash)"    in ~/.bashrc
      eval "$(quizapp completion zsh)"     in ~/.zshrc
      quizapp completion fish > ~/.config/fish/completions/quizapp.fish
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"no completion for {shell}")
    root = ctx.find_root().command
    click.echo(completion(root, {}, "quizapp", "_QUIZAPP_COMPLETE").source())
