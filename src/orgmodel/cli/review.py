"""`orgmodel review`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli import CLEAN, FOUND
from orgmodel.cli.options import (
    as_of_option,
    chosen_format,
    format_option,
    mapping_option,
    output_option,
    wants_color,
    write,
)
from orgmodel.cli.progress import progress

_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".xlsx": "xlsx",
    ".pptx": "pptx",
    ".json": "json",
    ".txt": "text",
}
_FILES = {"xlsx": "a workbook is a file: -o review.xlsx", "pptx": "a deck is a file: -o review.pptx"}
_FAIL_ON = ("error", "high", "medium", "low", "never")


@click.command("review")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", nargs=-1, type=click.Path(path_type=Path))
@format_option("text", "markdown", "html", "xlsx", "pptx", "json")
@output_option
@as_of_option
@mapping_option
@click.option("--renames", type=click.Path(path_type=Path), metavar="FILE",
              help="A YAML file with old ids and new ones (old: new), for models without a scenario.")  # fmt: skip
@click.option("--profile", help="Thresholds to hold all options against, instead of each model's own profile.")
@click.option("--confidential", is_flag=True, help="Show pay and cost of single positions as well.")
@click.option("--fail-on", type=click.Choice(_FAIL_ON), default="error", show_default=True,
              help="End with 1 if an option loses something, or brings a finding of this weight or more.")  # fmt: skip
def command(
    before: Path,
    after: tuple[Path, ...],
    format: str | None,
    output: Path | None,
    as_of: date | None,
    mapping: Path | None,
    renames: Path | None,
    profile: str | None,
    confidential: bool,
    fail_on: str,
) -> None:
    """Judge one or several proposals AFTER beside no change: what is lost, found, moved, and what it costs.

    BEFORE is a model or a table. Each AFTER is a scenario, or a second state of the model. A scenario alone is
    compared with what it begins with.
    """
    from orgmodel import api
    from orgmodel.check.severity import Severity

    written = chosen_format(format, output, _ENDINGS, "text")
    if written in _FILES and output is None:
        raise click.UsageError(_FILES[written])
    choices = api.Choices(profile=profile, confidential=confidential)
    with progress() as tell:
        found = api.review(before, after, as_of=as_of, mapping=mapping, renames=renames, choices=choices, tell=tell)
    write(api.review_document(found, written, color=wants_color(output)), output)
    if output is not None:
        click.echo(f"Design review: {output.as_posix()}")
    fails = fail_on != "never" and found.fails(Severity(Severity.written()[fail_on]))
    raise SystemExit(FOUND if fails else CLEAN)
