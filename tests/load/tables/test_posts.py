"""Are tables of posts read as people mean them? Headers, managers, states, units, rows that are no posts."""

import pytest

from orgmodel.errors import InvalidModel
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.opening import load
from orgmodel.model.notes import Noticed
from orgmodel.model.words import UNKNOWN, Establishment, Occupancy


@pytest.fixture
def posts(tmp_path):
    """Read a table of posts that is written in the test."""

    def read(text, name="posts.csv", mapping=None):
        (tmp_path / name).write_text(text, encoding="utf-8")
        if mapping is not None:
            (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
        return load(tmp_path / name, tmp_path / "mapping.yaml" if mapping is not None else None)

    return read


def managers(facts):
    graph = OrgGraph.compile(facts)
    return {
        facts.roles.id[int(role)]: facts.lines.to[line]
        for line, role in enumerate(facts.lines.role)
        if graph.line_target[line] >= 0
    }


@pytest.mark.parametrize(
    "header",
    [
        "Position ID,Position Title,Reports To Position ID,Department",
        "position_number,job_title,supervisor_position,dept",
        "PositionCode,PositionName,ParentPositionCode,DepartmentName",
        "Employee Number,Job Title,Supervisor Employee Number,Org Level 1",
        "Post Ref.,Post title,Line manager,Division",
        "externalCode,jobTitle,parentPosition,department",
        "Worker ID,Business Title,Manager ID,Supervisory Organization",
        "id,jobTitle,manager,department",
    ],
)
def test_usual_headers_are_recognized(posts, header):
    facts = posts(f"{header}\n001,Director,none,Finance\n002,Clerk,001,Finance\n003,Clerk,001,Law\n")

    assert list(facts.roles.id) == ["001", "002", "003"]
    assert list(facts.roles.title) == ["Director", "Clerk", "Clerk"]
    assert managers(facts) == {"002": "001", "003": "001"}
    assert facts.roles.top.tolist() == [True, False, False]
    assert list(facts.units.name) == ["Finance", "Law"]


def test_the_order_of_columns_and_a_title_above_do_not_matter(posts):
    facts = posts("Staff list of Acme,,\n,,\nReports to,Title,ID\nXX,Director,1\n1,Clerk,2\n")

    assert managers(facts) == {"2": "1"}
    assert str(facts.roles.at[0]) == "posts.csv row 4 column 'ID'"


def test_managers_by_name_are_found_and_names_are_not_shown(posts):
    facts = posts(
        "Employee ID,Employee Name,Job Title,Manager\n"
        "7,Avery Example,Director,\n8,Blake Example,Clerk,Avery Example\n9,Avery Example,Lead,Blake Example\n"
        "10,Casey Example,Clerk,Avery Example\n11,Drew Example,Clerk,Nobody Known\n"
    )

    assert managers(facts) == {"9": "8"}  # two posts are held by an Avery Example: which one is meant is not known
    notes = [note for note in facts.notes if note.kind is Noticed.UNREADABLE]
    assert [(note.what, note.count, note.rows) for note in notes] == [
        ("names several posts", 2, (3, 5)),
        ("names nobody in the table", 1, (6,)),
    ]
    assert all(not note.examples for note in notes)
    assert facts.roles.incumbents[0] == ("Avery Example",)


def test_mail_addresses_are_no_ids_to_show(posts):
    text = "User Principal Name,Job Title,Manager\na@example.org,Director,none\nb@example.org,Clerk,a@example.org\n"

    facts = posts(text)

    assert all(each.startswith("p-") and "@" not in each for each in facts.roles.id)
    assert managers(facts) == {facts.roles.id[1]: facts.roles.id[0]}


def test_rows_that_are_no_posts_are_left_out_and_noted(posts):
    facts = posts(
        "id,title,manager,unit\n1,Director,XX,A\n\n2,Clerk,1,A\nid,title,manager,unit\nTotal,,,2\n,,,\nPrinted by us,,,\n"
    )

    assert list(facts.roles.id) == ["1", "2"]
    assert {(note.what, note.rows) for note in facts.notes} == {
        ("the header again", (5,)),
        ("a totals row", (6,)),
        ("a line of text below the table", (8,)),
    }


def test_states_are_understood_and_others_noted(posts):
    rows = "\n".join(
        f"{number},Clerk,{state}"
        for number, state in enumerate(("Vacant", "Filled", "Acting", "Eliminated", "Purple", ""))
    )

    facts = posts(f"id,title,Position Status\n{rows}\n")

    assert facts.roles.occupancy.tolist() == [Occupancy.VACANT, Occupancy.FILLED, Occupancy.ACTING, *[UNKNOWN] * 3]
    assert facts.roles.establishment.tolist()[3] == Establishment.ABOLISHED
    assert [note.examples for note in facts.notes] == [("Purple",)]


def test_words_in_the_place_of_names_are_states(posts):
    facts = posts("id,title,Name\n1,Clerk,Vacant\n2,Clerk,N/D\n3,Clerk,ELIMINATED\n4,Clerk,Avery Example\n")

    assert facts.roles.occupancy.tolist() == [Occupancy.VACANT, UNKNOWN, UNKNOWN, UNKNOWN]
    assert facts.roles.establishment.tolist() == [UNKNOWN, UNKNOWN, Establishment.ABOLISHED, UNKNOWN]
    assert dict(facts.roles.incumbents) == {3: ("Avery Example",)}


def test_levels_of_units_nest(posts):
    facts = posts("id,title,Division,Department\n1,A,North,IT\n2,B,South,IT\n3,C,South,Law\n4,D,South,\n")

    units = {facts.units.id[row]: (facts.units.name[row], facts.units.parent[row]) for row in range(len(facts.units))}
    assert units[facts.roles.unit[0]] == ("IT", "north")
    assert units[facts.roles.unit[1]] == ("IT", "south")
    assert facts.roles.unit[3] == "south"


def test_numbers_are_read_as_they_are_written(posts):
    facts = posts('id,title,FTE,Salary\n1,A,0.64,"£1,250.50"\n2,B,"1,5",80000 - 85000\n3,C,x,\n')

    assert dict(facts.roles.fte) == {0: 0.64}  # 1,5 beside 0.64: one of them is not a number of this column
    assert facts.roles.salary[0].min == 1250.5
    assert (facts.roles.salary[1].min, facts.roles.salary[1].max) == (80000, 85000)
    assert [note.count for note in facts.notes] == [2]


def test_job_shares_are_one_post_and_contradictions_are_noted(posts):
    facts = posts(
        "id,title,manager,Name\n1,Director,XX,a\n2,Head,1,b\n2,Head,1,c\n3,Head,1,d\n3,Head,2,e\n4,X,1,f\n4,Y,1,g\n"
    )

    assert list(facts.roles.id) == ["1", "2", "3", "4", "4"]
    assert [(note.kind, note.rows, note.examples) for note in facts.notes] == [(Noticed.JOB_SHARE, (5, 6), ("1", "2"))]


MAPPING = """\
columns: {id: Nr, title: Stelle, manager: Chef}
top: [blank]
model:
  organization: {id: acme}
  as_of: 2026-01-01
  completeness: [{all: complete}]
"""


def test_a_mapping_says_what_columns_are_and_what_the_model_declares(posts):
    facts = posts("Nr;Stelle;Chef;Abteilung\n01;Leitung;;IT\n02;Technik;01;IT\n", mapping=MAPPING)

    assert managers(facts) == {"02": "01"}
    assert facts.roles.top.tolist() == [True, False]
    assert facts.header.organization.id == "acme"
    assert facts.header.completeness[0].all == "complete"
    assert list(facts.units.name) == ["IT"]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("columns: {id: Number}\n", "mapping.yaml:1:15: id: posts.csv has no column 'Number'"),
        ("columns: {idd: Nr}\n", "mapping.yaml:1:11: no field 'idd' (did you mean 'id'?)"),
        ("profile: sapp\n", "no profile 'sapp'"),
        ("colums: {id: Nr}\n", "unknown field 'colums' (did you mean 'columns'?)"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_place(posts, mapping, said):
    with pytest.raises(InvalidModel) as refused:
        posts("Nr,Stelle\n1,a\n", mapping=mapping)

    assert said in str(refused.value).replace(str(posts), "")


def test_a_table_without_posts_is_refused_with_its_columns(posts):
    with pytest.raises(
        InvalidModel, match="no column of ids or titles of posts was recognized; the columns are 'foo', 'bar'"
    ):
        posts("foo,bar\n1,2\n")


def test_a_table_without_rows_has_no_posts(posts):
    assert len(posts("id,title,manager\n").roles) == 0


def test_two_hundred_columns_are_read(posts):
    more = ",".join(f"x{number}" for number in range(197))
    facts = posts(f"id,title,manager,{more}\n1,A,XX{',' * 197}\n2,B,1{',' * 197}\n")

    assert managers(facts) == {"2": "1"}


def test_a_line_break_within_an_id_is_part_of_it(posts):
    facts = posts('id,title,manager\n"1\n2",A,XX\n3,B,"1\n2"\n')

    assert managers(facts) == {"3": "1\n2"}
    assert facts.roles.at[1].line == 4


def test_a_folder_of_tables_is_one_organization(tmp_path):
    (tmp_path / "posts.csv").write_text("id,title,manager\n1,Director,XX\n2,Head,1\n", encoding="utf-8")
    (tmp_path / "assignments.csv").write_text("role,domain,level\n2,inf,A\n9,inf,R\n1,inf,?\n", encoding="utf-8")
    (tmp_path / "dotted_lines.csv").write_text("role,to\n2,1\n", encoding="utf-8")
    (tmp_path / "units.csv").write_text("id,name,parent\nit,IT,\n", encoding="utf-8")

    facts = load(tmp_path)

    assert [facts.roles.id[int(row)] for row in facts.assignments.role] == ["2"]
    assert list(facts.units.name) == ["IT"]
    assert facts.lines.kind.tolist() == [1, 0]
    assert {note.what for note in facts.notes} >= {"the role that it names is not in the model"}
