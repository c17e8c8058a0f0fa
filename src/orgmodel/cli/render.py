"""`orgmodel render`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli.options import as_of_option, chosen_format, format_option, model_argument, output_option, write


@click.command("render")
@model_argument
@format_option("svg", "dot")
@output_option
@as_of_option
def command(model: Path, format: str | None, output: Path | None, as_of: date | None) -> None:
    """Draw the org chart of a MODEL: solid, dotted and inferred lines, vacant and undescribed roles."""
    from orgmodel import api

    written = chosen_format(format, output, {".svg": "svg", ".dot": "dot", ".gv": "dot"}, "svg")
    write(api.chart(api.load_graph(model, as_of=as_of), written), output)
    if output is not None:
        click.echo(f"Chart: {output.as_posix()}")
