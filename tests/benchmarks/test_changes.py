"""Are the changes that the benchmark plants counted, each of them and no other? Small states; nothing is timed."""

import pytest

pytest.importorskip("polars", reason="needs the extra tables")

from benchmarks import changes
from orgmodel import api


@pytest.mark.parametrize(("write", "size", "ending"), [(changes.models, 400, ".yaml"), (changes.tables, 3_000, ".csv")])
def test_planted_changes_are_counted_exactly(write, size, ending, tmp_path):
    before, after = tmp_path / f"before{ending}", tmp_path / f"after{ending}"
    planted = write(before, after, size)

    found = api.diff(api.load_graph(before), api.load_graph(after))

    assert {str(kind): number for kind, number in found.counts().items()} == planted
