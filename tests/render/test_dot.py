"""Does DOT text hold every title as it is, and every line as it is meant?"""

import html
import os
import re
from pathlib import Path

import pytest
from hypothesis import given

from orgmodel.render.painters.dot import escaped, paint
from orgmodel.render.scenes.wording import shown
from tests.render.test_chart import COUNTY
from tests.render.titles import HOSTILE, chart_of, titles

GOLDEN = Path(__file__).parent / "golden"
QUOTED = r'"(?:[^"\\]|\\.)*"'
ATTRIBUTES = re.compile(rf"(\w+)=({QUOTED}|[^\s\]]+)")
ATTRIBUTE_LIST = rf" \[(?:\w+=(?:{QUOTED}|[\w.]+) ?)*\]"
STATEMENT = re.compile(rf"\t+\w+(?: -> \w+)?(?:{ATTRIBUTE_LIST})?|\tsubgraph cluster_legend {{|\t}}")


def read(label: str) -> str:
    """Read a label as Graphviz shows it: first the string, then its escapes, then its entities."""
    inside = label[1:-1].replace('\\"', '"') if label.startswith('"') else label
    shown_ = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], inside, flags=re.DOTALL)
    return re.sub(r"&#?\w+;", lambda found: html.unescape(found[0]), shown_)


def attributes(line: str) -> dict[str, str]:
    return {name: read(value) for name, value in ATTRIBUTES.findall(line)}


@given(titles)
def test_any_text_survives_as_a_label(words):
    import graphviz

    graph = graphviz.Digraph()
    graph.node("n0", escaped(words))

    (line,) = (line for line in graph.source.split("\n\t")[1:] if line.startswith("n0"))
    label = line.removeprefix("n0 [label=").removesuffix("]\n}\n")
    assert re.fullmatch(rf"{QUOTED}|\w+|-?[\d.]+", label)
    assert read(label) == re.sub("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", words)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_in_one_node(title):
    lines = paint(chart_of(title)).splitlines()

    assert (lines[0], lines[-1]) == ("digraph chart {", "}")
    assert all(STATEMENT.fullmatch(line) for line in lines[1:-1])
    (node,) = (line for line in lines if line.startswith("\tn1 ["))
    assert shown(title) in attributes(node)["tooltip"]


@given(titles)
def test_any_title_makes_statements(title):
    lines = paint(chart_of(title)).splitlines()

    assert all(STATEMENT.fullmatch(line) for line in lines[1:-1])
    assert not any(re.search(r"label=<", line) for line in lines)


def test_the_dot_text_of_a_small_county_is_as_recorded(chart):
    made = paint(chart(COUNTY))

    recorded = GOLDEN / "county.dot"
    if os.environ.get("UPDATE_GOLDEN"):
        recorded.write_text(made, encoding="utf-8")
    assert made == recorded.read_text(encoding="utf-8")


def test_lines_differ_by_style_and_ends_not_by_color_alone(chart):
    text = paint(chart(COUNTY))

    edges = {line.split(" [")[0].strip(): attributes(line) for line in text.splitlines() if "->" in line}
    stated, inferred, dotted, further = (edges[name] for name in ("n0 -> n1", "n0 -> n4", "n4 -> n2", "n2 -> n3"))
    assert "style" not in stated
    assert (inferred["style"], inferred["label"]) == ("dashed", "(likely)")
    assert (dotted["style"], dotted["arrowtail"], dotted["label"]) == (
        "dotted",
        "odot",
        "for firewall rules (possible)",
    )
    assert further["arrowtail"] == "dot"
