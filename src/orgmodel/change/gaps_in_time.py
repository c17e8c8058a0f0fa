"""Does every domain keep a role that answers for it on each day of a plan, also between its phases?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from orgmodel.change.conservation import Loss, Retired, covered, held
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level

_ANSWERS = (Level.ACCOUNTABLE,)
_NAMED = 3


class Moment(NamedTuple):
    """A day of a plan on which something begins or ends.

    Attributes:
        day: the first day on which it is so; None in a plan without any days.
        graph: the organization from that day on, as it is seen on that day.
        retired: what was ended on purpose until then, that day included.
    """

    day: date | None
    graph: OrgGraph
    retired: Retired = frozenset()


def gaps_in_time(base: OrgGraph, moments: Sequence[Moment]) -> tuple[Loss, ...]:
    """Find the days on which nobody answers for a domain that somebody answered for before.

    A gap that never ends is among them; `last` is None then. What nobody would answer for without the plan either,
    because what the base says of it ends by then, is told with that.

    Args:
        base: the organization before the plan.
        moments: in the order of their days. Between two of them nothing begins or ends.

    Returns:
        The gaps, by day, then by domain in the base's order. Each is a `Loss` of `what` = "domain".
    """
    names = [base.domains.id(row) for row in range(len(base.domains.domains))]
    gaps = (gap for domain, name in enumerate(names) for gap in _of_domain(base, domain, name, moments))
    return tuple(sorted(gaps, key=lambda gap: gap.first or date.min))


def _of_domain(base: OrgGraph, domain: int, name: str, moments: Sequence[Moment]) -> Iterator[Loss]:
    """Walk the days of one domain."""
    before = base if held(base, domain, _ANSWERS) else None
    for place, moment in enumerate(moments):
        row = moment.graph.domains.row(name)
        if row >= 0 and covered(moment.graph, row, _ANSWERS):
            is_direct = before is not None or held(moment.graph, row, _ANSWERS)  # else what it lies within is told
            before = moment.graph if is_direct else None
        elif before is not None and ("domain", name) not in moment.retired:
            yield _gap(base, domain, before, moment, _end(name, moments[place + 1 :]))
            before = None
        if ("domain", name) in moment.retired:
            before = None


def _end(name: str, later: Sequence[Moment]) -> date | None:
    """Give the last day of a gap: the day before the first moment at which somebody answers, or it is retired."""
    for moment in later:
        row = moment.graph.domains.row(name)
        if ("domain", name) in moment.retired or (row >= 0 and covered(moment.graph, row, _ANSWERS)):
            return moment.day - timedelta(days=1) if moment.day else None
    return None


def _gap(base: OrgGraph, domain: int, before: OrgGraph, moment: Moment, last: date | None) -> Loss:
    title, ref = base.domains.name(domain), Ref("domain", base.domains.id(domain))
    if moment.day is None:
        return Loss("domain", ref, f"Nobody answers for {title} any more.")
    when = f"until {last}" if last else "on"
    said = f"From {moment.day} {when} nobody answers for {title}; the day before, {_who(before, ref.id)}."
    if not held(_on(base, moment.day), domain, _ANSWERS):
        said += " Without the proposal nobody would either."
    return Loss("domain", ref, said, moment.day, last)


def _on(base: OrgGraph, day: date) -> OrgGraph:
    """Look at the base on another day."""
    return OrgGraph.compile(replace(base.facts, header=replace(base.facts.header, as_of=day)))


def _who(graph: OrgGraph, name: str) -> str:
    """Name the roles that answered for a domain, or for what it lies within."""
    roles = graph.ownership.owners(graph.domains.row(name))
    titles = [f"the {graph.title(role)}" for role in roles[:_NAMED]]
    if len(roles) > _NAMED:
        titles.append(f"{len(roles) - _NAMED} other roles")
    if len(titles) == 1:
        return f"{titles[0]} still does"
    return f"{', '.join(titles[:-1])} and {titles[-1]} still do"
