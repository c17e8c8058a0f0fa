"""All pairs above a threshold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.duties import pairs as blocks
from orgmodel.duties.comparison import Comparison
from orgmodel.duties.duties import prepared
from orgmodel.duties.pairs import pairs
from tests.duties.test_similarity import DUTIES


def one_by_one(duties, least):
    rows, columns = np.triu_indices(len(duties), k=1)
    score = Comparison(duties, duties).scores(rows, columns)
    return {(int(i), int(j)): float(s) for i, j, s in zip(rows, columns, score, strict=True) if s >= least}


def as_dict(found):
    return dict(zip(zip(found.left.tolist(), found.right.tolist(), strict=True), found.score.tolist(), strict=True))


@given(st.lists(DUTIES, max_size=12), st.sampled_from([0.05, 0.2, 0.35, 0.45, 0.9, 1.0]))
def test_blocks_find_what_comparing_one_by_one_finds(texts, least):
    duties = prepared(texts)

    assert as_dict(pairs(duties, least)) == one_by_one(duties, least)


@pytest.mark.parametrize("cells", [1, 7, 64])
def test_the_size_of_a_block_changes_nothing(monkeypatch, cells):
    verbs, things = ("restores", "plans", "audits; and tests"), ("backups", "budgets", "help desk calls", "networks")
    duties = prepared([f"{verb} {thing}, and {other}" for verb in verbs for thing in things for other in things])
    whole = as_dict(pairs(duties, 0.35))

    monkeypatch.setattr(blocks, "_CELLS", cells)

    assert as_dict(pairs(duties, 0.35)) == whole
    assert len(whole) > 100


@given(st.lists(DUTIES, max_size=10), st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_higher_threshold_only_takes_pairs_away(texts, one, other):
    low, high = sorted((one, other))
    duties = prepared(texts)
    more, fewer = as_dict(pairs(duties, low)), as_dict(pairs(duties, high))

    assert fewer == {pair: score for pair, score in more.items() if score >= high}


def test_equal_texts_without_known_words_are_found():
    duties = prepared(["إدارة الشبكات", "Restores backups", "إدارة الشبكات", "zzyzx qqq", "Zzyzx, qqq."])

    assert as_dict(pairs(duties, 0.9)) == {(0, 2): 1.0, (3, 4): 1.0}


def test_duties_of_one_group_are_not_paired():
    duties = prepared(["Restores backups"] * 3)

    assert set(as_dict(pairs(duties, 0.9, group=np.array([1, 1, 2])))) == {(0, 2), (1, 2)}


def test_no_threshold_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        pairs(prepared(["Restores backups"]), 0.0)


def test_a_model_of_sentences_can_stand_behind_it():
    class Lengths:
        def of(self, passages):
            return np.array([[len(each.words), 1] for each in passages], dtype=np.int64).reshape(-1, 2)

    duties = prepared(["alpha beta", "gamma delta", "epsilon"], vectors=Lengths())

    assert as_dict(pairs(duties, 0.55)) == one_by_one(duties, 0.55)
    assert duties.whole.vectors.shape == (3, 2)
