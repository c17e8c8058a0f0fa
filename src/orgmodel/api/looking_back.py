"""Look at a model through its git revisions."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from orgmodel.api.checking import checked
from orgmodel.api.formats import unknown_format
from orgmodel.api.loading import loaded
from orgmodel.check.result import CheckResult
from orgmodel.check.run import Tell, silence
from orgmodel.errors import OrgModelError
from orgmodel.graph.metrics import domain_coverage, layers, role_counts, span_statistics
from orgmodel.load.git import Commit
from orgmodel.load.history import Past, past
from orgmodel.report.history import History, Numbers, Revision, Seen
from orgmodel.report.text import plain

_FORMATS = ("text", "markdown", "html", "json")
_BETWEEN = 8
_LONGEST = 300


def history(
    model: Path | str,
    *,
    revisions: Sequence[str] = (),
    since: str | None = None,
    first_parent: bool = False,
    most: int = 0,
    tell: Tell = silence,
) -> History:
    """Check each git revision that touched a model, or each that is named. One that cannot be read says why.

    Args:
        model: its path, or `REV:PATH` to begin with a revision.
        revisions: these and no others.
        since: from this revision on.
        first_parent: of merges only the first parent is followed.
        most: so many at most, the newest; 0: all.
        tell: is told what is being done.

    Raises:
        NotFound: there is no repository, or no such revision, or none touched the model.
        OrgModelError: git is not installed.
    """
    path = Path(model)
    found = past(path, revisions=revisions, since=since, first_parent=first_parent, most=most)
    known: dict[str, Numbers] = {}
    read = []
    for place, (commit, state) in enumerate(zip(found.commits, found.states(), strict=True), 1):
        tell(f"checking revision {place} of {len(found.commits)} ({commit.short}, {commit.day})")
        read.append(_revision(found, commit, state, known))
        if place % _BETWEEN == 0:
            gc.collect()  # the command line has switched it off, as for processes that look at one model
    return History(path.as_posix(), tuple(read), tuple(_notes(found)))


def _notes(found: Past) -> list[str]:
    notes = ["Older revisions are not shown; --max 0 shows all."] if found.older else []
    return [*notes, "This copy of the repository is cut off (a shallow clone): older revisions are not in it."][
        : len(notes) + found.cut_off
    ]


def _revision(found: Past, commit: Commit, state: str, known: dict[str, Numbers]) -> Revision:
    """Read and check one revision; a state that was met already is not checked again."""
    said = (commit.hash, commit.short, commit.day, plain(commit.subject)[:_LONGEST], commit.parents)
    try:
        if state not in known:
            known[state] = _numbers(checked(loaded(*found.at(commit))))
        return Revision(*said, known[state])
    except OrgModelError as error:
        return Revision(*said, None, plain(_short(error)))


def _short(error: OrgModelError) -> str:
    """Say why a revision cannot be read: the first of its problems, and how many more there are."""
    problems = [str(each) for each in getattr(error, "problems", ())] or [str(error)]
    more = f" (and {len(problems) - 1:,} more)" if len(problems) > 1 else ""
    first = problems[0]
    return (first if len(first) <= _LONGEST else f"{first[:_LONGEST]} …") + more


def _numbers(result: CheckResult) -> Numbers:
    graph = result.graph
    spans = span_statistics(graph)
    organization = graph.facts.header.organization
    return Numbers(
        organization=organization.name or organization.id,
        roles=role_counts(graph).roles,
        findings={each.fingerprint: Seen(each.severity, each.code, plain(each.message)) for each in result.active},
        layers=layers(graph),
        mean_span=spans.mean,
        largest_span=spans.distribution[-1][0] if spans.distribution else None,
        coverage=domain_coverage(graph),
    )


def history_text(found: History, format: str = "text", *, color: bool = False) -> str:
    """Write a history as `text`, `markdown`, `html` or `json`."""
    from orgmodel.report import history as report

    if format == "json":
        return report.render_json(found)
    if format == "html":
        from orgmodel.report.html import history as page

        return page.render(found)
    if format not in _FORMATS:
        raise unknown_format(format, _FORMATS)
    if format == "markdown":
        from orgmodel.report import markdown

        return markdown.render(report.document(found))
    from orgmodel.report import text

    return text.render(report.document(found), color=color)
