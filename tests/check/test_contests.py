"""Pairs of claims are counted by kinds where there are many: the same as if each pair were made."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.check import contests as contests_module
from orgmodel.check.contest_sorts import ContestSorts
from orgmodel.check.contests import Contests
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.pairing import (
    disputes_of_accountable_and_responsible,
    disputes_of_parent_and_child,
    disputes_on_one_domain,
)
from orgmodel.load import assemble
from orgmodel.model.words import Level
from orgmodel.rules import CATALOG
from tests.strategies import models


@st.composite
def crowds(draw):
    """Draw roles of which many answer for one thing: managers, circles, series, scopes, partners, open lines."""
    count = draw(st.integers(2, 9))
    ids = [f"r{row}" for row in range(count)]
    scopes = st.sampled_from(
        ["", ", scope: all", ", scope: north", ", scope: city", ", scope: nowhere", ", scope: fleet"]
    )
    titles = st.sampled_from(["Analyst I", "Analyst II", "Planner", "Head of Planning"])
    rows = []
    for row in range(count):
        manager = draw(
            st.sampled_from(["none", "", *ids, "[r0, r1]", "{role: r0, status: inferred, confidence: likely}"])
        )
        fields = [f"id: r{row}", f"title: {draw(titles)}", f"unit: {draw(st.sampled_from(['ops', 'law']))}"]
        fields += [f"reports_to: {manager}"] * bool(manager)
        fields += draw(
            st.lists(st.sampled_from(["described: no", "in_scope: no", "class: {code: x}"]), unique=True, max_size=2)
        )
        claims = []
        for _ in range(draw(st.integers(1, 3))):
            domain = draw(st.sampled_from(["inf", "inf.network", "inf.network", "fin.budget"]))
            level = draw(st.sampled_from(["accountable", "accountable", "responsible"]))
            more = draw(
                st.sampled_from(
                    ["", "", f", joint_with: [{draw(st.sampled_from(ids))}]", ", except: [north]", ", customers: x"]
                )
            )
            claims.append(f"{{domain: {domain}, level: {level}{draw(scopes)}{more}}}")
        rows.append(f"  - {{{', '.join(fields)}, owns: [{', '.join(claims)}]}}")
    head = "scopes: [{id: city}, {id: north, within: city}, {id: south, within: city}, {id: fleet}]\nroles:\n"
    return head + "\n".join(rows)


def graph_of(text):
    return OrgGraph.compile(assemble.load_text(text))


@settings(max_examples=150)
@given(text=crowds() | models())
def test_pairs_are_counted_as_if_each_were_made(text):
    graph = graph_of(text)
    sorts = ContestSorts(graph)

    for dispute in (
        *disputes_on_one_domain(graph, Level.ACCOUNTABLE),
        *disputes_of_parent_and_child(graph, Level.ACCOUNTABLE),
        *disputes_of_accountable_and_responsible(graph),
    ):
        every = dispute.pairs(dispute.places())
        every = every.where(np.not_equal(*every.roles))
        plain = sorts.closely(every)
        tally = dispute.tally(sorts)

        assert tally.count.tolist() == np.bincount(plain, minlength=sorts.count).tolist()
        contested = every.where(plain >= sorts.count - 8)
        left, right = (dispute.left[tally.of_left[-8:].any(axis=0)], dispute.right[tally.of_right[-8:].any(axis=0)])
        if dispute.mutual:
            assert set(left.tolist()) == {*contested.left.tolist(), *contested.right.tolist()}
        else:
            assert set(left.tolist()) == set(contested.left.tolist())
            assert set(right.tolist()) == set(contested.right.tolist())
        wanted = np.arange(sorts.count) >= sorts.count - 8
        first = dispute.first(sorts, wanted, tally, 10**6)
        assert first.left.tolist() == contested.left.tolist()
        assert first.right.tolist() == contested.right.tolist()


@settings(max_examples=80)
@given(text=crowds() | models())
def test_findings_are_the_same_whether_pairs_are_counted_or_made(text):
    graph = graph_of(text)
    policy = settings_for(CATALOG, graph.facts.header.policy, graph.facts.header.path)
    rules = [each for each in CATALOG if each.code.startswith(("OVL", "OWN002"))]

    made = run(rules, graph, policy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contests_module, "MADE", 0)
        counted = run(rules, graph_of(text), policy)

    assert [_plain(each) for each in counted.findings] == [_plain(each) for each in made.findings]
    assert counted.questions == made.questions
    assert _aside(counted) == _aside(made)
    assert [(each.assessed, each.checked, each.open) for each in counted.rules] == [
        (each.assessed, each.checked, each.open) for each in made.rules
    ]


def _plain(finding):
    return finding.code, finding.message, finding.severity, finding.fingerprint, finding.related, finding.overlap


def _aside(result):
    return sorted((each.reason, each.count, sorted(set(each.lines()))) for each in result.set_aside)


def test_what_is_contested_by_very_many_is_counted_and_not_made():
    roles = "\n".join(
        f"  - {{id: r{row}, title: Desk {row + 10}, reports_to: top, owns: [fin.budget]}}" for row in range(400)
    )
    graph = graph_of("roles:\n  - {id: top, title: Top, reports_to: none, owns: [fin.budget]}\n" + roles)

    (contest,) = [each for each in Contests(graph).on_one_domain.contests if each.counted]
    every = contest.of(*contests_module.ScopeRelation)
    (aside,) = Contests(graph).on_one_domain.set_aside

    assert len(every) == 400 * 399 // 2
    assert len(every.pairs) < len(every)
    assert len(every.claims(every.pairs)) == 400
    assert (aside.reason, aside.count) == ("chain of command", 400)
    assert aside.listed(2) == (
        "IT budgeting: Top and Desk 10",
        "IT budgeting: Top and Desk 11",
    )
