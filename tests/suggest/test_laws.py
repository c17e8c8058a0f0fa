"""Laws of what is suggested, on random organizations: it does what it says, makes nothing new, and nothing is smaller."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings

from orgmodel import api
from orgmodel.api.checking import checked
from orgmodel.api.suggesting import _NEW, Wishes, _Task
from orgmodel.check.severity import Severity
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.scenario import scenario_of
from orgmodel.load.scenarios import staged_on
from orgmodel.suggest.chosen import REMOVABLE, chosen
from orgmodel.suggest.formulation import formulate
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.limits import limits_of
from orgmodel.suggest.operations import Writer
from orgmodel.suggest.plan import Plan
from tests.suggest.organizations import graph_of, organizations

pytest.importorskip("highspy")
_STRUCTURE = ("SPN", "OVL", "SOD", "STR")
_MOST_TRIED = 200


def marks(graph):
    return {each.fingerprint: each for each in checked(graph).active}


def after(graph, proposal, path):
    return OrgGraph.compile(staged_on(graph.facts, scenario_of(proposal.scenario, path)).after)


@settings(max_examples=20)
@given(organizations())
def test_the_scenario_applies_and_removes_what_it_says_and_makes_nothing_new(tmp_path_factory, model):
    graph = graph_of(model)
    proposal = api.suggest(graph, "model.yaml")
    said = proposal.suggested
    then = after(graph, proposal, tmp_path_factory.getbasetemp() / "suggested.yaml")

    before, now = marks(graph), marks(then)
    assert {each.fingerprint for each in said.removed} == {
        mark for mark, each in before.items() if each.code in REMOVABLE and mark not in now
    }
    assert {each.fingerprint for each, _ in said.staying} == {
        mark for mark, each in before.items() if each.code in REMOVABLE and mark in now
    }
    new = {
        mark
        for mark, each in now.items()
        if mark not in before and each.severity >= Severity.MEDIUM and each.code[:3] != "DOC"
    }
    assert {each.fingerprint for each in said.introduced} == new
    if said.proven:
        assert not [each for each in said.introduced if each.code.startswith(_STRUCTURE)]


@settings(max_examples=20)
@given(organizations())
def test_no_post_comes_or_goes_and_nobody_else_moves(tmp_path_factory, model):
    graph = graph_of(model)
    proposal = api.suggest(graph, "model.yaml")
    then = after(graph, proposal, tmp_path_factory.getbasetemp() / "suggested.yaml")

    assert list(then.roles.id) == list(graph.roles.id)
    assert then.roles.positions.tolist() == graph.roles.positions.tolist()
    changed = [row for row in range(len(then.roles)) if then.hierarchy.manager[row] != graph.hierarchy.manager[row]]
    assert proposal.suggested.positions[0] == sum(int(graph.roles.positions[row]) for row in changed)
    assert not then.hierarchy.circular.any()
    assert set(then.facts.assignments.domain) == set(graph.facts.assignments.domain)


@settings(max_examples=10)
@given(organizations(8))
def test_of_all_that_is_looked_at_nothing_is_smaller(model):
    """Every combination is applied and checked for real: none removes more, or as many with less weight."""
    graph = graph_of(model)
    task = _Task(graph, Wishes(), Path("model.yaml"), _NEW, lambda _: None)
    able = [each for each in task.before.active if each.code in REMOVABLE]
    ground, wanted = Ground(graph, limits_of(graph, task.settings), frozenset()), chosen(graph, able)
    formulation = formulate(ground, wanted)
    plans = list(every_plan(formulation))
    said = api.suggest(graph, "model.yaml").suggested
    if not said.proven or not able or len(plans) > _MOST_TRIED:
        return
    best = (len(said.staying), said.weight[0])
    for weight, plan in plans:
        if weight < best[1] or not said.operations:
            assert order(ground, wanted, task, plan, weight) >= best


def order(ground, wanted, task, plan, weight):
    """Apply a plan: how many findings stay and what it weighs, or beyond all if it makes new findings."""
    outcome = task.verify(Writer(ground, wanted, plan).operations())
    if outcome.introduced:
        return (len(wanted.findings) + 1, 0)
    return len([each for each in wanted.findings if each.fingerprint in outcome.staying]), weight


def every_plan(formulation):
    """Give all combinations of moves and hand-overs without circles, with their least weight."""
    moving, handing, costs = formulation.moving, formulation.handing, formulation.program.costs
    choices = [
        [(row, None, 0), *((row, target, costs[column]) for target, column in group.moves.items())]
        for row, group in moving.group.items()
    ]
    claims = [
        [(claim, None, 0), *((claim, role, costs[column]) for role, column in holders.goes.items())]
        for claim, holders in handing.holders.items()
    ]
    total = 1
    for each in (*choices, *claims):
        total *= len(each)
    if total > _MOST_TRIED:
        yield from [(0, None)] * (_MOST_TRIED + 1)
        return
    ground = moving.ground
    for taken in product(*choices, *claims):
        moves = {row: target for row, target, _ in taken[: len(choices)] if target is not None}
        if circles(ground.parent, moves):
            continue
        span = dict(enumerate(ground.span))
        for row, target in moves.items():
            span[ground.parent[row]] -= ground.positions[row]
            span[target] += ground.positions[row]
        weight = sum(cost for *_, cost in taken)
        weight += sum(costs[column] for role, column in moving.leads.items() if span[role])
        emptied = [role for role, number in span.items() if not number and ground.span[role]]
        weight += sum(costs[moving.emptied[role]] for role in emptied if role in moving.emptied)
        if any(role not in moving.emptied for role in emptied):
            continue
        handed = {claim: role for claim, role, _ in taken[len(choices) :] if role is not None}
        yield weight, Plan(moves, handed, frozenset())


def circles(parent, moves):
    manager = [moves.get(row, above) for row, above in enumerate(parent)]
    for row in range(len(manager)):
        here, steps = row, 0
        while here >= 0 and steps <= len(manager):
            here, steps = manager[here], steps + 1
        if here >= 0:
            return True
    return False
