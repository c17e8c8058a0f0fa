"""Do other tools read what is exported, whatever the texts of a model hold, and is it said what a format cannot hold?"""

import csv
import io
import json
import re

import networkx as nx
import pytest
from hypothesis import given

from orgmodel import api
from orgmodel.api.exporting import exported
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import strict_yaml
from orgmodel.load.assemble import load_text
from orgmodel.model.entries import RoleEntries
from orgmodel.write import csv_text, ontology
from orgmodel.write.exported import Missing, said
from tests.write.strategies import FILE, HOSTILE, facts_of
from tests.write.values import values

OTHERS = ("json", "graphml", "turtle", "backstage", "organogram")


def graph_of(said):
    return OrgGraph.compile(facts_of(said))


def text_of(graph, format, suffix="", **more):
    return exported(graph, format, confidential=True, **more).files[suffix].decode()


def seen(text):
    """What is left of a text in XML, which has no control characters and one kind of line end."""
    return re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def roles_of(nodes, edges):
    """Put roles together again from nodes and edges."""
    found = {id: {key: value for key, value in node.items() if key not in {"entity", "top"}} for id, node in nodes}
    for source, target, edge in edges:
        relation, rest = edge["relation"], {key: value for key, value in edge.items() if key != "relation"}
        if relation in {"reports_to", "dotted_to", "works_with", "owns"}:
            to = rest.pop("written", target.partition(":")[2])
            found[source].setdefault(relation, []).append({"domain" if relation == "owns" else "role": to, **rest})
    return found


def expected_roles(graph):
    """What each role says, its lines as lists, the stated top aside."""
    entries = RoleEntries(graph.facts, short=False)
    for row in range(len(entries)):
        entry = entries[row]
        lines = entry.get("reports_to", [])
        entry["reports_to"] = [each for each in (lines if isinstance(lines, list) else [lines]) if each != "none"]
        yield json.loads(json.dumps({key: value for key, value in entry.items() if value != []}, default=str))


@given(FILE)
def test_node_link_json_holds_the_whole_model(said):
    graph = graph_of(said)
    document = json.loads(text_of(graph, "json"))
    nodes = [
        (node.pop("id"), {"id" if key == "local_id" else key: value for key, value in node.items()})
        for node in document["nodes"]
    ]
    edges = [
        (edge.pop("source"), edge.pop("target"), {k: v for k, v in edge.items() if k != "key"})
        for edge in document["edges"]
    ]

    roles = [said for id, said in roles_of(nodes, edges).items() if id.startswith("role:") and "missing" not in said]
    assert roles == list(expected_roles(graph))
    assert [node for id, node in nodes if id.startswith("unit:") and "missing" not in node] or not len(
        graph.facts.units
    )


@given(FILE)
def test_networkx_reads_the_json(said):
    document = json.loads(text_of(graph_of(said), "json"))

    read = nx.node_link_graph(document)

    assert set(read) == {node["id"] for node in document["nodes"]}
    assert read.number_of_edges() == len(document["edges"])


def plain(value):
    """A value as GraphML has it: texts and numbers as they are, all else as JSON."""
    if isinstance(value, str):
        return seen(value)
    return value if isinstance(value, int | float) else seen(json.dumps(value, ensure_ascii=False))


@given(FILE)
def test_networkx_reads_the_graphml_and_nothing_is_lost(said):
    graph = graph_of(said)
    read = nx.parse_graphml(text_of(graph, "graphml"), force_multigraph=True)
    document = json.loads(text_of(graph, "json"))

    names = {"local_id": "id", "label": "name"}
    expected = {
        seen(node["id"]): {names.get(key, key): plain(value) for key, value in node.items() if key != "id"}
        for node in document["nodes"]
    }
    assert dict(read.nodes(data=True)) == expected
    assert sorted((u, v, d["relation"]) for u, v, d in read.edges(data=True)) == sorted(
        (seen(edge["source"]), seen(edge["target"]), edge["relation"]) for edge in document["edges"]
    )


