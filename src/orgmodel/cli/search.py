"""`orgmodel search`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli.options import (
    as_of_option,
    chosen_format,
    format_option,
    model_argument,
    output_option,
    wants_color,
    write,
)

_ENDINGS = {".txt": "text", ".json": "json"}


@click.command("search")
@model_argument
@click.argument("question")
@format_option("text", "json")
@output_option
@as_of_option
@click.option("--max", "most", type=click.IntRange(0), default=10, show_default=True, help="So many roles (0: all).")
def command(model: Path, question: str, format: str | None, output: Path | None, as_of: date | None, most: int) -> None:
    """Find who does something like the QUESTION ("who restores backups"), in whatever words a MODEL describes it."""
    from orgmodel import api

    written = chosen_format(format, output, _ENDINGS, "text")
    graph = api.load_graph(model, as_of=as_of)
    found = api.search(graph, question)
    write(api.answers(graph, found, written, most=most, color=wants_color(output)), output)
