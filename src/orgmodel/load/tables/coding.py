"""Columns of texts → numbers into a pool: ids and all references to them share one, so that they meet by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from orgmodel.load.tables.first_rows import first_rows
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

SILENT = Coded(np.zeros(0, dtype=np.int32), ("",))


_MANY_ROWS_EACH = 16
"""Where so many rows have each text on average, a table of the texts is quicker than sorting all rows."""

_SAMPLE = 20_000
"""So many rows show how often texts repeat, and often hold all of them."""

_MANY_TEXTS = 10_000
"""So many texts are found by joining them with the pool: quicker than marking the pool, and takes more memory."""


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

    def find(self, texts: Sequence[str]) -> list[int]:
        """Give the numbers of texts, -1 for one that the pool does not hold."""
        import polars as pl

        if len(texts) > _MANY_TEXTS:
            own = pl.DataFrame({"text": self.texts}).with_row_index("number")
            asked = pl.DataFrame({"text": pl.Series(texts, dtype=pl.String)})
            joined = asked.join(own, on="text", how="left", maintain_order="left")
            places: list[int] = joined["number"].cast(pl.Int64).fill_null(-1).to_list()
            return places
        wanted = pl.Series(list(dict.fromkeys(texts)), dtype=pl.String)
        rows = np.flatnonzero(self.texts.is_in(wanted.implode()).to_numpy())
        found = dict(zip(self.texts.gather(rows).to_list(), rows.tolist(), strict=True))
        return [found.get(text, -1) for text in texts]

    def take(self, numbers: Sequence[int]) -> list[str]:
        """Give the texts of numbers."""
        texts: list[str] = self.texts.gather(list(numbers)).to_list()
        return texts


def coded(column: pl.Series) -> Coded:
    """Put a column of texts over a pool, which is in the order in which texts are met and begins with the empty one."""
    import polars as pl

    first_ones = column.head(_SAMPLE).unique(maintain_order=True)
    if _MANY_ROWS_EACH * len(first_ones) <= min(len(column), _SAMPLE) and (found := _among(column, first_ones)):
        return found
    if _repeats(column) and (found := _among(column, column.unique(maintain_order=True))):
        return found
    nothing = pl.Series([""], dtype=pl.String)
    first = first_rows(column)
    met = first == np.arange(len(first), dtype=np.int32)
    empty = np.flatnonzero((column == "").to_numpy())[:1]  # it has the number 0 wherever it is met
    met[empty] = False
    number = np.cumsum(met, dtype=np.int32)
    number[empty] = 0
    return Coded(number[first], Pool(pl.concat([nothing, column.filter(pl.Series(met))]).rechunk()))


def _among(column: pl.Series, texts: pl.Series) -> Coded | None:
    """Put a column over some texts, each of which is there once, in their order; None where it holds others too."""
    import polars as pl

    pool = pl.concat([pl.Series([""], dtype=pl.String), texts.filter(texts != "")])
    codes = column.cast(pl.Enum(pool), strict=False)
    return None if codes.null_count() else Coded(codes.to_physical().cast(pl.Int32).to_numpy(), Pool(pool))


def _repeats(column: pl.Series) -> bool:
    """Tell whether many rows have each text."""
    different = column.approx_n_unique()
    return isinstance(different, int) and _MANY_ROWS_EACH * different <= len(column)


def _numbered(column: pl.Series) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Number the texts of a column in the order in which they are met, and mark the row in which each is met first."""
    first = first_rows(column)
    met = first == np.arange(len(first), dtype=np.int32)
    rank = np.cumsum(met, dtype=np.int32) - np.int32(1)
    return rank[first], met


def texts_of(column: Coded) -> pl.Series:
    """Give the pool of a column as polars keeps texts."""
    import polars as pl

    return column.pool.texts if isinstance(column.pool, Pool) else pl.Series(list(column.pool), dtype=pl.String)


def referring(own: Coded, *references: Coded) -> tuple[Coded, ...]:
    """Put columns that refer to ids over the pool of the ids: equal texts have one number."""
    import polars as pl

    pools = [texts_of(own), *map(texts_of, references)]
    named = pl.concat([pools[0].clear(), *pools[1:]])
    known = np.flatnonzero(pools[0].hash().is_in(named.hash().implode()).to_numpy())  # and a few that look like it
    place, first = _numbered(pl.concat([pools[0].gather(known), named]))
    if not first[: len(known)].all():
        raise ValueError("a pool holds every text once")
    further = named.filter(pl.Series(first[len(known) :]))
    whole = Pool(pl.concat([pools[0], further]).rechunk()) if len(further) else own.pool
    code = np.append(known, np.arange(len(further)) + len(pools[0])).astype(np.int32)[place]
    starts = np.cumsum([len(known), *map(len, pools[1:])])
    codes = [code[start:][each.code] for start, each in zip(starts[:-1], references, strict=True)]
    return Coded(own.code, whole), *(Coded(each, whole) for each in codes)


def recoded(column: Coded, texts: Sequence[str]) -> Coded:
    """Put other texts in the place of a pool's: `texts[i]` for its text number i. Equal ones become one."""
    pool = list(dict.fromkeys(["", *texts]))
    numbers = {text: number for number, text in enumerate(pool)}
    codes = np.fromiter((numbers[text] for text in texts), dtype=np.int32, count=len(texts))
    return Coded(codes[column.code], pool)


def silent(count: int) -> Coded:
    """Give a column that says nothing."""
    return Coded(np.zeros(count, dtype=np.int32), ("",))
