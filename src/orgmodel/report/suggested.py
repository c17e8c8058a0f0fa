"""What an optimizer proposes, for people to judge: what would change and why, what goes away, and what does not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from orgmodel.check.finding import Finding
from orgmodel.check.wording import counted, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Text
from orgmodel.report.brief import brief
from orgmodel.report.overlap import NOTICE

FORMAT = "orgmodel.suggestion/1"
_MOST_REMARKS = 30


class Suggested(NamedTuple):
    """A set of operations with what it does.

    Attributes:
        graph: the organization as it is.
        operations: of a scenario, each with `why`.
        removed: the chosen findings that are gone once the operations are applied.
        staying: the chosen findings that are not, each with the reason.
        introduced: findings of weight medium or more that were not there before.
        lesser: how many findings of low weight were not there before.
        left: findings of other rules that were asked for, by rule, which no operation here removes.
        positions: how many positions change manager, and how many there are.
        domains: how many domains are handed over.
        weight: what the operations weigh, and what no better set of those looked at could go below.
        proven: there is no better set among what was looked at.
        options: how many single moves and hand-overs were looked at.
        solver: the solver and its version.
        draft: why the model is no basis for a proposal, where that is so and it was asked for all the same.
        kept: the roles that were to be kept as they are, by title.
        profile: the name of the thresholds, and their authority.
    """

    graph: OrgGraph
    operations: tuple[Mapping[str, Any], ...]
    removed: tuple[Finding, ...]
    staying: tuple[tuple[Finding, str], ...]
    introduced: tuple[Finding, ...]
    lesser: int
    left: Mapping[str, int]
    positions: tuple[int, int]
    domains: int
    weight: tuple[int, float]
    proven: bool
    options: int
    solver: str
    draft: tuple[str, ...]
    kept: tuple[str, ...]
    profile: tuple[str, str]

    @property
    def gap(self) -> float:
        """By what share of the weight a better set could be lighter, at most."""
        weight, bound = self.weight
        return 0.0 if self.proven or not weight else (weight - bound) / weight


def remarks(found: Suggested) -> Iterator[str]:
    """Say at the head of the scenario what it is, what it removes, what it does not, and how good it is."""
    yield f"Written by `orgmodel suggest {found.graph.facts.header.path}`: options for people to judge."
    yield NOTICE
    yield from (f"DRAFT: {why}" for why in found.draft)
    yield ""
    yield f"What it does: {_does(found)} {_quality(found)}"
    yield f"Held against the profile {': '.join(found.profile)}"
    if found.kept:
        yield f"Kept as they are: {listed(found.kept)}."
    yield from _guesses(found)
    for title, lines in _lists(found):
        yield ""
        yield f"{title}:"
        yield from (f"- {line}" for line in lines[:_MOST_REMARKS])
        if len(lines) > _MOST_REMARKS:
            yield f"- and {len(lines) - _MOST_REMARKS:,} more, which the summary lists"
    yield ""


def _lists(found: Suggested) -> Iterator[tuple[str, list[str]]]:
    """The lists of findings that are not empty."""
    left = [f"{rule}: {counted(number, 'finding')}" for rule, number in found.left.items()]
    lists = (
        ("Findings that would be gone", [_said(each) for each in found.removed]),
        ("Findings that would stay, and why", [f"{_said(each)} {why}" for each, why in found.staying]),
        ("Findings that would be new", [_said(each) for each in found.introduced]),
        ("Asked for, and not removed by moves or by domains handed over", left),
    )
    yield from ((title, lines) for title, lines in lists if lines)


def _said(finding: Finding) -> str:
    return f"{finding.code} ({finding.severity}): {finding.message}"


def _does(found: Suggested) -> str:
    chosen = len(found.removed) + len(found.staying)
    moved, all_of_them = found.positions
    parts = [f"{moved:,} of {counted(all_of_them, 'position')} would change manager"]
    if found.domains:
        parts.append(f"{counted(found.domains, 'domain')} would be handed over")
    return f"{listed(parts)}; {len(found.removed)} of {counted(chosen, 'finding')} would be gone."


def _quality(found: Suggested) -> str:
    looked = f"{counted(found.options, 'single move or hand-over', 'single moves and hand-overs')} near the findings"
    if found.proven:
        return (
            f"Proven by arithmetic alone: of {looked}, no set removes more findings, or as many with less weight "
            f"({found.weight[0]}). Whether one makes sense, only people who know the work can say."
        )
    return (
        f"Not proven to be the smallest: of {looked}, a set that removes as many findings could weigh up to "
        f"{found.gap:.0%} less (weight {found.weight[0]}, at least {found.weight[1]:.1f})."
    )


def document(found: Suggested, scenario: str) -> Document:
    """Build the summary. `scenario` is the file that was written, or nothing."""
    graph = found.graph
    name = graph.facts.header.organization.name or graph.facts.header.organization.id
    blocks: list[Block] = [
        Heading(1, f"Options for people to judge: {name}", badge="DRAFT" if found.draft else ""),
        Text(NOTICE, note=True),
        *(Text(why, note=True) for why in found.draft),
        Facts(tuple(_facts(found, scenario))),
    ]
    if not found.removed and not found.staying:
        blocks.append(Text("There is no finding of these rules: nothing to remove."))
    if found.operations:
        changes = tuple(_line(graph, each) for each in found.operations)
        blocks += [Heading(2, f"What would change ({len(changes)})"), Bullets(changes)]
    for title, lines in _lists(found):
        blocks += [Heading(2, f"{title} ({len(lines)})"), Bullets(tuple(lines))]
    return (*blocks, Heading(2, "How to read this"), Bullets(tuple(_notes(found))))


def _facts(found: Suggested, scenario: str) -> Iterator[tuple[str, str]]:
    header = found.graph.facts.header
    day = f", as of {header.as_of}" if header.as_of else ""
    yield "Model", f"{header.path}{day}: {counted(len(found.graph.roles), 'role')}"
    yield "Result", _does(found)
    if found.removed or found.staying:
        yield "Certainty", _quality(found)
    yield "Profile", ": ".join(found.profile)
    if found.kept:
        yield "Kept", listed(found.kept)
    if scenario:
        yield "Scenario", scenario


def _line(graph: OrgGraph, operation: Mapping[str, Any]) -> str:
    """Say an operation with titles instead of ids, and why."""

    def title(name: str) -> str:
        row = graph.role_row(name)
        return graph.title(row) if row >= 0 else name

    def domain(name: str) -> str:
        return graph.domains.name(graph.domains.row(name))

    why, to = f"{operation['why']}.", f"to the {title(operation['to'])}"
    if "reassign" in operation:
        what = f"{domain(operation['reassign'])} ({operation['level']})"
        return f"{what}: from the {title(operation['from'])} {to}. {why}"
    if "assign" in operation:
        return f"{domain(operation['assign'])}: the {title(operation['to'])} is {operation['level']}. {why}"
    moved = operation["move"]
    names = [moved] if isinstance(moved, str) else list(moved)
    manager = int(graph.hierarchy.manager[graph.role_row(names[0])])
    alone = " (without those who report there)" if "alone" in operation else ""
    return f"{listed(map(title, names))}{alone}: from the {graph.title(manager)} {to}. {why}"


def _guesses(found: Suggested) -> Iterator[str]:
    """Say how many of the findings that would be gone rest on inferred facts."""
    guesses = sum(bool(each.depends_on) for each in found.removed)
    if guesses:
        verb = "rests" if guesses == 1 else "rest"
        of_them = f"{guesses} of the findings that would be gone {verb} on inferred facts"
        yield f"{of_them}: to confirm or correct those may settle more than a change would."


def _notes(found: Suggested) -> Iterator[str]:
    yield from _guesses(found)
    yield (
        "Only what lies near a finding was looked at, and other sets of the same weight may exist. The weights are "
        "orgmodel's own; what they do not know (people, plans, agreements) is for you to judge."
    )
    if found.operations:
        yield (
            "The scenario was applied and all rules were asked again. Classes, bargaining units, appointments and "
            "notices of the posts that move are to be checked before anything is decided."
        )
    yield (
        "No post is added or removed. Positions that no document counts are taken as one for each role, and a domain "
        "handed over goes with its scope and activity."
    )
    yield "Findings about documents are left out of what would be new: a proposal stands on none yet."
    if found.lesser:
        yield f"Not listed: {counted(found.lesser, 'finding')} of low weight that would be new."
    yield f"Found with {found.solver}: one thread, a fixed seed, limits in steps and not in seconds."


def render_json(found: Suggested, scenario: str) -> str:
    """Write all of it as JSON, `scenario` being the text of the scenario."""
    header = found.graph.facts.header
    value = {
        "format": FORMAT,
        "model": header.path,
        "as_of": header.as_of.isoformat() if header.as_of else None,
        "draft": list(found.draft),
        "profile": dict(zip(("name", "authority"), found.profile, strict=True)),
        "proven": found.proven,
        "weight": found.weight[0],
        "bound": round(found.weight[1], 6),
        "gap": round(found.gap, 6),
        "options": found.options,
        "solver": found.solver,
        "positions": dict(zip(("change_manager", "all"), found.positions, strict=True)),
        "domains_handed_over": found.domains,
        "kept": list(found.kept),
        "operations": [dict(each) for each in found.operations],
        "removed": brief(found.removed),
        "staying": [{**entry, "reason": why} for entry, (_, why) in zip(_stayed(found), found.staying, strict=True)],
        "introduced": brief(found.introduced),
        "introduced_low": found.lesser,
        "not_attempted": dict(found.left),
        "scenario": scenario,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _stayed(found: Suggested) -> list[dict[str, Any]]:
    return brief([finding for finding, _ in found.staying])
