"""`orgmodel rule`."""

from __future__ import annotations

import click


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Show the page of a rule by its CODE or name, or all rules in short."""
    from orgmodel import api

    click.echo(api.rule_page(code) if code else api.rule_index(), nl=False)
