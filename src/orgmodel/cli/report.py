"""`orgmodel report`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli.options import (
    as_of_option,
    chosen_format,
    format_option,
    model_argument,
    next_step,
    output_option,
    sources_option,
    wants_color,
    write,
)

_ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".xlsx": "xlsx", ".txt": "text"}


@click.command("report")
@model_argument
@format_option("text", "markdown", "html", "xlsx")
@output_option
@sources_option
@as_of_option
def command(model: Path, format: str | None, output: Path | None, sources: Path | None, as_of: date | None) -> None:
    """Write the whole review of a MODEL: five numbers, overlaps, gaps, spans, risks, questions, every finding."""
    from orgmodel import api

    written = chosen_format(format, output, _ENDINGS, "text")
    if written == "xlsx" and output is None:
        raise click.UsageError("a workbook is a file: -o review.xlsx")
    result = api.check(model, as_of=as_of, sources=sources)
    write(api.report(result, written, color=wants_color(output)), output)
    if output is not None:
        click.echo(f"Review: {output.as_posix()}")
        next_step("questions", model)
