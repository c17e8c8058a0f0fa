"""Columns of texts → numbers into a pool: ids and all references to them share one, so that they meet by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

SILENT = Coded(np.zeros(0, dtype=np.int32), ("",))


class Pool(Sequence[str]):
    """Distinct texts, kept as polars keeps them: one becomes an object when somebody looks at it."""

    texts: pl.Series

    def __init__(self, texts: pl.Series) -> None:
        self.texts = texts

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Pool: ...
    def __getitem__(self, number: int | slice) -> str | Pool:
        """Give one text, or a part of the pool."""
        if isinstance(number, slice):
            return Pool(self.texts[number])
        text: str = self.texts[number]
        return text

    def __len__(self) -> int:
        """Count the texts."""
        return len(self.texts)

    def __iter__(self) -> Iterator[str]:
        """Give all texts."""
        return iter(self.texts.to_list())


def coded(column: pl.Series) -> Coded:
    """Put a column of texts over a pool, which is in the order in which texts are met and begins with the empty one."""
    import polars as pl

    pool = pl.concat([pl.Series([""], dtype=pl.String), column.unique(maintain_order=True)]).unique(maintain_order=True)
    return Coded(column.cast(pl.Enum(pool)).to_physical().cast(pl.Int32).to_numpy(), Pool(pool))


def texts_of(column: Coded) -> pl.Series:
    """Give the pool of a column as polars keeps texts."""
    import polars as pl

    return column.pool.texts if isinstance(column.pool, Pool) else pl.Series(list(column.pool), dtype=pl.String)


def referring(own: Coded, *references: pl.Series) -> tuple[Coded, ...]:
    """Put columns that refer to ids over the pool of the ids: equal texts have one number."""
    import polars as pl

    kind = pl.Enum(texts_of(own))
    columns = [column.cast(kind, strict=False) for column in references]
    lost = [column.filter(found.is_null()) for column, found in zip(references, columns, strict=True)]
    if not any(map(len, lost)):
        codes = [found.to_physical().cast(pl.Int32).to_numpy() for found in columns]
        return own, *(Coded(code, own.pool) for code in codes)
    whole = pl.concat([texts_of(own), pl.concat(lost).unique(maintain_order=True)])
    pool, kind = Pool(whole), pl.Enum(whole)
    codes = [column.cast(kind).to_physical().cast(pl.Int32).to_numpy() for column in references]
    return Coded(own.code, pool), *(Coded(code, pool) for code in codes)


def recoded(column: Coded, texts: Sequence[str]) -> Coded:
    """Put other texts in the place of a pool's: `texts[i]` for its text number i. Equal ones become one."""
    pool = list(dict.fromkeys(["", *texts]))
    numbers = {text: number for number, text in enumerate(pool)}
    codes = np.fromiter((numbers[text] for text in texts), dtype=np.int32, count=len(texts))
    return Coded(codes[column.code], pool)


def silent(count: int) -> Coded:
    """Give a column that says nothing."""
    return Coded(np.zeros(count, dtype=np.int32), ("",))
