"""Does the solver find what is best, and say truly how sure that is? Held against trying everything."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.suggest import highs
from orgmodel.suggest.program import Program
from orgmodel.suggest.solving import Solver

pytest.importorskip("highspy")


def best(program):
    """Try all values: the fewest slacks, then the least cost."""
    found = None
    for values in product(*(range(int(most) + 1) for most in program.mosts)):
        sums = [sum(values[column] * value for column, value in row.terms) for row in program.rows]
        if all(row.lower <= total <= row.upper for row, total in zip(program.rows, sums, strict=True)):
            slack = sum(value for value, is_slack in zip(values, program.slacks, strict=True) if is_slack)
            order = (slack, sum(value * cost for value, cost in zip(values, program.costs, strict=True)))
            found = min(found, order) if found else order
    return found


@st.composite
def programs(draw):
    """Draw programs in which that everything stays as it is holds in every row."""
    program = Program()
    for _ in range(draw(st.integers(1, 6))):
        most = draw(st.integers(1, 2))
        program.column(draw(st.integers(0, 9)), most, draw(st.integers(0, most)))
    for _ in range(draw(st.integers(1, 3))):
        program.column(start=1, slack=True)
    for _ in range(draw(st.integers(0, 6))):
        columns = draw(st.lists(st.integers(0, len(program.costs) - 1), min_size=1, max_size=4, unique=True))
        terms = [(column, draw(st.integers(-3, 3))) for column in columns]
        start = sum(program.starts[column] * value for column, value in terms)
        low, high = draw(st.integers(0, 2)), draw(st.integers(0, 3))
        if any(value for _, value in terms):
            program.row(terms, lower=start - low, upper=start + high)
    return program


@given(programs())
def test_the_solver_finds_the_fewest_slacks_and_then_the_least_cost(program):
    solved = Solver().solve(program)

    assert best(program) == (solved.staying, solved.cost)
    assert solved.proven
    assert solved.bound == pytest.approx(solved.cost)


@given(programs())
def test_parts_share_no_column_and_hold_every_row(program):
    parts = program.parts()

    assert sorted(column for part in parts for column in part.columns) == list(range(len(program.costs)))
    assert sum(len(part.rows) for part in parts) == len(program.rows)


def test_a_row_that_cannot_hold_is_refused():
    program = Program()

    program.row([], upper=1)
    assert program.rows == []
    with pytest.raises(ValueError, match="no column can bring 0 between 1 and inf"):
        program.row([], lower=1)


def test_terms_of_one_column_are_added_up():
    program = Program()
    column = program.column()
    program.row([(column, 1), (column, 2)], upper=2)

    assert program.rows[0].terms == ((0, 3.0),)


def test_a_solved_part_is_remembered(monkeypatch):
    program, solver = Program(), Solver()
    program.row([(program.column(3), 1)], lower=1)
    program.row([(program.column(4), 1)], lower=1)
    asked = []
    solve = highs.solve
    monkeypatch.setattr(highs, "solve", lambda *given: asked.append(given) or solve(*given))

    assert solver.solve(program).cost == 7
    before = len(asked)
    assert solver.solve(program).cost == 7
    assert len(asked) == before


def test_what_cannot_be_told_within_the_limit_is_left_as_it_is(monkeypatch):
    program = Program()
    column, slack = program.column(3), program.column(start=1, slack=True)
    program.row([(column, 1), (slack, 1)], lower=1)
    monkeypatch.setattr(highs, "solve", lambda *_: highs.Answer((), float("-inf"), proven=False))

    solved = Solver().solve(program)

    assert solved.values == (0, 1)
    assert not solved.proven
    assert (solved.staying, solved.fewest) == (1, 0)


def test_a_solution_that_is_not_proven_has_a_bound_below_it(monkeypatch):
    program = Program()
    program.row([(program.column(3, 5), 1)], lower=1)
    monkeypatch.setattr(highs, "solve", lambda *_: highs.Answer((2.0,), 3.0, proven=False))

    solved = Solver().solve(program)

    assert (solved.cost, solved.bound, solved.proven) == (6, 3.0, False)
