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
from orgmodel.cli.progress import progress
from orgmodel.errors import OrgModelError

_ENDINGS = {
    ".svg": "svg",
    ".pdf": "pdf",
    ".png": "png",
    ".pptx": "pptx",
    ".html": "html",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".drawio": "drawio",
    ".md": "markdown",
}
_BINARY = {"pdf", "png", "pptx"}


@click.command("render")
@model_argument
@click.argument("view", default="chart")
@format_option("svg", "pdf", "png", "pptx", "html", "dot", "mermaid", "drawio", "list", "markdown")
@output_option
@click.option("--root", metavar="ROLE", help="Draw this role and those below it.")
@click.option("--depth", type=click.IntRange(min=0), metavar="LAYERS", help="So many layers below the top at most.")
@click.option("--unit", metavar="UNIT", help="Draw the roles of a unit and of those within it.")
@click.option("--up", type=click.IntRange(min=0), default=0, metavar="LAYERS", help="And so many managers above them.")
@click.option("--aspect", type=click.FloatRange(0.1, 20), metavar="RATIO", help="How much wider than high it becomes.")
@click.option("--align", type=click.Choice(["layers"]), help="Every role in the row of its layer, and no columns.")
@click.option("--units", type=click.Choice(["groups"]), help="The roles of a unit on ground of its color.")
@click.option(
    "--color-by",
    metavar="FIELD",
    help="What colors mean: unit (unless the model says otherwise), span, grade, status …",
)
@click.option("--link-base", default="", metavar="URL", help="Each box leads to URL and the id of its role.")
@click.option("--theme", default="auto", metavar="THEME", help="auto, light, dark, gray (for print) or contrast.")
@click.option(
    "--paper",
    type=click.Choice(["letter", "tabloid", "a4", "a3"]),
    help="A PDF of pages that can be read: an overview, a page a part, an index.",
)
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
@click.option(
    "--before",
    type=click.Path(path_type=Path),
    metavar="MODEL",
    help="What the organization was before: the chart shows what was added, changed and removed.",
)
@click.option(
    "--like",
    type=click.Path(path_type=Path),
    metavar="MODEL",
    help="Keep the places of this model's chart, to lay both beside each other.",
)
def command(
    model: Path,
    view: str,
    format: str | None,
    output: Path | None,
    root: str | None,
    depth: int | None,
    unit: str | None,
    up: int,
    aspect: float | None,
    align: str | None,
    units: str | None,
    color_by: str | None,
    link_base: str,
    theme: str,
    paper: str | None,
    width: int | None,
    fonts: tuple[Path, ...],
    as_of: date | None,
    mapping: Path | None,
    before: Path | None,
    like: Path | None,
) -> None:
    """Draw a MODEL.

    VIEW is chart (reporting lines: solid, dotted and inferred, vacant and undescribed roles), ownership (who owns
    which domains), raci, heat (domains by unit) or network (who works with whom).
    """
    from orgmodel import api
    from orgmodel.render.charts.chart import Wish
    from orgmodel.render.charts.part import Part
    from orgmodel.render.scenes.picture import Options

    written = chosen_format(format, output, _ENDINGS, "svg")
    if output is None and written in _BINARY and sys.stdout is not None and sys.stdout.isatty():
        raise OrgModelError(f"{written.upper()} is not for a terminal: name a file, -o chart.{written}")
    beside = api.load_graph(like, as_of=as_of) if like is not None else None
    part = Part(root, depth, unit, up)
    wish = Wish(part, color_by, aspect, align is not None, units is not None, link_base, beside)
    with progress():
        graph = api.load_graph(model, as_of=as_of, mapping=mapping)
    show_reading(graph.facts.read_as)
    earlier = api.load_graph(before, as_of=as_of) if before is not None else None
    picture = api.picture(
        graph, written, view, wish=wish, before=earlier, paper=paper, options=Options(width, fonts, theme)
    )
    write(picture.data, output)
    for warning in picture.warnings:
        click.echo(f"Warning: {warning}", err=True)
    if output is not None:
        click.echo(f"Chart: {output.as_posix()}")
