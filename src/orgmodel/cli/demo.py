"""`orgmodel demo`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.argument("directory", type=click.Path(path_type=Path), default="orgmodel-demo")
def command(directory: Path) -> None:
    """Copy an example model, an invented county, into a new DIRECTORY with its report and its chart."""
    from orgmodel import api
    from orgmodel.cli.options import write

    model = api.copy_example("acme", directory / "acme")
    result = api.check(model, sources=model / "sources")
    report, chart = directory / "overlap.html", directory / "chart.svg"
    write(api.overlap_report(result, "html"), report)
    write(api.chart(result.graph, "svg"), chart)
    click.echo(f"Model:          {model.as_posix()}")
    click.echo(f"Overlap report: {report.as_posix()} (opens in a browser)")
    click.echo(f"Chart:          {chart.as_posix()}")
    click.echo(f"Next: orgmodel check {model.as_posix()}, or 'orgmodel new DIR' for a model of your own")
