"""Between the days of a plan: no day on which nobody answers for what somebody answered for before."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.change.gaps_in_time import gaps_in_time
from orgmodel.errors import InvalidModel
from orgmodel.load import assemble
from orgmodel.load.plan_days import plan
from orgmodel.load.scenarios import staged
from orgmodel.model.words import Level

BASE = """
organization: {id: acme, name: Acme}
as_of: 2026-01-01
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none}
  - {id: net, title: Network Manager, reports_to: cio, owns: [inf.network]}
  - {id: desk, title: Service Desk Lead, reports_to: cio, owns: [svc.desk]}
"""
PHASES = "phases: [{id: one, from: 2026-06-01}, {id: two, from: 2026-09-01}]"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.yaml").write_text(BASE)
    return tmp_path


def proposed(folder, operations, header=PHASES, name="plan.yaml", base="model.yaml"):
    (folder / name).write_text(f"scenario: 1\nid: plan\nbase: {base}\n{header}\noperations:\n{operations}")
    return folder / name


def gaps(path):
    walked = plan(path, assemble.load)
    return gaps_in_time(walked.base, walked.moments)


def days(path):
    return [(str(gap.subject), gap.first, gap.last) for gap in gaps(path)]


def test_a_domain_that_one_role_loses_before_another_gains_it_has_a_gap(folder):
    path = proposed(
        folder,
        "  - {remove_role: net, phase: one}\n"
        "  - {add_role: {id: ops, title: Operations, reports_to: cio, owns: [inf.network]}, phase: two}\n",
    )

    assert days(path) == [("domain:inf.network", date(2026, 6, 1), date(2026, 8, 31))]
    assert gaps(path)[0].message == (
        "From 2026-06-01 until 2026-08-31 nobody answers for Network services; "
        "the day before, the Network Manager still does."
    )


def test_a_handover_on_one_day_has_no_gap(folder):
    assert not gaps(proposed(folder, "  - {reassign: inf.network, from: net, to: desk, phase: two}\n"))


def test_an_interim_arrangement_fills_a_gap_only_if_it_lasts(folder):
    operations = (
        "  - {{interim: inf.network, by: cio, until: {until}, phase: one}}\n"
        "  - {{remove_role: net, phase: one}}\n"
        "  - {{assign: inf.network, to: desk, level: accountable, phase: two}}\n"
    )

    assert not gaps(proposed(folder, operations.format(until="2026-09-01")))
    short = proposed(folder, operations.format(until="2026-08-15"))
    assert days(short) == [("domain:inf.network", date(2026, 8, 15), date(2026, 8, 31))]
    assert "the Chief Information Officer still does" in gaps(short)[0].message


def test_a_gap_that_never_ends_is_told_as_one(folder):
    path = proposed(folder, "  - {remove_role: net, phase: one}\n")

    assert days(path) == [("domain:inf.network", date(2026, 6, 1), None)]
    assert "From 2026-06-01 on nobody answers" in gaps(path)[0].message


def test_a_domain_that_was_taken_on_and_lost_again_is_lost(folder):
    path = proposed(folder, "  - {interim: fin.budget, by: cio, until: 2026-07-01, phase: one}\n")

    assert days(path) == [("domain:fin.budget", date(2026, 7, 1), None)]


def test_what_is_retired_has_no_gap_from_that_day_on(folder):
    later = proposed(folder, "  - {remove_role: net, phase: one}\n  - {retire: svc.desk, phase: two, why: Bought}\n")
    assert days(later) == [("domain:inf.network", date(2026, 6, 1), None)]
    assert not gaps(
        proposed(folder, "  - {remove_role: net, phase: one, retires: domains, why: The county runs the network}\n")
    )


def test_what_is_retired_below_in_a_stack_stays_retired(folder):
    proposed(folder, "  - {retire: inf.network, phase: one, why: Bought}\n", name="below.yaml")
    above = proposed(folder, "  - {remove_role: net, phase: two}\n", base="below.yaml")

    assert not gaps(above)


def test_a_gap_between_a_scenario_and_what_is_stacked_on_it_is_found(folder):
    proposed(folder, "  - {remove_role: net, phase: one}\n", name="below.yaml")
    above = proposed(folder, "  - {assign: inf.network, to: cio, level: accountable, phase: two}\n", base="below.yaml")

    assert days(above) == [("domain:inf.network", date(2026, 6, 1), date(2026, 8, 31))]


def test_what_the_base_itself_ends_is_told_apart_from_what_the_plan_ends(folder):
    text = BASE.replace(
        "owns: [svc.desk]",
        "owns: [{domain: svc.desk, level: accountable, valid: {until: 2026-07-01}}]",
    )
    (folder / "model.yaml").write_text(text)

    found = gaps(proposed(folder, "  - {remove_role: net, phase: one}\n"))

    assert [str(gap.subject) for gap in found] == ["domain:inf.network", "domain:svc.desk"]
    assert ["Without the proposal nobody would either" in gap.message for gap in found] == [False, True]


def test_an_answer_for_the_whole_is_an_answer_for_its_parts(folder):
    path = proposed(
        folder,
        "  - {assign: inf, to: cio, level: accountable, phase: one}\n"
        "  - {remove_role: net, phase: one}\n"
        "  - {retire: inf, from: cio, phase: two, why: Over}\n",
    )

    assert days(path) == [("domain:inf.network", date(2026, 9, 1), None)]


def test_a_plan_without_days_is_looked_at_once(folder):
    (folder / "model.yaml").write_text(BASE.replace("as_of: 2026-01-01\n", ""))
    path = proposed(folder, "  - {remove_role: net}\n", header="")

    assert [(gap.first, gap.last) for gap in gaps(path)] == [(None, None)]
    assert gaps(path)[0].message == "Nobody answers for Network services any more."


def test_an_operation_that_needs_what_begins_later_is_an_error_with_the_day(folder):
    path = proposed(
        folder,
        "  - {add_role: {id: ops, title: Operations, reports_to: cio}, phase: two}\n"
        "  - {move: net, to: ops, phase: one}\n",
    )

    assert staged(path, assemble.load).after
    with pytest.raises(InvalidModel, match=r"plan.yaml:7:.*no role 'ops'.*on 2026-06-01: what it needs begins later"):
        plan(path, assemble.load)


ROLES, DOMAINS = ("cio", "net", "desk"), ("inf.network", "svc.desk")
PHASE = st.sampled_from(("one", "two"))
STEP = st.one_of(
    st.builds(
        "  - {{assign: {}, to: {}, level: accountable, phase: {}}}\n".format,
        st.sampled_from(DOMAINS), st.sampled_from(ROLES), PHASE,
    ),
    st.builds(
        "  - {{interim: {}, by: {}, until: 2026-0{}-15, phase: {}}}\n".format,
        st.sampled_from(DOMAINS), st.sampled_from(ROLES), st.integers(6, 9), PHASE,
    ),
)  # fmt: skip


def accountable(path, day, domain):
    """Ask one day alone, the long way: no walk, no memory."""
    from orgmodel.graph.orggraph import OrgGraph

    graph = OrgGraph.compile(staged(path, assemble.load, day).after)
    return bool(graph.ownership.at_or_above(graph.domains.row(domain), Level.ACCOUNTABLE))


@given(st.lists(STEP, max_size=4), st.sampled_from(("net", "desk")), PHASE, st.data())
def test_no_day_without_an_accountable_role_passes(tmp_path_factory, steps, gone, phase, data):
    """Any day at all: it has somebody who answers, or it lies in a gap that was told; and gaps hold no other days."""
    folder = tmp_path_factory.mktemp("law")
    (folder / "model.yaml").write_text(BASE)
    path = proposed(folder, "".join(steps) + f"  - {{remove_role: {gone}, phase: {phase}}}\n")
    try:
        told = gaps(path)
    except InvalidModel:  # an operation speaks of the role that is gone
        return
    day = data.draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    for domain in DOMAINS:
        inside = any(
            gap.subject.id == domain and gap.first <= day and (gap.last is None or day <= gap.last) for gap in told
        )
        assert accountable(path, day, domain) is not inside


@given(st.lists(STEP, max_size=4))
def test_the_gaps_of_a_domain_do_not_meet(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("law")
    (folder / "model.yaml").write_text(BASE)
    path = proposed(folder, "".join(steps) + "  - {remove_role: net, phase: one}\n")
    told = [gap for gap in gaps(path) if gap.subject.id == "inf.network"]

    assert all(one.last and one.last < other.first for one, other in pairwise(told))
