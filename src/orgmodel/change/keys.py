"""By what is an entity found again in another state of the model? By its id; without one by its name.

Of entities with one id, and of those without any, each has a key of its own: a number for the second one on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import overload

import numpy as np

from orgmodel.graph.sets import among
from orgmodel.model.facts import BoolColumn, Texts
from orgmodel.model.texts import Coded, Pool

_ROW = re.compile(r"row-\d+")
NAMELESS = "#"
"""What a key holds that is no id: nothing can refer to such an entity."""


def keys(ids: Texts, names: Texts) -> Texts:
    """Give the key of each row: its id where that is alone, else `id#2`; without an id `#name`.

    No id holds a `#`, so that no key can be taken for the id of another.
    """
    ids = own_ids(ids)
    if isinstance(ids, Coded):
        return _coded_keys(ids, names)
    if len(set(ids)) == len(ids) and "" not in ids:
        return ids
    return _numbered(zip(ids, names, strict=True))


def own_ids(ids: Texts) -> Texts:
    """Leave out the ids that tables without ids are given by their rows: `row-5` of another file is another post."""
    made = rows_of_files(ids)
    if not made.any():
        return ids
    if isinstance(ids, Coded):
        return Coded(np.where(made, 0, ids.code).astype(ids.code.dtype), ids.pool)
    return ["" if is_row else name for name, is_row in zip(ids, made.tolist(), strict=True)]


def rows_of_files(ids: Texts) -> BoolColumn:
    """Tell which ids only say on which row of a file a post stands."""
    if not isinstance(ids, Coded):
        return np.array([bool(_ROW.fullmatch(name)) for name in ids], dtype=bool)
    codes = ids.present()
    made = [code for code, name in zip(codes, ids.texts_of(codes.tolist()), strict=True) if _ROW.fullmatch(name)]
    return among(ids.code, np.array(made, dtype=np.int64))


def is_id(key: str) -> bool:
    """Tell whether a key is an id that other entities may refer to."""
    return NAMELESS not in key


def _numbered(rows: Iterable[tuple[str, str]]) -> list[str]:
    met: Counter[str] = Counter()
    found = []
    for name, title in rows:
        base = name or f"#{title}"
        met[base] += 1
        found.append(base if met[base] == 1 else f"{base}#{met[base]}")
    return found


def _coded_keys(ids: Coded, names: Texts) -> Texts:
    """Give keys over a longer pool: of a million rows only those that are not alone with their id are looked at."""
    count = np.bincount(ids.code, minlength=1)
    shared = count > 1
    shared[0] = count[0] > 0
    rows = np.flatnonzero(shared[ids.code])
    if not len(rows):
        return ids
    found = _numbered((ids[row], names[row]) for row in rows.tolist())
    others = [(row, key) for row, key in zip(rows.tolist(), found, strict=True) if key != ids[row]]
    code = ids.code.copy()
    code[[row for row, _ in others]] = np.arange(len(ids.pool), len(ids.pool) + len(others), dtype=code.dtype)
    return Coded(code, _Longer(ids.pool, [key for _, key in others]))


class _Longer(Sequence[str]):
    """A pool with more texts behind its own."""

    def __init__(self, pool: Sequence[str], more: list[str]) -> None:
        self._pool, self._more, self._count = pool, more, len(pool)

    @overload
    def __getitem__(self, code: int) -> str: ...
    @overload
    def __getitem__(self, code: slice) -> list[str]: ...
    def __getitem__(self, code: int | slice) -> str | list[str]:
        """Give one text, or some."""
        if isinstance(code, slice):
            return [self[each] for each in range(*code.indices(len(self)))]
        return self._pool[code] if code < self._count else self._more[code - self._count]

    def __len__(self) -> int:
        """Count the texts."""
        return self._count + len(self._more)

    def find(self, texts: Sequence[str]) -> list[int]:
        """Give the codes of texts, -1 for one that the pool does not hold."""
        more = {text: self._count + place for place, text in enumerate(self._more)}
        own = self._pool.find(texts) if isinstance(self._pool, Pool) else _found(self._pool, texts)
        return [more.get(text, code) for text, code in zip(texts, own, strict=True)]

    def take(self, codes: Sequence[int]) -> list[str]:
        """Give the texts of codes, which ascend."""
        own = int(np.searchsorted(codes, self._count))
        pool = self._pool
        texts = pool.take(codes[:own]) if isinstance(pool, Pool) else [pool[code] for code in codes[:own]]
        return [*texts, *(self._more[code - self._count] for code in codes[own:])]


def _found(pool: Sequence[str], texts: Sequence[str]) -> list[int]:
    codes = {text: code for code, text in enumerate(pool)}
    return [codes.get(text, -1) for text in texts]
