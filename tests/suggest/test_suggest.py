"""What is suggested for small organizations whose best answer is known, what is left alone, and what is refused."""

import pytest

from orgmodel import api
from orgmodel.errors import OrgModelError
from orgmodel.load import assemble
from orgmodel.load.scenarios import staged
from tests.suggest.organizations import graph_of, model_of, owned, post

pytest.importorskip("highspy")


def suggested(roles, rules=None, wishes=api.Wishes(), **header):  # noqa: B008  a value
    return api.suggest(graph_of(model_of(roles, rules, **header)), "model.yaml", wishes=wishes).suggested


def operations(found):
    return [{key: value for key, value in each.items() if key != "why"} for each in found.operations]


def team(manager, number, first=0, **more):
    return [post(f"{manager}-{each}", manager, **more) for each in range(first, first + number)]


TOP = post("top", "none")
WIDE = [TOP, post("m", "top"), post("n", "top"), post("o", "top"), post("p", "top"), *team("m", 12), *team("n", 5)]
OTHERS = [*team("o", 4), *team("p", 4)]


def test_a_manager_with_two_too_many_gives_two_to_a_peer():
    found = suggested([*WIDE, *OTHERS])

    assert [each.code for each in found.removed] == ["SPN001"]
    assert found.positions == (2, 30)
    (operation,) = operations(found)
    assert len(operation["move"]) == 2
    assert found.proven
    assert found.gap == 0


def test_the_limit_of_a_role_and_that_of_an_archetype_hold():
    rules = {"SPN001": {"max_reports": 12}}
    policy = {"rules": rules, "roles": {"n": {"SPN001": {"max_reports": 5}}}}
    roles = [
        *WIDE[:2],
        post("n", "top"),
        {**post("o", "top"), "archetype": "player_coach"},
        *WIDE[4:],
        *OTHERS,
        *team("o", 2, 4),
    ]

    found = suggested(roles, policy=policy)

    assert [str(each.subject) for each in found.removed] == ["role:o"]
    assert {each["to"] for each in operations(found)} <= {"p", "top", "m"}


def test_a_narrow_span_is_filled_from_around_or_its_reports_go():
    filled = suggested([TOP, post("m", "top"), post("n", "top"), *team("top", 2), *team("m", 3), *team("n", 5)])
    left = suggested([TOP, post("m", "top"), *team("m", 1), *team("top", 3)])

    assert [each.code for each in filled.removed] == ["SPN002"]
    assert filled.positions[0] == 1
    assert [each.code for each in left.removed] == ["SPN003"]
    assert left.positions[0] in {1, 3}


def test_a_line_that_is_too_long_is_shortened_by_the_fewest_positions():
    roles = [TOP, *team("top", 3), post("m", "top"), *team("m", 3), post("n", "m"), *team("n", 4)]

    found = suggested([*roles, post("m-3", "m")], {"SPN004": {"max_layers": 3}})
    narrow = suggested(roles, {"SPN004": {"max_layers": 3}})

    assert operations(narrow) == [{"move": ["n-0", "n-1", "n-2", "n-3"], "to": "m"}]  # else M had too few
    assert [each.code for each in found.removed] == ["SPN004"]
    assert operations(found) == [{"move": "n", "to": "top"}]
    assert "from 4 to 3 layers (limit 3)" in found.operations[0]["why"]


def test_the_whole_does_not_go_to_who_answers_for_a_part():
    part = [TOP, post("m", "top", owns=[owned("inf")]), post("n", "top", owns=[owned("inf.network")]), *team("top", 2)]

    found = suggested([*part, *team("m", 4), *team("n", 4)])

    assert [each.code for each in found.removed] == ["OVL004"]
    assert operations(found) == [{"reassign": "inf.network", "from": "n", "to": "m", "level": "accountable"}]


def test_of_two_accountable_roles_of_one_unit_the_one_that_is_farther_goes_on_with_the_work():
    near = [owned("inf.network"), owned("inf.server")]
    roles = [
        TOP,
        post("m", "top", unit="u", owns=[owned("inf.network")]),
        post("n", "top", unit="u", owns=near),
        *team("top", 2),
    ]

    found = suggested([*roles, *team("m", 4), *team("n", 4)], units=[{"id": "u", "name": "U"}])

    assert [each.code for each in found.removed] == ["OVL001"]
    assert operations(found) == [
        {"reassign": "inf.network", "from": "m", "to": "n", "level": "accountable"},
        {"assign": "inf.network", "to": "m", "level": "responsible", "scope": "all"},
    ]


def test_work_that_is_kept_apart_leaves_one_role():
    both = [
        owned("del.appdev", "responsible", activity="performs"),
        owned("del.cicd", "responsible", activity="performs"),
    ]
    roles = [TOP, *team("top", 4), post("m", "top"), post("x", "m", owns=both), *team("m", 4)]

    found = suggested(roles, wishes=api.Wishes(select=("SOD001",)))

    assert [each.code for each in found.removed] == ["SOD001"]
    assert found.domains == 1
    assert found.positions[0] == 0


