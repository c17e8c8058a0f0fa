"""What became of which role, as people say it."""

import pytest

from orgmodel.errors import InvalidModel
from orgmodel.load.renames import renames_of


def test_a_role_has_a_new_id_or_several(tmp_path):
    file = tmp_path / "renames.yaml"
    file.write_text("net: network\ndesk: [desk-1, desk-2]\n")
    assert renames_of(file) == {"net": ("network",), "desk": ("desk-1", "desk-2")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- net\n", "expected a line for each role"),
        ("net: {to: network}\n", "'net': expected the new id"),
        ("net: []\n", "'net': expected the new id"),
        ("net: a\nnet: b\n", "net"),
        ("\tnet: a", "tab"),
    ],
)
def test_what_is_no_rename_is_said_with_its_place(tmp_path, text, said):
    file = tmp_path / "renames.yaml"
    file.write_text(text)
    with pytest.raises(InvalidModel, match=said):
        renames_of(file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidModel, match=r"gone\.yaml"):
        renames_of(tmp_path / "gone.yaml")
