"""How do messages name things? Titles instead of ids, lists as people write them, claims in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgmodel.check.hits import Named, Side
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.ownership import ASSIGNMENT_FIELDS
from orgmodel.model.evidence import Evidence
from orgmodel.model.location import Location
from orgmodel.model.notes import Note, Noticed
from orgmodel.model.refs import Ref
from orgmodel.model.words import UNKNOWN, Activity, Confidence, Level, Status

LINE = "reporting line"
POSITIONS = "number of positions"
OCCUPANCY = "occupancy"
OWNER = "owner"
ROLE = "role"
CONTROL = "separation of duties"
COVER = "who else can act"
"""Topics of questions: all that is asked of one role on one topic becomes one question."""

WHOSE = "Which roles are accountable for these domains? The documents read do not say."
"""Asked by several rules in one wording, so that it is one question."""


MOST_ASKED = 200
"""So many roles are asked one by one; where more would have to be, one question is for whoever keeps the model."""

_ROWS_SHOWN = 8

MOST_RELATED = 1_000
"""So many others are named as related to one finding; the message and its values count them all."""


def listed(names: Iterable[str], most: int = 0) -> str:
    """Write `A, B and C`; beyond `most` names (0: no limit) the rest is counted."""
    all_names = list(names)
    if most and len(all_names) > most:
        return f"{', '.join(all_names[:most])} and {len(all_names) - most} more"
    if len(all_names) < 2:  # noqa: PLR2004  one name needs no 'and'
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} and {all_names[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """Write `1 role` or `3 roles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def rows_of(note: Note) -> str:
    """Write the rows of a table that a note speaks of: `rows 12, 15 and 3 more`."""
    shown = [str(row) for row in note.rows[:_ROWS_SHOWN]]
    more = [f"{note.count - len(shown):,} more"] if note.count > len(shown) else []
    return f"row{'' if note.count == 1 else 's'} {listed([*shown, *more])}"


def told(note: Note) -> str:
    """Put into a sentence what a reader of tables noticed."""
    examples = [f"'{text}'" for text in note.examples]
    if note.kind is Noticed.JOB_SHARE:
        said = f": {listed(examples)}" if examples else ""
        of = f"{rows_of(note).capitalize()} of {note.table}"
        return f"{of} give the post '{note.about[0].id}' and differ in {note.what}{said}; the first one counts."
    if note.kind is Noticed.LEFT_OUT:
        verb = "is" if note.count == 1 else "are"
        return f"{counted(note.count, 'row')} of {note.table} {verb} left out, {note.what}: {rows_of(note)}."
    column = f"the column '{note.at.header}' of {note.table}" if note.at.header else note.table
    quoted = f" ({listed(examples)})" if examples else ""
    return f"In {counted(note.count, 'row')}, {column} {note.what}{quoted}: {rows_of(note)}."


def role_refs(graph: OrgGraph, rows: Sequence[int]) -> tuple[Ref, ...]:
    """Name roles that a finding is related to, the first of them where there are very many."""
    return tuple(graph.role_ref(int(row)) for row in rows[:MOST_RELATED])


def lasting_name(graph: OrgGraph, row: int) -> Named:
    """Name a role as the subject of a finding, without putting it into words."""
    ref = graph.role_ref(row)
    return Named(ref, (str(ref),))


def domain_ref(graph: OrgGraph, row: int) -> Ref:
    """Name a domain."""
    return Ref("domain", graph.domains.id(row) or graph.domains.name(row))


def domain_place(graph: OrgGraph, row: int) -> Location | None:
    """Say where a model speaks of a domain: its own entry, what declares it complete, or the header.

    Never where a role takes it: findings that must not name a role stand here.
    """
    header = graph.facts.header
    declared = graph.coverage.declared_by(row)
    return graph.domains.domains[row].at or (declared.at if declared else None) or header.organization.at


def organization_ref(graph: OrgGraph) -> Ref:
    """Name the organization: what a question to whoever keeps the model is about."""
    return Ref("organization", graph.facts.header.organization.id)


def unit_ref(graph: OrgGraph, row: int) -> Ref:
    """Name a unit."""
    return Ref("unit", graph.units.ids[row] or graph.unit_name(row))


def titles(graph: OrgGraph, rows: Iterable[int]) -> tuple[str, ...]:
    """Give the titles of roles, each once, in the order given."""
    return tuple(dict.fromkeys(graph.title(row) for row in dict.fromkeys(rows)))


def with_articles(names: Iterable[str], most: int = 0) -> str:
    """Write `the A, the B and the C`; beyond `most` names (0: no limit) the rest is counted."""
    return listed((f"the {name}" for name in names), most)


MOST_NAMED = 5
"""So many roles are named in a message; the others are counted."""

_CLAIMED = ("level", "activity", "scope", "domain")
_INFERRED = int(Status.INFERRED)


def is_inferred(graph: OrgGraph, row: int, field: str) -> bool:
    """Tell whether an assignment was inferred as a whole, or in one field."""
    provenance = graph.facts.assignments.provenance
    return bool(provenance.status[row] == _INFERRED) or field in provenance.inferred.get(row, ())


def is_only_possible(graph: OrgGraph, row: int) -> bool:
    """Tell whether an assignment was inferred, as a whole or in a field, and is no more than possible."""
    provenance = graph.facts.assignments.provenance
    inferred = provenance.status[row] == _INFERRED or bool(provenance.inferred.get(row))
    return bool(inferred) and confidence(graph, row) == "possible"


def is_guessed(graph: OrgGraph, row: int) -> bool:
    """Tell whether the level, domain or scope of an assignment was inferred, and is no more than possible."""
    return bool(graph.ownership.inferred[row]) and confidence(graph, row) == "possible"


def claim(graph: OrgGraph, row: int) -> str:
    """Say an assignment in words: `accountable (likely), oversees, for the County`."""
    table = graph.facts.assignments
    guess = {name: f" ({confidence(graph, row)})" if is_inferred(graph, row, name) else "" for name in _CLAIMED}
    words = [f"{Level(int(table.level[row]))}{guess['level']}"]
    if table.activity[row] != UNKNOWN:
        words.append(f"{Activity(int(table.activity[row]))}{guess['activity']}")
    if table.scope[row]:
        words.append(f"scope: {graph.scopes.name(table.scope[row])}{guess['scope']}")
    if row in table.exceptions:
        words.append(f"except {listed(graph.scopes.name(each) for each in table.exceptions[row])}")
    if row in table.customers:
        words.append(f"for {table.customers[row]}")
    if guess["domain"]:
        words.append(f"the domain is inferred{guess['domain']}")
    if row in table.joint_with:
        partners = (graph.role_row(each) for each in table.joint_with[row])
        named = [
            graph.title(each) if each >= 0 else name for each, name in zip(partners, table.joint_with[row], strict=True)
        ]
        words.append(f"jointly with {listed(named)}")
    return ", ".join(words)


def confidence(graph: OrgGraph, row: int) -> str:
    """Say how sure an inferred assignment is."""
    number = int(graph.facts.assignments.provenance.confidence[row])
    return "possible" if number == UNKNOWN else str(Confidence(number))


def side(graph: OrgGraph, row: int, domain: int) -> Side:
    """Show one claim: the role, its claim in words, its duties of that domain, and where they stand."""
    role = int(graph.facts.assignments.role[row])
    duties = [duty for duty in graph.duties_of(role) if domain in graph.duty_domains(duty)]
    evidence = list(graph.facts.assignments.provenance.evidence.get(row, ()))
    for duty in duties:
        evidence += graph.facts.duties.provenance.evidence.get(duty, ())
    return Side(
        role=graph.role_ref(role),
        title=graph.title(role),
        claim=claim(graph, row),
        words=tuple(dict.fromkeys(graph.facts.duties.text[duty] for duty in duties)),
        evidence=_tidy(evidence),
        at=graph.facts.assignments.at[row],
    )


def duty_side(graph: OrgGraph, duty: int, claim: str = "duty") -> Side:
    """Show one duty: the role, what it claims with it, its text, and where it stands."""
    table = graph.facts.duties
    role = int(table.role[duty])
    return Side(
        role=graph.role_ref(role),
        title=graph.title(role),
        claim=claim,
        words=(table.text[duty],),
        evidence=table.provenance.evidence.get(duty, ()),
        at=table.at[duty],
    )


def _tidy(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Join passages of one source that overlap or touch."""
    joined: list[Evidence] = []
    for each in sorted({replace(one, digest="") for one in evidence}):
        last = joined[-1] if joined else None
        if last and (last.source, last.mark) == (each.source, each.mark) and 0 < each.first <= last.last + 1:
            joined[-1] = replace(last, last=max(last.last, each.last))
        else:
            joined.append(each)
    return tuple(joined)


def inferred_claims(graph: OrgGraph, rows: Iterable[int], domain: int = UNKNOWN) -> tuple[str, ...]:
    """Say which of these assignments are inferred, and in what; the domain is named where it is another one."""
    table = graph.facts.assignments
    said = []
    for row in rows:
        if graph.ownership.inferred[row]:
            names = [name for name in table.provenance.inferred.get(row, ()) if name in ASSIGNMENT_FIELDS]
            whole = table.provenance.status[row] == Status.INFERRED
            what = "assignment" if whole or not names else listed(names)
            own = int(graph.ownership.domain[row])
            place = f", {graph.domains.name(own)}" if own != domain else ""
            role = graph.title(int(table.role[row]))
            said.append(f"{role}{place}: {what} inferred ({confidence(graph, row)})")
    return tuple(dict.fromkeys(said))
