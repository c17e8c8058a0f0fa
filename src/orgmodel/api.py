"""The use cases that the command line and notebooks call: load a model, check it, report on it, draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from orgmodel.check.result import CheckResult
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.errors import UnknownFormat, did_you_mean
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.source_texts import source_texts
from orgmodel.model.facts import Facts
from orgmodel.render.picture import Picture
from orgmodel.rules import CATALOG


def load_graph(model: Path | str, *, as_of: date | None = None) -> OrgGraph:
    """Load a model from a folder or a file and compile it.

    Raises:
        NotFound: there is nothing at `model`, or no model in it.
        InvalidModel: the text is not of the format.
    """
    return compiled(assemble.load(Path(model)), as_of=as_of)


def compiled(facts: Facts, *, as_of: date | None = None) -> OrgGraph:
    """Compile facts, on another day than the model's own if one is given."""
    if as_of is not None:
        facts = replace(facts, header=replace(facts.header, as_of=as_of))
    return OrgGraph.compile(facts)


def check(model: Path | str, *, as_of: date | None = None, sources: Path | str | None = None) -> CheckResult:
    """Ask all rules about a model. `sources` is a folder with the texts that the model cites.

    Raises:
        NotFound: the model or the folder of sources is not there.
        InvalidModel: the text is not of the format.
        InvalidSettings: the model's policy names what does not exist.
    """
    graph = load_graph(model, as_of=as_of)
    header = graph.facts.header
    settings = settings_for(CATALOG, header.policy, header.path)
    texts = source_texts(Path(sources), header.sources) if sources is not None else None
    return run(CATALOG, graph, settings, texts)


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
    raise _unknown(format, ("text", "json", "sarif"))


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
    raise _unknown(format, ("text", "markdown", "html", "json"))


def stats(graph: OrgGraph, format: str = "text", *, color: bool = False) -> str:
    """Write the numbers of an organization as `text` or `json`."""
    from orgmodel.report import stats as numbers

    if format == "json":
        return numbers.render_json(graph)
    if format == "text":
        return numbers.render_text(graph, color=color)
    raise _unknown(format, ("text", "json"))


def chart(graph: OrgGraph, format: str = "svg") -> bytes:
    """Draw the org chart of a model as `svg`, `pdf`, `png` or `dot`.

    Raises:
        UnknownFormat: there is no such format.
        OrgModelError: the format needs an extra that is not installed, or the chart is too large for it.
    """
    return picture(graph, format).data


def picture(graph: OrgGraph, format: str = "svg", *, width: int | None = None, fonts: Sequence[Path] = ()) -> Picture:
    """Draw the org chart as `chart` does, and say what of it could not be shown.

    Args:
        graph: the organization.
        format: `svg`, `pdf`, `png` or `dot`.
        width: pixels from side to side (`png` only).
        fonts: files for characters that the built-in fonts lack (`pdf` and `png` only).

    Raises:
        UnknownFormat, OrgModelError: as `chart`, or the format has no such option.
        NotFound: there is no font at a path.
    """
    from orgmodel.render.chart import org_chart
    from orgmodel.render.formats import picture as painted
    from orgmodel.render.picture import Options
    from orgmodel.report.confidence import standing

    return painted(org_chart(graph, draft=standing(graph).is_draft), format, Options(width, tuple(fonts)))


def _unknown(format: str, known: tuple[str, ...]) -> UnknownFormat:
    return UnknownFormat(f"no format '{format}': {', '.join(known)}{did_you_mean(format, known)}")


def rule_index() -> str:
    """List all rules, a line each."""
    from orgmodel.report import rule_pages

    return rule_pages.index(CATALOG)


def rule_page(code: str) -> str:
    """Give the page of a rule, by code or name, as Markdown.

    Raises:
        OrgModelError: there is no such rule.
    """
    from orgmodel.report import rule_pages

    return rule_pages.page(rule_pages.find(CATALOG, code))


def schema(what: str = "model") -> str:
    """Give the JSON Schema of the `model` format, of `findings` or of an `overlap` report."""
    if what == "findings":
        from orgmodel.report import findings_json

        return findings_json.schema()
    if what == "overlap":
        from orgmodel.report import findings_json
        from orgmodel.report.findings_format import OverlapDocument

        return findings_json.schema(OverlapDocument)
    if what == "model":
        from orgmodel.model.schema import model_schema

        return model_schema()
    raise _unknown(what, ("model", "findings", "overlap"))


def domains(text: str | None = None, model: Path | str | None = None) -> str:
    """List the domains that a text may mean, of the built-in catalog or of a model.

    Raises:
        NotFound, InvalidModel: as `load_graph`.
    """
    from orgmodel.catalog.domains import built_in
    from orgmodel.graph.domains import DomainTree
    from orgmodel.report import domain_list

    tree = load_graph(model).domains if model is not None else DomainTree(built_in("it").domains)
    return domain_list.render(tree, text)


def new_model(folder: Path | str) -> tuple[Path, ...]:
    """Write a small commented model into a new folder, and give the paths of its files.

    Raises:
        OrgModelError: the folder holds something already, or cannot be written.
    """
    from orgmodel.write import starter

    return starter.new_model(Path(folder))


def copy_example(name: str, folder: Path | str) -> Path:
    """Copy an example model (`acme`, `chicago`) into a new folder and give it.

    Raises:
        NotFound: there is no such example in this installation.
        OrgModelError: the folder exists already, or cannot be written.
    """
    from orgmodel.catalog.examples import example
    from orgmodel.write.example import copied

    return copied(example(name), Path(folder))
