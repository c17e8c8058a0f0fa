"""A model through its revisions: what is counted, what came and went, and that nothing of a repository does harm."""

import json
import re

import pytest

from orgmodel import api
from orgmodel.errors import NotFound
from tests.report.pages import Page

HOSTILE = "Rename <script>alert(1)</script> \x1b[31mred\x1b[0m \u202egnp | *x*"
ROLES = """organization: {{id: acme, name: Acme}}
roles:
  - {{id: cio, title: Chief, reports_to: none, owns: [inf.network]}}
{more}"""
SECOND = "  - {id: net, title: Network Manager, reports_to: cio, deputy: ghost, owns: [inf.network]}\n"
NO_TITLE = "  - {reports_to: cio}\n"


@pytest.fixture
def past(repository):
    """Five revisions: one role; a second owner; something else; text that is no model; back, with a hostile subject."""
    hashes = []
    for more, subject in ((("", "Begin"), (SECOND, "Add a manager"), (None, "Note"), ("roles: [\n", "Break it"),
                           (SECOND + NO_TITLE, HOSTILE))):  # fmt: skip
        if more is None:
            repository.write("notes.txt", "Nothing of the model.")
        else:
            repository.write("acme/model.yaml", ROLES.format(more=more))
        hashes.append(repository.commit(subject))
    return repository, hashes


def test_each_revision_that_touched_the_model_is_a_line_the_newest_first(past):
    found = api.history("acme")

    assert [each.subject.split()[0] for each in found.revisions] == ["Rename", "Break", "Add", "Begin"]
    assert [each.numbers and each.numbers.roles for each in found.revisions] == [3, None, 2, 1]
    assert found.organization == "Acme"
    assert {each.day for each in found.revisions} == {"2026-01-31"}


def test_a_revision_that_cannot_be_read_says_so_and_the_others_are_compared_over_it(past):
    _, hashes = past
    document = json.loads(api.history_text(api.history("acme"), "json"))
    newest, broken, second, first = document["revisions"]

    assert re.match(rf"{hashes[3][:7]}:acme/model.yaml:\d+:\d+: ", broken["problem"])
    assert "findings" not in broken
    assert second["introduced"] == {"GAP004": 1}
    assert newest["introduced"] == {"DAT002": 1} and newest["resolved"] == {}
    assert first["introduced"] is None
    assert newest["findings"]["error"] == second["findings"]["error"] + 1


def test_what_came_and_went_adds_up(past):
    found = api.history("acme")
    newer, older = [each.numbers for each in found.revisions if each.numbers is not None][:2]
    step = json.loads(api.history_text(found, "json"))["revisions"][0]

    assert len(newer.findings) == len(older.findings) + sum(step["introduced"].values()) - sum(
        step["resolved"].values()
    )


def test_revisions_are_chosen(past):
    repository, hashes = past
    repository.git("tag", "v1", hashes[1])

    assert [each.hash for each in api.history("acme", revisions=["v1", "HEAD"]).revisions] == [hashes[1], hashes[4]]
    assert [each.hash for each in api.history("acme", since="v1").revisions] == [hashes[4], hashes[3], hashes[1]]
    assert [each.hash for each in api.history("v1:acme").revisions] == [hashes[1], hashes[0]]
    newest = api.history("acme", most=1)
    assert [each.hash for each in newest.revisions] == [hashes[4]]
    assert newest.notes == ("Older revisions are not shown; --max 0 shows all.",)
    assert not api.history("acme", most=4).notes


def test_the_first_parent_is_followed_alone_where_that_is_asked_for(past):
    repository, hashes = past
    repository.git("checkout", "-qb", "side", hashes[1])
    repository.write("acme/more.yaml", "roles: [{id: more, reports_to: cio}]\n")
    side = repository.commit("On the side")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-edit", "side")

    everything = {each.hash for each in api.history("acme").revisions}
    line = {each.hash for each in api.history("acme", first_parent=True).revisions}
    assert side in everything and side not in line


def test_a_path_is_meant_from_where_it_is_given(past, monkeypatch):
    repository, _ = past
    monkeypatch.chdir(repository.folder / "acme")

    assert len(api.history(".").revisions) == len(api.history("model.yaml").revisions) == 4
    assert len(api.history(repository.folder / "acme").revisions) == 4


def test_of_a_scenario_what_it_begins_with_counts_as_well(past):
    repository, _ = past
    repository.write("acme/scenarios/s.yaml", "scenario: 1\nid: s\nbase: ..\noperations: [{retitle: cio, to: X}]\n")
    repository.commit("Propose")

    found = api.history("acme/scenarios/s.yaml").revisions
    assert [each.subject.split()[0] for each in found] == ["Propose", "Rename", "Break", "Add", "Begin"]
    assert found[0].numbers and "is not in revision" in found[1].problem


