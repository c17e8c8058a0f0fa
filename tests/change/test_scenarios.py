"""Scenarios: each operation, what does not fit, phases, stacks, and laws over random operations."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel import api
from orgmodel.change.conservation import losses
from orgmodel.change.difference import difference
from orgmodel.change.gaps_in_time import gaps_in_time
from orgmodel.change.matching import match
from orgmodel.change.plain import normal, plain
from orgmodel.errors import InvalidModel
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.plan_days import plan
from orgmodel.load.scenario import read_scenario
from orgmodel.load.scenarios import staged

BASE = """
organization: {id: acme, name: Acme}
as_of: 2026-01-01
units: [{id: ops, name: Operations, head: net}, {id: plan, name: Planning}, {id: desk-unit, name: Desk, parent: ops}]
bodies: [{id: board, members: [net, cio]}]
providers: [{id: fiber, kind: vendor, provides: [inf.fiber], answers: net}]
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none, positions: 1}
  - {id: net, title: Network Manager, unit: ops, reports_to: cio, positions: 1, deputy: desk, owns: [inf.network, inf.server],
     class: {code: "24", bargaining_unit: technical}, duties: [Plans the network]}
  - {id: desk, title: Service Desk Lead, unit: desk-unit, reports_to: net, positions: 2, owns: [svc.desk], duties: [Answers calls],
     dotted_to: [{role: cio, for: complaints}]}
  - {id: clerk, title: Clerk, unit: desk-unit, reports_to: desk, positions: 3}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.yaml").write_text(BASE)
    return tmp_path


def propose(folder, operations, header="", name="scenario.yaml", base="model.yaml"):
    """Write a scenario and apply it."""
    text = f"scenario: 1\nid: proposal\nbase: {base}\n{header}\noperations:\n{operations}"
    (folder / name).write_text(text)
    return staged(folder / name, assemble.load)


def roles_of(facts):
    return plain(facts)["roles"]


def test_a_role_moves_with_all_below_it(folder):
    after = roles_of(propose(folder, "  - {move: desk, to: cio, unit: plan}").after)
    assert after["desk"]["reports_to"] == [{"role": "cio"}]
    assert after["desk"]["unit"] == "plan"
    assert after["clerk"]["reports_to"] == [{"role": "desk"}]


def test_a_role_that_moves_alone_leaves_its_reports_to_its_manager(folder):
    after = roles_of(propose(folder, "  - {move: desk, to: cio, alone: yes}").after)
    assert after["clerk"]["reports_to"] == [{"role": "net"}]


def test_a_removed_role_leaves_its_reports_to_its_manager_or_to_whom_it_says(folder):
    assert roles_of(propose(folder, "  - {remove_role: desk}").after)["clerk"]["reports_to"] == [{"role": "net"}]
    after = roles_of(propose(folder, "  - {remove_role: desk, reports_to: cio}").after)
    assert after["clerk"]["reports_to"] == [{"role": "cio"}]
    assert "desk" not in after


def test_a_new_id_is_followed_everywhere(folder):
    after = plain(propose(folder, "  - {rename: net, to: network}").after)
    assert "net" not in json.dumps(after["bodies"]).replace("network", "")
    assert after["units"]["ops"]["head"] == "network"
    assert after["providers"]["fiber"]["answers"] == "network"
    assert after["roles"]["desk"]["reports_to"] == [{"role": "network"}]


def test_merged_roles_become_one_with_what_both_have(folder):
    done = propose(folder, "  - {merge: [net, desk], into: net, title: Operations Manager}")
    role = roles_of(done.after)["net"]
    assert role["title"] == "Operations Manager"
    assert role["positions"] == 3
    assert {each["domain"] for each in role["owns"]} == {"inf.network", "inf.server", "svc.desk"}
    assert [each["text"] for each in role["duties"]] == ["Plans the network", "Answers calls"]
    assert role["reports_to"] == [{"role": "cio"}]
    assert roles_of(done.after)["clerk"]["reports_to"] == [{"role": "net"}]
    assert done.draft.became == {"desk": "net"}


def test_a_split_gives_each_part_its_domains_and_reports(folder):
    after = roles_of(
        propose(
            folder,
            "  - split: net\n    into:\n      - {id: net, title: Network Lead}\n"
            "      - {id: server, title: Server Lead, owns: [inf.server], reports: [desk]}\n",
        ).after
    )
    assert after["net"]["title"] == "Network Lead"
    assert [each["domain"] for each in after["net"]["owns"]] == ["inf.network"]
    assert [each["domain"] for each in after["server"]["owns"]] == ["inf.server"]
    assert after["server"]["reports_to"] == [{"role": "cio"}]
    assert after["desk"]["reports_to"] == [{"role": "server"}]


