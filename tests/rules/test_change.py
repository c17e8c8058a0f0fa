"""Do the rules about a change look at both states, and do their limits flip by one?"""

import pytest

from orgmodel.change.transition import Transition
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG

CHANGE = {rule.code: rule for rule in CATALOG if rule.is_about_change}
TOP = "{id: top, reports_to: none, positions: 1}"
HEADS = ["{id: a, reports_to: top, positions: 1}", "{id: b, reports_to: top, positions: 1}"]


def model(*roles, policy="", head=""):
    return head + "roles:\n" + "".join(f"  - {each}\n" for each in roles) + policy


def asked(code, before, after, **values):
    given = ", ".join(f"{name}: {value}" for name, value in values.items())
    graph = OrgGraph.compile(load_text(f"{after}policy: {{rules: {{{code}: {{{given}}}}}}}\n"))
    settings = settings_for(CATALOG, graph.facts.header.policy, "model.yaml")
    transition = Transition.between(OrgGraph.compile(load_text(before)), graph)
    return run([CHANGE[code]], graph, settings, transition=transition)


def found(code, before, after, **values):
    return [each.message for each in asked(code, before, after, **values).findings]


def moved(number, to):
    return [f"{{id: r{each}, reports_to: {to if each < number else 'a'}, positions: 1}}" for each in range(7)]


@pytest.mark.parametrize(("setting", "beyond", "at"), [("max_new_managers_percent", 39, 40), ("min_people", 10, 11)])
def test_many_positions_with_a_new_manager(setting, beyond, at):
    before, after = model(TOP, *HEADS, *moved(0, "b")), model(TOP, *HEADS, *moved(4, "b"))  # 4 of 10

    assert found("CHG005", before, after, **{"max_new_managers_percent": 39, setting: beyond}) == [
        "4 of 10 FTE get a new manager, 40% (limit 39%)."
    ]
    assert found("CHG005", before, after, **{"max_new_managers_percent": 39, setting: at}) == []


@pytest.mark.parametrize(("beyond", "at"), [(74, 75)])
def test_a_unit_that_most_of_a_change_meets(beyond, at):
    head = "units: [{id: u1, name: Desk}, {id: u2, name: Network}]\n"
    teams = "{{id: x, unit: u1, reports_to: {0}, positions: 9}}", "{{id: y, unit: u2, reports_to: {0}, positions: 3}}"
    before, after = (model(TOP, *HEADS, *(team.format(to) for team in teams), head=head) for to in "ab")

    values = {"max_new_managers_percent": 100}
    assert found("CHG005", before, after, max_unit_percent=beyond, **values) == [
        "75% of the change, weighed by FTE, meets Desk (limit 74%)."
    ]
    assert found("CHG005", before, after, max_unit_percent=at, **values) == []


def test_an_organization_of_one_unit_is_not_told_that_its_change_meets_it():
    head = "units: [{id: u1, name: Desk}]\n"
    before, after = (
        model(TOP, *HEADS, f"{{id: x, unit: u1, reports_to: {to}, positions: 9}}", head=head) for to in "ab"
    )

    assert found("CHG005", before, after, max_new_managers_percent=100, max_unit_percent=1) == []


def test_a_role_that_takes_on_many_domains():
    before = model(TOP, "{id: a, reports_to: top, owns: [inf.network]}")
    after = model(TOP, "{id: a, title: Lead, reports_to: top, owns: [inf.network, svc.desk, svc.asset]}")

    assert found("CHG005", before, after, max_new_domains=1) == [
        "The Lead becomes accountable for 2 more domains (limit 1)."
    ]
    assert found("CHG005", before, after, max_new_domains=2) == []


def test_working_pairs_that_meet_further_up():
    roles = ["{{id: x, reports_to: a, works_with: [y, z]}}", "{{id: y, reports_to: {0}}}", "{{id: z, reports_to: a}}"]
    before, after = (model(TOP, *HEADS, *(role.format(to) for role in roles)) for to in "ab")  # lines 4, then 6

    (said,) = found("CHG006", before, after, max_coordination_percent=49)
    assert "go from 4 to 6, 50% more" in said
    assert found("CHG006", before, after, max_coordination_percent=50) == []


def test_cost_that_rises_is_told_without_an_amount():
    pay = "{id: x, reports_to: top, positions: %s, salary: {min: 50123, max: 60123, currency: USD, period: year}}"
    before, after = model(TOP, pay % 1), model(TOP, pay % 2)

    (said,) = found("CHG006", before, after)
    assert said == "Recurring cost rises (pay ranges, without benefits), and no operation says what for."
    assert found("CHG006", after, before) == []


def test_a_manager_that_only_one_state_says_is_open_and_no_change():
    before, after = model(TOP, "{id: x}"), model(TOP, "{id: x, reports_to: top}")

    result = asked("CHG001", before, after)
    assert not len(result.findings)
    assert [each.count for each in result.rules[0].open] == [1]


def test_a_manager_with_a_new_id_is_no_new_manager_and_what_names_the_old_id_is_told():
    before = model(TOP, "{id: a, title: Lead, class: {code: '7'}, reports_to: top}", "{id: x, reports_to: a}")
    kept = model(TOP, "{id: b, title: Lead, class: {code: '7'}, reports_to: top}", "{id: x, reports_to: b}")
    stale = kept.replace("reports_to: b", "reports_to: a")

    assert found("CHG001", before, kept) == []
    assert found("CHG004", before, kept) == []
    assert found("CHG004", before, stale) == [
        "The Lead has the id 'b' now, and 'a' is still named as manager of the x."
    ]


def test_a_domain_within_one_that_somebody_answers_for_is_not_orphaned():
    before = model("{id: a, reports_to: none, owns: [inf]}", "{id: b, reports_to: a, owns: [inf.network]}")

    assert found("CHG002", before, model("{id: a, reports_to: none, owns: [inf]}")) == []
    assert len(found("CHG002", before, model("{id: a, reports_to: none, owns: [svc]}"))) == 2


def test_rules_about_a_change_are_not_asked_of_one_model():
    graph = OrgGraph.compile(load_text(model(TOP)))
    result = run(CATALOG, graph, settings_for(CATALOG, graph.facts.header.policy, "model.yaml"))

    assert not {each.rule.code for each in result.rules} & CHANGE.keys()
