"""Is a span a lower bound always, and a number only where the model can know?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.graph.spans import Spans
from orgmodel.model.words import UNKNOWN
from tests.graph.reference import Reference
from tests.strategies import lines

FULL = "completeness: [{all: complete}]\n"


@st.composite
def authored(draw):
    """Draw reporting lines, the positions that roles state, and the roles that do not exist on the day."""
    drawn = draw(lines())
    positions = [draw(st.none() | st.integers(0, 9)) for _ in drawn.managers]
    gone = [draw(st.booleans()) and draw(st.booleans()) for _ in drawn.managers]
    text = drawn.text().splitlines(keepends=True)
    for row, (count, absent) in enumerate(zip(positions, gone, strict=True)):
        said = f", positions: {count}" * (count is not None) + ", establishment: abolished" * absent
        text[row + 1] = text[row + 1].replace("}", f"{said}}}")
    return drawn, positions, gone, "".join(text)


@given(authored=authored())
def test_spans_count_positions_of_those_who_report(org, authored):
    drawn, positions, gone, text = authored
    spans = org(FULL + text).spans
    reference = Reference(drawn)

    for row in range(len(drawn)):
        reports = [each for each in reference.reports(row) if each != row and not gone[each]]
        counts = [positions[each] for each in reports]
        assert len(reports) == spans.direct[row]
        assert sum(1 if count is None else count for count in counts) == spans.lower_bound[row]
        assert (None not in counts) == spans.exact[row]


@given(drawn=lines())
def test_unstated_positions_count_as_one_each(org, drawn):
    spans = org(drawn.text()).spans

    assert spans.direct.tolist() == spans.lower_bound.tolist()
    assert not spans.exact.any()


def test_no_span_is_exact_in_a_partial_model(org):
    spans = org("roles: [{id: a, reports_to: none}, {id: b, reports_to: a, positions: 3}]").spans

    assert ([3, 0], [False, False]) == (spans.lower_bound.tolist(), spans.exact.tolist())


def test_a_span_is_exact_in_a_unit_that_is_complete(org):
    spans = org(
        """
        completeness: [{unit: ops, roles: complete}]
        units: [{id: ops}]
        roles:
          - {id: a, unit: ops, reports_to: none}
          - {id: b, reports_to: a, positions: 3}
        """
    ).spans

    assert [True, False] == spans.exact.tolist()


def test_teams_that_are_named_without_a_count_leave_a_span_open(org):
    spans = org(
        FULL + "roles: [{id: a, leads: [engineers]}, {id: b, leads: [x]}, {id: c, reports_to: b, positions: 1}]"
    ).spans

    assert ([0, 1, 0], [False, True, True]) == (spans.lower_bound.tolist(), spans.exact.tolist())


def test_dotted_lines_and_colleagues_are_in_no_span(org):
    spans = org(FULL + "roles: [{id: a}, {id: b, dotted_to: [a], works_with: [a]}]").spans

    assert [0, 0] == spans.direct.tolist()


def test_a_role_that_reports_to_itself_is_not_in_its_own_span(org):
    spans = org(FULL + "roles: [{id: a, reports_to: a, positions: 5}]").spans

    assert [0] == spans.lower_bound.tolist()


def test_an_empty_organization_has_no_spans():
    nothing, nobody = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)

    spans = Spans(Hierarchy(nothing, nobody), nothing, nobody, nobody, nobody)

    assert [] == spans.lower_bound.tolist() == spans.exact.tolist()
    assert UNKNOWN not in spans.direct
