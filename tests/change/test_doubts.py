"""What a comparison says that it could not tell: roles without ids, ids given anew, titles on both sides, ids of people."""

import pytest

from orgmodel import api
from orgmodel.change.changes import Doubts
from orgmodel.change.difference import difference
from orgmodel.graph.orggraph import OrgGraph
from tests.change.organizations import loaded


def roles(ids, title="Clerk {}", **more):
    return {"roles": [{"id": name, "title": title.format(name), "reports_to": "none", **more} for name in ids]}


def doubts(before, after):
    return difference(loaded(before), loaded(after)).doubts


def said(before, after):
    old, new = (OrgGraph.compile(loaded(each)) for each in (before, after))
    return " ".join(api.changes(old, new, api.diff(old, new)).split())


def test_two_models_with_ids_leave_no_doubt():
    found = doubts(roles("abc"), roles("abd"))

    assert found == Doubts(same_ids=2, could_be=3)
    assert not found.ids_were_given_anew


def test_roles_without_ids_are_counted_and_those_that_share_their_title():
    before = {"roles": [{"title": "Clerk"}, {"title": "Clerk"}, {"title": "Chief"}, {"id": "x"}]}
    after = {"roles": [{"title": "Clerk"}, {"title": "Clerk"}, {"title": "Clerk"}, {"id": "x"}]}
    found = doubts(before, after)

    assert (found.without_id, found.in_order, found.same_ids, found.could_be) == ((3, 3), 2, 1, 1)
    assert "that no title of their own tells apart: 3 before, 3 after; 2 of them share their title" in said(
        before, after
    )


def test_a_role_without_an_id_whose_title_no_other_has_leaves_no_doubt():
    assert doubts({"roles": [{"title": "Clerk"}]}, {"roles": [{"title": "Clerk"}]}).without_id == (0, 0)


def test_ids_that_were_given_anew_are_noticed_where_there_are_many():
    before = roles([f"a{number}" for number in range(30)], "Post")
    after = roles([f"b{number}" for number in range(30)], "Post")

    assert doubts(before, after).ids_were_given_anew
    assert "Only 0 of 30 ids are on both sides: ids may have been given anew." in said(before, after)
    assert not doubts(roles("abc", "Post"), roles("def", "Post")).ids_were_given_anew


def test_titles_that_came_and_went_are_told_with_their_numbers():
    before, after = roles(["a", "b", "x"], "Clerk"), roles(["c", "x", "y"], "clerk")

    assert doubts(before, after).titles == (("clerk", 2, 2),)
    assert (
        "2 of the removed and 2 of the added roles have titles in common (removed and added): clerk (2 and 2)"
        in said(before, after)
    )


@pytest.mark.parametrize(("holder", "expected"), [("same", True), ("other", False)])
def test_ids_that_go_with_their_holders_are_noticed(holder, expected):
    many = [f"p{number}" for number in range(25)]
    before = roles([*many, "gone"], incumbents=["same"])
    after = roles([*many, "new"], incumbents=["same"])
    after["roles"][3]["incumbents"] = [holder]

    assert doubts(before, after).ids_of_people is expected
    assert ("may be those of their holders" in said(before, after)) is expected


def test_a_title_that_several_roles_have_stands_with_its_id():
    before = roles(["a", "b"], "Clerk")
    after = roles(["a", "b"], "Clerk")
    after["roles"][1]["reports_to"] = "a"

    assert "Clerk (b) nobody: the top Clerk (a)" in said(before, after)


def test_new_managers_are_told_apart_by_what_happened():
    def model(**managers):
        return {"roles": [{"id": name, "reports_to": to} if to else {"id": name} for name, to in managers.items()]}

    before = model(
        top="none", old="top", one="old", two="old", three="old", four="top", five=None, six="top", seven="old"
    )
    after = model(
        top="none", new="top", one="new", two="top", three="four", four="top", five="top", six=None, seven="old"
    )
    after["roles"].append({"id": "old", "reports_to": "top"})
    text = said(before, after)
    assert "1 role: they report to a new role, and the earlier manager's role stays" in text
    assert "2 roles: moved between managers whose roles both stay" in text
    assert "1 role: no manager was stated before" in text
    assert "1 role: no manager is stated any more" in text

    del after["roles"][-1]
    text = said(before, after)
    assert "1 role: the earlier manager's role is gone, and they report to a new role" in text
    assert "2 roles: the earlier manager's role is gone" in text
