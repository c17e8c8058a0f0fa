"""Is what the columns of a table mean found out from headers in several languages, and from values? All is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.api.importing_tables import import_tables
from orgmodel.errors import InvalidModel
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.opening import load
from orgmodel.load.tables.leftovers import WIDE
from orgmodel.model.facts import UNKNOWN
from orgmodel.model.notes import Noticed
from orgmodel.model.words import Establishment, Occupancy


@pytest.fixture
def read(tmp_path):
    """Read a table that is written in the test."""

    def made(text, name="posts.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load(tmp_path / name)

    return made


def lines(facts):
    """Give the lines whose ends are found, by title, or by id where there are no titles."""
    graph = OrgGraph.compile(facts)
    rows = zip(facts.lines.role.tolist(), graph.line_target.tolist(), strict=True)
    return {(facts.roles.title[role], facts.roles.title[target]) for role, target in rows if target >= 0}


def reasons(facts):
    return {note.what: note.count for note in facts.notes if note.kind is Noticed.LEFT_OUT}


CHAIN = {("Head", "Chief"), ("Clerk", "Head")}

GERMAN = """Stellenplan der Musterstadt;;;;;;
Stellen-Nr.;Stellenbezeichnung;Organisationseinheit;Entgeltgruppe;Stellenanteil;Vorgesetzte Stelle;besetzt
0001;Chief;Leitung;B 6;1,00;;ja
0010;Head;Amt 10;EG 15;1,00;0001;ja
0011;Clerk;Amt 10;EG 12;0,50;0010;nein
"""
GERMAN_NAMES = """Name;Vorname;Personalnummer;Position;Vorgesetzter
Alt;Ada;1;Chief;
Beck;Bo;2;Head;Ada Alt
Cron;Cy;3;Clerk;Bo Beck
"""
GERMAN_BY_NUMBER = """ID;Vorname;Nachname;Position;Status;Abteilung;Vorgesetzter;Vorgesetzter ID
1;Ada;Alt;Chief;Aktiv;Leitung;;
2;Bo;Beck;Head;Aktiv;IT;Ada Alt;1
3;Cy;Cron;Clerk;Aktiv;IT;Bo Beck;2
"""
FRENCH = """Matricule;Nom;Prénom;Intitulé de poste;Service;N+1;Quotité;Statut
M1;ALT;Ada;Chief;Direction;;100%;Actif
M2;BECK;Bo;Head;Réseaux;ALT Ada;80%;Actif
M3;;;Clerk;Réseaux;BECK Bo;100%;Vacant
"""
SPANISH = """Código de puesto;Denominación del puesto;Unidad;Nivel;Superior jerárquico;Ocupación
001;Chief;Dirección;30;;Ocupado
002;Head;Informática;28;001;Vacante
003;Clerk;Informática;22;002;Ocupado
"""
DUTCH = """Functienummer;Functienaam;Afdeling;Schaal;Fte;Leidinggevende
F1;Chief;Directie;16;1,0;
F2;Head;Informatie;14;1,0;F1
F3;Clerk;Informatie;10;0,8;F2
"""
UNKNOWN_LANGUAGE = """부서코드,상위부서코드,직위명칭
HQ,,a
MID,HQ,b
LOW,MID,c
"""
TWO_REFERENCES = """Job Id,Job Title,Employee Name,Employee ID,Reporting To Job Id,Reporting to
J-1,Chief,Ada,11,,
J-2,Head,Bo,12,J-1,Ada
J-3,Clerk,Cy,13,J-2,Ada
"""
NAME_WHERE_NUMBERS_LEAD_NOWHERE = """Employee_Name,EmpID,Position,ManagerName,ManagerID
"Alt, Ada",1001,Chief,,
"Beck, Bo  C",1002,Head,Ada Alt,2
"Cron, Cy",1003,Clerk,"Beck, Bo C",7
"""
NO_IDS = """Job Title,Reports To,Directorate
Chief,,Core
Head,Chief,Resources
Clerk,Head,Resources
"""


@pytest.mark.parametrize(
    "text",
    [
        GERMAN, GERMAN_NAMES, GERMAN_BY_NUMBER, FRENCH, SPANISH, DUTCH, TWO_REFERENCES,
        NAME_WHERE_NUMBERS_LEAD_NOWHERE, NO_IDS,
    ],
)  # fmt: skip
def test_lines_are_read_in_several_languages_and_by_whatever_names_managers(read, text):
    assert lines(read(text)) == CHAIN


def test_a_column_that_is_called_like_the_ids_and_more_and_is_found_among_them_refers_to_them(read):
    facts = read(UNKNOWN_LANGUAGE)

    assert lines(facts) == {("MID", "HQ"), ("LOW", "MID")}


def test_a_column_of_small_numbers_is_no_reference(read):
    facts = read("id,title,state_id\n1,Chief,2\n2,Head,1\n3,Clerk,1\n")

    assert not len(facts.lines)


def test_what_each_language_says_of_a_post_is_understood(read):
    assert list(read(SPANISH).roles.occupancy) == [Occupancy.FILLED, Occupancy.VACANT, Occupancy.FILLED]
    assert list(read(GERMAN).roles.occupancy) == [Occupancy.FILLED, Occupancy.FILLED, Occupancy.VACANT]
    assert list(read(FRENCH).roles.fte.values()) == [1.0, 0.8, 1.0]


def test_people_who_left_are_told_by_words_of_other_languages(read):
    facts = read("Matricule,Poste,Statut\n1,Chief,Actif\n2,Head,Sorti\n")

    assert list(facts.roles.title) == ["Chief"]
    assert reasons(facts) == {"the row says that the person has left": 1}


def test_where_a_table_has_no_ids_the_title_stands_for_them_or_the_row(read):
    facts = read("Job Title,Reports To\nChief,\nHead,Chief\nClerk,Head\nClerk,Head\n")

    assert list(facts.roles.id) == ["Chief", "Head", "row-4", "row-5"]
    assert any("id: no column" in line for line in facts.read_as)


def test_a_table_of_names_shows_none_of_them(read):
    facts = read("Name,Reports To\nAda Alt,\nBo Beck,Ada Alt\n")

    assert list(facts.roles.id) == ["row-2", "row-3"]
    assert lines(facts) == {("row-3", "row-2")}


def test_nought_stands_for_no_manager_where_no_post_has_it_for_an_id(read):
    facts = read("id,title,parentId\n1,Chief,0\n2,Head,1\n")

    assert list(facts.roles.top) == [True, False]
    assert any("manager 0: nobody" in line for line in facts.read_as)


def test_nought_is_a_post_where_one_has_it_for_an_id(read):
    facts = read("id,title,parentId\n0,Chief,\n1,Head,0\n")

    assert lines(facts) == {("Head", "Chief")}


def test_a_row_that_explains_the_columns_is_left_out(read):
    facts = read("id,name,title,reports_to,email\nfirst_last,FIRST LAST,TITLE,reports_to,EMAIL\na,A,Chief,,a@x.org\n")

    assert list(facts.roles.id) == ["a"]
    assert reasons(facts) == {"the header again": 1}


def test_an_empty_column_of_titles_says_nothing(read):
    facts = read("id,positionName,parentId\na,,\nb,,a\n")

    assert lines(facts) == {("b", "a")}
    assert any("not used: 'positionName'" in line for line in facts.read_as)


@pytest.mark.parametrize(
    "header",
    ["Marital Status", "Department Color", "Floor Name", "Position Control"],
)
def test_a_header_that_only_resembles_a_name_needs_values_that_do(read, header):
    facts = read(f"Employee ID,Job Title,{header}\n1,Chief,Single\n2,Head,Married\n3,Clerk,Divorced\n")

    assert any(f"not used: '{header}'" in line for line in facts.read_as)


def test_a_row_of_many_full_time_equivalents_is_not_one_position(read):
    facts = read("Class Title,Job Class Code,Budgeted FTE\nEngineer,1840,6.5\nClerk,1200,1.0\n")

    assert list(facts.roles.positions) == [UNKNOWN, 1]


def test_a_column_that_tells_no_rows_apart_is_none_of_ids(read):
    with pytest.raises(InvalidModel, match="no column of ids or titles"):
        read("gesellschaft_id,monat,anzahl\n1,2023-01-01,12\n1,2023-02-01,62\n2,2023-01-01,9\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[\n {"employeeID": 868}\n]\n', "is JSON"),
        ('{"id": 1}', "is JSON"),
        ("<!DOCTYPE html><table></table>", "is a web page or XML"),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:b0\nsize 6\n", "Git LFS"),
        ("%PDF-1.7\n", "is a PDF"),
        ("PK\x03\x04", "is a workbook or an archive"),
        ("PAR1", "is a Parquet file"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_name(read, text, said):
    with pytest.raises(InvalidModel, match=said):
        read(text)


def test_a_cell_in_brackets_is_no_json(read):
    assert list(read("[OPERATOR],id,title\n,1,Chief\n").roles.id) == ["1"]


def test_titles_that_stand_for_ids_become_ids_of_a_model(tmp_path):
    (tmp_path / "posts.csv").write_text("Job Title,Grade\nHead of IT,14\nNetwork Engineer,12\n", encoding="utf-8")

    import_tables([tmp_path / "posts.csv"], tmp_path / "model")

    assert list(load(tmp_path / "model").roles.id) == ["Head-of-IT", "Network-Engineer"]


def test_rows_that_are_torn_are_left_out_though_they_make_the_table_wider(read):
    rows = ["id,title,unit,manager,note", "1,Chief,Board,,", "2,Head,Press, Web,1,", "3,Clerk,Press,1,"]
    facts = read("\n".join(rows) + "\n")
    assert lines(facts) == {("Clerk", "Chief")}
    assert list(reasons(facts).items()) == [(WIDE, 1)]


def test_separators_after_the_last_cell_tear_nothing(read):
    facts = read("id,title,manager\n1,Chief,none\n2,Head,1,\n3,Clerk,2\n")
    assert lines(facts) == CHAIN
    assert not reasons(facts)


def test_a_header_that_names_no_first_column_is_not_read_one_column_too_far_to_the_left(read):
    text = "position_id\ttitle\tmanager_id\n1\tP1\tChief\t\n2\tP2\tHead\tP1\n3\tP3\tClerk\tP2\n"
    assert lines(read(text)) == CHAIN


def test_names_with_a_comma_that_is_not_quoted_are_not_read_as_names_of_rows(read):
    facts = read("id,name,title,manager\n1,Doe, A,Chief,\n2,Roe, B,Head,1\n3,Low, C,Clerk,2\n")
    assert len(facts.roles) == 0
    assert reasons(facts) == {WIDE: 3}


@pytest.mark.parametrize("header", ["reportsto", "managerid", "supervisorname"])
def test_a_header_of_two_words_may_be_written_as_one(read, header):
    assert lines(read(f"id,jobtitle,{header}\n1,Chief,\n2,Head,1\n3,Clerk,2\n")) == CHAIN


def test_an_export_of_an_organization_chart_has_titles_in_its_first_line(read):
    text = (
        "Unique Identifier,Name,Reports To,Line Detail 1,Line Detail 2,Organization Name\n"
        "0_a,A,,Chief,Oslo,Board\n1_b,B,0_a,Head,Oslo,Web\n2_c,C,1_b,Clerk,Oslo,Web\n"
    )
    assert lines(read(text)) == CHAIN


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["1,A,", "2,B,1", "3,C,1,", "4,D, E,1", "5,F,1,,,", ",,", "", "6"]), max_size=8, unique=True
    )
)
def test_every_row_is_a_post_or_told(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "posts.csv"
    path.write_text("\n".join(["id,title,manager", *rows, "9,Z,1"]) + "\n", encoding="utf-8")
    facts = load(path)
    written = [row for row in [*rows, "9,Z,1"] if row.strip(",")]
    assert len(facts.roles) + sum(reasons(facts).values()) == len(written)


@pytest.mark.parametrize(
    ("own", "status", "gone"),
    [("Employee ID", "Status", True), ("Personalnummer", "Status", True), ("Position ID", "Status", False),
     ("Employee ID", "Position Status", False)],
)  # fmt: skip
def test_inactive_is_who_left_beside_ids_of_people_and_what_is_abolished_beside_ids_of_posts(read, own, status, gone):
    facts = read(f"{own},Title,Manager,{status}\n1,Chief,,Active\n2,Head,1,Inactive\n3,Clerk,1,Active\n")
    assert len(facts.roles) == (2 if gone else 3)
    assert (Establishment.ABOLISHED in facts.roles.establishment) is not gone


def test_a_column_of_numbers_of_posts_is_the_id_beside_one_of_titles_and_is_not_called_unused(read):
    facts = read("Stellennr,Stelle,Vorgesetzte Stelle\n1,Leitung,\n2,Sachbearbeitung,1\n3,Sachbearbeitung,1\n")

    assert list(facts.roles.id) == ["1", "2", "3"]
    assert list(facts.roles.title) == ["Leitung", "Sachbearbeitung", "Sachbearbeitung"]
    assert "not used" not in "\n".join(facts.read_as)


def test_numbers_of_jobs_are_no_titles(read):
    facts = read("Planstelle,Stelle,Vorgesetzte Stelle\nP1,50001,\nP2,50002,P1\n")

    assert list(facts.roles.id) == ["P1", "P2"]
    assert "title:" not in "\n".join(facts.read_as)


def test_a_column_by_which_managers_are_named_is_not_called_unused(read):
    said = "\n".join(
        read("id,title,reports to,Sign\n1,Chief,,the oak\n2,Head,the oak,the elm\n3,Aide,the elm,the ash\n").read_as
    )

    assert "managers are named by Sign" in said
    assert "not used" not in said