LITERAL = r'"(?:[^"\\\x00-\x1f]|\\[tbnrf"\\]|\\u[0-9A-F]{4})*"'
IRI = r"<[^\x00-\x20<>\"{}|^`\\]*>"
TERM = rf"(?:{IRI}|{LITERAL}(?:\^\^xsd:[a-z]+)?|[a-z]+:[A-Za-z]+|a)"
PARAGRAPH = re.compile(rf"{IRI}\n(?:    {TERM} {TERM} ;\n)*    {TERM} {TERM} \.")


@given(FILE)
def test_turtle_is_of_the_form_whatever_texts_hold(said):
    text = text_of(graph_of(said), "turtle")
    head, *paragraphs = text.rstrip("\n").split("\n\n")

    assert all(re.fullmatch(r"#.*|@prefix [a-z]+: <[^>]+> \.", line) for line in head.splitlines())
    assert all(PARAGRAPH.fullmatch(each) for each in paragraphs)


@given(FILE)
def test_rdflib_reads_the_turtle(said):
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed: pip install rdflib")
    graph = graph_of(said)

    read = rdflib.Graph().parse(data=text_of(graph, "turtle"), format="turtle")

    org = rdflib.Namespace("http://www.w3.org/ns/org#")
    texts = {str(each) for each in read.objects(predicate=rdflib.URIRef("https://schema.org/responsibilities"))}
    assert texts == set(graph.facts.duties.text)
    assert len(set(read.subjects(rdflib.RDF.type, org.Post))) >= len(set(graph.facts.roles.id) - {""})


