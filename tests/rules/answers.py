"""What do rules answer about a model that is written in a test?"""

from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text

COMPLETE = "completeness: [{all: complete}]\n"


def answers(text, *rules, sources=None):
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"), sources)


def messages(text, *rules, sources=None):
    return [finding.message for finding in answers(text, *rules, sources=sources).findings]


def assessed(text, rule, sources=None):
    (result,) = answers(text, rule, sources=sources).rules
    return str(result.assessed), result.checked, sum(each.count for each in result.open)


def fingerprints(text, *rules, sources=None):
    return {finding.fingerprint for finding in answers(text, *rules, sources=sources).findings}


def chart(*lines, head=""):
    """A model of roles, each written as `role > manager`, or `role` alone for the top, with further fields."""
    roles = []
    for line in lines:
        name, _, rest = line.partition(" ")
        manager, _, fields = rest.removeprefix("> ").partition(" ") if rest.startswith(">") else ("none", "", rest)
        roles.append(f"  - {{id: {name}, title: {name.upper()}, reports_to: {manager}{', ' * bool(fields)}{fields}}}\n")
    return f"{head}roles:\n{''.join(roles)}"
