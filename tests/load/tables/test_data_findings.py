"""What only tables can say wrongly is a finding with its row: DAT004, DAT005, DAT006."""

import pytest

from orgmodel import api

HEAD = "Position ID,Title,Reports To,Unit\n0001,Director,,Office\n"
SAID = {
    "DAT004": HEAD + "0002,Analyst,0001,Office\n0002,Analyst,0001,Annex\n",
    "DAT005": HEAD + "0002,Analyst,1,Office\n",
    "DAT006": HEAD + "0002,Analyst,0001,Office\nTotal,2,,\n",
}


@pytest.mark.parametrize("code", SAID)
def test_a_table_shows_the_finding_at_its_row(code, tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text(SAID[code])
    found = [each for each in api.check(file).findings if each.code == code]

    assert found
    assert found[0].location.path.endswith("posts.csv")
    assert found[0].location.line >= 3


@pytest.mark.parametrize("code", SAID)
def test_a_clean_table_shows_none(code, tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text(HEAD + "0002,Analyst,0001,Office\n")

    assert code not in {each.code for each in api.check(file).findings}
