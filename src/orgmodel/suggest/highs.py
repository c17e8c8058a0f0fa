"""Ask HiGHS: one part of a program with its costs → the best values that were found, and how good they can be.

One thread, a fixed seed, and limits that count nodes and steps of the simplex method instead of seconds: the same
program and the same version of HiGHS give the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from orgmodel.errors import needed_for
from orgmodel.suggest.program import Row

_OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-6,
}


class Answer(NamedTuple):
    """What HiGHS found.

    Attributes:
        values: a value for each column, or nothing where no solution was found.
        bound: no solution costs less.
        proven: the values are the best, or it is certain that there are none.
    """

    values: tuple[float, ...]
    bound: float
    proven: bool


def version() -> str:
    """The version of HiGHS.

    Raises:
        MissingExtra: the extra `suggest` is not installed.
    """
    with needed_for("orgmodel suggest"):
        import highspy
    solver: Any = highspy.Highs  # it has no types
    return str(solver().version())


def solve(
    costs: Sequence[float], mosts: Sequence[float], whole: Sequence[bool], rows: Sequence[Row], effort: int
) -> Answer:
    """Minimize the costs.

    Args:
        costs: of each column, by number.
        mosts: the most of each column; the least is 0.
        whole: which columns are whole numbers.
        rows: what holds between them.
        effort: how many nodes of the search tree are looked at, at most.

    Raises:
        MissingExtra: the extra `suggest` is not installed.
    """
    with needed_for("orgmodel suggest"):
        import highspy

    made: Any = highspy.Highs  # it has no types
    solver = made()
    for name, value in {**_OPTIONS, "mip_max_nodes": effort}.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(highspy, costs, mosts, whole, rows))
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer((), float("inf"), proven=True)
    proven = status == highspy.HighsModelStatus.kOptimal
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Answer((), float(info.mip_dual_bound), proven=False)
    values = solver.getSolution().col_value
    rounded = (round(value) if integer else value for value, integer in zip(values, whole, strict=True))
    bound = float(info.objective_function_value if proven else info.mip_dual_bound)
    return Answer(tuple(float(value) for value in rounded), bound, proven)


def _model(
    highspy: Any, costs: Sequence[float], mosts: Sequence[float], whole: Sequence[bool], rows: Sequence[Row]
) -> Any:
    """Write columns and rows as HiGHS takes them."""
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.col_cost_ = np.array(costs, dtype=np.float64)
    model.col_lower_ = np.zeros(len(costs))
    model.col_upper_ = np.array(mosts, dtype=np.float64)
    model.row_lower_ = np.array([row.lower for row in rows], dtype=np.float64)
    model.row_upper_ = np.array([row.upper for row in rows], dtype=np.float64)
    lengths = [len(row.terms) for row in rows]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *lengths]).astype(np.int32)
    model.a_matrix_.index_ = np.array([column for row in rows for column, _ in row.terms], dtype=np.int32)
    model.a_matrix_.value_ = np.array([value for row in rows for _, value in row.terms], dtype=np.float64)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    model.integrality_ = [kinds[bool(integer)] for integer in whole]
    return model
