"""Does the JSON Schema of the format accept what the reader accepts, and know every field that a rule may read?"""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from orgmodel import api
from orgmodel.load import strict_yaml
from orgmodel.load.assemble import load_text
from orgmodel.model import facts
from orgmodel.model.entity import AT
from tests.strategies import MODEL, nearly_models

SCHEMA = json.loads(api.schema("model"))
VALIDATOR = Draft202012Validator(SCHEMA)
ASIDE = {"scenarios", "sources"}
MODELS = sorted(path for path in (Path(__file__).parents[2] / "models").rglob("*.yaml") if not ASIDE & set(path.parts))
STARTER = sorted((Path(api.__file__).parent / "write" / "starter").glob("*.yaml"))

# The table of fields of the product's description, entity by entity.
PROMISED = {
    "Role": "id title aliases class unit reports_to dotted_to works_with leads body_member positions filled fte occupancy "
    "acting_since vacant_since establishment described in_scope managerial archetype deputy owns duties salary cost "
    "location valid incumbents tags",
    "Role/class": "code grade band bargaining_unit appointment",
    "Role/salary": "min max currency period",
    "Role/cost": "amount basis funding one_time",
    "Role/valid": "from until",
    "ReportingLine": "role for on weight valid",
    "Assignment": "domain level scope except customers activity joint_with compensating_control valid",
    "Duty": "text domains",
    "Unit": "id name parent kind head archetype cost_center valid",
    "Body": "id name chair members decides advises",
    "Provider": "id name kind provides answers until",
    "Domain": "id name parent aliases not_aliases criticality required stage refs",
    "Scope": "id name within customers",
    "Source": "id title publisher date sha256 url path",
    "Completeness": "unit domain all roles assignments complete",
    "Waiver": "rule subject reason owner expires",
    "Disposition": "finding state by on note",
}
FACTS = ("Role", "ReportingLine", "Assignment", "Duty", "Unit", "Body", "Provider")
EVERY_FACT = "evidence status confidence inferred confirmed"

# Columns of Facts that are named otherwise than the field that they come from.
COLUMNS = {
    "Roles": ("Role", {"class_code": "class/code", "job_class": "class", "top": "reports_to"}),
    "Lines": ("ReportingLine", {"to": "role", "purpose": "for"}),
    "Assignments": ("Assignment", {"exceptions": "except"}),
    "Duties": ("Duty", {}),
    "Units": ("Unit", {}),
    "Provenance": ("Assignment", {}),
}
NO_FIELDS = {
    "at": "where the row was written",
    "provenance": "a table of its own, below",
    "role": "the row of the role that holds the list",
    "kind": "which list of the role a line stands in",
}


def defined(path):
    """Give the schema at `Role/class/code`, through references and alternatives; None where it has no such field."""
    entity, *names = path.split("/")
    schema = SCHEMA["$defs"].get(entity)
    for name in names:
        schema = next((each["properties"][name] for each in objects(schema) if name in each["properties"]), None)
    return schema


def objects(schema):
    """Give the mappings that a schema allows."""
    if schema is None:
        return
    if "$ref" in schema:
        yield from objects(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    for each in schema.get("anyOf", ()):
        yield from objects(each)
    if "items" in schema:
        yield from objects(schema["items"])
    if "properties" in schema:
        yield schema


def as_an_editor_sees_it(value):
    """Take places out, and read scalars by the core schema of YAML 1.2."""
    if isinstance(value, dict):
        return {str(key): as_an_editor_sees_it(each) for key, each in value.items() if key != AT}
    if isinstance(value, list):
        return [as_an_editor_sees_it(each) for each in value]
    if value in {"true", "false"}:
        return value == "true"
    if value is not None and re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if value is not None and re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
        return float(value)
    return value if value is None else str(value)


def complaints(text):
    value, problems = strict_yaml.read(text, "m.yaml")
    assert problems == []
    return [error.message for error in VALIDATOR.iter_errors(as_an_editor_sees_it(value) or {})]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [*MODELS, *STARTER], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_schema_accepts_the_models_that_are_shipped(path):
    assert [] == complaints(path.read_text(encoding="utf-8"))


def test_the_schema_accepts_every_part_of_the_format():
    assert [] == complaints(MODEL)


@pytest.mark.parametrize(
    "text",
    [
        "rolez: []",
        "roles: [{id: a, titel: b}]",
        "roles: [{id: a, reports_to: {role: b, foo: c}}]",
        "roles: [{id: a, reports_to: [{rol: b}]}]",
        "roles: [{id: a, owns: [{domain: inf}]}]",
        "roles: [{id: a, owns: [{domain: inf, level: owner}]}]",
        "roles: [{id: a, described: maybe}]",
        "roles: [{id: a, positions: -1}]",
        "roles: [{id: a, positions: many}]",
        "roles: [{id: a b}]",
        "roles: [{id: a, evidence: 'b c'}]",
        "sources: [{id: a, date: May}]",
        "policy: {rules: {OVL001: no}}",
        "orgmodel: 0",
        "units: x",
    ],
)
def test_the_schema_rejects_what_the_reader_rejects(text):
    assert [] != complaints(text)


def test_text_may_look_like_a_number_to_an_editor():
    assert [] == complaints(
        "roles: [{id: 0655, title: 1.10, class: {code: 655, grade: 24}, reports_to: 12, tags: [true]}]"
    )


@settings(max_examples=200)
@given(nearly_models())
def test_what_the_reader_accepts_the_schema_accepts(text):
    try:
        load_text(text)
    except Exception:  # noqa: BLE001  what is refused is not asked
        return

    said = complaints(text)

    assert [message for message in said if "is not of type 'array'" not in message] == []


@pytest.mark.parametrize(
    "path",
    [f"{entity}/{name}" for entity, names in PROMISED.items() for name in names.split()]
    + [f"{entity}/{name}" for entity in FACTS for name in EVERY_FACT.split()]
    + [f"Confirmation/{name}" for name in ("by", "on")],
)
def test_every_promised_field_is_in_the_schema(path):
    assert defined(path) is not None


def test_a_field_that_nobody_promised_is_not_in_the_schema():
    assert defined("Role/nothing") is None


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table, column.name)
        for table in COLUMNS
        for column in fields(getattr(facts, table))
        if column.name not in NO_FIELDS or table == "Provenance"
    ],
)
def test_every_column_of_the_facts_is_a_field_of_the_schema(table, column):
    entity, renamed = COLUMNS[table]

    assert defined(f"{entity}/{renamed.get(column, column)}") is not None


def test_every_value_of_the_header_is_a_key_of_the_schema():
    names = {each.name for each in fields(facts.Header)} - {"path"}

    assert names <= SCHEMA["properties"].keys()


def test_every_table_of_the_facts_is_a_key_of_the_schema():
    within_roles = {"lines": "reports_to", "assignments": "owns", "duties": "duties"}
    names = {each.name for each in fields(facts.Facts)} - {"header", "incompatible_pairs", "notes", "read_as"}

    assert names - within_roles.keys() <= SCHEMA["properties"].keys()
    assert all(defined(f"Role/{name}") for name in within_roles.values())


def test_the_places_of_a_reader_are_not_in_the_schema():
    assert f'"{AT}"' not in api.schema("model")
    assert "Location" not in SCHEMA["$defs"]
