"""`orgmodel stats`."""

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
    output_option,
    show_reading,
    wants_color,
    write,
)
from orgmodel.cli.progress import progress


@click.command("stats")
@model_argument
@format_option("text", "json")
@output_option
@as_of_option
@mapping_option
def command(model: Path, format: str | None, output: Path | None, as_of: date | None, mapping: Path | None) -> None:
    """Count roles, units, layers, spans and coverage of a MODEL."""
    from orgmodel import api

    written = chosen_format(format, output, {".txt": "text", ".json": "json"}, "text")
    with progress():
        graph = api.load_graph(model, as_of=as_of, mapping=mapping)
    show_reading(graph.facts.read_as)
    write(api.stats(graph, written, color=wants_color(output)), output)
