"""Does a written model say what the facts say, in a form that a person would write?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.load import strict_yaml
from orgmodel.load.assemble import load, load_text
from orgmodel.model.document import ModelFile
from orgmodel.model.entities import Role
from orgmodel.write import yaml_text
from orgmodel.write.model_folder import model_files, role_files
from tests.write.strategies import FILE, FILE_FIELDS, HOSTILE, ROLE_FIELDS, TEXT, facts_of
from tests.write.values import values

MODELS = sorted((Path(__file__).parents[2] / "models").glob("*/orgmodel.yaml"))


def written(facts, folder):
    for name, text in model_files(facts):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize(("kind", "drawn"), [(ModelFile, FILE_FIELDS), (Role, ROLE_FIELDS)])
def test_every_field_of_the_format_is_drawn(kind, drawn):
    named = {info.alias or name for name, info in kind.model_fields.items()}

    assert named - {"@"} == {name.rstrip("_") for name in drawn}


@given(FILE)
def test_what_is_written_is_read_as_the_same_facts(tmp_path_factory, said):
    facts = facts_of(said)
    folder = written(facts, tmp_path_factory.mktemp("model"))

    assert values(load(folder)) == values(facts)


KEY = TEXT.filter(lambda text: text not in {"", "@"})
VALUE = st.recursive(
    TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=8,
)


@given(VALUE)
def test_any_value_is_read_back(value):
    text = yaml_text.document({"key": value})
    read, problems = strict_yaml.read(text, "x.yaml")

    assert not problems, text
    assert values(read)["key"] == value, text


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_is_read_back_wherever_it_stands(text):
    value = {"plain": text, "list": [text, text], "items": [{"a": text, "b": [text]}], "deep": {"d": {"e": text}}}
    read, problems = strict_yaml.read(yaml_text.document(value), "x.yaml")

    assert not problems
    assert values(read) == value


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.parent.name)
def test_an_example_model_is_written_as_it_reads(path, tmp_path):
    facts = load(path.parent)

    assert values(load(written(facts, tmp_path))) == values(facts)


def many_roles(count, unit):
    roles = ", ".join(f"{{id: r{row}, unit: {unit(row)}}}" for row in range(count))
    return load_text(
        f"units: [{{id: top}}, {{id: it, parent: top}}, {{id: net, parent: it}}, {{id: law, parent: top}}]\nroles: [{roles}]"
    )


def test_a_large_model_stands_in_a_file_a_unit(tmp_path):
    facts = many_roles(300, lambda row: ["top", "it", "net", "law", "Else/where"][row % 5])

    assert {name: len(rows) for name, rows in role_files(facts).items()} == {
        "roles/top.yaml": 60,
        "roles/it.yaml": 120,
        "roles/law.yaml": 60,
        "roles/else-where.yaml": 60,
    }
    again = load(written(facts, tmp_path))
    assert sorted(again.roles.id) == sorted(facts.roles.id)


def test_more_roles_than_a_file_should_hold_keep_their_order_in_several(tmp_path):
    facts = many_roles(4500, lambda row: f"u{row}")

    assert list(role_files(facts)) == ["roles-001.yaml", "roles-002.yaml", "roles-003.yaml"]
    assert values(load(written(facts, tmp_path))) == values(facts)


def test_repeated_ids_keep_their_order(tmp_path):
    facts = load_text("roles: [" + ", ".join(f"{{id: r{row % 250}, unit: u{row % 3}}}" for row in range(300)) + "]")

    assert list(role_files(facts)) == ["roles.yaml"]
    assert values(load(written(facts, tmp_path))) == values(facts)


CATALOG = """\
id: own
name: Own
version: "1"
domains: [{id: a, aliases: [x]}, {id: b, parent: a}]
incompatible_pairs: [{a: a, b: b, why: because, weight: high}]
"""


@pytest.mark.parametrize("name", ["own.yaml", "sub/own.yaml"])
def test_a_catalog_of_its_own_goes_along(folder, tmp_path, name):
    own = "domains: [{id: b, name: B}, {id: c}, {id: a}, {id: a, name: again}, {name: none}]"
    facts = load(folder({"m.yaml": f"catalog: {name}\nroles: [{{id: r}}]\n{own}", name: CATALOG}))

    assert values(load(written(facts, tmp_path / "again"))) == values(facts)


def test_a_catalog_is_not_written_outside_of_the_folder(folder):
    facts = load(folder({"x/m.yaml": "catalog: ../own.yaml\nroles: [{id: r}]", "own.yaml": CATALOG}))

    assert [name for name, _ in model_files(facts)] == ["own.yaml", "orgmodel.yaml", "roles.yaml"]


def test_a_person_would_write_it_like_this():
    facts = load_text(
        """
        orgmodel: 1
        organization: {id: acme, name: "Acme County, Bureau"}
        as_of: 2026-01-01
        catalog: it
        policy: {rules: {SPN001: {max_reports: 8}, OVL005: off}}
        sources: [{id: job, title: Job, date: 2025-05}]
        roles:
          - {id: cio, title: Chief, reports_to: none}
          - {id: ops, title: "No: 1", evidence: job#L1, class: {code: "0655", grade: 24}, reports_to: cio, described: no, note: "LONG", owns: [inf, {domain: help desk, level: responsible}]}
        """.replace("LONG", "Long words of a person " * 7 + "Long words of a person")
    )

    assert dict(model_files(facts)) == {
        "orgmodel.yaml": """\
orgmodel: 1
organization: {id: acme, name: "Acme County, Bureau"}
as_of: 2026-01-01

policy:
  rules: {SPN001: {max_reports: 8}, OVL005: off}

sources:
  - {id: job, title: Job, date: 2025-05}
""",
        "roles.yaml": """\
roles:
  - id: cio
    title: Chief
    reports_to: none

  - id: ops
    title: "No: 1"
    evidence: job#L1
    class: {code: "0655", grade: "24"}
    reports_to: cio
    described: no
    owns:
      - inf
      - {domain: help desk, level: responsible}
    note: >-
      Long words of a person Long words of a person Long words of a person Long words of a person Long words of a person
      Long words of a person Long words of a person Long words of a person
""",
    }
