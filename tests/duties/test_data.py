"""The word table is the one that its README and NOTICE speak of."""

from pathlib import Path

import numpy as np
import pytest

from orgmodel.duties.lexicon import lexicon, table
from tools import word_vectors

ROOT = Path(__file__).parents[2]


def test_the_vendored_files_have_the_sums_of_their_readme():
    assert word_vectors.wrong(word_vectors.HERE) == []


@pytest.mark.skipif(not word_vectors.SOURCE.is_dir(), reason="the public data are not beside this clone")
def test_the_vendored_files_are_those_of_the_source():
    assert word_vectors.wrong(word_vectors.SOURCE) == []


def test_every_word_has_a_row_and_a_stem():
    known = lexicon()

    assert table().shape == (len(known.rows), 128)
    assert len(known.stems) == len(known.rows)
    assert [known.stem(word) for word in ("backups", "restores", "the")] == ["backup", "restor", "the"]
    assert np.abs(table()[list(known.rows.values())[:100]]).max() > 0


def test_a_stem_of_the_table_does_not_depend_on_the_stemmer(monkeypatch):
    monkeypatch.setattr("orgmodel.duties.lexicon._stemmed", lambda word: "other version")

    assert lexicon().stem("managing") == "manag"
    assert lexicon().stem("zzyzxing") == "other version"


def test_rare_stems_weigh_more():
    known = lexicon()

    assert known.rarity("never seen") > known.rarity("backup") > known.rarity("manag")


@pytest.mark.parametrize(
    "source", ["all-MiniLM-L6-v2", "O*NET", "Open Government Licence", "Cyber Workforce Framework"]
)
def test_notice_names_every_source(source):
    assert source in (ROOT / "NOTICE").read_text(encoding="utf-8")
