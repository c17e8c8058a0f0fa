"""A role as documents say it → the role of a model, each fact with its evidence and with what was inferred."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orgmodel.load.documents.drafts import names
from orgmodel.load.documents.drafts.gathering import Gathered, Joined, is_post
from orgmodel.model.entities import Assignment, Body, Duty, JobClass, ReportingLine, Role, Salary, Unit
from orgmodel.model.evidence import Evidence
from orgmodel.model.postings import Posting, SaidAssignment, SaidBody, SaidDuty, SaidRole

_MOST_EVIDENCE = 3
_BUREAUS = ("bureau", "office", "agency", "group")


def role(joined: Joined, found: Gathered) -> Role:
    """Make the role of a model. Fields that no document gives stay silent."""
    if not joined.said:
        return Role(
            id=joined.id,
            title=joined.title,
            aliases=tuple(joined.aliases),
            described="no",
            evidence=tuple(joined.named_at[:_MOST_EVIDENCE]),
            owns=_on_behalf(joined),
        )
    described: dict[str, Any] = {"class": _job_class(joined)}  # `class` is no name of an argument
    return Role(
        **described,
        id=joined.id,
        title=joined.title,
        aliases=tuple(joined.aliases),
        evidence=_own_evidence(joined, found),
        unit=_unit_id(joined),
        reports_to=_reports_to(joined, found),
        dotted_to=_dotted_to(joined, found),
        works_with=_works_with(joined, found),
        positions=next((said.positions for said, _ in joined.said if said.positions), None),
        leads=tuple(dict.fromkeys(each.title for said, _ in joined.said for each in said.supervises)),
        salary=_salary(joined),
        owns=(*_owns(joined, found), *_on_behalf(joined)),
        duties=_duties(joined, found),
    )


def _first(joined: Joined, name: str) -> str | None:
    return next((value for said, _ in joined.said if (value := getattr(said, name))), None)


def _own_evidence(joined: Joined, found: Gathered) -> tuple[Evidence, ...]:
    """Where the role's own facts stand: its title, then its code and its grade."""
    at: list[Evidence] = []
    for said, posting in joined.said:
        at.append(found.evidence(posting, said.lines))
        at += [found.evidence(posting, said.place(name)) for name in ("code", "grade") if getattr(said, name)]
    return tuple(dict.fromkeys(at))[: _MOST_EVIDENCE * len(joined.said)]


def _job_class(joined: Joined) -> JobClass | None:
    values = {name: _first(joined, name) for name in ("code", "grade", "bargaining_unit", "appointment")}
    return JobClass(**values) if any(values.values()) else None


def _salary(joined: Joined) -> Salary | None:
    pay = next((said.salary for said, _ in joined.said if said.salary), None)
    return Salary(min=pay.min, max=pay.max, currency=pay.currency, period=pay.period) if pay else None


def _reports_to(joined: Joined, found: Gathered) -> tuple[ReportingLine, ...]:
    """Give the stated manager; an inferred one only where no document states one."""
    lines = [(said.reports_to, posting) for said, posting in joined.said if said.reports_to.title]
    stated = [each for each in lines if each[0].status == "stated"]
    made: dict[str, ReportingLine] = {}
    for manager, posting in stated or lines:
        to = found.id_of(manager.title)
        if to != joined.id and to not in made:
            guessed = manager.status == "inferred"
            inferred: dict[str, Any] = {"status": "inferred", "confidence": manager.confidence} if guessed else {}
            made[to] = ReportingLine(role=to, evidence=(found.evidence(posting, manager.lines),), **inferred)
    return tuple(made.values())


def _dotted_to(joined: Joined, found: Gathered) -> tuple[ReportingLine, ...]:
    made: dict[str, ReportingLine] = {}
    for said, posting in joined.said:
        for each in said.dotted_to:
            if is_post(each) and (to := found.id_of(each.title)) != joined.id:
                made.setdefault(to, ReportingLine(role=to, evidence=(found.evidence(posting, each.lines),)))
    return tuple(made.values())


def _works_with(joined: Joined, found: Gathered) -> tuple[ReportingLine, ...]:
    made: dict[tuple[str, str], ReportingLine] = {}
    for said, posting in joined.said:
        for each in said.works_with:
            if not is_post(each) or (to := found.id_of(each.title)) == joined.id:
                continue
            made.setdefault(
                (to, each.on),
                ReportingLine(role=to, on=each.on or None, evidence=(found.evidence(posting, each.lines),)),
            )
    return tuple(made.values())


