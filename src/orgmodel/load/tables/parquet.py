"""A Parquet file → a table of texts, whatever the types of its columns are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.table import MOST_CELLS, MOST_COLUMNS, Table, refused

if TYPE_CHECKING:
    import polars as pl

_LISTED = "; "


def read_parquet(data: bytes, label: str) -> Table:
    """Read a Parquet file. Whole numbers that are kept as fractions are written without `.0`; lists are joined.

    Raises:
        InvalidModel: the file is damaged, too large, or a column holds what is no text (bytes, records).
    """
    import polars as pl

    try:
        schema = pl.read_parquet_schema(io.BytesIO(data))
        records = int(pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item())
        if len(schema) > MOST_COLUMNS or records * max(len(schema), 1) > MOST_CELLS:
            raise refused(label, f"has {records:,} rows and {len(schema):,} columns, which is more than fits")
        frame = pl.read_parquet(io.BytesIO(data))
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        said = str(error).strip().partition("\n")[0]
        raise refused(label, f"cannot be read as Parquet: {said}") from error
    texts = [_text(frame[name], label, name).alias(str(number)) for number, name in enumerate(frame.columns)]
    row = np.arange(1, frame.height + 1, dtype=np.int64)
    return Table(label, "", tuple(frame.columns), pl.DataFrame(texts), row, ("Parquet",))


def _text(column: pl.Series, label: str, name: str) -> pl.Series:
    import polars as pl

    kind = column.dtype
    if kind == pl.String:
        return column
    if kind.is_float():
        whole = column.is_finite() & (column == column.floor()) & (column.abs() < 2**53)
        exact = column.to_frame("c").select(
            pl.when(whole)
            .then(pl.col("c").cast(pl.Int64, strict=False).cast(pl.String))
            .otherwise(pl.col("c").cast(pl.String))
        )
        return exact.to_series().to_frame("t").select(pl.when(pl.col("t") != "NaN").then("t")).to_series()
    if isinstance(kind, pl.Datetime):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").str.strip_suffix(" 00:00:00")
    if isinstance(kind, pl.List) and kind.inner == pl.String:
        return column.list.join(_LISTED, ignore_nulls=True)
    if kind.is_nested() or kind in {pl.Binary, pl.Object}:
        raise refused(label, f"column '{name}' holds {kind}, which is no text, number or date")
    return column.cast(pl.String)
