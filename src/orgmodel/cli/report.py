"""`orgmodel report`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgmodel.cli.options import (
    as_of_option,
    choices_options,
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

if TYPE_CHECKING:
    from orgmodel.api import Choices

_ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".xlsx": "xlsx", ".txt": "text"}


@click.command("report")
@model_argument
@format_option("text", "markdown", "html", "xlsx")
@output_option
@sources_option
@as_of_option
@mapping_option
@choices_options
def command(
    model: Path,
    format: str | None,
    output: Path | None,
    sources: Path | None,
    as_of: date | None,
    mapping: Path | None,
    choices: Choices,
) -> None:
    """Write the whole review of a MODEL: five numbers, overlaps, gaps, spans, risks, questions, every finding."""
    from orgmodel import api

    written = chosen_format(format, output, _ENDINGS, "text")
    if written == "xlsx" and output is None:
        raise click.UsageError("a workbook is a file: -o review.xlsx")
    with progress() as tell:
        result = api.check(model, as_of=as_of, sources=sources, choices=choices, mapping=mapping, tell=tell)
        tell("writing the report")
        text = api.report(result, written, color=wants_color(output))
    show_reading(result.graph.facts.read_as)
    write(text, output)
    if output is not None:
        click.echo(f"Review: {output.as_posix()}")
        next_step("questions", model)
