"""`orgmodel log`."""

from __future__ import annotations

from pathlib import Path

import click

from orgmodel.cli.options import chosen_format, format_option, output_option, wants_color, write
from orgmodel.cli.progress import progress

_ENDINGS = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


@click.command("log")
@click.argument("path", type=click.Path(path_type=Path))
@format_option("text", "markdown", "html", "json")
@output_option
@click.option("--revisions", multiple=True, metavar="REV,…", help="These revisions and no others, in this order.")
@click.option("--since", metavar="REV", help="From this revision on.")
@click.option("--max", "most", type=click.IntRange(min=0), default=50, show_default=True,
              help="So many revisions at most, the newest; 0 for all.")  # fmt: skip
@click.option("--first-parent", is_flag=True, help="Of merges follow only the first parent.")
def command(
    path: Path,
    format: str | None,
    output: Path | None,
    revisions: tuple[str, ...],
    since: str | None,
    most: int,
    first_parent: bool,
) -> None:
    """Check the git revisions of the model at PATH: findings, layers, spans and coverage of each, what came and went.

    PATH is a model, a table or a scenario; REV:PATH begins at a revision. Nothing is checked out or fetched.
    """
    from orgmodel import api
    from orgmodel.check.wording import counted
    from orgmodel.errors import OrgModelError

    written = chosen_format(format, output, _ENDINGS, "text")
    named = tuple(name.strip() for each in revisions for name in each.split(",") if name.strip())
    if named and (since or first_parent):
        raise click.UsageError("--revisions names them all: it goes with neither --since nor --first-parent")
    with progress() as tell:
        found = api.history(path, revisions=named, since=since, first_parent=first_parent, most=most, tell=tell)
    write(api.history_text(found, written, color=wants_color(output)), output)
    if not any(each.numbers for each in found.revisions):
        raise OrgModelError(f"none of {counted(len(found.revisions), 'revision')} could be read")
    if output is not None:
        click.echo(f"History: {output.as_posix()}")
