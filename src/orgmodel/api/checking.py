"""Ask the rules about a model, and write their answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from orgmodel.api.formats import unknown_format
from orgmodel.api.loading import load_graph
from orgmodel.check.hits import BASELINE
from orgmodel.check.result import CheckResult
from orgmodel.check.run import Tell, run, silence
from orgmodel.check.settings import chosen_rules, settings_for
from orgmodel.check.severity import Severity
from orgmodel.errors import NotFound
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.told import told_to
from orgmodel.rules import CATALOG

if TYPE_CHECKING:
    from orgmodel.change.transition import Transition
    from orgmodel.model.document import Source
    from orgmodel.model.sources import Sources


class Choices(NamedTuple):
    """What is asked beyond the model's own policy, and who reads the answer.

    `select` and `ignore` name rules by code, name or the letters of a family; `confidential` lets findings name roles
    of one position; `baseline` is a file whose findings are set aside.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    confidential: bool = False
    baseline: Path | str | None = None


AS_THE_MODEL_SAYS = Choices()


def check(
    model: Path | str,
    *,
    as_of: date | None = None,
    sources: Path | str | None = None,
    choices: Choices = AS_THE_MODEL_SAYS,
    mapping: Path | str | None = None,
    tell: Tell = silence,
) -> CheckResult:
    """Ask all rules about a model. `sources` is a folder with the texts that the model cites.

    `mapping` is a file that says what the columns of tables are. `tell` is told what is being done, for people
    who wait.

    Raises:
        NotFound: the model, the folder of sources or the baseline is not there.
        InvalidModel: the text is not of the format.
        InvalidSettings: the model's policy names what does not exist.
        OrgModelError: the choices name a rule that does not exist, or the file is no baseline.
    """
    tell(f"reading {Path(model).name}")
    with told_to(tell):
        graph = load_graph(model, as_of=as_of, mapping=mapping)
    tell(f"{len(graph.roles):,} roles: who is above whom")
    return checked(graph, sources=sources, choices=choices, tell=tell)


def checked(
    graph: OrgGraph,
    *,
    sources: Path | str | None = None,
    choices: Choices = AS_THE_MODEL_SAYS,
    transition: Transition | None = None,
    tell: Tell = silence,
) -> CheckResult:
    """Ask all rules about a graph, as `check` does; those about changes too, where a change led to it."""
    header = graph.facts.header
    settings = settings_for(CATALOG, header.policy, header.path, choices.profile)
    if choices.select or choices.ignore:
        settings = chosen_rules(settings, CATALOG, choices.select, choices.ignore)
    known = _baseline(Path(choices.baseline)) if choices.baseline is not None else frozenset[str]()
    texts = _texts(Path(sources), header.sources) if sources is not None else None
    return run(
        CATALOG,
        graph,
        settings,
        texts,
        confidential=choices.confidential,
        baseline=known,
        transition=transition,
        tell=tell,
    )


def _texts(folder: Path, cited: tuple[Source, ...]) -> Sources:
    from orgmodel.load.source_texts import source_texts

    return source_texts(folder, cited)


def _baseline(path: Path) -> frozenset[str]:
    from orgmodel.check import baseline

    try:
        return baseline.read(path.read_text(encoding="utf-8"), path.as_posix())
    except (OSError, UnicodeDecodeError) as error:
        raise NotFound(f"{path.as_posix()}: cannot be read as a baseline") from error


def baseline_of(result: CheckResult) -> str:
    """Write the fingerprints of all findings that nobody waived as a baseline file."""
    from orgmodel.check import baseline

    known = (each for each in result.findings if each.waived is None or each.waived.reason == BASELINE)
    return baseline.written(known)


def findings(
    result: CheckResult,
    format: str = "text",
    *,
    color: bool = False,
    most: int = 0,
    brief: bool = False,
    fail_on: Severity | None = Severity.ERROR,
) -> str:
    """Write the result of a check as `text` (in `brief`: a line a finding), `json`, `sarif`, `junit` or `github`.

    In JUnit, cases fail by findings that weigh `fail_on` or more.
    """
    if format == "json":
        from orgmodel.report import findings_json

        return findings_json.render(result, most=most)
    if format == "text":
        from orgmodel.report import findings as findings_text

        return findings_text.render(result, color=color, most=most, brief=brief)
    if format == "sarif":
        from orgmodel.report import sarif

        return sarif.render(result, most=most)
    if format == "junit":
        from orgmodel.report import junit

        return junit.render(result, fail_on=fail_on, most=most)
    if format == "github":
        from orgmodel.report import github

        return github.render(result, most=most)
    raise unknown_format(format, ("text", "json", "sarif", "junit", "github"))


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
