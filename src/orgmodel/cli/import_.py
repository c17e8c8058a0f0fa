"""`orgmodel import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from orgmodel.cli.options import for_shell, format_option, mapping_option, next_step, output_option, show_reading, write


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write the model into this folder."
)
@format_option("text", "json")
@output_option
@mapping_option
@click.option("--organization", default="", metavar="NAME", help="The organization of documents that name none.")
@click.option("--names", is_flag=True, help="Write who sits in the posts of tables into the model, too.")
def command(
    sources: tuple[Path, ...],
    into: Path | None,
    format: str | None,
    output: Path | None,
    mapping: Path | None,
    organization: str,
    names: bool,
) -> None:
    """Read job descriptions or tables and write a draft model, with evidence for each fact.

    SOURCE… are documents (txt, md, html, docx, pdf), or tables of posts (csv, xlsx, ods, parquet), and folders of
    them, or a workbook: one of 'orgmodel export', or a RACI grid. Several organizations get a folder each inside DIR.
    Into a model that people have edited only what is new is added; what the sources say otherwise is listed.
    """
    from orgmodel import api

    if len(sources) == 1 and mapping is None and api.workbook_kind(sources[0]):
        _workbook(sources[0], into)
        return
    if api.are_tables(sources):
        _tables(sources, into, mapping, names=names)
        return
    progress = _progress if sys.stderr.isatty() else None
    if into is None:
        if format != "json":
            raise click.UsageError("name a folder for the model: --into DIR (or ask for --format json)")
        write(api.imported_json(api.read_documents(sources, progress)), output)
        return
    imported = api.import_documents(sources, into, progress, organization=organization)
    if format == "json":
        write(api.imported_json(imported.postings), output)
        return
    write(api.imported_text(imported), output)
    if imported.models:
        next_step(
            "check",
            imported.models[0][0],
            f" --sources {for_shell(sources[0])}" if len(sources) == 1 and sources[0].is_dir() else "",
        )


def _workbook(source: Path, into: Path | None) -> None:
    """Write a model of a workbook that people filled in, and say what of it was not read."""
    from orgmodel import api

    if into is None:
        raise click.UsageError("name a folder for the model: --into DIR")
    written, notes = api.import_workbook(source, into)
    click.echo(f"{len(written.added):,} entries in {len(written.files):,} new files in {into.as_posix()}")
    for note in notes:
        click.echo(f"Not read: {note}")
    for difference in written.differences:
        click.echo(f"The model says otherwise: {difference}")
    if written.kept:
        click.echo(f"Only in the model: {', '.join(written.kept[:_EVERY])}{' …' if len(written.kept) > _EVERY else ''}")
    next_step("check", into)


def _tables(sources: tuple[Path, ...], into: Path | None, mapping: Path | None, *, names: bool) -> None:
    """Write a model of tables, and say how they were read."""
    from orgmodel import api
    from orgmodel.check.wording import told

    if into is None:
        raise click.UsageError("name a folder for the model: --into DIR")
    imported = api.import_tables(sources, into, mapping=mapping, names=names)
    show_reading(imported.read_as)
    written = imported.written
    click.echo(f"{len(written.added):,} entries in {len(written.files):,} new files in {into.as_posix()}")
    for difference in written.differences:
        click.echo(f"The model says otherwise: {difference}")
    for note in imported.notes:
        click.echo(told(note))
    next_step("check", into)


_EVERY = 10


def _progress(done: int, total: int, name: str) -> None:
    """Show on a terminal how far a long folder is."""
    if total > _EVERY:
        click.echo(f"\r\x1b[K{done + 1}/{total} {name[:60]}", err=True, nl=False)
        if done + 1 == total:
            click.echo("\r\x1b[K", err=True, nl=False)
