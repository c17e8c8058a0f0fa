"""Every example of every rule's page is run: the bad one is flagged on its marked lines, the good one is not.

Examples are models of text, or tables where a mark is a cell of its own. A ```` ```text NAME ```` block on a page is the text of the source NAME, for all examples of that page.
"""

import hashlib
import re

import pytest

from orgmodel.change.transition import Transition
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.load.opening import load
from orgmodel.model.sources import Sources, SourceText
from orgmodel.rules import CATALOG

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{example.kind}-{number}")
    for rule in CATALOG
    for number, example in enumerate(rule.examples)
]
MARK = re.compile(r"# <- (?P<code>[A-Z]{3}[0-9]{3})(?P<asks>\?)?")
BEFORE = 10_000  # lines of the state before a change are counted below zero
SOURCE = re.compile(r"^```text (?P<name>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def sources_on(page):
    texts = {found["name"]: found["text"] for found in SOURCE.finditer(page)}
    read = {
        name: SourceText(tuple(text.split("\n")), hashlib.sha256(text.encode()).hexdigest())
        for name, text in texts.items()
    }
    return Sources(read) if read else None


def loaded(example, folder):
    if example.form == "yaml":
        return load_text(example.text, "example.yaml")
    file = folder / "example.csv"
    file.write_text(example.text, encoding="utf-8")
    return load(file)


def changed(example, graph):
    return (
        Transition.between(OrgGraph.compile(load_text(example.before, "before.yaml")), graph)
        if example.before
        else None
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_shows_what_its_page_says(rule, example, tmp_path):
    graph = OrgGraph.compile(loaded(example, tmp_path))
    settings = settings_for(CATALOG, graph.facts.header.policy, "example.yaml")

    rules = [each for each in CATALOG if each.code == rule.code or each.code in example.text]

    change = changed(example, graph)
    result = run(rules, graph, settings, sources_on(rule.page), transition=change)

    before = enumerate(example.before.splitlines() if example.kind == "bad" else (), -BEFORE)
    lines = [*before, *enumerate(example.text.splitlines(), 1)]
    marked = [(number, MARK.search(line)) for number, line in lines]
    flagged = {number for number, mark in marked if mark and mark["code"] == rule.code and not mark["asks"]}
    asked = {number for number, mark in marked if mark and mark["code"] == rule.code and mark["asks"]}
    places = [each.location for each in result.active if each.code == rule.code and each.location]
    found = {each.line if each.path != "before.yaml" else each.line - 1 - BEFORE for each in places}
    questions = {each.at.line for each in result.questions if rule.code in each.settles and each.at}
    assert found == flagged
    assert asked <= questions
    assert bool(flagged | asked) == (example.kind == "bad")
    if example.kind == "good":
        assert not questions
