"""Do all facts of a text arrive in their columns, with what they stand on?"""

from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from orgmodel.load.assemble import load_text
from orgmodel.model.words import UNKNOWN, Activity, Confidence, Level, Line, Occupancy, Status, YesNo

FACT = "status: inferred, confidence: likely, inferred: [x], evidence: s#L1, confirmed: {by: role:b, on: 2026-01-01}"
ROLE = """aliases: [x], class: {code: x}, unit: x, reports_to: x, dotted_to: [{role: x}], works_with: [{role: x}],
 leads: [x], body_member: [x], positions: 1, filled: 1, fte: 1, occupancy: vacant, acting_since: 2026-01-01,
 vacant_since: 2026-01-01, establishment: proposed, described: no, in_scope: no, managerial: yes, archetype: coach,
 deputy: x, owns: [x], duties: [x], salary: {min: 1}, cost: {amount: 1}, location: x, valid: {from: 2026-01-01},
 incumbents: [x], tags: [x], note: x, title: x"""
ENTITIES = {
    "roles: [{{id: a, {}}}]": f"{ROLE}, {FACT}",
    "roles: [{{id: a, class: {{code: x, {}}}}}]": "grade: x, band: x, bargaining_unit: none, appointment: exempt",
    "roles: [{{id: a, salary: {{min: 1, {}}}}}]": "max: 2, currency: USD, period: year",
    "roles: [{{id: a, cost: {{amount: 1, {}}}}}]": "basis: x, funding: x, one_time: 1",
    "roles: [{{id: a, valid: {{from: 2026-01-01, {}}}}}]": "until: 2026-02-01",
    "roles: [{{id: a, reports_to: {{role: b, {}}}}}]": f"for: x, on: x, weight: 1, valid: {{until: 2026-01-01}}, {FACT}",
    "roles: [{{id: a, owns: [{{domain: x, level: informed, {}}}]}}]": "scope: x, except: [x], customers: x, "
    f"activity: performs, joint_with: [x], compensating_control: x, valid: {{until: 2026-01-01}}, {FACT}",
    "roles: [{{id: a, duties: [{{text: x, {}}}]}}]": f"domains: [x], {FACT}",
    "units: [{{id: a, {}}}]": f"name: x, parent: x, kind: x, head: x, archetype: coach, cost_center: x, "
    f"valid: {{until: 2026-01-01}}, {FACT}",
    "bodies: [{{id: a, {}}}]": f"name: x, chair: x, members: [x], decides: [x], advises: [x], {FACT}",
    "providers: [{{id: a, {}}}]": f"name: x, kind: vendor, provides: [x], answers: x, until: 2026-01-01, {FACT}",
    "domains: [{{id: a, {}}}]": "name: x, parent: x, aliases: [x], not_aliases: [x], criticality: 1, required: core, "
    "stage: run, refs: {x: [y]}",
    "scopes: [{{id: a, {}}}]": "name: x, within: x, customers: x",
    "sources: [{{id: a, {}}}]": f"title: x, publisher: x, date: 2026, sha256: {'ab' * 32}, url: x, path: x",
    "organization: {{id: a, {}}}": "name: x",
    "completeness: [{{{}}}]": "unit: x, domain: x, all: complete, roles: complete, assignments: complete, complete: yes",
    "policy: {{{}}}": "profile: x, rules: {OVL001: off}, waivers: [{rule: x}]",
    "policy: {{waivers: [{{rule: x, {}}}]}}": "subject: x, reason: x, owner: x, expires: 2026-01-01",
    "charts: {{{}}}": "color_by: grade, styles: [{field: tags, value: x, color: red, label: x}]",
    "dispositions: [{{finding: x, state: open, {}}}]": "by: role:x, on: 2026-01-01, note: x",
}


def top_level_fields(text):
    """Split `a: 1, b: [x, y]` at the commas outside brackets."""
    found, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in "[{") - (character in "]}")
        if character == "," and not depth:
            found.append(text[start:place].strip())
            start = place + 1
    return [*found, text[start:].strip()]


