"""The model in the W3C Organization Ontology, as Turtle: organization, units, posts, and what they answer for.

The ontology has posts, units and reporting lines. It has no word for what a post answers for: those properties are
ours (`om:accountableFor` …), and domains are SKOS concepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgmodel.model.facts import UNKNOWN
from orgmodel.model.words import Level, Line
from orgmodel.write.exported import Exported, missing
from orgmodel.write.turtle import Paragraph, document, iri, literal, typed

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph

_PREFIXES = {
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "om": "urn:orgmodel:vocabulary:",
}
_LEVELS = {
    Level.ACCOUNTABLE: "om:accountableFor",
    Level.RESPONSIBLE: "om:responsibleFor",
    Level.CONSULTED: "om:consultedOn",
    Level.INFORMED: "om:informedOf",
}
_LINES = {Line.SOLID: "org:reportsTo", Line.DOTTED: "om:dottedTo", Line.WORKS_WITH: "om:worksWith"}
_HOLDS = (
    *("organization", "roles", "roles.id", "roles.title", "roles.aliases", "roles.unit", "roles.positions"),
    *("roles.reports_to", "roles.reports_to.role", "roles.dotted_to", "roles.dotted_to.role"),
    *("roles.works_with", "roles.works_with.role", "roles.owns", "roles.owns.domain", "roles.owns.level"),
    *("roles.duties", "roles.duties.text", "units", "units.id", "units.name", "units.parent", "units.kind"),
)


def render(graph: OrgGraph, withheld: object = ()) -> Exported:
    """Write what the ontology holds; nothing of it is confidential."""
    del withheld
    gone = missing(graph.facts, _HOLDS)
    remarks = ["Written by orgmodel. Not held by this format:", *(f"  {each}" for each in gone)] if gone else []
    text = document(_PREFIXES, remarks, _Ontology(graph).paragraphs())
    return Exported({"": text.encode("utf-8")}, gone)


class _Ontology:
    def __init__(self, graph: OrgGraph) -> None:
        self.graph = graph
        self.facts = graph.facts
        self.home = str(graph.facts.header.organization.id)
        self.lines: dict[int, list[tuple[str, str]]] = {}
        self.claims: dict[int, list[tuple[str, str]]] = {}
        self.domains: dict[str, int] = {}
        self.collect()

    def collect(self) -> None:
        """Read the tables of lines and assignments once."""
        lines, claims = self.facts.lines, self.facts.assignments
        for row, (role, kind, to) in enumerate(zip(lines.role.tolist(), lines.kind.tolist(), lines.to, strict=True)):
            del row
            self.lines.setdefault(role, []).append((_LINES[Line(kind)], self.role(to)))
        for role, level, name in zip(claims.role.tolist(), claims.level.tolist(), claims.domain, strict=True):
            row = self.graph.domains.row(name)
            domain = self.graph.domains.id(row) if row >= 0 else name
            self.domains[domain] = row
            self.claims.setdefault(role, []).append((_LEVELS[Level(level)], self.domain(domain)))

    def role(self, name: str) -> str:
        return iri(self.home, "role", name)

    def unit(self, name: str) -> str:
        return iri(self.home, "unit", name)

    def domain(self, name: str) -> str:
        return iri(self.home, "domain", name)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give every subject once; entities of one id are one subject, as RDF has it."""
        organization = self.facts.header.organization
        name = organization.name or str(organization.id)
        yield iri(self.home), [("a", "org:FormalOrganization"), ("skos:prefLabel", literal(name))]
        yield from self.units()
        yield from self.posts()
        yield from self.concepts()

    def units(self) -> Iterator[Paragraph]:
        units = self.facts.units
        kinds: dict[str, None] = {}
        for row in range(len(units)):
            if not units.id[row]:
                continue
            parent = self.unit(units.parent[row]) if units.parent[row] else iri(self.home)
            pairs = [("a", "org:OrganizationalUnit"), ("dct:identifier", literal(units.id[row]))]
            pairs += [("skos:prefLabel", literal(units.name[row] or units.id[row])), ("org:unitOf", parent)]
            if kind := units.kind.get(row):
                kinds[kind] = None
                pairs.append(("org:classification", iri(self.home, "kind", kind)))
            yield self.unit(units.id[row]), pairs
        for kind in kinds:
            yield iri(self.home, "kind", kind), [("a", "skos:Concept"), ("skos:prefLabel", literal(kind))]

    def posts(self) -> Iterator[Paragraph]:
        roles, duties = self.facts.roles, self.facts.duties
        for row in range(len(roles)):
            name = roles.id[row] or f"#{row + 1}"
            pairs = [("a", "org:Post"), ("skos:prefLabel", literal(roles.title[row] or roles.id[row]))]
            pairs += [("dct:identifier", literal(roles.id[row]))] if roles.id[row] else []
            pairs += [("skos:altLabel", literal(alias)) for alias in roles.aliases.get(row, ())]
            pairs.append(("org:postIn", self.unit(roles.unit[row]) if roles.unit[row] else iri(self.home)))
            if roles.positions[row] != UNKNOWN:
                pairs.append(("om:positions", typed(int(roles.positions[row]), "xsd:integer")))
            if roles.top[row]:
                pairs.append(("om:top", typed("true", "xsd:boolean")))
            pairs += self.lines.get(row, []) + self.claims.get(row, [])
            duty = (literal(duties.text[each]) for each in self.graph.duties_of(row))
            yield self.role(name), pairs + [("schema:responsibilities", text) for text in duty]

    def concepts(self) -> Iterator[Paragraph]:
        for name, row in self.domains.items():
            label = self.graph.domains.name(row) if row >= 0 else name
            yield self.domain(name), [("a", "skos:Concept"), ("skos:prefLabel", literal(label))]