def test_domains_are_handed_over_shared_retired_and_held_for_a_time(folder):
    after = roles_of(
        propose(
            folder,
            "  - {reassign: inf.server, from: net, to: desk}\n"
            "  - {share: inf.network, between: [net, cio]}\n"
            '  - {retire: help desk, why: "The county\'s center takes calls"}\n'
            "  - {interim: inf.server, by: cio, until: 2026-09-01}\n"
            "  - {assign: inf.server, to: clerk, level: responsible, activity: performs}\n",
        ).after
    )
    assert after["desk"]["owns"] == [{"domain": "inf.server", "level": "accountable"}]
    assert after["net"]["owns"] == [{"domain": "inf.network", "level": "accountable", "joint_with": ["cio"]}]
    assert {"domain": "inf.network", "level": "accountable", "joint_with": ["net"]} in after["cio"]["owns"]
    assert after["cio"]["owns"][-1]["valid"] == {"until": "2026-09-01"}
    assert after["clerk"]["owns"] == [{"domain": "inf.server", "level": "responsible", "activity": "performs"}]


def test_units_bodies_providers_and_dotted_lines_come_and_go(folder):
    after = plain(
        propose(
            folder,
            "  - {dissolve_unit: ops, to: plan}\n"
            "  - {add_unit: {id: new, name: New, parent: plan}}\n"
            "  - {end_dotted: desk, to: cio}\n"
            "  - {add_dotted: clerk, to: cio, for: mail}\n"
            "  - {remove_body: board}\n"
            "  - {add_body: {id: council, chair: cio}}\n"
            "  - {remove_provider: fiber, retires: domains, why: Built ourselves}\n"
            "  - {add_provider: {id: cloud, kind: vendor, answers: net}}\n",
        ).after
    )
    assert set(after["units"]) == {"plan", "desk-unit", "new"}
    assert after["units"]["desk-unit"]["parent"] == "plan"
    assert after["roles"]["net"]["unit"] == "plan"
    assert "dotted_to" not in after["roles"]["desk"]
    assert after["roles"]["clerk"]["dotted_to"] == [{"role": "cio", "for": "mail"}]
    assert set(after["bodies"]) == {"council"}
    assert set(after["providers"]) == {"cloud"}


def test_fields_are_set(folder):
    done = propose(folder, '  - {change: net, set: {positions: 4, class: {grade: "12"}, establishment: abolished}}')
    after = roles_of(done.after)["net"]
    assert after["positions"] == 4
    assert after["class"] == {"code": "24", "grade": "12", "bargaining_unit": "technical"}
    assert after["establishment"] == "abolished"


def test_every_operation_that_does_not_fit_is_said_at_once_with_its_line(folder):
    with pytest.raises(InvalidModel) as caught:
        propose(
            folder,
            "  - {move: nett, to: cio}\n"
            "  - {move: net, to: clerk}\n"
            "  - {merge: [net, desk], into: net}\n"
            "  - {retitle: desk, to: Lead}\n"
            "  - {reassign: inf.quantum, from: net, to: cio}\n"
            "  - {change: net, set: {reports_to: cio}}\n"
            "  - {remove_body: council}\n",
        )
    said = [(each.line, each.message) for each in caught.value.problems]
    assert [line for line, _ in said] == [6, 7, 9, 10, 11, 12]
    assert "did you mean 'net'" in said[0][1]
    assert "stands below 'net'" in said[1][1]
    assert "it became 'net'" in said[2][1]
    assert "no domain 'inf.quantum'" in said[3][1]
    assert "'move' does that" in said[4][1]


