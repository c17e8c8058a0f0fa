"""`orgmodel diff`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli.options import (
    as_of_option,
    chosen_format,
    format_option,
    mapping_option,
    output_option,
    show_reading,
    wants_color,
    write,
)

_ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json", ".csv": "csv"}


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@format_option("text", "markdown", "json", "csv")
@output_option
@as_of_option
@mapping_option
@click.option("--renames", type=click.Path(path_type=Path), metavar="FILE",
              help="A YAML file with old ids and new ones (old: new), for roles that have another id now.")  # fmt: skip
@click.option("--confidential", is_flag=True, help="Show pay, cost, dates of vacancy and incumbents as well.")
def command(
    before: Path,
    after: Path,
    format: str | None,
    output: Path | None,
    as_of: date | None,
    mapping: Path | None,
    renames: Path | None,
    confidential: bool,
) -> None:
    """Say what changed from a model BEFORE to a model AFTER: roles, managers, domains, posts and units."""
    from orgmodel import api

    written = chosen_format(format, output, _ENDINGS, "text")
    old, new = (api.load_graph(path, as_of=as_of, mapping=mapping) for path in (before, after))
    show_reading((*old.facts.read_as, *new.facts.read_as))
    found = api.diff(old, new, renames=renames)
    write(api.changes(old, new, found, written, color=wants_color(output), confidential=confidential), output)
