"""STR: grades of a role and its manager that do not follow the reporting line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.graph.grades import Scale, bands, grades
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn


@rule("STR008", Severity.MEDIUM, identity=("role", "manager"))
def skip_level_or_grade_inversion(
    graph: OrgGraph, *, min_steps: int = 1, max_bands: int = 3, higher_is_senior: int = 1
) -> Hits:
    """A role has the grade of its manager or a higher one, or is more bands below it than the limit.

    ## Facts needed
    Reporting lines, and `class: {grade: …}` or `band` of both roles on one scale. Two scales are not compared.

    ## Why it matters
    Where a manager and a report are in one grade, the step between them may not be one of responsibility.
    Where several bands lie between them, somebody in between may be missing.

    ## Example
    ```yaml bad
    roles:
      - {id: desk-manager, title: Service Desk Manager, reports_to: none, class: {grade: "24"}}
      - {id: desk-lead, title: Service Desk Lead, reports_to: desk-manager, class: {grade: "24"}}  # <- STR008
    ```
    ```yaml good
    roles:
      - {id: desk-manager, title: Service Desk Manager, reports_to: none, class: {grade: "24"}}
      - {id: desk-lead, title: Service Desk Lead, reports_to: desk-manager, class: {grade: "23"}}
    ```
    A skip is told by bands only, for a scale of grades has many small steps:
    ```yaml bad
    roles:
      - {id: director, title: Director, reports_to: none, class: {band: "7"}}
      - {id: clerk, title: Clerk, reports_to: director, class: {band: "3"}}  # <- STR008
    ```
    ```yaml good
    roles:
      - {id: director, title: Director, reports_to: none, class: {band: "7"}}
      - {id: clerk, title: Clerk, reports_to: director, class: {band: "4"}}
    ```

    ## Exceptions
    Technical tracks, in which an expert may be graded above the supervisor; elected heads, who have no grade.
    Where the higher number is the lower grade, set `higher_is_senior: 0`. A scale that runs against most of its
    own lines is not assessed.

    ## Options
    - Confirm both grades, and whether the scale has a technical track.
    - Confirm whether the line leads to the role that directs the work.
    - Review whether the two positions are one layer.

    ## Source
    Two roles of one stratum in one line: Jaques, as commonly told. The numbers 1 and 3 are ours.
    """
    reports, managers = graph.covered_pairs
    by_grade, by_band = (
        _Steps.between(scale, reports, managers, 1 if higher_is_senior else -1)
        for scale in (grades(graph), bands(graph))
    )
    steps = np.where(by_grade.known, by_grade.steps, by_band.steps)
    low = (by_grade.known | by_band.known) & (steps < min_steps)
    skip = by_band.known & (by_band.steps > max_bands) & ~low
    found = np.flatnonzero(low | skip)

    def explain(number: int) -> Hit:
        pair = int(found[number])
        shown = int(by_band.steps[pair]) if skip[pair] else int(steps[pair])
        limit = max_bands if skip[pair] else min_steps
        return _hit(graph, int(reports[pair]), int(managers[pair]), shown, limit, skipped=bool(skip[pair]))

    against = int(np.count_nonzero(by_grade.against | by_band.against))
    reason = "their scale runs against most of its reporting lines"
    return Hits(
        severity=np.full(len(found), int(Severity.MEDIUM), dtype=np.int64),
        explain=explain,
        inferred=_guessed(graph, reports[found], managers[found]),
        identify=lambda number: _named(graph, int(reports[found[number]]), int(managers[found[number]])),
        checked=int(np.count_nonzero(by_grade.known | by_band.known)),
        open=(Open(against, reason, "higher_is_senior: 0, or the grades"),) if against else (),
    )


@dataclass(frozen=True)
class _Steps:
    """By how many steps each manager is above the report, where that is known, and where the scale looks reversed."""

    steps: IntColumn
    known: BoolColumn
    against: BoolColumn

    @classmethod
    def between(cls, scale: Scale, reports: IntColumn, managers: IntColumn, sign: int) -> _Steps:
        """Compare pairs of roles on one scale."""
        pairs, up = scale.steps_up(reports, managers)
        up = sign * up
        if not len(pairs):
            nothing = np.broadcast_to(np.False_, len(reports))
            return cls(np.broadcast_to(up.dtype.type(0), len(reports)), nothing, nothing)
        if scale.is_one:
            against = np.broadcast_to(np.count_nonzero(up < 0) > np.count_nonzero(up > 0), len(reports))
            return cls(up, ~against, against)
        series = scale.series[reports[pairs]]
        many = int(series.max(initial=-1)) + 1
        rising, falling = (np.bincount(series[sides], minlength=many) for sides in (up > 0, up < 0))
        reversed_ = (falling > rising)[series]
        steps = np.zeros(len(reports), dtype=up.dtype)
        known, against = np.zeros(len(reports), dtype=bool), np.zeros(len(reports), dtype=bool)
        steps[pairs], known[pairs], against[pairs] = up, ~reversed_, reversed_
        return cls(steps, known, against)


def _named(graph: OrgGraph, report: int, manager: int) -> Named:
    refs = graph.role_ref(report), graph.role_ref(manager)
    return Named(refs[0], (str(refs[0]), str(refs[1])), refs[1:])


def _guessed(graph: OrgGraph, reports: IntColumn, managers: IntColumn) -> BoolColumn:
    """Mark pairs whose line, or one of whose classes, is inferred."""
    classes = graph.roles.provenance.is_inferred("class", "job_class")
    guessed: BoolColumn = graph.line_inferred[reports] | classes[reports] | classes[managers]
    return guessed


def _hit(graph: OrgGraph, report: int, manager: int, steps: int, limit: int, *, skipped: bool) -> Hit:
    low, high = graph.title(report), graph.title(manager)
    message = f"The {low} reports to the {high}, {counted(steps, 'band')} above (limit {limit})."
    if not skipped:
        where = "in the same grade or band" if steps == 0 else f"{_steps(steps)} the manager"
        message = f"The {low} reports to the {high} and is {where}."
    guessed = _guessed(graph, np.array([report]), np.array([manager]))[0]
    return Hit(
        subject=graph.role_ref(report),
        message=message,
        keys=(str(graph.role_ref(report)), str(graph.role_ref(manager))),
        at=graph.roles.at[report],
        related=(graph.role_ref(manager),),
        values=Values(steps, limit, "bands" if skipped else "steps"),
        evidence=graph.roles.provenance.evidence.get(report, ()),
        depends_on=(f"the line or a grade of {low} or {high} is inferred",) if guessed else (),
    )


def _steps(steps: int) -> str:
    return f"{counted(abs(steps), 'step')} {'above' if steps < 0 else 'below'}"
