"""`orgmodel render`."""

from __future__ import annotations

import sys
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
    write,
)
from orgmodel.errors import OrgModelError

_ENDINGS = {".svg": "svg", ".pdf": "pdf", ".png": "png", ".dot": "dot", ".gv": "dot"}
_BINARY = {"pdf", "png"}


@click.command("render")
@model_argument
@format_option("svg", "pdf", "png", "dot")
@output_option
@click.option("--root", metavar="ROLE", help="Draw this role and those below it.")
@click.option("--depth", type=click.IntRange(min=0), metavar="LAYERS", help="So many layers below the top at most.")
@click.option("--unit", metavar="UNIT", help="Draw the roles of a unit and of those within it.")
@click.option("--up", type=click.IntRange(min=0), default=0, metavar="LAYERS", help="And so many managers above them.")
@click.option("--aspect", type=click.FloatRange(0.1, 20), metavar="RATIO", help="How much wider than high it becomes.")
@click.option(
    "--color-by", default="unit", metavar="FIELD", help="What colors mean: unit, span, layer, grade, status …"
)
@click.option("--theme", default="auto", metavar="THEME", help="auto, light, dark, gray (for print) or contrast.")
@click.option("--width", type=click.IntRange(min=1), metavar="PIXELS", help="How wide a PNG is.")
@click.option(
    "--font",
    "fonts",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="A TTF or OTF file, for characters that the built-in fonts lack (PDF and PNG). May be repeated.",
)
@as_of_option
@mapping_option
def command(
    model: Path,
    format: str | None,
    output: Path | None,
    root: str | None,
    depth: int | None,
    unit: str | None,
    up: int,
    aspect: float | None,
    color_by: str,
    theme: str,
    width: int | None,
    fonts: tuple[Path, ...],
    as_of: date | None,
    mapping: Path | None,
) -> None:
    """Draw the org chart of a MODEL: solid, dotted and inferred lines, vacant and undescribed roles."""
    from orgmodel import api
    from orgmodel.render.chart import Wish
    from orgmodel.render.part import Part

    written = chosen_format(format, output, _ENDINGS, "svg")
    if output is None and written in _BINARY and sys.stdout is not None and sys.stdout.isatty():
        raise OrgModelError(f"{written.upper()} is not for a terminal: name a file, -o chart.{written}")
    wish = Wish(Part(root, depth, unit, up), color_by, aspect)
    graph = api.load_graph(model, as_of=as_of, mapping=mapping)
    show_reading(graph.facts.read_as)
    picture = api.picture(graph, written, wish=wish, theme=theme, width=width, fonts=fonts)
    write(picture.data, output)
    for warning in picture.warnings:
        click.echo(f"Warning: {warning}", err=True)
    if output is not None:
        click.echo(f"Chart: {output.as_posix()}")
