"""The law of two doors for all that the format can say: a model that uses every field, through tables and back."""

import pytest
import yaml

from orgmodel import api
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.opening import load
from orgmodel.model import document, entities
from orgmodel.write.tables import KINDS, write_tables

EVERYTHING = """\
orgmodel: 1
organization: {id: acme, name: Acme}
as_of: 2026-01-01
catalog: it
completeness: [{unit: ops, roles: complete, complete: no}, {domain: fin, assignments: complete}, {all: complete}]
policy:
  profile: default
  rules: {SPN001: {max_span: 9}}
  units: {ops: {SPN001: off}}
  roles: {cio: {SPN002: off}}
  waivers: [{rule: OVL002, subject: domain:fin.budget, reason: by ordinance, owner: role:cio, expires: 2027-06-30}]
sources: [{id: job, title: Job, publisher: Acme, date: 2025-05, url: "https://acme.example/job", path: job.md, sha256: SHA}]
scopes: [{id: county, name: the County, customers: all}, {id: courts, name: Courts, within: county}]
charts: {color_by: styles, styles: [{field: tags, value: pilot, color: red, label: pilots}]}
dispositions: [{finding: v1:3f9a, state: disputed, by: role:cio, on: 2026-02-01, note: split}]
units:
  - id: ops
    name: Operations
    kind: division
    head: cio
    archetype: coach
    cost_center: "0042"
    valid: {from: 2025-01-01, until: 2030-01-01}
    evidence: job#L1
    confirmed: {by: role:cio, on: 2026-01-05}
  - {id: net, name: Network, parent: ops, status: inferred, confidence: likely, inferred: [head]}
bodies:
  - {id: board, name: Board, chair: cio, members: [lead], decides: [gov.portfolio], advises: [fin.budget], evidence: job#L2}
providers:
  - {id: net-co, name: Net Co, kind: vendor, provides: [inf.network], answers: lead, until: 2027-12-31, evidence: job#L3}
roles:
  - {id: cio, title: Chief, reports_to: none, in_scope: no, described: no, managerial: yes}
  - id: lead
    title: "Lead; of \\\\ things"
    aliases: [Head, "Boss; acting"]
    class: {code: "0655", grade: 24, band: B, bargaining_unit: U1, appointment: exempt}
    unit: net
    reports_to: {role: cio, for: pay, weight: 0.5, valid: {from: 2026-01-01}, status: inferred, confidence: possible}
    dotted_to: [{role: cio, for: security, on: security, evidence: job#L4}]
    works_with: [{role: cio, on: fin.budget, inferred: [role]}]
    leads: [network engineers]
    body_member: [board]
    positions: 3
    filled: 2
    fte: 2.5
    occupancy: acting
    acting_since: 2025-03-01
    vacant_since: 2025-02-01
    establishment: proposed
    managerial: yes
    archetype: coach
    deputy: cio
    owns:
      - domain: inf.network
        level: accountable
        scope: county
        except: [courts]
        customers: clerks
        activity: oversees
        joint_with: [cio]
        compensating_control: logs are reviewed
        valid: {from: 2026-01-01, until: 2027-01-01}
        evidence: job#L5-L6
        status: inferred
        confidence: likely
        inferred: [level, scope]
        confirmed: {by: role:cio, on: 2026-02-01}
    duties:
      - {text: "Plans; capacity", domains: [inf.server, own], evidence: "job#p3", confirmed: {by: role:lead, on: 2026-02-01}}
    salary: {min: 90000, max: 120000.5, currency: USD, period: year}
    cost: {amount: 150000, basis: budget, funding: general, one_time: -2000}
    location: HQ
    valid: {from: 2024-01-01, until: 2028-01-01}
    incumbents: ["Doe, Jo; Jr"]
    tags: [pilot]
    note: |
      Two
      lines
    evidence: [job#L1-L4, "job#p3"]
    confirmed: {by: role:cio, on: 2026-02-01}
domains:
  - {id: own, name: Own, parent: inf, aliases: [mine], not_aliases: [ours], criticality: 4, required: core, stage: run, refs: {itil: [a]}}
mandates: [{id: us-cio-13}]
""".replace("SHA", "0a" * 32)

ENTITIES = (
    document.ModelFile, document.Organization, document.Completeness, document.Policy, document.Waiver,
    document.Source, document.Disposition, entities.Scope, entities.Unit, entities.Body, entities.Provider,
    entities.Role, entities.ReportingLine, entities.Assignment, entities.Duty, entities.JobClass, entities.Salary,
    entities.Cost, entities.Interval, entities.Domain,
)  # fmt: skip


def keys_of(value):
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)
def test_the_model_of_this_test_says_all_that_the_format_can_say(kind):
    said = keys_of(yaml.load(EVERYTHING, Loader=yaml.BaseLoader))

    fields = {field.alias or name for name, field in kind.model_fields.items()} - {"@"}
    assert fields <= said


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_that_says_everything_comes_back_whole_from_its_tables(kind, tmp_path):
    facts = assemble.load_text(EVERYTHING)
    write_tables(facts, tmp_path / "tables", kind)

    read = load(tmp_path / "tables")

    assert as_text(read) == as_text(facts)
    assert not read.notes


def as_text(facts):
    return "\n".join(str(text) for text in api.exported(OrgGraph.compile(facts), "yaml").files.values())