@pytest.mark.parametrize(
    ("header", "operations", "said"),
    [
        ("decision: {due: 2026-05-01, effective: 2026-04-01}", "", "lies before the decision is due"),
        ("phases: [{id: b, from: 2026-06-01}, {id: a, from: 2026-05-01}]", "", "not in the order of their days"),
        ("", "  - {retitle: net, to: X, phase: later}", "no phase 'later'"),
        ("", "  - {retire: inf.server}", "write 'why'"),
        ("", "  - {interim: inf.server, by: cio, from: 2026-05-01, until: 2026-04-01}", "ends.*before it begins"),
        ("", "  - {mvoe: net, to: cio}", "no operation 'mvoe' .did you mean 'move'"),
        ("", "  - {move: net, rename: net, to: cio}", "one verb"),
        ("", "  - move", "expected keys and values"),
        ("", "  - {move: net}", "'to' is missing"),
        ("", "  - {retitle: net, to: X, spelling: wrong}", "unknown field 'spelling'"),
    ],
)
def test_what_is_no_scenario_is_refused_with_its_place(folder, header, operations, said):
    with pytest.raises(InvalidModel, match=said):
        propose(folder, f"{operations}\n" if operations else "  []\n", header)


def test_a_base_that_is_not_there_and_a_circle_of_scenarios_are_refused(folder):
    with pytest.raises(InvalidModel, match="no such file"):
        propose(folder, "  []\n", base="gone.yaml")
    with pytest.raises(InvalidModel, match="circle"):
        propose(folder, "  []\n", base="scenario.yaml")


def test_a_plan_can_be_seen_at_any_day(folder):
    header = "phases: [{id: one, from: 2026-06-01}, {id: two, from: 2026-09-01}]"
    propose(folder, "  - {retitle: net, to: First, phase: one}\n  - {retitle: net, to: Second, phase: two}\n", header)
    path = folder / "scenario.yaml"
    seen = {day: staged(path, assemble.load, day).after for day in (date(2026, 5, 31), date(2026, 6, 1), None)}
    assert [roles_of(facts)["net"]["title"] for facts in seen.values()] == ["Network Manager", "First", "Second"]
    assert seen[None].header.as_of == date(2026, 9, 1)


def test_stacked_scenarios_are_the_operations_one_after_the_other(folder):
    first, second = "  - {retitle: net, to: First}\n  - {rename: net, to: network}\n", "  - {move: desk, to: cio}\n"
    propose(folder, first, name="below.yaml")
    stacked = propose(folder, second, name="above.yaml", base="below.yaml").after
    at_once = propose(folder, first + second).after
    assert normal(plain(stacked)) == normal(plain(at_once))


def test_a_scenario_stands_wherever_a_model_does(folder):
    propose(folder, "  - {retitle: net, to: New Title}\n")
    assert "New Title" in api.load_graph(folder / "scenario.yaml").roles.title
    assert api.load_graph(folder / "scenario.yaml").roles.at[0].path.endswith("model.yaml")


def test_the_form_is_read_without_the_base(folder):
    propose(folder, "  - {retitle: net, to: X, why: Because, one_time: 100}\n")
    read = read_scenario(folder / "scenario.yaml")
    assert [each.verb for each in read.operations] == ["retitle"]
    assert read.operations[0].one_time == 100


# Conservation ---------------------------------------------------------------------------------------


def lost(folder, operations):
    done = propose(folder, operations)
    before, after = OrgGraph.compile(done.base), OrgGraph.compile(done.after)
    matching = match(done.base, done.after, {old: [new] for old, new in done.draft.became.items()})
    return [(loss.what, str(loss.subject)) for loss in losses(before, after, matching, done.draft.retired)]


RETIRED = """\
  - {remove_role: desk, retires: [domains, duties, positions], why: The county's center takes calls}
  - {change: net, set: {deputy: cio}}
"""


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ("  - {move: desk, to: cio}", []),
        ("  - {rename: net, to: network}", []),
        (
            "  - {remove_role: desk}",
            [
                ("domain", "domain:svc.desk"),
                ("duty", "role:desk"),
                ("positions", "organization:acme"),
                ("deputy", "role:net"),
            ],
        ),
        (RETIRED, []),
        ("  - {reassign: svc.desk, from: desk, to: cio}", []),
        ("  - {merge: [net, desk], into: net}\n  - {change: net, set: {deputy: cio}}", []),
        ("  - {change: net, set: {class: {bargaining_unit: none}}}", [("bargaining unit", "role:net")]),
        (
            "  - {change: net, set: {class: {bargaining_unit: none}}, retires: bargaining_unit, why: Made exempt}",
            [],
        ),
        ("  - {change: clerk, set: {positions: 1}}", [("positions", "organization:acme")]),
        ("  - {change: clerk, set: {positions: 1}}\n  - {change: desk, set: {positions: 4}}", []),
        ("  - {remove_provider: fiber}", [("domain", "domain:inf.fiber")]),
        ("  - {remove_role: cio}", [("positions", "organization:acme"), ("report", "role:net")]),
    ],
)
def test_what_is_neither_kept_nor_handed_on_nor_retired_is_lost(folder, operations, expected):
    assert lost(folder, operations) == expected


