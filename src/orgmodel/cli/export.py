"""`orgmodel export`."""

from __future__ import annotations

from pathlib import Path

import click

from orgmodel.cli.options import model_argument
from orgmodel.cli.progress import progress
from orgmodel.write.formats import NAMES


@click.command("export")
@model_argument
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--to", "format", type=click.Choice(NAMES), help="The format, where the name of OUT does not tell.")
@click.option(
    "--confidential", is_flag=True, help="Write incumbents, pay, and dates of single posts for other tools, too."
)
def command(model: Path, output: Path, format: str | None, confidential: bool) -> None:
    """Write a MODEL in another format to OUT, and say what the format cannot hold.

    The ending tells the format: .yaml, .xlsx (a workbook), .json (node-link), .graphml, .ttl (W3C Organization
    Ontology), catalog-info.yaml (Backstage). With --to, OUT is the folder of tables (csv, parquet) or of a model
    (yaml), or the beginning of the two names of an organogram return.
    """
    from orgmodel import api

    with progress() as tell:
        graph = api.load_graph(model)
        tell(f"writing {len(graph.roles):,} roles")
        files, result = api.export(graph, output, format, confidential=confidential)
    for path in files:
        click.echo(f"wrote {path.as_posix()}")
    if result.missing:
        click.echo("Not in this format, by kind:")
    for each in result.missing:
        click.echo(f"  {each}")
    if result.confidential:
        click.echo(f"Handle as confidential: {', '.join(map(str, result.confidential))}")
