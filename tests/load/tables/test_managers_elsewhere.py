"""Are managers found who are named otherwise than most, and are names of persons never quoted? Invented files only."""

import pytest

from orgmodel.load.opening import load
from orgmodel.model.notes import Noticed


@pytest.fixture
def read(tmp_path):
    """Read a table that is written in the test."""

    def made(text):
        (tmp_path / "posts.csv").write_text(text, encoding="utf-8")
        return load(tmp_path / "posts.csv")

    return made


def lines(facts):
    return {facts.roles.id[row]: to for row, to in zip(facts.lines.role, facts.lines.to, strict=True)}


def unread(facts):
    return [(note.what, note.rows, note.examples) for note in facts.notes if note.kind is Noticed.UNREADABLE]


def test_managers_are_sought_among_names_where_few_of_them_are_found(read):
    facts = read(
        "Name;Funktion;Vorgesetzter\nBerg, Tom;Leitung;\nTal, Ida;Leiterin IT;Berg, Tom\n"
        "Tal, Max;Administrator;I. Tal\nSee, Jan;Administrator;Leiterin IT\nOrt, Una;Technik;Tal\n"
    )
    said = "\n".join(facts.read_as)

    assert lines(facts) == {"Leiterin IT": "Leitung", "row-5": "Leiterin IT"}
    assert unread(facts) == [("names nobody in the table", (4, 6), ())]
    assert "managers are named by Name" in said
    assert "manager: column 'Vorgesetzter' (possible: 25% of those named are found in 'Name')" in said


def test_a_manager_who_is_named_by_title_beside_ids_is_found_and_it_is_said(read):
    facts = read("id,title,reports to\n12,Head,\n13,Section Head,12\n14,Clerk,13\n15,Aide,Section Head\n")

    assert lines(facts) == {"13": "12", "14": "13", "15": "13"}
    assert any("1 of the cells in 'reports to' names the manager by 'title'" in line for line in facts.read_as)


def test_managers_by_id_and_by_name_in_one_column_are_both_found_and_no_name_is_quoted(read):
    facts = read(
        'id,title,reports to,name\n12,Head,,Ann Berg\n13,Section Head,12,Bea Tal\n14,Clerk,"Tal, Bea",Cy Ort\n'
        "15,Aide,Dan Nemo,Eva See\n16,Clerk,Bo Twin,Bo Twin\n17,Driver,99,Bo Twin\n18,Cook,13,Ida Feld\n"
    )

    assert lines(facts) == {"13": "12", "14": "13", "17": "99", "18": "13"}
    assert unread(facts) == [("names several posts", (6,), ()), ("names nobody in the table", (5,), ())]


def test_a_title_that_is_nobodys_is_quoted_where_the_table_holds_no_names(read):
    facts = read("id,title,reports to\n12,Head,\n13,Section Head,12\n14,Clerk,Mayor\n")

    assert lines(facts) == {"13": "12", "14": "Mayor"}
    assert unread(facts) == []


def test_a_column_that_names_no_manager_is_said_without_a_share(read):
    said = "\n".join(read("id,title,reports to\n12,Head,XX\n13,Aide,\n").read_as)

    assert "0%" not in said.split("manager:")[1].splitlines()[0]
    assert "a usual name; no manager is named in it" in said