def plain(value):
    """Give all that facts say as one comparable value, places left out."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if is_dataclass(value) and type(value).__name__ != "Places":
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if hasattr(value, "model_dump"):
        return value.model_dump()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else str(value)


@pytest.mark.parametrize(
    ("frame", "field"), [(frame, field) for frame, text in ENTITIES.items() for field in top_level_fields(text)]
)
def test_no_field_is_lost(frame, field):
    said, silent = (plain(load_text(frame.format(text))) for text in (field, ""))

    assert said != silent


def test_silence_is_unknown_in_every_column():
    facts = load_text("catalog: none\nroles: [{id: a, owns: [{domain: x, level: informed}]}]")

    roles = facts.roles
    for column in (
        roles.positions,
        roles.filled,
        roles.occupancy,
        roles.establishment,
        roles.described,
        roles.in_scope,
    ):
        assert [UNKNOWN] == column.tolist()
    assert ([False], ["a"], [""], [""]) == (roles.top.tolist(), roles.title, roles.unit, roles.deputy)
    assert ([UNKNOWN], [""]) == (facts.assignments.activity.tolist(), facts.assignments.scope)
    assert {} == roles.salary == roles.valid == facts.assignments.exceptions


def test_an_empty_model_has_empty_tables():
    facts = load_text("")

    tables = (facts.roles, facts.lines, facts.assignments, facts.duties, facts.units)
    assert [0] * 5 == [len(table) for table in tables]
    assert ("unnamed", None, "it") == (facts.header.organization.id, facts.header.as_of, facts.header.catalog)


def test_words_become_their_numbers():
    facts = load_text(
        "roles: [{id: a, described: no, occupancy: acting, managerial: yes,"
        " owns: [{domain: x, level: consulted, activity: approves}]}]"
    )

    assert YesNo.NO == facts.roles.described[0]
    assert Occupancy.ACTING == facts.roles.occupancy[0]
    assert YesNo.YES == facts.roles.managerial[0]
    assert Level.CONSULTED == facts.assignments.level[0]
    assert Activity.APPROVES == facts.assignments.activity[0]


@pytest.mark.parametrize("lines", ["b", "[b]", "{role: b}", "[{role: b}]"])
def test_a_manager_may_be_written_in_four_ways(lines):
    facts = load_text(f"roles: [{{id: a, reports_to: {lines}}}]")

    assert (["b"], [Line.SOLID]) == (facts.lines.to, facts.lines.kind.tolist())


@pytest.mark.parametrize("lines", ["none", "[none]", "{role: none}"])
def test_none_states_the_top_and_is_no_line(lines):
    facts = load_text(f"roles: [{{id: a, reports_to: {lines}}}, {{id: b}}]")

    assert [True, False] == facts.roles.top.tolist()
    assert 0 == len(facts.lines)


def test_short_forms_mean_what_the_format_says():
    facts = load_text("roles: [{id: a, owns: [inf], dotted_to: [b], works_with: [c], duties: [Plans]}]")

    assert (["inf"], [Level.ACCOUNTABLE]) == (facts.assignments.domain, facts.assignments.level.tolist())
    assert (["b", "c"], [Line.DOTTED, Line.WORKS_WITH]) == (facts.lines.to, facts.lines.kind.tolist())
    assert (["Plans"], [()]) == (facts.duties.text, facts.duties.domains)


def test_rows_know_their_roles_and_places():
    facts = load_text(
        "roles:\n- id: a\n  owns: [x]\n- id: b\n  reports_to: a\n  owns:\n  - y\n  duties:\n  - {text: z}\n", "m.yaml"
    )

    assert [0, 1] == facts.assignments.role.tolist()
    assert ([1], [1]) == (facts.lines.role.tolist(), facts.duties.role.tolist())
    places = [
        facts.roles.at[1],
        facts.lines.at[0],
        facts.assignments.at[0],
        facts.assignments.at[1],
        facts.duties.at[0],
    ]
    assert ["m.yaml:4:3", "m.yaml:5:15", "m.yaml:3:10", "m.yaml:7:5", "m.yaml:9:5"] == list(map(str, places))


@pytest.mark.parametrize(
    ("fact", "status"),
    [
        ("", Status.ASSERTED),
        (", evidence: s#L1", Status.STATED),
        (", evidence: s#L1, status: inferred", Status.INFERRED),
        (", status: stated", Status.STATED),
        (", evidence: s#L1, inferred: [level]", Status.STATED),
    ],
)
def test_a_fact_is_stated_with_evidence_and_asserted_without(fact, status):
    facts = load_text(f"roles: [{{id: a, owns: [{{domain: x, level: informed{fact}}}]}}]")

    assert status == facts.assignments.provenance.status[0]


@pytest.mark.parametrize(
    ("fact", "weight"),
    [
        ("evidence: s", 1.0),
        ("status: asserted", 0.9),
        ("status: inferred, confidence: likely", 0.8),
        ("status: inferred, confidence: possible", 0.5),
        ("status: inferred", 0.5),
        ("evidence: s, inferred: [level], confidence: likely", 0.8),
        ("evidence: s, inferred: [activity], confidence: possible", 1.0),
        ("inferred: [scope], confidence: likely", 0.8),
    ],
)
def test_words_for_sureness_have_numbers(fact, weight):
    facts = load_text(f"roles: [{{id: a, owns: [{{domain: x, level: informed, {fact}}}]}}]")

    assert [weight] == facts.assignments.provenance.weight("level", "domain", "scope").tolist()
    assert [weight in (0.5, 0.8)] == facts.assignments.provenance.is_inferred("level", "scope").tolist()


def test_a_confidence_is_kept_with_its_fact():
    facts = load_text("roles: [{id: a, status: inferred, confidence: likely}, {id: b}]")

    assert [Confidence.LIKELY, UNKNOWN] == facts.roles.provenance.confidence.tolist()


@pytest.mark.parametrize(("line", "cited"), [("b", True), ("{role: b}", True), ("{role: b, for: x}", False)])
def test_a_line_in_its_short_form_stands_on_the_evidence_of_its_role(line, cited):
    facts = load_text(f"roles: [{{id: a, evidence: s#L1, reports_to: {line}, owns: [x]}}]")

    assert cited == (0 in facts.lines.provenance.evidence)
    assert 0 not in facts.assignments.provenance.evidence