def test_a_path_without_history_is_said_plainly(past):
    repository, _ = past
    repository.write("new/model.yaml", ROLES.format(more=""))

    with pytest.raises(NotFound, match=r"^new: no revision of this repository has it"):
        api.history("new")
    with pytest.raises(NotFound, match="no revision 'v7' in this repository"):
        api.history("acme", since="v7")


def test_a_copy_without_old_revisions_says_so(past, tmp_path, monkeypatch):
    repository, _ = past
    repository.git("clone", "-q", "--depth=2", repository.folder.as_uri(), str(tmp_path / "copy"))
    monkeypatch.chdir(tmp_path / "copy")

    assert "cut off (a shallow clone)" in api.history("acme").notes[-1]


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_no_subject_does_harm_and_nobody_is_named(past, format):
    text = api.history_text(api.history("acme"), format)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "Nobody" not in text and "example.org" not in text
    assert ("<script" in text) is (format in {"text", "json"})  # neither reads markup


def test_the_page_shows_charts_and_the_same_numbers_as_a_table_without_a_script(past):
    found = api.history("acme")
    text = api.history_text(found, "html")
    page = Page(text).root
    pictures = list(page.all("svg"))

    assert "script-src &#39;none&#39;" in text and not list(page.all("script"))
    assert len(pictures) == 5
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        assert all(f'id="{name}"' in text for name in picture.attributes["aria-labelledby"].split())
    assert len(list(page.all("tr"))) == 1 + len(found.revisions)
    assert "nan" not in text.casefold().replace("finance", "")


def test_one_revision_has_no_chart(past):
    assert "<svg" not in api.history_text(api.history("acme", most=1), "html")


def test_the_command_writes_by_the_ending_and_says_what_does_not_go_together(past, orgmodel):
    repository, _ = past
    done = orgmodel("log", "acme", "-o", "log.json", cwd=repository.folder)
    assert (
        done.returncode == 0 and json.loads((repository.folder / "log.json").read_text())["format"] == "orgmodel.log/1"
    )

    shown = orgmodel("log", "acme", "--revisions", "HEAD~1,HEAD", cwd=repository.folder)
    assert "not read" in shown.stdout and shown.returncode == 0
    wrong = orgmodel("log", "acme", "--revisions", "HEAD", "--since", "HEAD~1", cwd=repository.folder)
    assert wrong.returncode == 2 and "goes with neither" in wrong.stderr


def test_what_a_branch_brought_is_told_once_and_not_again_by_the_merge(past):
    repository, hashes = past
    repository.git("checkout", "-qb", "side", hashes[1])
    repository.write("acme/more.yaml", "roles: [{id: more, title: More, reports_to: cio, deputy: nobody}]\n")
    side = repository.commit("On the side")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-edit", "side")

    told = {each["revision"]: each for each in json.loads(api.history_text(api.history("acme"), "json"))["revisions"]}
    merge = next(each for name, each in told.items() if name not in {side, *hashes})
    assert told[side]["introduced"]["GAP004"] == 1
    assert "GAP004" not in merge["introduced"] and not merge["resolved"]
    assert told[hashes[4]]["resolved"] == {}, "a branch is not compared with its neighbor in the list"


def test_findings_are_told_in_words_and_counted_beyond_a_few(past):
    repository, _ = past
    many = "".join(
        f"  - {{id: m{number}, title: M {number}, reports_to: cio, deputy: ghost-{number}}}\n" for number in range(20)
    )
    repository.write("acme/model.yaml", ROLES.format(more=many))
    repository.commit("Many ghosts")

    text = api.history_text(api.history("acme"), "text")
    newest = text[text.index("What came and went") :].split("Rename")[0]
    assert re.search(r"Came: GAP004 'ghost-0'", newest)
    assert newest.count("Came: GAP004") == 6 and re.search(r"Came: \d+ more \([^)]*GAP004 ×14", newest)


def test_what_lies_outside_of_the_repository_is_called_so(past):
    with pytest.raises(NotFound, match=r"lies outside of the repository"):
        api.history("HEAD:../elsewhere")


def test_a_history_of_which_nothing_can_be_read_fails_after_it_was_told(past, orgmodel):
    _, hashes = past
    ended = orgmodel("log", "acme", "--revisions", hashes[3])
    assert ended.returncode == 2
    assert "cannot be read" in ended.stdout and "none of 1 revision could be read" in ended.stderr
