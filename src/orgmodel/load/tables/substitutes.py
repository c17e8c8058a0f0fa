"""What stands for an id where a table has none? The title, where no other post has it, else the row of the file."""

from __future__ import annotations

import numpy as np

from orgmodel.load.tables.coding import coded
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.table import Table
from orgmodel.model.texts import Coded

SAID = "no column; the title stands for it, or the row of the file where posts share a title"
SAID_OF_ROWS = "no column; the row of the file stands for it"


def without_ids(mapping: Mapping) -> bool:
    """Tell whether a table of posts has no column of ids. Rows of a return stand for several posts, and need none."""
    return mapping.format == "posts" and mapping.column("id") < 0


def substitutes(table: Table, mapping: Mapping) -> Coded:
    """Give an id to each row of a table without ids."""
    import polars as pl

    rows = pl.Series([f"row-{row}" for row in table.row.tolist()], dtype=pl.String)
    column = mapping.column("title")
    if column < 0:
        return coded(rows)
    titles = table.coded(column)
    times = np.bincount(titles.code, minlength=len(titles.pool))
    alone = (times == 1)[titles.code] & (titles.code != 0)
    texts = table.texts(column).to_frame("title").with_columns(alone=pl.Series(alone), row=rows)
    return coded(texts.select(pl.when("alone").then("title").otherwise("row")).to_series())
