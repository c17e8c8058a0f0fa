"""What changed from one organization to another: laws, and each kind of change once."""

import json
import re
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.change.apply import applied
from orgmodel.change.changes import Change, Kind, discreet
from orgmodel.change.columns import differing
from orgmodel.change.compare import compared
from orgmodel.change.difference import difference
from orgmodel.change.keys import keys
from orgmodel.change.matching import match
from orgmodel.change.plain import normal, plain, with_role_names
from orgmodel.errors import OrgModelError
from orgmodel.model.refs import Ref
from tests.change.organizations import IDS, loaded, organizations

BASE = {
    "units": [{"id": "ops", "name": "Operations"}, {"id": "plan", "name": "Planning"}],
    "roles": [
        {"id": "cio", "title": "Chief Information Officer", "reports_to": "none"},
        {"id": "net", "title": "Network Manager", "unit": "ops", "reports_to": "cio", "owns": ["inf.network"]},
        {"id": "desk", "title": "Service Desk Lead", "unit": "ops", "reports_to": "net", "owns": ["sup.desk"]},
    ],
}


def changed(edit):
    """Compare the base with itself after an edit."""
    after = deepcopy(BASE)
    edit(after)
    return difference(loaded(BASE), loaded(after))


def kinds(changes):
    return [(change.kind, str(change.subject)) for change in changes.items]


@given(organizations())
def test_nothing_changed_from_a_model_to_itself(model):
    assert not difference(loaded(model), loaded(model)).items


@given(organizations(), organizations())
def test_the_changes_applied_to_before_give_after(before, after):
    old, new = loaded(before), loaded(after)
    assert applied(plain(old), difference(old, new).items) == normal(plain(new))


@given(organizations(), organizations())
def test_columns_miss_no_difference(before, after):
    """What the columns call equal is equal in every field: the quick way finds what the long way finds."""
    old, new = loaded(before), loaded(after)
    matching = match(old, new)
    names = {
        old.roles.id[row]: new.roles.id[int(matching.after_of[row])]
        for row in matching.by
        if old.roles.id[row] != new.roles.id[int(matching.after_of[row])]
    }
    long_way = {
        change.subject.id
        for change in compared(normal(with_role_names(plain(old), names)), normal(plain(new)))
        if change.subject.kind == "role" and change.field
    }
    keys_after = keys(new.roles.id, new.roles.title)
    quick_way = {keys_after[int(matching.after_of[row])] for row in differing(old, new, matching).tolist()}
    assert long_way <= quick_way


@given(organizations(), st.permutations(range(8)))
def test_the_order_of_roles_and_lists_is_no_change(model, order):
    other = deepcopy(model)
    first = {role["id"]: role for role in reversed(model["roles"])}
    if len(first) < len(model["roles"]):
        return  # of two equal ids the first counts, so that their order means something
    other["roles"] = [other["roles"][place] for place in order if place < len(other["roles"])]
    for role in other["roles"]:
        for field in ("owns", "duties", "dotted_to", "works_with"):
            role.get(field, []).reverse()
    assert not difference(loaded(model), loaded(other)).items


@given(organizations(), st.permutations(IDS), st.booleans())
def test_new_ids_alone_are_renames_when_people_say_so(model, names, fresh):
    """Also when roles exchange their ids."""
    there = sorted({role["id"] for role in model["roles"]})
    targets = [name for name in names if name in there]
    renames = {old: f"new-{new}" if fresh else new for old, new in zip(there, targets, strict=True)}
    text = re.sub(r'"(r\d)"', lambda found: f'"{renames.get(found[1], found[1])}"', json.dumps(model))
    said = {old: [new] for old, new in renames.items()}
    changes = difference(loaded(model), loaded(json.loads(text)), said)
    assert {change.kind for change in changes.items} <= {Kind.RENAMED}
    assert {change.before for change in changes.items} == {old for old, new in renames.items() if old != new}


def test_a_new_manager_is_one_change_of_one_role():
    changes = changed(lambda model: model["roles"][2].update(reports_to="cio"))
    assert kinds(changes) == [(Kind.MANAGER, "role:desk")]
    assert changes.items[0].before == [{"role": "net"}]
    assert changes.items[0].after == [{"role": "cio"}]


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("title", "Head of Networks", Kind.RETITLED),
        ("unit", "plan", Kind.UNIT),
        ("establishment", "abolished", Kind.ESTABLISHMENT),
        ("positions", 3, Kind.POSITIONS),
        ("occupancy", "vacant", Kind.OCCUPANCY),
        ("class", {"code": "0655"}, Kind.CLASS),
        ("salary", {"min": 1, "max": 2}, Kind.COST),
        ("cost", {"amount": 7}, Kind.COST),
        ("deputy", "desk", Kind.DEPUTY),
        ("dotted_to", ["desk"], Kind.DOTTED),
        ("works_with", [{"role": "desk", "on": "fin.budget"}], Kind.WORKS_WITH),
        ("duties", ["Plans."], Kind.DUTY),
        ("note", "Said so.", Kind.RECORD),
        ("location", "Annex", Kind.OTHER),
    ],
)
def test_each_field_has_its_kind_of_change(field, value, kind):
    changes = changed(lambda model: model["roles"][1].update({field: value}))
    assert kinds(changes) == [(kind, "role:net")]


