"""`orgmodel domain`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("domain")
@click.argument("text", required=False)
@click.option("--model", type=click.Path(path_type=Path), help="Look in this model's domains, not only the catalog's.")
def command(text: str | None, model: Path | None) -> None:
    """Find a domain by id, alias or words of TEXT; without a text, list all."""
    from orgmodel import api

    click.echo(api.domains(text, model), nl=False)
