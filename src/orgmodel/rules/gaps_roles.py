"""GAP: roles that are named and not there, or not described."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named
from orgmodel.check.naming import named_as
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import confidence, inferred_claims, listed, titles, with_articles
from orgmodel.errors import did_you_mean
from orgmodel.graph.names import spellings
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.references import Naming, Reference, references_to, references_to_nobody
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import BoolColumn
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level

_MOST_NAMES = 5
_COMPARISONS = 2_000_000
"""Beyond so many comparisons of a missing id with an id that exists, only other spellings are suggested."""

_PREPOSITION = {Level.ACCOUNTABLE: "for", Level.RESPONSIBLE: "for", Level.CONSULTED: "on", Level.INFORMED: "of"}


@rule("GAP004", Severity.HIGH, identity=("role",))
def undefined_role_referenced(graph: OrgGraph) -> Hits:
    """A role is referred to and does not exist in the model (high), or is named and not described (low).

    ## Facts needed
    References to roles: dotted lines, `works_with`, `deputy`, `joint_with`, heads of units, chairs and members
    of bodies, roles that answer for providers, owners of waivers, `confirmed`. A manager who does not exist is
    the finding of another rule. For the second kind also `described: no`, `reports_to` and assignments.

    ## Why it matters
    A reference that leads nowhere is a responsibility that nobody can be asked about. A role that documents
    only name is a probable owner: what it owns is known from the documents of others, and from none of its own.

    ## Example
    ```yaml bad
    roles:
      - {id: operations-manager, title: Operations Manager, deputy: netwrk-lead}  # <- GAP004
      - {id: network-lead, title: Network Lead}
    ```
    ```yaml good
    roles:
      - {id: operations-manager, title: Operations Manager, deputy: network-lead}
      - {id: network-lead, title: Network Lead}
    ```
    A role that is named and not described is a probable owner, to be confirmed:
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, described: no}  # <- GAP004
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
    ```

    ## Exceptions
    A role with `described: no`, `in_scope: no` and a `note` that gives the reason is left out. Generic parties
    (key stakeholders, IS management) are no roles and need no entry.

    ## Options
    - Ask whether a description of the role exists, and add it to the model's sources.
    - Confirm with the role what it owns.
    - Record the role as outside the model (`in_scope: no`), with the reason as a `note`.

    ## Source
    No threshold: a reference exists or it does not.
    """
    nobody = references_to_nobody(graph)
    stubs = _stubs(graph)
    missing = list(nobody.items())
    suggested: dict[str, str] = {}

    def explain(number: int) -> Hit:
        if number >= len(missing):
            return _only_named(graph, *stubs[number - len(missing)])
        if not suggested:  # all at once, and only if one of them is listed
            suggested.update(_meant(graph, nobody))
        return _missing(*missing[number], suggested[missing[number][0]])

    def identify(number: int) -> Named:
        name, found = (
            missing[number] if number < len(missing) else (None, stubs[number - len(missing)][1])
        )  # fmt: skip
        ref = Ref("role", name) if name is not None else graph.role_ref(stubs[number - len(missing)][0])
        return Named(ref, (str(ref),), _sayers(found))

    guessed = [all(each.inferred for each in found) for _, found in missing]
    return Hits(
        severity=np.r_[np.full(len(missing), int(Severity.HIGH)), np.full(len(stubs), int(Severity.LOW))],
        explain=explain,
        inferred=np.array([*guessed, *(not _is_sure(graph, found, owns) for _, found, owns in stubs)], dtype=bool),
        checked=len(graph.roles) + len(nobody),
        identify=identify,
    )


_Stub = tuple[int, Sequence[Reference], Sequence[int]]


def _stubs(graph: OrgGraph) -> list[_Stub]:
    """Give the roles that are only named, with what names them and what they own."""
    rows = np.flatnonzero(~graph.described & graph.active & ~_explained(graph) & ~graph.ids.repeated)
    named = references_to(graph, rows)
    every = ((row, named.get(graph.roles.id[row], ()), graph.ownership.of_role(row)) for row in rows.tolist())
    return [(row, found, owns) for row, found, owns in every if found or owns]


def _is_sure(graph: OrgGraph, found: Sequence[Reference], owns: Sequence[int]) -> bool:
    """Tell whether something that is not inferred names the role, or is said to be its own."""
    return any(not each.inferred for each in found) or not all(graph.ownership.inferred[claim] for claim in owns)


def _explained(graph: OrgGraph) -> BoolColumn:
    """Mark roles that are outside the model, with a reason."""
    explained = np.zeros(len(graph.roles), dtype=bool)
    explained[[row for row, note in graph.roles.note.items() if note.strip()]] = True
    return explained & ~graph.in_scope


def _missing(name: str, found: Sequence[Reference], meant: str) -> Hit:
    places = listed(dict.fromkeys(named_as(each) for each in found), most=_MOST_NAMES)
    return Hit(
        subject=Ref("role", name),
        message=f"'{name}' is named {places}, and there is no such role{meant}.",
        keys=(str(Ref("role", name)),),
        at=found[0].at,
        related=_sayers(found),
        remedies=(
            "Confirm which role is meant, and write its id.",
            "Add the role, with `described: no` if no document describes it.",
        ),
        evidence=_evidence(found),
        depends_on=_guesses(found),
    )


def _names(graph: OrgGraph) -> dict[str, str]:
    """Give the id of each role by its id, title and aliases in small letters; the first claim wins."""
    roles = graph.roles
    names: dict[str, str] = {}
    for row, (one, title) in enumerate(zip(roles.id, roles.title, strict=True)):
        for name in (one, title, *roles.aliases.get(row, ())) if one else ():
            names.setdefault(name.casefold(), one)
    return names


def _meant(graph: OrgGraph, missing: Collection[str]) -> dict[str, str]:
    """Suggest the roles that are called so in other letters or by their title, else the nearest ids."""
    if len(missing) * graph.ids.count > _COMPARISONS:
        return spellings(graph, missing)
    names = _names(graph) if missing else {}
    known = {name: names.get(name.casefold()) for name in missing}
    ids = dict.fromkeys(filter(None, graph.roles.id)) if missing else {}
    return {name: f" (did you mean '{near}'?)" if near else did_you_mean(name, ids) for name, near in known.items()}


def _only_named(graph: OrgGraph, row: int, found: Sequence[Reference], owns: Sequence[int]) -> Hit:
    table = graph.facts.assignments
    where = ", ".join([*_descriptions(graph, found), *_elsewhere(graph, found), *_holdings(graph, owns)])
    evidence = [each for claim in owns for each in table.provenance.evidence.get(claim, ())]
    sure = _is_sure(graph, found, owns)
    return Hit(
        subject=graph.role_ref(row),
        message=f"{graph.title(row)} is named {where}, and described in none of the documents read.",
        keys=(str(graph.role_ref(row)),),
        at=graph.roles.at[row],
        related=_sayers(found),
        evidence=tuple(dict.fromkeys((*_evidence(found), *evidence))),
        depends_on=() if sure else (*_guesses(found), *inferred_claims(graph, owns)),
    )


def _descriptions(graph: OrgGraph, found: Iterable[Reference]) -> Iterator[str]:
    """Say in whose description the role is named, and on which domains."""
    domains: dict[int, list[str]] = {}
    for each in found:
        if each.naming <= Naming.JOINT and graph.described[each.role]:
            names = domains.setdefault(each.role, [])
            if each.domain >= 0:
                names.append(graph.domains.name(each.domain))
    said = [
        graph.title(role) + (f" ({'; '.join(dict.fromkeys(names))})" if names else "")
        for role, names in domains.items()
    ]
    if said:
        yield f"in the description{'s' * (len(said) > 1)} of {with_articles(said, most=_MOST_NAMES)}"


def _elsewhere(graph: OrgGraph, found: Iterable[Reference]) -> Iterator[str]:
    """Say where else it is named: by units, bodies and providers, or with a role that is not described either."""
    beside = [each.role for each in found if each.naming <= Naming.JOINT and not graph.described[each.role]]
    if beside:
        yield f"beside {with_articles(titles(graph, beside), most=_MOST_NAMES)}"
    yield from dict.fromkeys(named_as(each) for each in found if each.naming > Naming.JOINT)


def _holdings(graph: OrgGraph, owns: Sequence[int]) -> Iterator[str]:
    """Say what the role holds of which domains; what is inferred it holds probably or possibly."""
    table, owned = graph.facts.assignments, graph.ownership
    for level, guess in product(Level, (False, True)):
        rows = [row for row in owns if table.level[row] == level and owned.inferred[row] == guess]
        names = dict.fromkeys(_domain_name(graph, row, int(owned.domain[row])) for row in rows)
        if names:
            perhaps = _perhaps(graph, rows) if guess else ""
            yield f"as {perhaps}{level} {_PREPOSITION[level]} {listed(names, most=_MOST_NAMES)}"


def _perhaps(graph: OrgGraph, rows: Iterable[int]) -> str:
    """Say how sure inferred assignments are: probably where all are likely, else possibly."""
    return "probably " if all(confidence(graph, row) == "likely" for row in rows) else "possibly "


def _domain_name(graph: OrgGraph, row: int, domain: int) -> str:
    return graph.domains.name(domain) if domain >= 0 else graph.facts.assignments.domain[row]


def _sayers(found: Iterable[Reference]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(each.by for each in found if each.by))


def _evidence(found: Iterable[Reference]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(each for reference in found for each in reference.evidence))


def _guesses(found: Sequence[Reference]) -> tuple[str, ...]:
    """Say that every place that names the role is inferred, if that is so."""
    if not found or any(not each.inferred for each in found):
        return ()
    names = dict.fromkeys(each.name for each in found)
    return tuple(f"that {name} names it is inferred" for name in names)
