"""Is a finding the same finding after an edit elsewhere? Over all rules, on a model with many defects."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel import api

MODELS = Path(__file__).parents[2] / "models"
HEADER = """\
organization: {id: acme, name: Acme}
as_of: 2026-01-01
policy:
  rules: {SPN001: {max_reports: 2}, SPN004: {max_layers: 2}}
  waivers:
    - {rule: STR002, subject: role:nobody, reason: x, owner: role:ghost, expires: 2025-01-01}
sources: [{id: job, title: Job}]
scopes: [{id: county}, {id: courts, within: county}]
completeness: [{domain: res, assignments: complete}, {unit: closed, roles: complete}]
units: [{id: open, head: ghost}, {id: closed}]
providers: [{id: net-co, kind: vendor, provides: [inf.network]}]
"""
ROLES = (
    """\
{id: top, title: Top, reports_to: none, owns: [inf, {domain: res.backup, level: responsible}]}
{id: left, title: Left, reports_to: right}
{id: right, title: Right, reports_to: left}
{id: lost, title: Lost, reports_to: ghost, unit: nowhere}
{id: two, title: Two, reports_to: [top, boss], deputy: phantom, evidence: gone#L1}
{id: boss, title: Boss, reports_to: top, occupancy: vacant,
       owns: [{domain: sec.iam, level: accountable, scope: all}]}
{id: a, title: A, unit: open, reports_to: top,
       owns: [{domain: fin.budget, level: accountable, scope: county},
              {domain: fin.budget, level: informed, scope: county},
              {domain: fin.vendor, level: accountable, joint_with: [c]}]}
{id: b, title: B, unit: closed, reports_to: top,
       owns: [{domain: fin.budget, level: accountable, scope: courts},
              {domain: fin.procurement, level: accountable, activity: performs},
              {domain: fin.nothing, level: accountable}]}
{id: c, title: C, reports_to: boss, duties: [Signs the payroll of the county twice],
       owns: [{domain: fin.budget, level: accountable, scope: county},
              {domain: fin.vendor, level: accountable, joint_with: [a, shade]}]}
{id: d, title: D, unit: closed, duties: [Signs the payroll of the county twice],
       works_with: [{role: spirit, on: inf}, {role: c, on: fin.budget}],
       owns: [{domain: svc.desk, level: responsible},
              {domain: fin.vendor, level: accountable, activity: performs},
              {domain: fin.accounting, level: accountable}]}
{id: one, title: One, unit: closed, reports_to: b, positions: 1}
{id: second, title: Second, unit: closed, reports_to: none, positions: 1,
       owns: [inf.network, {domain: svc.desk, level: accountable, scope: all},
              {domain: sec.ops, level: accountable, activity: performs}]}
{id: under, title: Under, unit: closed, reports_to: one, positions: 1, described: no}
""".replace("\n{", "\f{")
    .strip()
    .split("\f")
)
EDITS = {
    "lines above": lambda text: "# a comment\n\n\n" + text,
    "titles": lambda text: text.replace("title: ", "title: Principal "),
    "the name of the organization": lambda text: text.replace("name: Acme", "name: Other"),
    "a note": lambda text: text.replace("title: Top", "title: Top, note: x, tags: [y]"),
    "columns": lambda text: text.replace("- {id", "-    {id"),
}


@pytest.fixture(scope="module")
def marks(checked):
    """Give the fingerprints of all that is found in a model with these roles."""

    def marks(roles=ROLES, edit=lambda text: text):
        text = edit(HEADER + "roles:\n" + "".join(f"  - {role}\n" for role in roles))
        return [(each.fingerprint, each.code) for each in checked(text).findings]

    return marks


def test_the_model_of_these_tests_has_many_defects(marks):
    found = {code for _, code in marks()}

    assert {"STR001", "STR002", "STR003", "OVL001", "OVL002", "OVL005", "GAP004", "OWN005", "DOC006", "DAT007"} <= found
    assert len(found) >= 15


def test_no_two_findings_share_a_fingerprint(marks):
    found = marks()

    assert len(found) == len(dict(found))


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_of_words_or_places_changes_no_fingerprint(marks, edit):
    assert sorted(marks()) == sorted(marks(edit=edit))


@settings(max_examples=25)
@given(order=st.permutations(ROLES))
def test_the_order_of_the_roles_changes_no_fingerprint(marks, order):
    assert sorted(marks()) == sorted(marks(order))


@settings(max_examples=25)
@given(place=st.integers(0, len(ROLES)), title=st.sampled_from(["Z", "Deputy Top", "A"]))
def test_a_new_role_changes_no_other_fingerprint(marks, place, title):
    hired = f"{{id: hired, title: {title}, reports_to: boss, evidence: job#L1}}"

    assert set(marks()) <= set(marks([*ROLES[:place], hired, *ROLES[place:]]))


@pytest.mark.parametrize("names", [("a.yaml", "b.yaml"), ("b.yaml", "a.yaml"), ("x/y.yaml", "z.yaml")])
def test_the_names_of_the_files_change_only_findings_about_files(folder, names):
    whole = folder({"model.yaml": HEADER + "roles:\n" + "".join(f"  - {role}\n" for role in ROLES)}, "whole")
    parts = ["roles:\n" + "".join(f"  - {role}\n" for role in half) for half in (ROLES[:5], ROLES[5:])]
    split = folder({"header.yaml": HEADER, **dict(zip(names, parts, strict=True))}, "split")

    found = [
        sorted(each.fingerprint for each in api.check(path).findings if each.subject.kind != "file")
        for path in (whole, split)
    ]

    assert found[0] == found[1]


# Renaming every id

KINDS = {"roles": "role", "sources": "source", "scopes": "scope", "units": "unit"}
REFERENCES = {
    "role": "role", "reports_to": "role", "joint_with": "role", "deputy": "role", "head": "role", "unit": "unit",
    "parent": "unit", "scope": "scope", "within": "scope", "except": "scope", "evidence": "source",
    "chair": "role", "members": "role", "answers": "role", "by": "", "owner": "", "subject": "",
}  # fmt: skip


def read(path):
    return {
        file.name: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in sorted(path.glob("*.yaml"))
    }


def new_names(parts):
    """Give every id a new one; the order of the ids of a kind stays."""
    every = ((kind, each) for part in parts.values() for key, kind in KINDS.items() for each in part.get(key, ()))
    ids = {(kind, each["id"]) for kind, each in every if "id" in each}
    return {name: f"{name[0]}-zqx-{number:04}" for number, name in enumerate(sorted(ids))}


def renamed(value, names, key=""):
    if isinstance(value, dict):
        return {
            field: names.get((KINDS.get(key), each), each) if field == "id" else renamed(each, names, field)
            if field in REFERENCES or not isinstance(each, str) else each
            for field, each in value.items()
        }  # fmt: skip
    if isinstance(value, list):
        return [renamed(each, names, key) for each in value]
    kind, colon, named = value.partition(":")
    if colon and (kind, named) in names:  # `role:cio`, in a waiver or a confirmation
        return f"{kind}:{names[kind, named]}"
    id, mark, rest = value.partition("#")
    return names.get((REFERENCES.get(key), id), id) + mark + rest


def findings(folder, parts, name):
    """Check a model that is written out one value a line, so that only ids differ from one writing to the other."""
    texts = {
        file: yaml.safe_dump(part, sort_keys=False, width=10**6, allow_unicode=True) for file, part in parts.items()
    }
    return json.loads(api.findings(api.check(folder(texts, name)), "json"))


def without_identity(value):
    if isinstance(value, dict):
        return {key: without_identity(each) for key, each in value.items() if key not in {"fingerprint", "caused_by"}}
    return [without_identity(each) for each in value] if isinstance(value, list) else value


def without_suggestions(findings):
    """Take out which id may have been meant by one that nobody has: that is told by how ids are spelled."""
    return json.loads(re.sub(r" \(did you mean '[^']*'\?\)", "", json.dumps(without_identity(findings))))


@pytest.mark.parametrize("model", ["acme", "chicago", "aurora", "cook-county"])
def test_renaming_every_id_renames_the_findings_and_changes_nothing_else(folder, model):
    parts = read(MODELS / model)
    names = new_names(parts)

    before = findings(folder, parts, "model/acme")
    after = findings(folder, {file: renamed(part, names) for file, part in parts.items()}, "renamed/acme")

    text = json.dumps(without_suggestions(after))
    assert "zqx" in text
    for (_, id), name in names.items():
        text = text.replace(name, id)
    assert without_suggestions(before) == json.loads(text)
    assert len({each["fingerprint"] for each in after["findings"]}) == len(after["findings"])


def test_a_finding_about_a_renamed_role_has_another_fingerprint(checked):
    text = dedent("roles: [{id: a, title: A, reports_to: none}, {id: NAME, title: B, reports_to: ghost}]")

    before, after = ({each.fingerprint for each in checked(text.replace("NAME", id)).findings} for id in ("b", "c"))

    assert before - after