def test_roles_that_are_kept_are_in_no_operation():
    kept = suggested([*WIDE, *OTHERS], wishes=api.Wishes(keep=("n", "role:o", *(f"m-{each}" for each in range(11)))))

    touched = str(operations(kept))
    assert not any(f"'{name}'" in touched for name in ("n", "o", *(f"m-{each}" for each in range(11))))
    assert [each.code for each, _ in kept.staying] == ["SPN001"]
    assert kept.kept[-1] == "M-9" or len(kept.kept) == 13


def test_what_cannot_be_removed_says_why():
    found = suggested([TOP, *team("top", 3), post("m", "top"), post("t", "m", positions=12)])
    alone = suggested([TOP, *team("top", 12)], wishes=api.Wishes(keep=("top",)))

    assert [why for each, why in found.staying if each.code == "SPN001"] == [
        "T is one role of 12 positions: which of them could report elsewhere is not for a move of roles to say."
    ]
    assert [why for _, why in alone.staying] == ["The TOP is to be kept as it is."]
    assert found.operations == alone.operations == ()


def test_roles_never_go_to_another_top():
    wide = [TOP, *team("top", 12), post("other", "none"), *team("other", 4)]

    found = suggested(wide, {"SPN002": "off", "SPN003": "off"})

    assert not any(each["to"] == "other" for each in operations(found))


def test_work_that_is_delegated_stays_below_who_answers_for_it():
    roles = [*WIDE, *OTHERS]
    roles[1] = {**roles[1], "owns": [owned("inf")]}
    owners = [{**each, "owns": [owned("inf.network" if each["id"][-1] in "02468" else "inf.server", "accountable")]}
              if each["id"].startswith("m-") else each for each in roles]  # fmt: skip

    found = suggested(owners, wishes=api.Wishes(select=("SPN001",)))

    assert not any(each.code.startswith("OVL") for each in found.introduced)
    assert all(each["to"].startswith("m-") for each in operations(found))


def test_findings_of_other_rules_are_counted_and_left():
    found = suggested([*WIDE, *OTHERS], wishes=api.Wishes(select=("SPN001", "GAP")))

    assert [each.code for each in found.removed] == ["SPN001"]
    assert all(rule.startswith("GAP") for rule in found.left)
    assert found.left


def test_nothing_to_remove_is_no_operation():
    found = suggested([TOP, *team("top", 4)])

    assert found.operations == found.removed == found.staying == ()
    assert "nothing to remove" in api.suggestion(api.suggesting.Proposal(found, ""))


@pytest.mark.parametrize("header", [{"completeness": []}, {"completeness": [{"all": "complete", "roles": "partial"}]}])
def test_a_partial_model_is_refused_unless_that_is_asked_for_and_repeated(header):
    graph = graph_of({**model_of([*WIDE, *OTHERS]), **header})

    with pytest.raises(OrgModelError, match=r"is no basis for a proposal\. It is partial: .* --even-if-draft"):
        api.suggest(graph, "model.yaml")
    proposal = api.suggest(graph, "model.yaml", wishes=api.Wishes(even_if_draft=True))
    assert "# DRAFT: It is partial" in proposal.scenario
    assert "It is partial" in api.suggestion(proposal)


def test_an_unconfirmed_model_is_refused():
    roles = [post("top", "none", owns=["inf"]), *team("top", 4)]

    with pytest.raises(OrgModelError, match="It is unconfirmed: 0 of 1 owner confirmed it"):
        suggested(roles)


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (api.Wishes(select=("SPN999",)), "--select: unknown rule 'SPN999'"),
        (api.Wishes(keep=("mm",)), "--keep: unknown role 'mm' .did you mean 'm'"),
        (api.Wishes(profile="nothing"), "unknown profile 'nothing'"),
    ],
)
def test_what_does_not_exist_is_said(wishes, said):
    with pytest.raises(OrgModelError, match=said):
        suggested(WIDE, wishes=wishes)


def test_odd_ids_and_titles_come_back_from_the_scenario(tmp_path):
    odd = ["no", "0655", "1.10", "2026-01-01", "=", "日本", "1e3", "off", "+1", "Ünit", "true", "0x1F"]
    titles = ["# not a remark\n- move: x", "a: b", "{x}", "'", '"', "\u2028scenario: 2"]
    reports = [
        {"id": name, "title": titles[number % len(titles)], "reports_to": "m", "positions": 1}
        for number, name in enumerate(odd)
    ]
    model = model_of(
        [TOP, post("m", "top"), post("n", "top"), post("o", "top"), post("p", "top"), *reports, *team("n", 4), *OTHERS]
    )
    graph = graph_of(model)
    path = tmp_path / "a folder" / "odd name.yaml"
    path.parent.mkdir()

    proposal = api.suggest(graph, tmp_path / "model.yaml", output=path)

    (tmp_path / "model.yaml").write_text(__import__("json").dumps(model), encoding="utf-8")
    path.write_text(proposal.scenario, encoding="utf-8")
    applied = staged(path, assemble.load)
    assert applied.scenario.file.id == "odd-name"
    moved = {row["role"] for role in applied.draft.roles.values() for row in role["reports_to"]}
    assert {"n"} <= moved
    assert len(applied.scenario.operations) == len(proposal.suggested.operations) > 0
