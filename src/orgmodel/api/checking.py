"""Ask the rules about a model, and write their answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from orgmodel.api.formats import unknown_format
from orgmodel.api.loading import load_graph
from orgmodel.check.result import CheckResult
from orgmodel.check.run import Tell, run, silence
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.source_texts import source_texts
from orgmodel.rules import CATALOG


def check(
    model: Path | str,
    *,
    as_of: date | None = None,
    sources: Path | str | None = None,
    mapping: Path | str | None = None,
    tell: Tell = silence,
) -> CheckResult:
    """Ask all rules about a model. `sources` is a folder with the texts that the model cites.

    `mapping` is a file that says what the columns of tables are. `tell` is told what is being done, for people
    who wait.

    Raises:
        NotFound: the model or the folder of sources is not there.
        InvalidModel: the text is not of the format.
        InvalidSettings: the model's policy names what does not exist.
    """
    tell(f"reading {Path(model).name}")
    return checked(load_graph(model, as_of=as_of, mapping=mapping), sources=sources, tell=tell)


def checked(graph: OrgGraph, *, sources: Path | str | None = None, tell: Tell = silence) -> CheckResult:
    """Ask all rules about a graph, as `check` does."""
    header = graph.facts.header
    settings = settings_for(CATALOG, header.policy, header.path)
    texts = source_texts(Path(sources), header.sources) if sources is not None else None
    return run(CATALOG, graph, settings, texts, tell=tell)


def findings(
    result: CheckResult, format: str = "text", *, color: bool = False, most: int = 0, brief: bool = False
) -> str:
    """Write the result of a check as `text` (in `brief`: a line a finding), `json` or `sarif`."""
    if format == "json":
        from orgmodel.report import findings_json

        return findings_json.render(result, most=most)
    if format == "text":
        from orgmodel.report import findings as findings_text

        return findings_text.render(result, color=color, most=most, brief=brief)
    if format == "sarif":
        from orgmodel.report import sarif

        return sarif.render(result, most=most)
    raise unknown_format(format, ("text", "json", "sarif"))


def overlap_report(result: CheckResult, format: str = "text", *, color: bool = False) -> str:
    """Write the overlap report as `text`, `markdown`, `html` or `json`."""
    if format == "json":
        from orgmodel.report import findings_json

        return findings_json.render_overlap(result)
    if format == "html":
        from orgmodel.report.html import overlap

        return overlap.render(result)
    from orgmodel.report.overlap import overlap_report as built

    if format == "markdown":
        from orgmodel.report import markdown

        return markdown.render(built(result))
    if format == "text":
        from orgmodel.report import text

        return text.render(built(result), color=color)
    raise unknown_format(format, ("text", "markdown", "html", "json"))


def stats(graph: OrgGraph, format: str = "text", *, color: bool = False) -> str:
    """Write the numbers of an organization as `text` or `json`."""
    from orgmodel.report import stats as numbers

    if format == "json":
        return numbers.render_json(graph)
    if format == "text":
        return numbers.render_text(graph, color=color)
    raise unknown_format(format, ("text", "json"))
