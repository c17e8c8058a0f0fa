"""What rules say just beside their examples: work done in a wider or a narrower domain, guesses, the first letter."""

import pytest

from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG

BY_CODE = {rule.code: rule for rule in CATALOG}
COMPLETE = "completeness: [{all: complete}]\n"
TREE = "catalog: none\ndomains: [{id: it}, {id: net, parent: it}, {id: lan, parent: net}, {id: app, parent: it}]\n"


def found(code, text):
    graph = OrgGraph.compile(load_text(text))
    return run([BY_CODE[code]], graph, settings_for(CATALOG, graph.facts.header.policy, "model.yaml")).findings


@pytest.mark.parametrize(("domain", "flagged"), [("it", 0), ("net", 0), ("lan", 0), ("app", 1)])
def test_work_in_a_wider_or_a_narrower_domain_carries_an_accountability(domain, flagged):
    roles = f"""roles:
  - {{id: head, title: Head, reports_to: none, owns: [net]}}
  - {{id: tech, title: Technician, reports_to: head, owns: [{{domain: {domain}, level: responsible}}]}}
"""
    assert len(found("GAP003", COMPLETE + TREE + roles)) == flagged


SIDE = "{{id: {0}, title: Manager {0}, reports_to: cio, owns: [svc.desk, {1}, svc.asset, {2}]}}"
GUESS = "{domain: svc.incident, level: accountable, status: inferred, inferred: [level]}"


def twins(third, more=""):
    two = [
        SIDE.format("east", third, "svc.change"),
        SIDE.format("west", f"svc.incident, {more}" if more else "svc.incident", "svc.knowledge"),
    ]
    roles = "".join(f"  - {each}\n" for each in ("{id: cio, title: CIO, reports_to: none}", *two))
    return found("OVL008", f"roles:\n{roles}")


def test_twins_rest_on_a_guess_only_where_the_sure_domains_do_not_suffice():
    (sure,) = twins("svc.incident")
    (guessed,) = twins(GUESS)

    assert not sure.depends_on
    assert guessed.depends_on


def test_twins_that_share_enough_surely_rest_on_no_guess():
    # four of seven are surely shared, the fifth is a guess
    more = twins(f"svc.incident, app.web, {GUESS.replace('svc.incident', 'svc.itsm')}", "app.web, svc.itsm")

    assert [each.depends_on for each in more] == [()]


def test_a_message_begins_with_one_capital():
    roles = "\n".join(
        f"  - {each}"
        for each in (
            "{id: top, reports_to: none}",
            "{id: boss, reports_to: top}",
            "{id: clerk, title: Clerk, reports_to: boss, dotted_to: [top]}",
        )
    )
    (again,) = found("STR007", f"roles:\n{roles}\n")

    assert again.message.startswith("A dotted line leads to the ")
