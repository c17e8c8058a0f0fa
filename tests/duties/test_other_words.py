"""Does the same duty in other words score above another duty of the same field?"""

import json
from itertools import combinations
from pathlib import Path

import numpy as np

from orgmodel.duties.comparison import Comparison
from orgmodel.duties.duties import prepared

PAIRS = Path(__file__).parents[2] / "benchmarks" / "duty_pairs.json"
LEAST = 0.8
"""How often a pair of one duty must score above a pair of two; a draw by chance is .5, token-set ratio .60."""


def scored():
    """Give the scores of the pairs of one duty, and of those of two duties of one field."""
    themes = json.loads(PAIRS.read_text(encoding="utf-8"))
    same, other = [], []
    for duties in themes.values():
        texts = [(number, text) for number, wordings in enumerate(duties) for text in wordings]
        for (first, ours), (second, theirs) in combinations(texts, 2):
            (same if first == second else other).append((ours, theirs))
    left, right = (prepared(side) for side in zip(*same, *other, strict=True))
    rows = np.arange(len(same) + len(other))
    scores = Comparison(left, right).scores(rows, rows)
    return scores[: len(same)], scores[len(same) :]


def test_one_duty_in_other_words_scores_above_two_duties_of_its_field():
    same, other = scored()

    assert len(same) >= 70
    assert len(same) + len(other) >= 200
    above = (same[:, None] > other).mean() + (same[:, None] == other).mean() / 2
    assert above >= LEAST
