"""`orgmodel suggest`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from orgmodel.cli.options import as_of_option, model_argument, next_step, wants_color, write
from orgmodel.cli.progress import progress


@click.command("suggest")
@model_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the scenario to this file; else print it, and the summary on the error stream.")  # fmt: skip
@click.option("--format", type=click.Choice(("text", "json")), default="text", show_default=True,
              help="The format of the summary; JSON holds the scenario too.")  # fmt: skip
@click.option("--select", multiple=True, metavar="RULES",
              help="Remove findings of these only: codes or families, by commas.")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave findings of these as they are.")
@click.option("--keep", multiple=True, metavar="ROLES", help="Roles that stay as they are: ids, by commas.")
@click.option("--profile", help="Thresholds to hold the model against, instead of the model's own profile.")
@click.option("--effort", type=click.IntRange(min=1), metavar="NODES",
              help="How long to search for something better: in nodes of the search tree, not in seconds.")  # fmt: skip
@click.option("--even-if-draft", is_flag=True,
              help="Look at a model that is unconfirmed or partial, too; the output repeats that it is.")  # fmt: skip
@as_of_option
def command(
    model: Path,
    output: Path | None,
    format: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    keep: tuple[str, ...],
    profile: str | None,
    effort: int | None,
    even_if_draft: bool,
    as_of: date | None,
) -> None:
    """Find the smallest set of moves and domains handed over that removes findings.

    It is written as a scenario on the MODEL: options for people to judge, with what could not be removed and why.
    """
    from orgmodel import api

    wishes = api.Wishes(
        select=_names(select),
        ignore=_names(ignore),
        keep=_names(keep),
        profile=profile,
        even_if_draft=even_if_draft,
    )
    wishes = wishes if effort is None else wishes._replace(effort=effort)
    with progress() as tell:
        tell(f"reading {model.name}")
        graph = api.load_graph(model, as_of=as_of)
        proposal = api.suggest(graph, model, output=output, wishes=wishes, tell=tell)
    written = output is not None and bool(proposal.suggested.operations)
    where = output.as_posix() if output is not None and written else ""
    summary = api.suggestion(proposal, format, written_to=where, color=wants_color(None))
    if output is None and format == "text" and proposal.suggested.operations:
        click.echo(summary, nl=False, err=True)
        click.echo(proposal.scenario, nl=False)
        return
    if written:
        write(proposal.scenario, output)
    click.echo(summary, nl=False)
    if written and format == "text":
        next_step("review", model, f" {where}")


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for each in given for name in each.split(",") if name.strip())
