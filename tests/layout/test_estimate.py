"""Does an estimate count what would hang and stand, whatever was asked of it before?"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.blocks import STUB, UNDER, Stacking
from orgmodel.layout.estimate import Estimate
from orgmodel.layout.lineage import Lineage
from tests.layout.trees import forests, stackings

WIDE, HIGH = 100.0, 50.0
SIBLING, TREE, LAYER, HANGING = 24.0, 40.0, 64.0, 22.0
LIMIT = 1000.0


def estimate(parents) -> Estimate:
    sizes = np.array([(WIDE, HIGH)] * len(parents))
    return Estimate(Lineage.of(parents), sizes, SIBLING, TREE, LAYER, HANGING)


def hung_below(lineage: Lineage, stacking: Stacking) -> dict[int, list[int]]:
    """Walk down from the tops: who stands hangs its small trees, if they have three boxes together."""
    found: dict[int, list[int]] = {}
    waiting = [row for row, parent in enumerate(lineage.parents) if parent < 0]
    for row in waiting:
        small = [
            child
            for child in lineage.children[row]
            if lineage.depth[child] <= stacking.depth and lineage.total[child] <= stacking.length
        ]
        if sum(lineage.total[child] for child in small) >= 3:
            found[row] = small
        waiting += [child for child in lineage.children[row] if child not in found.get(row, ())]
    return found


@given(forests(), stackings)
def test_one_tree_is_as_wide_as_the_columns_and_boxes_at_its_foot(forest, stacking):
    parents = [0 if parent < 0 else parent + 1 for parent in forest[0]]
    counted = estimate([-1, *parents])
    lineage = counted.lineage
    hung = hung_below(lineage, stacking)

    hanging, waiting = set(), [top for tops in hung.values() for top in tops]
    for row in waiting:
        hanging.add(row)
        waiting += lineage.children[row]
    feet = sum(lineage.depth[row] == 0 for row in range(len(lineage.order)) if row not in hanging)
    width = feet * (WIDE + SIBLING)
    layers = 1 + max(lineage.layer[row] for row in lineage.order if row not in hanging)
    lowest = layers
    for manager, tops in hung.items():
        boxes, largest = sum(lineage.total[top] for top in tops), max(lineage.total[top] for top in tops)
        longest = max(-(-boxes // -(-boxes // stacking.length)), largest)
        size = boxes / len(tops)
        together = max(longest // size, 1)
        deepest = max(lineage.depth[top] for top in tops)
        width += math.ceil(len(tops) / together) * (WIDE + STUB + (UNDER + STUB) * deepest + SIBLING)
        length = math.ceil(min(together, len(tops)) * size)
        lowest = max(lowest, lineage.layer[manager] + length + 1)
    height = layers * (HIGH + LAYER) + (lowest - layers) * (HIGH + HANGING) - LAYER

    assert counted.size(LIMIT, stacking) == pytest.approx((max(width, WIDE) + TREE, height))


@given(forests(), st.lists(st.none() | stackings, min_size=1, max_size=8))
def test_what_was_asked_before_changes_nothing(forest, asked):
    parents, _ = forest
    one = estimate(parents)

    for stacking in asked:
        assert one.size(LIMIT, stacking) == estimate(parents).size(LIMIT, stacking)
