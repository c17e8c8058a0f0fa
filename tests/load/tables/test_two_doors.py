"""The law of two doors: a model and its own export as tables give the same findings, locations aside."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from orgmodel import api
from orgmodel.catalog.examples import example
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.opening import load
from orgmodel.rules import CATALOG
from orgmodel.write.tables import KINDS, write_tables
from tests.strategies import MODEL, lines, models


def said(facts):
    """Everything that a check says, without where it stands."""
    graph = OrgGraph.compile(facts)
    result = run(CATALOG, graph, settings_for(CATALOG, facts.header.policy, facts.header.path))
    document = without_places(json.loads(api.findings(result, "json")))
    of_files = {"DOC001", "DOC005"}  # one finding for each file, and the files are others
    findings = [each for each in document["findings"] if each["code"] not in of_files]
    rules = [each for each in document["rules"] if each["code"] not in of_files]
    aside = {key: document[key] for key in ("questions", "set_aside", "completeness", "facts", "profile", "as_of")}
    return {"findings": findings, "rules": rules, **aside}


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key != "location"}
    return [without_places(each) for each in value] if isinstance(value, list) else value


def through_tables(facts, folder: Path, kind):
    write_tables(facts, folder, kind)
    return load(folder)


@settings(max_examples=40)
@given(text=models())
def test_a_model_and_its_tables_give_the_same_findings(text, tmp_path_factory):
    facts = assemble.load_text(text)

    assert said(through_tables(facts, tmp_path_factory.mktemp("model") / "a", "csv")) == said(facts)


@settings(max_examples=20)
@given(drawn=lines(most=14))
def test_lines_of_every_shape_come_through(drawn, tmp_path_factory):
    facts = assemble.load_text(drawn.text())

    assert said(through_tables(facts, tmp_path_factory.mktemp("model") / "a", "csv")) == said(facts)


@pytest.mark.parametrize(("name", "kind"), [("acme", "csv"), ("acme", "xlsx"), ("chicago", "parquet")])
def test_the_examples_come_through(name, kind, tmp_path):
    facts = assemble.load(example(name))

    assert said(through_tables(facts, tmp_path / "tables", kind)) == said(facts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_comes_through(kind, tmp_path):
    facts = assemble.load_text(MODEL)

    read = through_tables(facts, tmp_path / "tables", kind)

    for table in ("roles", "lines", "assignments", "duties", "units"):
        assert columns(getattr(read, table)) == columns(getattr(facts, table))
    assert not read.notes


def columns(table):
    """All that a table of facts says, as plain values."""
    found = {}
    for name in type(table).__dataclass_fields__:
        value = getattr(table, name)
        if name == "provenance":
            found |= {f"provenance.{part}": plain(getattr(value, part)) for part in value.__dataclass_fields__}
        elif name != "at":
            found[name] = plain(value)
    return found


def plain(column):
    if hasattr(column, "items"):
        return {row: entity(value) for row, value in column.items()}
    return column.tolist() if hasattr(column, "tolist") else list(column)


def entity(value):
    return value.model_dump(exclude_none=True) if hasattr(value, "model_dump") else value


def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path):
    facts = assemble.load_text('roles: [{id: a, title: "=1+1"}, {id: "@b", title: "+x"}]')

    for kind in KINDS:
        read = through_tables(facts, tmp_path / kind, kind)
        assert list(read.roles.title) == ["=1+1", "+x"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_model_gives_the_same_bytes(kind, tmp_path):
    facts = assemble.load(example("acme"))

    first, second = (
        {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        for folder in (tmp_path / "one", tmp_path / "two")
        if write_tables(facts, folder, kind)
    )

    assert first == second
