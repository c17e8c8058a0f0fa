"""A document → what it says about roles, with what could not be read of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity import dates, organizations, salaries, title_block, unnamed
from orgmodel.load.documents.identity.class_rows import class_table
from orgmodel.load.documents.identity.currencies import in_its_dollars
from orgmodel.load.documents.identity.segments import Segment, segments, segments_of_table
from orgmodel.load.documents.identity.stacked import paired
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.pages.document import Document
from orgmodel.load.documents.pages.sections import Placed, placed
from orgmodel.load.documents.relations import collaborators, leadership, managers, standing, supervision
from orgmodel.load.documents.work import assignments, duties, subject, support
from orgmodel.model.postings import Manager, Named, Passage, Posting, SaidAssignment, SaidDuty, SaidRole, Unread

_FEWEST = 2
"""Duties of a role whose title is not found, from which on it is kept."""

_AGENCY = re.compile(
    r"\b(?:Department|Division|Bureau|Office|Board|Commission) of\b|\b(?:Department|Agency|Authority|Commission)$"
)


def posting(document: Document) -> Posting:
    """Read all that a document says about roles."""
    blocks = paired(document.blocks)
    table = class_table(document.blocks)
    parted = segments_of_table(table) if table else segments(blocks)
    whole = placed(blocks)
    name, at = organizations.organization(blocks, title_block.labels(whole))
    roles = [role for segment in parted if (role := _role(segment, name, at)) is not None]
    called = "" if roles else unnamed.named_by_file(document.name, whole)
    if called:
        of_file = _role(Segment(tuple(blocks)), name, at, called)
        roles = [of_file] if of_file is not None and len(of_file.duties) >= _FEWEST else []
    unread = list(_unread(parted, roles, called))
    date, publisher = dates.dated(blocks)
    return Posting(
        source=document.name,
        sha256=document.sha256,
        date=date,
        publisher=publisher or name,
        roles=tuple(roles),
        unread=tuple(unread),
        pages=document.pages,
    )


def _role(segment: Segment, organization: str, organization_at: Passage, called: str = "") -> SaidRole | None:
    """Read a role; `called` is what it is called where nothing in it is a title."""
    parts = placed(segment.blocks[1:] if segment.heading is not None else segment.blocks)
    shared = placed(segment.shared)
    own = title_block.labels(parts) + [
        each for each in title_block.labels(shared) if each[0] not in ("title", "code", "grade", "position_id")
    ]
    head = title_block.head(parts, segment.heading, own, shared)
    title = _without_name(head.values.get("title", ""), organization) or called
    if not title:
        return None
    pay, _ = salaries.salary(parts)
    leads = supervision.supervised(parts)
    leading = leadership.leads(parts, title, bool(leads) and not supervision.only_may_supervise(parts))
    listed = duties.duties(parts)
    first = parts[0].block.lines if parts else Passage()
    names = (title, head.values.get("department", ""), head.values.get("unit", ""))
    of_it = subject.is_of_it(names, [duty.text for duty in listed])
    department = head.values.get("department", "") or _agency(own, organization)
    if department.casefold().startswith("department of ") and department.casefold() in organization.casefold():
        department = ""  # the employer is that department: `Department of Roads` of the `Alder Department of Roads`
    manager = managers.manager(parts, title)
    return SaidRole(
        title=title,
        lines=head.places.get("title", first),
        aliases=tuple(head.aliases),
        code=head.values.get("code", ""),
        grade=head.values.get("grade", ""),
        position_id=head.values.get("position_id", ""),
        organization=organization,
        department=department,
        unit=head.values.get("unit", ""),
        unit_kind=head.kinds.get("unit", ""),
        appointment=head.values.get("appointment", ""),
        bargaining_unit=head.values.get("bargaining_unit", ""),
        leads_people=leading,
        reports_to=manager,
        supervises=leads,
        works_with=_partners(collaborators.collaborators(parts, title), organization, manager),
        dotted_to=standing.dotted(parts, title),
        bodies=standing.bodies(parts),
        positions=standing.positions((*parts, *shared)),
        salary=in_its_dollars(pay, (part.block.text for part in (*parts, *shared))),
        duties=listed if of_it else subject.duties_about_it(listed),
        assignments=_assignments(parts, listed, title, leads=leading, of_it=of_it),
        places=(*sorted(head.places.items()), ("organization", organization_at)),
    )


def _assignments(
    parts: Sequence[Placed], listed: Sequence[SaidDuty], title: str, *, leads: bool, of_it: bool
) -> tuple[SaidAssignment, ...]:
    """Give what the summary and the duties of a role assign to it, each domain once."""
    summary = list(duties.summary_sentences(parts))
    frames = duties.frames(parts)
    scores = support.scored([*(text for text, _ in summary), *(duty.text for duty in listed)])
    found: list[SaidAssignment] = []
    for (text, lines), score in zip(summary, scores[: len(summary)], strict=True):
        said = assignments.of_sentence(text, lines, leads=leads, own=title, scores=score)
        found += (each for each in said if of_it or subject.about_it(each.domain, text))
    for duty, score in zip(listed, scores[len(summary) :], strict=True):
        frame = frames.get(duty.lines.first, "")
        said = assignments.of_duty(duty, leads=leads, own=title, frame=frame, scores=score)
        found += (each for each in said if of_it or subject.about_it(each.domain, duty.text))
    return assignments.merged(found)


def _without_name(title: str, organization: str) -> str:
    """Leave out the name of the employer in front of a title (`Marlow County Data Officer`)."""
    rest = title[len(organization) :].strip(" -–—:")
    named = bool(organization) and title.casefold().startswith(organization.casefold() + " ")
    kind = organization.rsplit(maxsplit=1)[-1] if organization else ""
    if (
        named
        and len(rest.split()) == 1
        and is_title(rest)
        and kind in ("County", "City", "Town", "Village", "Township")
    ):
        return f"{kind} {rest}"
    return rest if named and is_title(rest) and len(rest.split()) > 1 else title


def _agency(labels: Sequence[tuple[str, str, Passage, str]], organization: str) -> str:
    """An agency of a larger body is a department of it."""
    said = (
        re.sub(rf",\s*{re.escape(organization)}$", "", value, flags=re.IGNORECASE) if organization else value
        for field, value, _, label in labels
        if field == "organization" and label != "county"
    )
    body = organization.casefold()
    return next(
        (
            value
            for value in said
            if value.casefold() != body and (_AGENCY.search(value) or body not in value.casefold())
        ),
        "",
    )


def _partners(named: Sequence[Named], organization: str, manager: Manager) -> tuple[Named, ...]:
    """Leave out the employer, which may be called by a post, and a manager: likely by this line, or only assisted."""
    words = f" {organization.casefold()} "
    above = (manager.title.casefold(), manager.lines) if manager.status == "inferred" else None
    stated = manager.title.casefold() if manager.status == "stated" else ""
    return tuple(
        each
        for each in named
        if f" {each.title.casefold()} " not in words
        and (each.title.casefold(), each.lines) != above
        and not (each.title.casefold() == stated and not each.joint)
    )


def _unread(parted: Sequence[Segment], roles: Sequence[SaidRole], called: str) -> Sequence[Unread]:
    if not roles:
        return [Unread("no title of a role was found")]
    found = [Unread("no title of a role was found: the role is called as its file is")] if called else []
    found += [Unread(f"no duties were found for {role.title}", role.lines) for role in roles if not role.duties]
    if len(parted) > len(roles):
        found.append(Unread("a part without a title was left out"))
    return found


__all__ = ["Placed", "posting"]
