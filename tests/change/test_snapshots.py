"""Five snapshots of a real company, read in place: what the comparison tells is what the rows say, and no more."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("polars", reason="needs the extra tables")

from orgmodel import api
from orgmodel.change.changes import Kind

SNAPSHOTS = sorted((Path(__file__).parents[3] / "shared" / "data" / "sourcegraph").glob("*.csv"))

pytestmark = pytest.mark.skipif(not SNAPSHOTS, reason="needs ../shared/data, which is not part of the project")


@pytest.fixture(scope="module", params=list(pairwise(SNAPSHOTS)), ids=lambda pair: f"{pair[0].stem} to {pair[1].stem}")
def compared(request):
    """Compare two snapshots; give the rows of both by id, and what was found."""
    sides = []
    for path in request.param:
        with path.open(encoding="utf-8", newline="") as file:
            sides.append({row["id"]: row for row in csv.DictReader(file)})
    graphs = [api.load_graph(path) for path in request.param]
    return *sides, graphs, api.diff(*graphs)


def renames(found):
    return {change.before: change.after for change in found.of(Kind.RENAMED)}


def manager(rows, row):
    """Give the id of the post that a row's slug names; the top names itself `none`."""
    slug = row["reports_to_slug"]
    holders = [each["id"] for each in rows.values() if slug and each["role_slug"] == slug]
    return holders[0] if holders else slug


def test_a_new_and_a_departed_role_are_those_whose_ids_say_so_but_for_guesses_that_are_marked(compared):
    before, after, _, found = compared
    guessed = renames(found)

    assert {change.subject.id for change in found.of(Kind.ADDED)} == after.keys() - before.keys() - {*guessed.values()}
    assert {change.subject.id for change in found.of(Kind.REMOVED)} == before.keys() - after.keys() - guessed.keys()
    assert all(change.confidence is not None and change.by for change in found.of(Kind.RENAMED))


def test_a_new_manager_is_one_whose_post_is_another(compared):
    before, after, _, found = compared
    guessed = renames(found)
    moved = set()
    for old, new in {**{name: name for name in before.keys() & after.keys()}, **guessed}.items():
        was, now = manager(before, before[old]), manager(after, after[new])
        if guessed.get(was, was) != now:
            moved.add(new)

    assert {change.subject.id for change in found.of(Kind.MANAGER)} == moved


def test_what_cannot_be_told_is_said(compared):
    before, after, graphs, found = compared
    text = " ".join(api.changes(*graphs, found, "text").split())

    assert found.doubts.ids_of_people is True  # each id has one holder in all five snapshots
    assert "ids may be those of their holders" in text
    assert ("titles in common" in text) is bool(found.doubts.titles)
    silent = [name for name, row in before.items() if name in after and not row["reports_to_slug"]]
    assert ("no manager was stated before" in text) is bool(silent)


def test_nobody_is_named(compared):
    before, after, graphs, found = compared
    people = {row["person"] for row in [*before.values(), *after.values()]} - before.keys() - after.keys() - {""}

    for format in ("text", "markdown", "json", "csv"):
        written = api.changes(*graphs, found, format)
        assert not any(person in written for person in people)


def test_without_ids_the_report_says_that_titles_are_all_there_is(tmp_path):
    paths = []
    for path in SNAPSHOTS[:2]:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [{"title": row["role"]} for row in csv.DictReader(file)]
        paths.append(tmp_path / path.name)
        with paths[-1].open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ("title",))
            table.writeheader()
            table.writerows(rows)
    graphs = [api.load_graph(path) for path in paths]
    found = api.diff(*graphs)

    before, after = found.doubts.without_id
    assert 0 < found.doubts.in_order < before < len(graphs[0].roles)
    text = " ".join(api.changes(*graphs, found).split())
    assert f"that no title of their own tells apart: {before} before, {after} after" in text
