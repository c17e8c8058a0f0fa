"""`orgmodel new`."""

from __future__ import annotations

from pathlib import Path

import click

from orgmodel.cli.options import next_step


@click.command("new")
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """Write a small commented model into a new DIRECTORY."""
    from orgmodel import api

    for path in api.new_model(directory):
        click.echo(f"wrote {path.as_posix()}")
    next_step("check", directory)
