"""`orgmodel overlap`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli.options import (
    as_of_option,
    chosen_format,
    format_option,
    mapping_option,
    model_argument,
    next_step,
    output_option,
    show_reading,
    sources_option,
    wants_color,
    write,
)
from orgmodel.cli.progress import progress

_ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".txt": "text"}


@click.command("overlap")
@model_argument
@format_option("text", "markdown", "html", "json")
@output_option
@sources_option
@as_of_option
@mapping_option
def command(
    model: Path, format: str | None, output: Path | None, sources: Path | None, as_of: date | None, mapping: Path | None
) -> None:
    """Write the overlap report of a MODEL: who is responsible for the same things, and how sure that is."""
    from orgmodel import api

    written = chosen_format(format, output, _ENDINGS, "text")
    with progress() as tell:
        result = api.check(model, as_of=as_of, sources=sources, mapping=mapping, tell=tell)
    show_reading(result.graph.facts.read_as)
    write(api.overlap_report(result, written, color=wants_color(output)), output)
    if output is not None:
        click.echo(f"Overlap report: {output.as_posix()}")
        next_step("render", model, " -o chart.svg")
