"""Is everything of before kept, handed on, or retired on purpose? What is none of these was lost.

Looked at: domains that somebody answered for or carried out, duties, positions, reports, deputies, what providers
perform, and bargaining units. A loss is an error of a proposal, never of a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

import numpy as np

from orgmodel.change.keys import keys
from orgmodel.change.matching import Matching
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level

Retired = AbstractSet[tuple[str, str]]
"""What a proposal ends on purpose: `("domain", id)`, or what of which role of before, as in `("duties", id)`."""


class Loss(NamedTuple):
    """Something of before that after does not have: what, whose, and in one sentence.

    `first` and `last` are the days of a gap between two days of a plan; None: not known, or for good.
    """

    what: str
    subject: Ref
    message: str
    first: date | None = None
    last: date | None = None


def losses(before: OrgGraph, after: OrgGraph, matching: Matching, retired: Retired = frozenset()) -> tuple[Loss, ...]:
    """Find all that was lost, in the order of what, then of before.

    Args:
        before: the organization as it was.
        after: the organization as it is proposed.
        matching: which role is which.
        retired: what is meant to go.
    """
    return tuple(
        loss
        for found in (
            _domains(before, after, retired),
            _duties(before, after, matching, retired),
            _positions(before, after, matching, retired),
            _reports(before, after, matching),
            _deputies(before, after, matching, retired),
            _bargaining_units(before, after, matching, retired),
        )
        for loss in found
    )


def _domains(before: OrgGraph, after: OrgGraph, retired: Retired) -> Iterator[Loss]:
    """A domain that somebody was accountable for, and now nobody; or that was carried out, and is held by nobody."""
    now = {after.domains.id(row): row for row in range(len(after.domains.domains))}
    for row in range(len(before.domains.domains)):
        name = before.domains.id(row)
        if ("domain", name) in retired:
            continue
        for verb, levels in (("answers for", (Level.ACCOUNTABLE,)), ("holds", (Level.ACCOUNTABLE, Level.RESPONSIBLE))):
            if held(before, row, levels) and not (name in now and covered(after, now[name], levels)):
                title = before.domains.name(row)
                yield Loss("domain", Ref("domain", name), f"Nobody {verb} {title} any more, and it is not retired.")
                break


def held(graph: OrgGraph, domain: int, levels: tuple[Level, ...]) -> bool:
    """Tell whether a role holds a domain at one of these levels, or a provider performs it."""
    if any(graph.ownership.of_domain(domain, level) for level in levels):
        return True
    provided = (graph.domains.row(each) for provider in graph.facts.providers for each in provider.provides)
    return Level.RESPONSIBLE in levels and domain in provided


def covered(graph: OrgGraph, domain: int, levels: tuple[Level, ...]) -> bool:
    """Tell whether a domain, or one that it lies within, is held."""
    return any(held(graph, above, levels) for above in graph.domains.nesting.upwards(domain))


def _duties(before: OrgGraph, after: OrgGraph, matching: Matching, retired: Retired) -> Iterator[Loss]:
    """A duty of a role that is gone, which no role of after has in the same words."""
    gone = set(np.flatnonzero(matching.after_of < 0).tolist())
    if not gone:
        return
    kept = {_same(text) for text in after.facts.duties.text}
    names = keys(before.roles.id, before.roles.title)
    for row, role in enumerate(before.facts.duties.role.tolist()):
        text = before.facts.duties.text[row]
        if role in gone and _same(text) not in kept and ("duties", names[role]) not in retired:
            ref = Ref("role", names[role])
            yield Loss("duty", ref, f"No role has this duty of the {before.title(role)} any more: “{text}”")


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _positions(before: OrgGraph, after: OrgGraph, matching: Matching, retired: Retired) -> Iterator[Loss]:
    """Positions that are fewer in all than before, those aside that operations retire."""
    old, new = before.roles.positions, after.roles.positions
    missing = int(old[old > 0].sum()) - int(new[new > 0].sum())
    names = keys(before.roles.id, before.roles.title)
    for row in np.flatnonzero(old > 0).tolist() if missing > 0 else ():
        if ("positions", names[row]) in retired:
            to = int(matching.after_of[row])
            left = int(new[to]) if to >= 0 and new[to] > 0 else 0
            missing -= max(0, int(old[row]) - left)
    if missing > 0:
        ref = Ref("organization", before.facts.header.organization.id)
        verb = "position has" if missing == 1 else "positions have"
        yield Loss("positions", ref, f"{missing:,} {verb} no role any more, and no operation retires that many.")


def _reports(before: OrgGraph, after: OrgGraph, matching: Matching) -> Iterator[Loss]:
    """A role that reported to somebody in the model, and now to nobody."""
    stays = np.flatnonzero((before.hierarchy.manager >= 0) & (matching.after_of >= 0))
    now = matching.after_of[stays]
    silent = (after.hierarchy.manager[now] < 0) & ~after.roles.top[now]
    for row in stays[silent].tolist():
        ref = after.role_ref(int(matching.after_of[row]))
        was = before.title(int(before.hierarchy.manager[row]))
        yield Loss("report", ref, f"The {before.title(row)} reported to the {was}, and now to nobody in the model.")


def _deputies(before: OrgGraph, after: OrgGraph, matching: Matching, retired: Retired) -> Iterator[Loss]:
    """A role that stays and had a deputy, and now has none who exists."""
    for row, deputy in enumerate(before.roles.deputy):
        to = int(matching.after_of[row]) if deputy else -1
        if to < 0 or before.role_row(deputy) < 0:
            continue
        if after.role_row(after.roles.deputy[to]) < 0 and ("deputy", before.roles.id[row]) not in retired:
            yield Loss("deputy", after.role_ref(to), f"The {after.title(to)} has no deputy any more who exists.")


def _bargaining_units(before: OrgGraph, after: OrgGraph, matching: Matching, retired: Retired) -> Iterator[Loss]:
    """A role whose positions leave their bargaining unit without anybody saying so."""
    old, new = _bargaining(before), _bargaining(after)
    names = keys(before.roles.id, before.roles.title)
    for row, unit in old.items():
        to = matching.merged.get(row, int(matching.after_of[row]))
        if to < 0 or new.get(to) == unit or ("bargaining_unit", names[row]) in retired:
            continue
        now = f"in {new[to]}" if to in new else "in none"
        yield Loss(
            "bargaining unit",
            after.role_ref(to),
            f"The {before.title(row)} was in the bargaining unit {unit}, and is now {now}.",
        )


def _bargaining(graph: OrgGraph) -> Mapping[int, str]:
    classes = graph.roles.job_class.items()
    return {row: each.bargaining_unit for row, each in classes if each.bargaining_unit not in {None, "none"}}
