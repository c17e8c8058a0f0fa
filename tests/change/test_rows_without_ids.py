"""The row of a file is no identity: what stands on row 5 today may be another post tomorrow."""

from orgmodel import api
from orgmodel.change.keys import keys


def table(path, *rows):
    path.write_text("\n".join(["Name,Title,Manager", *rows, ""]), encoding="utf-8")
    return api.load_graph(path)


def test_posts_of_one_title_are_not_compared_by_their_rows(tmp_path):
    before = table(tmp_path / "a.csv", "Alt,Chief,", "Beck,Clerk,Alt", "Cole,Clerk,Alt")
    after = table(tmp_path / "b.csv", "Alt,Chief,", "Dorn,Analyst,Alt", "Beck,Clerk,Alt", "Cole,Clerk,Alt")

    found = api.diff(before, after)

    told = api.changes(before, after, found)
    assert "Analyst" in told
    assert "retitled" not in told
    assert "row-" not in told


def test_a_manager_who_stands_on_another_row_is_no_new_manager(tmp_path):
    managers = ("Beck,Manager,Alt", "Cole,Manager,Alt", "Ende,Clerk,Beck", "Fein,Cook,Cole")
    before = table(tmp_path / "a.csv", "Alt,Chief,", *managers)
    after = table(tmp_path / "b.csv", "Alt,Chief,", "Dorn,Analyst,Alt", *managers)

    told = api.changes(before, after, api.diff(before, after))

    assert "1 added" in told
    assert "manager" not in told.partition("How to read")[0].replace("Manager", "")


def test_a_manager_who_is_gone_is_not_taken_for_whoever_stands_on_that_row_now(tmp_path):
    before = table(tmp_path / "a.csv", "Alt,Chief,", "Beck,Lead,Alt", "Cole,Lead,Alt", "Ende,Clerk,Cole")
    after = table(tmp_path / "b.csv", "Alt,Chief,", "Beck,Lead,Alt", "Ende,Clerk,Beck")

    told = api.changes(before, after, api.diff(before, after))

    assert "2 removed" in told
    assert "1 new manager" in told


def test_rows_are_keyed_by_title_and_ids_by_themselves():
    assert keys(["row-2", "a", "row-7"], ["Clerk", "Chief", "Clerk"]) == ["#Clerk", "a", "#Clerk#2"]