def test_domains_are_gained_lost_shared_and_held_differently():
    def edit(model):
        model["roles"][1]["owns"] = [{"domain": "inf.network", "level": "responsible"}, "inf.server"]
        model["roles"][2]["owns"] = [{"domain": "sup.desk", "level": "accountable", "joint_with": ["net"]}]

    changes = changed(edit)
    assert kinds(changes) == [
        (Kind.GAINED, "role:net"),
        (Kind.LEVEL, "role:net"),
        (Kind.SHARED, "role:desk"),
    ]
    assert changes.items[0].after == {"domain": "inf.server", "level": "accountable"}


def test_a_role_with_a_new_id_and_its_old_title_is_renamed_and_its_reports_are_not_moved():
    def edit(model):
        model["roles"][1]["id"] = "network"
        model["roles"][2]["reports_to"] = "network"

    changes = changed(edit)
    assert kinds(changes) == [(Kind.RENAMED, "role:network")]
    assert str(changes.items[0].confidence) == "likely"
    assert changes.items[0].by == "the same title in the same unit"


def test_two_roles_of_one_title_are_not_guessed_to_be_one():
    def edit(model):
        model["roles"] += [
            {"id": "net-1", "title": "Network Manager", "unit": "ops"},
            {"id": "net-2", "title": "Network Manager", "unit": "ops"},
        ]
        del model["roles"][1]

    changes = changed(edit)
    assert not changes.of(Kind.RENAMED)
    assert [str(change.subject) for change in changes.of(Kind.REMOVED)] == ["role:net"]
    assert [str(change.subject) for change in changes.of(Kind.ADDED)] == ["role:net-1", "role:net-2"]


def test_a_removed_role_whose_domains_one_other_gained_was_possibly_merged():
    def edit(model):
        model["roles"][2]["reports_to"] = "cio"
        model["roles"][2]["owns"].append("inf.network")
        del model["roles"][1]

    merged = changed(edit).of(Kind.MERGED)
    assert [(str(each.subject), each.related) for each in merged] == [("role:net", (Ref("role", "desk"),))]
    assert str(merged[0].confidence) == "possible"


def test_a_new_role_that_has_a_domain_of_another_was_possibly_split_from_it():
    def edit(model):
        model["roles"][1]["owns"] = []
        model["roles"].append({"id": "cloud", "title": "Cloud", "reports_to": "cio", "owns": ["inf.network"]})

    split = changed(edit).of(Kind.SPLIT)
    assert [(str(each.subject), each.related) for each in split] == [("role:cloud", (Ref("role", "net"),))]


def test_what_people_say_about_merges_stands_above_guesses():
    after = deepcopy(BASE)
    after["roles"] = [after["roles"][0], {"id": "ops", "title": "Operations Manager", "reports_to": "cio"}]
    changes = difference(loaded(BASE), loaded(after), {"net": ["ops"], "desk": ["ops"]})
    assert [(str(each.subject), each.before) for each in changes.of(Kind.RENAMED)] == [("role:ops", "net")]
    assert [str(each.subject) for each in changes.of(Kind.MERGED)] == ["role:desk"]
    assert changes.of(Kind.MERGED)[0].confidence is None


def test_renames_of_roles_that_are_not_there_are_all_said_at_once():
    with pytest.raises(OrgModelError, match=r"no role 'nett' before.*did you mean 'net'.*no role 'x' after"):
        difference(loaded(BASE), loaded(BASE), {"nett": ["net"], "desk": ["x"]})


def test_a_change_that_does_not_fit_is_refused():
    before = plain(loaded(BASE))
    for change in (
        Change(Kind.RETITLED, Ref("role", "net"), "title", "Other", "New"),
        Change(Kind.REMOVED, Ref("role", "ghost"), before={}),
        Change(Kind.ADDED, Ref("role", "net"), after={}),
        Change(Kind.LOST, Ref("role", "net"), "owns", {"domain": "fin.budget", "level": "accountable"}, None),
    ):
        with pytest.raises(OrgModelError, match="does not fit"):
            applied(before, [change])


def test_pay_is_counted_and_not_shown_unless_asked_for():
    def edit(model):
        model["roles"][1]["salary"] = {"min": 4711}
        model["roles"].append({"id": "new", "salary": {"min": 4712}, "incumbents": ["Somebody"]})

    changes = changed(edit)
    shown = discreet(changes)
    assert "4711" in repr(changes.items)
    assert not any(word in repr(shown.items) for word in ("4711", "4712", "Somebody"))
    assert shown.withheld == 3
