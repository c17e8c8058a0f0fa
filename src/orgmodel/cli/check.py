"""`orgmodel check`."""

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
    model_argument,
    next_step,
    output_option,
    show_reading,
    sources_option,
    wants_color,
    write,
)
from orgmodel.cli.progress import progress

_ENDINGS = {".txt": "text", ".json": "json", ".sarif": "sarif"}
_MOST = 500
"""So many findings are listed as text unless another number is asked for: nobody reads more in a terminal."""

_FAIL_ON = ("error", "high", "medium", "low", "never")


@click.command("check")
@model_argument
@format_option("text", "json", "sarif")
@output_option
@sources_option
@as_of_option
@mapping_option
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
        result = api.check(model, as_of=as_of, sources=sources, mapping=mapping, tell=tell)
        content = api.findings(result, written, color=wants_color(output), most=most, brief=brief)
    show_reading(result.graph.facts.read_as)
    write(content, output)
    if written == "text" and output is None:
        next_step("overlap", model)
    failed = fail_on != "never" and result.fails(Severity(Severity.written()[fail_on]))
    raise SystemExit(FOUND if failed else CLEAN)
