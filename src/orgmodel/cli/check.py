"""`orgmodel check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgmodel.cli import CLEAN, FOUND
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

_ENDINGS = {".txt": "text", ".json": "json", ".sarif": "sarif", ".xml": "junit"}
_MOST = 500
"""So many findings are listed as text unless another number is asked for: nobody reads more in a terminal."""

_FAIL_ON = ("error", "high", "medium", "low", "never")


@click.command("check")
@model_argument
@format_option("text", "json", "sarif", "junit", "github")
@output_option
@sources_option
@as_of_option
@mapping_option
@choices_options
@click.option("--write-baseline", type=click.Path(path_type=Path, dir_okay=False),
              help="Write all findings to such a file, and end with 0.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(_FAIL_ON), default="error", show_default=True,
              help="End with 1 if a finding weighs this much or more.")  # fmt: skip
@click.option("--brief", is_flag=True, help="Show the message of each finding only.")
@click.option("--max-findings", type=click.IntRange(min=0),
              help=f"List so many at most, 0 for all; as text {_MOST}, else all. All are counted.")  # fmt: skip
def command(
    model: Path,
    format: str | None,
    output: Path | None,
    sources: Path | None,
    as_of: date | None,
    choices: Choices,
    write_baseline: Path | None,
    mapping: Path | None,
    fail_on: str,
    brief: bool,
    max_findings: int | None,
) -> None:
    """Ask all rules about a MODEL and list findings and open questions.

    Ends with 0, with 1 if something was found at or above --fail-on, with 2 if it could not run.
    """
    from orgmodel import api
    from orgmodel.check.severity import Severity

    written = chosen_format(format, output, _ENDINGS, "text")
    most = max_findings if max_findings is not None else _MOST if written == "text" else 0
    with progress() as tell:
        result = api.check(model, as_of=as_of, sources=sources, choices=choices, mapping=mapping, tell=tell)
    show_reading(result.graph.facts.read_as)
    if write_baseline is not None:
        write(api.baseline_of(result), write_baseline)
        click.echo(f"Findings written to {write_baseline.as_posix()}: --baseline sets them aside.")
        raise SystemExit(CLEAN)
    least = None if fail_on == "never" else Severity(Severity.written()[fail_on])
    text = api.findings(result, written, color=wants_color(output), most=most, brief=brief, fail_on=least)
    write(text, output)
    if written == "text" and output is None:
        next_step("overlap", model)
    raise SystemExit(FOUND if least is not None and result.fails(least) else CLEAN)