NAME = re.compile(r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*")


@given(FILE)
def test_backstage_names_are_valid_and_each_once(said):
    graph = graph_of(said)
    text = text_of(graph, "backstage")
    entities = []
    for part in text.split("\n---\n") if text else []:
        read, problems = strict_yaml.read(part, "catalog-info.yaml")
        assert not problems
        entities.append(values(read))

    names = [(each["kind"], each["metadata"]["name"].lower()) for each in entities]
    assert all(NAME.fullmatch(name) and len(name) <= 63 for _, name in names)
    assert len(names) == len(set(names))
    groups = {each["metadata"]["name"] for each in entities if each["kind"] == "Group"}
    for each in entities:
        assert each["spec"].get("parent", "") in groups | {""}
        assert each["spec"].get("owner", "group:").removeprefix("group:") in groups | {""}


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_cell_that_looks_like_a_formula_is_text(text):
    cell = csv_text.text_cell(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in {text, f"'{text}"}


MODEL = """\
organization: {id: acme, name: Acme}
units: [{id: ops, name: Operations, head: b}]
roles:
  - {id: a, title: "=Chief", reports_to: none, salary: {min: 1, max: 2, currency: GBP}, incumbents: [Somebody]}
  - {id: b, title: Manager, reports_to: a, unit: ops, owns: [inf, app]}
  - {id: c, title: Lead, reports_to: b, unit: ops, owns: [{domain: application portfolio, level: accountable}, app]}
  - {id: d, title: Clerk, reports_to: b, positions: 4, fte: 3.5, class: {grade: EO}, unit: ops}
  - {id: e, title: Vacant post, occupancy: vacant, owns: [{domain: fin, level: consulted}]}
"""


def test_the_two_files_of_a_return():
    files = exported(OrgGraph.compile(load_text(MODEL)), "organogram", confidential=True).files
    senior, junior = ([*csv.DictReader(io.StringIO(files[name].decode()))] for name in ("-senior.csv", "-junior.csv"))

    assert [(row["Post Unique Reference"], row["Reports to Senior Post"], row["Name"]) for row in senior] == [
        ("a", "XX", "Somebody"), ("b", "a", "N/D"), ("c", "b", "N/D"), ("e", "", "Vacant"),
    ]  # fmt: skip
    assert senior[0]["Job Title"] == "'=Chief"
    assert (senior[0]["Actual Pay Floor (£)"], senior[0]["Actual Pay Ceiling (£)"]) == ("1", "2")
    assert [(row["Reporting Senior Post"], row["Grade"], row["Number of Posts in FTE"]) for row in junior] == [
        ("b", "EO", "3.5")
    ]


@pytest.mark.parametrize("format", OTHERS)
def test_what_is_confidential_is_written_for_others_only_when_asked(format):
    graph = OrgGraph.compile(load_text(MODEL))

    kept = exported(graph, format)

    assert all(b"Somebody" not in data for data in kept.files.values())
    assert "roles.salary" in {each.what for each in kept.missing}


def test_a_domain_with_two_accountable_roles_has_no_backstage_owner():
    result = exported(OrgGraph.compile(load_text(MODEL)), "backstage")

    assert result.files[""].decode().count("kind: Domain") == 1
    assert Missing("domains with several accountable roles", 1) in result.missing
    assert Missing("domains without an accountable role", 1) in result.missing


@pytest.mark.parametrize("format", OTHERS)
def test_each_kind_of_fact_is_held_or_missing(format):
    graph = OrgGraph.compile(load_text(MODEL))
    counts = said(graph.facts)

    for each in exported(graph, format).missing:
        assert counts.get(each.what, each.count) == each.count
    assert counts["roles.owns"] == 5


def test_a_format_that_holds_less_says_how_much():
    missing = ontology.render(OrgGraph.compile(load_text(MODEL))).missing

    assert [str(each) for each in missing] == [
        "roles.class: 1", "roles.fte: 1", "roles.incumbents: 1", "roles.occupancy: 1", "roles.salary: 1", "units.head: 1",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["m.json", "m.graphml", "m.ttl", "catalog-info.yaml", "m.yaml"])
def test_the_ending_tells_the_format_and_the_same_model_gives_the_same_bytes(tmp_path, folder, name):
    graph = api.load_graph(folder({"m.yaml": MODEL}))

    (first,), _ = api.export(graph, tmp_path / "one" / name)
    (second,), _ = api.export(graph, tmp_path / "two" / name)

    assert first.read_bytes() == second.read_bytes() != b""


@given(FILE)
def test_one_yaml_file_holds_the_whole_model(said):
    facts = facts_of(said)

    assert values(load_text(text_of(OrgGraph.compile(facts), "yaml"))) == values(facts)


def test_the_program_says_what_it_wrote_and_what_is_missing(orgmodel, folder, tmp_path):
    path = folder({"m.yaml": MODEL})

    done = orgmodel("export", path, "out.ttl", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("wrote out.ttl\nNot in this format, by kind:\n  roles.class: 1\n")


def test_a_name_that_does_not_tell_the_format_is_refused(orgmodel, folder, tmp_path):
    done = orgmodel("export", folder({"m.yaml": MODEL}), "out.doc", cwd=tmp_path)

    assert done.returncode == 2
    assert "give --to" in done.stderr


def test_a_folder_that_is_there_is_not_overwritten(orgmodel, folder):
    path = folder({"m.yaml": MODEL})

    done = orgmodel("export", path, path, "--to", "yaml")

    assert done.returncode == 2
    assert "exists already" in done.stderr


def test_a_model_is_exported_as_a_folder(orgmodel, folder, tmp_path):
    done = orgmodel("export", folder({"m.yaml": MODEL}), "out", "--to", "yaml", cwd=tmp_path)

    assert done.returncode == 0
    assert "Handle as confidential: roles.incumbents: 1, roles.salary: 1" in done.stdout
    assert values(api.load_graph(tmp_path / "out").facts) == values(load_text(MODEL))


def test_what_xml_cannot_hold_is_counted():
    missing = exported(OrgGraph.compile(load_text(r'roles: [{id: a, title: "\x07 and \x1B"}]')), "graphml").missing

    assert missing == (Missing("characters that XML has no room for", 2, "written as U+FFFD"),)
