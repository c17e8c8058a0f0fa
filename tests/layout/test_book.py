"""Does every box stand on a page, with a page that fits, and one tree cut in no two ways?"""

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.book import book


@st.composite
def trees(draw):
    count = draw(st.integers(1, 60))
    return [draw(st.integers(-1, row - 1)) if row else -1 for row in range(count)]


@given(trees(), st.integers(2, 30), st.integers(2, 30))
def test_every_box_is_on_a_page_and_every_page_fits(parents, most, room):
    leaves = book(parents, most, lambda nodes, _: len(nodes) <= room)

    begins = [node for leaf in leaves for node in leaf.nodes if node not in leaf.cut]
    assert set(begins) == set(range(len(parents)))
    assert all(len(leaf.nodes) <= max(room, 2) for leaf in leaves)
    for leaf in leaves:
        for node, place in zip(leaf.nodes, leaf.parents, strict=True):
            assert node in leaf.tops if place < 0 else leaf.nodes[place] == parents[node]


@given(trees(), st.integers(2, 30))
def test_what_is_cut_off_begins_a_page_of_its_own(parents, room):
    leaves = book(parents, 30, lambda nodes, _: len(nodes) <= room)

    tops = [top for leaf in leaves for top in leaf.tops if not leaf.goes_on]
    cut = {node for leaf in leaves for node in leaf.cut}
    assert cut <= set(tops)
    assert len(tops) == len(set(tops))


def test_a_manager_of_many_goes_on_over_the_page():
    leaves = book([-1, *[0] * 25], 100, lambda nodes, _: len(nodes) <= 11)

    assert [len(leaf.nodes) for leaf in leaves] == [11, 11, 6]
    assert [leaf.goes_on for leaf in leaves] == [False, True, True]


def test_a_chain_is_halved_and_not_cut_into_crumbs():
    leaves = book(list(range(-1, 59)), 100, lambda nodes, _: len(nodes) <= 20)

    assert len(leaves) <= 6


def test_small_trees_share_a_page_but_not_with_the_first():
    leaves = book([-1, *[-1] * 9], 100, lambda nodes, _: len(nodes) <= 5)

    assert [len(leaf.tops) for leaf in leaves] == [1, 5, 4]


def test_the_first_page_shows_the_top_evenly():
    parents = [-1, *[0] * 4, *(1 + row // 5 for row in range(20)), *(5 + row // 3 for row in range(60))]
    rows = sorted(range(len(parents)), key=lambda row: _line(parents, row))
    number = {row: place for place, row in enumerate(rows)}

    first, *others = book([number.get(parents[row], -1) for row in rows], 100, lambda nodes, _: len(nodes) <= 30)

    assert len(first.nodes) == 25
    assert len(first.cut) == 20
    assert all(leaf.tops for leaf in others)


def test_a_tree_never_begins_on_the_page_that_leads_to_it():
    parents = [-1, 0, 1, 2, 2, 2, 0, 6, 6, 8, 8, 0]
    for room in range(2, 12):
        leaves = book(parents, 100, lambda nodes, _, room=room: len(nodes) <= room)
        assert not [leaf for leaf in leaves if leaf.cut.intersection(leaf.tops)]


def _line(parents, row):
    """Give a row's line of descent, to put rows in reading order."""
    return (*_line(parents, parents[row]), row) if row >= 0 else ()
