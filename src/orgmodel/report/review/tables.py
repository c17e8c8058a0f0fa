"""The tables of one option: who gets another manager, who answers for what, where it is felt, what happens when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from orgmodel.change.changes import Change, Kind
from orgmodel.change.proposal import ids
from orgmodel.check.finding import Finding
from orgmodel.check.wording import listed, with_articles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.scenario import Operation, Phase
from orgmodel.model.words import UNKNOWN
from orgmodel.report.blocks import Table
from orgmodel.review.option import Option

NOTHING = "–"
MOVED = ("Role", "Unit", "Positions", "Reported to", "Reports to now", "Class", "Bargaining unit", "Ask about")
COME = ("What", "Role", "Unit", "Positions", "Merged or split")
OWNERS = ("Domain", "Answered for it", "Answers for it now")
FELT = ("Unit", "FTE x weights", "Share")
STEPS = ("From", "Phase", "What", "Why")
PASSING = ("From", "Until", "Weight", "Finding", "Rule")
FOUND = ("Weight", "Finding", "Rule")
_MOST_OWNERS = 4
_AT_ONCE = "on the day of the decision"
_BESIDE = {"from_": "from", "to": "to", "into": "into", "between": "between", "by": "by"}


def moved(option: Option) -> Table:
    """Give the roles that get another manager, most positions first, and what that suggests to ask about."""
    stays = option.transition.staying
    places = np.flatnonzero(option.impact.new_manager)
    places = places[np.argsort(-option.impact.people[places], kind="stable")]
    rows = (_moved(option, int(stays.before[place]), int(stays.after[place])) for place in places.tolist())
    return _filled(MOVED, [*rows], kept=1)


def _moved(option: Option, old: int, new: int) -> tuple[str, ...]:
    before, after = option.transition.before, option.transition.after
    job = after.roles.job_class.get(new) or before.roles.job_class.get(old)
    unit, positions = int(after.unit_row[new]), int(after.roles.positions[new])
    said = [each for each in (job.code, job.grade and f"grade {job.grade}") if each] if job else []
    return (
        after.title(new),
        after.unit_name(unit) if unit >= 0 else NOTHING,
        f"{positions:,}" if positions != UNKNOWN else "not stated",
        _manager(before, old),
        _manager(after, new),
        ", ".join(said) or NOTHING,
        (job.bargaining_unit if job else None) or NOTHING,
        "; ".join(_asks(job.bargaining_unit, job.appointment)) if job else NOTHING,
    )


def _asks(bargaining_unit: str | None, appointment: str | None) -> Iterator[str]:
    """Say what a class suggests to ask about. It lists, and decides nothing."""
    if bargaining_unit and bargaining_unit != "none":
        yield "notice under the agreement"
    if appointment:
        yield f"{appointment}: approval of the appointing authority"


def _manager(graph: OrgGraph, row: int) -> str:
    manager = int(graph.hierarchy.manager[row])
    return graph.title(manager) if manager >= 0 else "nobody (top)"


def come_and_gone(option: Option) -> Table:
    """Give the roles that are added, removed, merged or split off, with what tells where their work went."""
    changes = option.transition.changes
    rows = [
        _come_or_gone(option, each)
        for each in changes.of(Kind.ADDED, Kind.SPLIT, Kind.REMOVED, Kind.MERGED)
        if each.subject.kind == "role"
    ]
    return _filled(COME, rows, kept=2)


def _come_or_gone(option: Option, change: Change) -> tuple[str, ...]:
    is_new = change.kind in {Kind.ADDED, Kind.SPLIT}
    graph = option.transition.after if is_new else option.transition.before
    row = graph.role_row(change.subject.id)
    title = graph.title(row) if row >= 0 else option.transition.changes.title(change.subject)
    unit = int(graph.unit_row[row]) if row >= 0 else UNKNOWN
    positions = int(graph.roles.positions[row]) if row >= 0 else UNKNOWN
    with_whom = listed(option.transition.changes.title(each) for each in change.related)
    sure = f" ({change.confidence}: {change.by})" if change.confidence is not None else ""
    word = "with" if change.kind is Kind.MERGED else "from"
    return (
        str(change.kind),
        title,
        graph.unit_name(unit) if unit >= 0 else NOTHING,
        f"{positions:,}" if positions != UNKNOWN else "not stated",
        f"{word} {with_whom}{sure}" if with_whom else NOTHING,
    )


def owners(option: Option) -> Table:
    """Give the domains for which other roles answer than before, by name."""
    before, after = option.transition.before, option.transition.after
    names = {before.domains.id(row): row for row in range(len(before.domains.domains))}
    rows = []
    for now in range(len(after.domains.domains)):
        was = names.pop(after.domains.id(now), UNKNOWN)
        old = set(before.ownership.owners(was)) if was >= 0 else set()
        new = set(after.ownership.owners(now))
        became = {int(option.transition.matching.after_of[row]) for row in old}
        if became != new:
            rows.append((after.domains.name(now), _titles(before, sorted(old)), _titles(after, sorted(new))))
    gone = ((was, sorted(before.ownership.owners(was))) for was in names.values())
    rows += [(before.domains.name(was), _titles(before, old), NOTHING) for was, old in gone if old]
    return Table(OWNERS, tuple(sorted(rows)))


def _titles(graph: OrgGraph, rows: Sequence[int]) -> str:
    return with_articles((graph.title(row) for row in rows), _MOST_OWNERS) or NOTHING


def felt(option: Option) -> Table:
    """Give the units that the change meets, most first."""
    before = option.transition.before
    rows = ((_unit(before, unit), f"{amount:,.1f}", f"{share:.0%}") for unit, amount, share in option.impact.by_unit)
    return Table(FELT, tuple(rows))


def _unit(graph: OrgGraph, name: str) -> str:
    row = graph.units.rows.get(name, UNKNOWN) if name else UNKNOWN
    return graph.unit_name(row) if row >= 0 else name or "no unit stated"


def steps(option: Option) -> Table:
    """Give the operations of a proposal by their days, with why they are proposed."""
    if option.transition.proposal is None:
        return Table(STEPS, ())
    found = [_step(option, *each) for each in option.transition.proposal.steps()]
    return _filled(STEPS, sorted(found, key=lambda row: (row[0] != _AT_ONCE, row[0])), kept=1)


def _step(option: Option, operation: Operation, day: date | None, phase: Phase | None) -> tuple[str, ...]:
    return (
        day.isoformat() if day else _AT_ONCE,
        (phase.title or phase.id) if phase else NOTHING,
        _said(option, operation),
        operation.why or NOTHING,
    )


def _said(option: Option, operation: Operation) -> str:
    """Write an operation with the names of what it speaks of: `move Network Lead to Operations Manager`."""
    parts = [operation.verb.replace("_", " "), _names(option, getattr(operation, operation.verb))]
    for field, word in _BESIDE.items():
        value = getattr(operation, field, None)
        if names := _names(option, value):
            parts.append(f"{word} {names}")
    return " ".join(parts)


def _names(option: Option, value: object) -> str:
    return listed(dict.fromkeys(_title(option, name) for name in ids(value)))


def _title(option: Option, name: str) -> str:
    """Call a role, domain, unit, body or provider by its name, in after or else in before."""
    for graph in (option.transition.after, option.transition.before):
        if (role := graph.role_row(name)) >= 0:
            return graph.title(role)
        if (domain := graph.domains.row(name)) >= 0:
            return graph.domains.name(domain)
        if (unit := graph.units.rows.get(name, UNKNOWN)) >= 0:
            return graph.unit_name(unit)
        others = {each.id: each.name for each in graph.facts.bodies} | {
            each.id: each.name for each in graph.facts.providers
        }
        if others.get(name):
            return str(others[name])
    return name


def passing(option: Option) -> Table:
    """Give what is found on days of the plan only."""
    rows = (
        (
            each.first.isoformat(),
            each.last.isoformat(),
            str(each.finding.severity),
            each.finding.message,
            each.finding.code,
        )
        for each in option.passing or ()
    )
    return Table(PASSING, tuple(rows))


def found(findings: Sequence[Finding], most: int) -> Table:
    """List findings, as many as are asked for."""
    return Table(FOUND, tuple((str(each.severity), each.message, each.code) for each in findings[:most]))


def _filled(header: tuple[str, ...], rows: list[tuple[str, ...]], kept: int) -> Table:
    """Leave out columns in which nothing is said, the first ones aside."""
    used = [column for column in range(len(header)) if column < kept or any(row[column] != NOTHING for row in rows)]
    return Table(tuple(header[each] for each in used), tuple(tuple(row[each] for each in used) for row in rows))
