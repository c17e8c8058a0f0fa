"""Are returns of the UK government's organograms read by the meaning of their format?"""

from pathlib import Path

import pytest

from orgmodel.errors import InvalidModel
from orgmodel.load.opening import load
from orgmodel.model.notes import Noticed
from orgmodel.model.words import UNKNOWN, Establishment, Occupancy

SENIOR = (
    "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Organisation,Unit,Reports to Senior Post,FTE,"
    "Actual Pay Floor (£),Actual Pay Ceiling (£)\n"
)
ROWS = (
    "1,Person One,SCS3,Director,Policy,Acme,Top,XX,1,120000,124999\n"
    "2,Vacant,SCS1,Deputy,Policy,Acme,Law,1,1,0,0\n"
    "3,Eliminated,SCS1,Deputy,Policy,Acme,Law,1,1,0,0\n"
    "4,N/D,SCS1,Head,Policy,Acme,Law,1,0.5,0,0\n"
    "4,N/D,SCS1,Head,Policy,Acme,Law,1,0.5,0,0\n"
    "0,Person Two,SCS1,On leave,Policy,Acme,Law,1,1,0,0\n"
)
JUNIOR = (
    "Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),"
    "Generic Job Title,Number of Posts in FTE\n"
    'Acme,Law,2,Band A,"20,000","25,000",Adviser,3.86\n'
    "Acme,Law,9,Band A,20000,25000,Adviser,1\n"
)
DATA = Path(__file__).parents[4] / "shared" / "data"


@pytest.fixture
def pair(tmp_path):
    (tmp_path / "acme-senior.csv").write_bytes((SENIOR + ROWS).encode("cp1252"))
    (tmp_path / "acme-junior.csv").write_bytes(JUNIOR.encode("cp1252"))
    return tmp_path


def test_a_pair_is_one_organization(pair):
    for path in (pair, pair / "acme-senior.csv", pair / "acme-junior.csv"):
        facts = load(path)
        assert list(facts.roles.id) == ["1", "2", "3", "4", "2~adviser~band-a", "9~adviser~band-a"]


def test_states_pay_and_fte_are_those_of_the_format(pair):
    facts = load(pair)

    assert facts.roles.top.tolist()[:4] == [True, False, False, False]
    assert facts.roles.occupancy.tolist()[:4] == [UNKNOWN, Occupancy.VACANT, UNKNOWN, UNKNOWN]
    assert facts.roles.establishment.tolist()[:4] == [UNKNOWN, UNKNOWN, Establishment.ABOLISHED, UNKNOWN]
    assert dict(facts.roles.incumbents) == {0: ("Person One",)}
    assert facts.roles.positions.tolist() == [1, 1, 1, 1, UNKNOWN, UNKNOWN]
    assert facts.roles.fte[4] == 3.86
    assert facts.roles.salary[0].max == 124999
    assert 1 not in facts.roles.salary
    assert (facts.roles.salary[4].min, facts.roles.salary[4].currency) == (20000, "GBP")


def test_somebody_not_in_post_is_left_out_and_noted(pair):
    facts = load(pair)

    assert [(note.kind, note.count, note.rows) for note in facts.notes] == [(Noticed.LEFT_OUT, 1, (7,))]
    assert not any("Person" in line for line in facts.read_as)


def test_the_returns_of_several_bodies_are_refused(pair):
    (pair / "other-senior.csv").write_text(SENIOR + ROWS, encoding="utf-8")

    with pytest.raises(InvalidModel, match="holds the returns of several bodies"):
        load(pair)


@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data, which is not part of the project")
def test_the_published_returns_agree_with_an_independent_count(capsys):
    from benchmarks.organograms import main

    differing = main(DATA)

    said = capsys.readouterr().out
    assert "73 returns, 71 agree in all 11 counts" in said
    assert differing == 2, said  # a job share of which one half is eliminated; somebody with the reference 0


def test_headings_may_drift_and_files_have_names_of_their_own(tmp_path):
    head = "Post Unique Reference,Name,Grade,Job Title,Organisation,Unit,Reports To Senior Post,FTE,Pay Floor,Pay Ceiling\n"
    rows = "1,Person One,SCS3,Director,Tides,Top,XX,1,120000,124999\n2,N/D,SCS1,Deputy,Tides,Law,1,1,N/A,N/D\n"
    (tmp_path / "Senior Posts Public.csv").write_text(head + rows, encoding="utf-8")
    below = "Organisation,Unit,Reporting Senior Post,Grade,Pay Scale Min,Pay Scale Max,Generic Job Title,Number of Posts (FTE)\n"
    (tmp_path / "Junior data.csv").write_text(below + "Tides,Law,2,HEO,30000,35000,Analyst,2.5\n", encoding="utf-8")

    facts = load(tmp_path / "Senior Posts Public.csv")

    assert list(facts.roles.title) == ["Director", "Deputy", "Analyst"]
    assert facts.roles.fte[2] == 2.5
    assert dict(facts.roles.tags) == {2: ("junior",)}
    assert not [note for note in facts.notes if note.kind is Noticed.UNREADABLE]