# Laws -----------------------------------------------------------------------------------------------

IDS = ("net", "desk", "clerk")
SINGLE = st.one_of(
    st.builds("{{retitle: {}, to: {}}}".format, st.sampled_from(IDS), st.sampled_from(("A", "B"))),
    st.builds("{{change: {}, set: {{positions: {}}}}}".format, st.sampled_from(IDS), st.integers(1, 9)),
    st.builds("{{assign: inf.storage, to: {}, level: responsible}}".format, st.sampled_from(IDS)),
)


@given(st.lists(SINGLE, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_operations_on_different_roles_does_not_matter(tmp_path_factory, operations, random):
    folder = tmp_path_factory.mktemp("law")
    (folder / "model.yaml").write_text(BASE)
    alone = {(each.split(":")[0], next(name for name in IDS if f" {name}" in each)): each for each in operations}
    mixed = list(alone.values())
    random.shuffle(mixed)
    first = propose(folder, "".join(f"  - {each}\n" for each in alone.values()) or "  []\n").after
    second = propose(folder, "".join(f"  - {each}\n" for each in mixed) or "  []\n").after
    assert normal(plain(first)) == normal(plain(second))


@given(st.lists(SINGLE, max_size=3), st.sampled_from(("net", "desk")))
def test_a_domain_that_loses_its_only_accountable_role_is_always_said(tmp_path_factory, operations, role):
    folder = tmp_path_factory.mktemp("law")
    (folder / "model.yaml").write_text(BASE)
    text = "".join(f"  - {each}\n" for each in [*operations, f"{{remove_role: {role}}}"])
    assert any(what == "domain" for what, _ in lost(folder, text))


def test_the_examples_of_acme_change_what_they_say():
    folder = Path("models/acme")
    base = assemble.load(folder)
    for name, kinds in {"one-access": {"domain gained", "domain lost", "dotted line", "other"}}.items():
        after = staged(folder / "scenarios" / f"{name}.yaml", assemble.load).after
        assert {str(each.kind) for each in difference(base, after).items} == kinds


ACME, CHICAGO = Path("models/acme"), Path("models/chicago")


def codes(model, family, day=None):
    return [each.code for each in api.check(model, as_of=day, choices=api.Choices(select=(family,))).active]


def test_the_stacked_example_of_acme_answers_for_privacy_from_august_on_and_leaves_no_day_out():
    path = ACME / "scenarios" / "privacy-office.yaml"
    days = (date(2026, 7, 31), date(2026, 8, 1), date(2027, 2, 1))
    walked = plan(path, assemble.load)
    holders = []
    for day in days:
        graph = api.load_graph(path, as_of=day)
        owners = graph.ownership.owners(graph.domains.row("sec.privacy"))
        holders.append([graph.roles.id[row] for row in owners])

    assert holders == [[], ["ciso"], ["chief-privacy-officer"]]
    assert [codes(path, "GAP001", day) for day in days] == [["GAP001"], [], []]
    assert gaps_in_time(walked.base, walked.moments) == ()


def test_the_example_of_chicago_answers_its_overlap_report_and_loses_nothing():
    path = CHICAGO / "scenarios" / "one-owner-each.yaml"
    done = staged(path, assemble.load)
    before, after = OrgGraph.compile(done.base), OrgGraph.compile(done.after)

    assert {code for code in codes(CHICAGO, "OVL") if code != "OVL009"} == {"OVL001", "OVL003", "OVL007"}
    assert set(codes(path, "OVL")) == {"OVL009"}
    assert losses(before, after, match(done.base, done.after), done.draft.retired) == ()
    assert "invented" in path.read_text().splitlines()[0]


def test_a_domain_that_some_roles_retire_and_others_keep_is_not_retired(folder):
    done = propose(
        folder, "  - {share: inf.server, between: [net, cio]}\n  - {retire: inf.server, from: net, why: Handed}\n"
    )
    assert done.draft.retired == set()
    gone = propose(folder, "  - {retire: inf.server, from: net, why: Sold}\n")
    assert gone.draft.retired == {("domain", "inf.server")}
