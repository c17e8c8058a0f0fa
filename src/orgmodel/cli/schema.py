"""`orgmodel schema`."""

from __future__ import annotations

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["model", "findings", "overlap"]), default="model")
def command(what: str) -> None:
    """Print a JSON Schema: of the model format (for editors), of findings, or of an overlap report."""
    from orgmodel import api

    click.echo(api.schema(what), nl=False)
