"""Is each difference from the independent count of the UK organogram returns explained, post by post?"""

import pytest

pytest.importorskip("polars", reason="needs the extra tables")

from benchmarks import organogram_rules
from benchmarks.organograms import SHARED

BEGINNINGS = ("130930-Home", "300913-GPS", "300913-Land", "British-Library", "Copy-of-HEE")


@pytest.mark.skipif(not (SHARED / "uk-organograms").exists(), reason="needs the public data in ../shared/data")
def test_every_difference_is_explained_and_others_agree():
    rows = [row for row in organogram_rules.expected(SHARED) if row["source"].startswith(BEGINNINGS)]
    found = {row["source"][:10]: organogram_rules.differences(SHARED, row) for row in rows}

    assert len(found) == len(BEGINNINGS)
    assert found["300913-GPS"] == ()
    assert sum(map(len, found.values())) >= 5
    assert all(organogram_rules.is_explained(each) for several in found.values() for each in several)
