"""Are files of Oracle HCM Data Loader read as positions or assignments? All files here are invented."""

from datetime import date

import pytest

from orgmodel.errors import InvalidModel
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.opening import load
from orgmodel.model.words import Establishment

POSITIONS = r"""SET PURGE_FUTURE_CHANGES N
COMMENT Positions
METADATA|Position|SourceSystemId|EffectiveStartDate|EffectiveEndDate|PositionCode|Name|ActiveStatus|DepartmentName|HeadCount
MERGE|Position|S1|2020/01/01|4712/12/31|0010|Chief|A|Office|1
MERGE|Position|S2|2020/01/01|4712/12/31|0020|Head \| Networks|A|IT|1
MERGE|Position|S3|2020/01/01|4712/12/31|0030|Clerk|I|IT|3

METADATA|PositionHierarchy|EffectiveStartDate|PositionId(SourceSystemId)|ParentPositionCode
MERGE|PositionHierarchy|2020/01/01|S2|0099
MERGE|PositionHierarchy|2021/01/01|S2|0010
MERGE|PositionHierarchy|2020/01/01|S3|0020
DELETE|Position|S9
"""
WORKERS = """METADATA|Worker|SourceSystemId|PersonNumber
MERGE|Worker|W1|101
MERGE|Worker|W2|102
METADATA|PersonName|PersonId(SourceSystemId)|FirstName|LastName
MERGE|PersonName|W1|Ada|Alt
METADATA|WorkTerms|SourceSystemId
MERGE|WorkTerms|T1
METADATA|Assignment|SourceSystemId|PersonId(SourceSystemId)|AssignmentNumber|AssignmentName|AssignmentStatusTypeCode|ManagerFlag
MERGE|Assignment|A1|W1|E101|Chief|ACTIVE_PROCESS|Y
MERGE|Assignment|A2|W2|E102|Head|ACTIVE_PROCESS|#NULL
METADATA|AssignmentSupervisor|AssignmentNumber|ManagerType|ManagerPersonNumber
MERGE|AssignmentSupervisor|E102|MATRIX_MANAGER|999
MERGE|AssignmentSupervisor|E102|LINE_MANAGER|101
"""


@pytest.fixture
def read(tmp_path):
    """Read a file that is written in the test."""

    def made(text, as_of=None):
        (tmp_path / "Load.dat").write_text(text, encoding="utf-8")
        return load(tmp_path / "Load.dat", None, as_of)

    return made


def lines(facts):
    graph = OrgGraph.compile(facts)
    rows = zip(facts.lines.role.tolist(), graph.line_target.tolist(), strict=True)
    return {(facts.roles.title[role], facts.roles.title[target]) for role, target in rows if target >= 0}


def test_positions_are_read_with_their_hierarchy(read):
    facts = read(POSITIONS)

    assert list(facts.roles.id) == ["0010", "0020", "0030"]
    assert list(facts.roles.title) == ["Chief", "Head | Networks", "Clerk"]
    assert list(facts.roles.positions) == [1, 1, 3]
    assert facts.roles.establishment[2] == Establishment.ABOLISHED
    assert lines(facts) == {("Head | Networks", "Chief"), ("Clerk", "Head | Networks")}
    assert facts.roles.at[1].line == 5
    assert "export of Oracle HCM" in facts.read_as[0]
    assert "1 DELETE lines passed over" in facts.read_as[0]


def test_assignments_are_read_with_their_line_managers(read):
    facts = read(WORKERS)

    assert list(facts.roles.title) == ["Chief", "Head"]
    assert lines(facts) == {("Head", "Chief")}
    assert dict(facts.roles.incumbents) == {0: ("Ada Alt",)}
    assert "passed over: WorkTerms" in facts.read_as[0]


def test_of_rows_with_dates_the_one_in_force_counts(read):
    changed = "MERGE|Position|S1|2022/01/01|4712/12/31|0010|President|A|Office|1\n"
    text = POSITIONS.replace("4712/12/31|0010", "2021/12/31|0010").replace("\n\nMETADATA", f"\n{changed}METADATA")

    assert read(text).roles.title[-1] == "President"
    assert read(text, date(2021, 6, 1)).roles.title[0] == "Chief"


def test_another_mark_between_values_is_taken(read):
    text = "SET FILE_DELIMITER ,\nMETADATA,Position,PositionCode,Name\nMERGE,Position,1,Chief\n"

    assert list(read(text).roles.title) == ["Chief"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("METADATA|Location|Code\nMERGE|Location|X\n", "holds neither positions nor assignments .* Location"),
        ("MERGE|Position|1\n", "Load.dat:1:1: has values of 'Position', whose attributes no line"),
        ("METADATA|Position|PositionCode\nhello\n", "Load.dat:2:1: is no line of HCM Data Loader"),
        ("", "holds neither positions nor assignments"),
    ],
)
def test_what_is_no_such_file_is_refused_with_its_line(read, text, said):
    with pytest.raises(InvalidModel, match=said):
        read(text)