def _owns(joined: Joined, found: Gathered) -> tuple[Assignment, ...]:
    """Give each domain once; where two documents differ, the first of them."""
    made: dict[str, Assignment] = {}
    for said, posting in joined.said:
        for each in said.assignments:
            if each.domain in made:
                continue
            joint = [found.id_of(title) for title in each.joint_with if names.key(title) in found.by_key]
            words: dict[str, Any] = {"level": each.level, "activity": each.activity or None}
            words["confidence"] = each.confidence or "likely"
            made[each.domain] = Assignment(
                **words,
                domain=each.domain,
                joint_with=tuple(dict.fromkeys(other for other in joint if other != joined.id)),
                evidence=(found.evidence(posting, each.lines),),
                inferred=_inferred(each),
            )
    return tuple(made.values())


def _inferred(each: SaidAssignment) -> tuple[str, ...]:
    return (
        ("domain",) * (each.confidence == "possible")
        + ("level",) * (each.status != "stated")
        + ("activity",) * bool(each.activity)
    )


def _on_behalf(joined: Joined) -> tuple[Assignment, ...]:
    """What others do on a role's behalf, it probably stays accountable for."""
    own = {each.domain for said, _ in joined.said for each in said.assignments}
    made = {
        domain: Assignment(domain=domain, level="accountable", status="inferred", confidence="possible", evidence=(at,))
        for domain, at in joined.behalf
        if domain not in own
    }
    return tuple(made.values())


def _duties(joined: Joined, found: Gathered) -> tuple[Duty, ...]:
    made: dict[str, tuple[SaidDuty, list[Evidence]]] = {}
    for said, posting in joined.said:
        for duty in said.duties:
            made.setdefault(names.key(duty.text), (duty, []))[1].append(found.evidence(posting, duty.lines))
    return tuple(
        Duty(
            text=duty.text,
            domains=duty.domains,
            evidence=tuple(dict.fromkeys(at)),
            inferred=("domains",) if duty.guessed else (),
            confidence="likely" if duty.guessed else None,
        )
        for duty, at in made.values()
    )


def _unit_id(joined: Joined) -> str | None:
    said = next((said for said, _ in joined.said if said.unit or said.department), None)
    if said is None:
        return None
    name = said.department if said.department and _is_above(said) else said.unit or said.department
    return names.slug(name)


def _is_above(said: SaidRole) -> bool:
    """Tell whether the unit of a head stands above its department: bureaus do, divisions do not."""
    return said.unit_kind in _BUREAUS


def units(found: Gathered) -> tuple[Unit, ...]:
    """Give the units that the roles' heads name. Which lies within which is likely, not said."""
    made: dict[str, Unit] = {}
    for joined in found.roles:
        for said, posting in joined.said:
            for name, kind, parent in _named_units(said):
                at = (found.evidence(posting, said.place("department" if name == said.department else "unit")),)
                nested: dict[str, Any] = (
                    {"parent": names.slug(parent), "inferred": ("parent",), "confidence": "likely"} if parent else {}
                )
                made.setdefault(
                    names.slug(name), Unit(id=names.slug(name), name=name, kind=kind or None, evidence=at, **nested)
                )
    return tuple(made.values())


def bodies(found: Gathered) -> tuple[Body, ...]:
    """Give the boards and committees on which described roles sit, with their chairs and members."""
    seats: dict[str, list[tuple[SaidBody, str, Evidence]]] = {}
    for joined in found.roles:
        for said, posting in joined.said:
            for body in said.bodies:
                at = found.evidence(posting, body.lines)
                seats.setdefault(names.slug(body.name), []).append((body, joined.id, at))
    return tuple(
        Body(
            id=key,
            name=said[0][0].name,
            chair=next((role for body, role, _ in said if body.chairs), None),
            members=tuple(dict.fromkeys(role for body, role, _ in said if not body.chairs)),
            evidence=tuple(dict.fromkeys(at for _, _, at in said))[:_MOST_EVIDENCE],
        )
        for key, said in seats.items()
    )


def _named_units(said: SaidRole) -> Sequence[tuple[str, str, str]]:
    """Give the name, kind and parent of each unit, the upper one first."""
    department, unit = said.department, said.unit
    if not (department and unit and names.slug(department) != names.slug(unit)):
        return [
            (name, kind, "")
            for name, kind in ((department or unit, "department" if department else said.unit_kind),)
            if name
        ]
    if _is_above(said):
        return [(unit, said.unit_kind, ""), (department, "department", unit)]
    return [(department, "department", ""), (unit, said.unit_kind, department)]


__all__ = ["Posting", "bodies", "role", "units"]
