"""`orgmodel schema`."""

from __future__ import annotations

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["model", "findings"]), default="model")
def command(what: str) -> None:
    """Print a JSON Schema: of the model format (for editors), or of findings."""
    from orgmodel import api

    click.echo(api.schema(what), nl=False)
