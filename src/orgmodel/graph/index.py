"""Which row has an id? One question for columns of texts and for columns of numbers into a shared pool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.model.facts import BoolColumn, IntColumn, Texts
from orgmodel.model.texts import Coded, Pool

NOBODY = -1


@dataclass(frozen=True, eq=False)
class Index:
    """The rows of a column of ids. The first of two equal ids counts; a row without an id is not found."""

    ids: Texts

    def row(self, text: str) -> int:
        """Give the first row of an id, or -1."""
        if not isinstance(self.ids, Coded):
            return self._rows.get(text, NOBODY)
        if text not in self._asked:
            self._asked[text] = int(self._first_of_code[self._code(text)]) if text else NOBODY
        return self._asked[text]

    def rows(self, texts: Texts) -> IntColumn:
        """Give the first row of each text of a column, or -1."""
        if not isinstance(texts, Coded):
            found = map(self.row, texts) if isinstance(self.ids, Coded) else self._plain(texts)
            return np.fromiter(found, dtype=np.int64, count=len(texts))
        if isinstance(self.ids, Coded) and texts.pool is self.ids.pool:
            return self._first_of_code[texts.code]
        present = texts.present()
        at = np.full(len(texts.pool), NOBODY, dtype=np.int64)
        at[present] = self.some(texts.texts_of(present.tolist()))
        return at[texts.code]

    def some(self, texts: Iterable[str]) -> list[int]:
        """Give the first row of each of some texts, or -1."""
        words = list(texts)
        if isinstance(self.ids, Coded) and isinstance(self.ids.pool, Pool):
            found = zip(words, self.ids.pool.find(words), strict=True)
            return [int(self._first_of_code[code]) if text else NOBODY for text, code in found]
        return [self.row(text) for text in words] if isinstance(self.ids, Coded) else list(self._plain(words))

    def _plain(self, texts: Iterable[str]) -> Iterator[int]:
        rows = self._rows
        return (rows.get(text, NOBODY) for text in texts)

    @cached_property
    def first(self) -> IntColumn:
        """The first row that has the id of each row, or -1 where it has none."""
        return self.rows(self.ids)

    @cached_property
    def repeated(self) -> BoolColumn:
        """Rows whose id stands before them already."""
        repeated: BoolColumn = (self.first != np.arange(len(self.first))) & (self.first >= 0)
        return repeated

    @cached_property
    def count(self) -> int:
        """How many different ids there are."""
        return int(np.count_nonzero(self._first_of_code >= 0)) if isinstance(self.ids, Coded) else len(self._rows)

    @cached_property
    def _rows(self) -> dict[str, int]:
        """The row of each id, of a column of texts."""
        rows: dict[str, int] = {}
        for row, name in enumerate(self.ids):
            if name:
                rows.setdefault(name, row)
        return rows

    @cached_property
    def _first_of_code(self) -> IntColumn:
        """The first row of each code of the pool, of a column of numbers; the last place is for a code of -1."""
        if not isinstance(self.ids, Coded):
            raise TypeError("a column of texts has no codes")
        first = np.full(len(self.ids.pool) + 1, NOBODY, dtype=np.int64)
        first[self.ids.code[::-1]] = np.arange(len(self.ids) - 1, -1, -1)
        first[0] = NOBODY
        return first

    @cached_property
    def _asked(self) -> dict[str, int]:
        return {}

    def _code(self, text: str) -> int:
        pool = self.ids.pool if isinstance(self.ids, Coded) else ()
        return int(pool.find([text])[0]) if isinstance(pool, Pool) else self._codes.get(text, NOBODY)

    @cached_property
    def _codes(self) -> dict[str, int]:
        """The code of each text of a pool that is a plain sequence."""
        return {text: code for code, text in enumerate(self.ids.pool)} if isinstance(self.ids, Coded) else {}


def numbered(texts: Texts) -> IntColumn:
    """Give a number for each text of a column, equal for equal texts; 0 for the empty one."""
    if isinstance(texts, Coded):
        return texts.code
    numbers = {"": 0}
    return np.fromiter((numbers.setdefault(text, len(numbers)) for text in texts), dtype=np.int64, count=len(texts))


def texts_at(texts: Texts, rows: Sequence[int]) -> Sequence[str]:
    """Give the texts of some rows: all at once, where the column keeps them elsewhere."""
    if isinstance(texts, Coded):
        return texts.texts_of(texts.code[list(rows)].tolist())
    return [texts[row] for row in rows]
