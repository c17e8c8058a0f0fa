"""`orgmodel schema`."""

from __future__ import annotations

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["model", "findings", "overlap", "import"]), default="model")
def command(what: str) -> None:
    """Print a JSON Schema: of the model format (for editors), of findings, of an overlap report, or of an import."""
    from orgmodel import api

    click.echo(api.schema(what), nl=False)
