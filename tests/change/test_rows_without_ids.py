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


def test_rows_are_keyed_by_title_and_ids_by_themselves():
    assert keys(["row-2", "a", "row-7"], ["Clerk", "Chief", "Clerk"]) == ["#Clerk", "a", "#Clerk#2"]
