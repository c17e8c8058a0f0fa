"""`orgmodel import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from orgmodel.cli.options import format_option, next_step, output_option, write


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write the model into this folder."
)
@format_option("text", "json")
@output_option
def command(sources: tuple[Path, ...], into: Path | None, format: str | None, output: Path | None) -> None:
    """Read job descriptions (txt, md, html, docx, pdf) and write a draft model, with evidence for each fact.

    SOURCE… are files and folders. Several organizations get a folder each inside DIR. Into a model that people
    have edited only what is new is added; what the documents say otherwise is listed.
    """
    from orgmodel import api

    progress = _progress if sys.stderr.isatty() else None
    if into is None:
        if format != "json":
            raise click.UsageError("name a folder for the model: --into DIR (or ask for --format json)")
        write(api.imported_json(api.read_documents(sources, progress)), output)
        return
    imported = api.import_documents(sources, into, progress)
    if format == "json":
        write(api.imported_json(imported.postings), output)
        return
    write(api.imported_text(imported), output)
    if imported.models:
        next_step(
            "check",
            imported.models[0][0],
            f" --sources {sources[0].as_posix()}" if len(sources) == 1 and sources[0].is_dir() else "",
        )


_EVERY = 10


def _progress(done: int, total: int, name: str) -> None:
    """Show on a terminal how far a long folder is."""
    if total > _EVERY:
        click.echo(f"\r\x1b[K{done + 1}/{total} {name[:60]}", err=True, nl=False)
        if done + 1 == total:
            click.echo("\r\x1b[K", err=True, nl=False)
