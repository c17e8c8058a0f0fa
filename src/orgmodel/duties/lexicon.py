"""Which words are known, what are their stems, how rare is a stem? Built-in data, read when first asked for.

`data/` is the word table of English job language; NOTICE names its sources, `tools/word_vectors.py` verifies it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).resolve().parent / "data"
_LONGEST_WORD = 64
_SHORTEST_TERM = 2


@dataclass(frozen=True)
class Lexicon:
    """Words by row of the table, stems by row, and in how many of the background texts a stem occurs."""

    rows: Mapping[str, int]
    stems: Sequence[str]
    frequency: Mapping[str, int]
    texts: int
    mean_words: float
    stop_words: frozenset[str]

    def stem(self, word: str) -> str:
        """Give the stem of a word. Known words have theirs in the data, whatever version of the stemmer is here."""
        row = self.rows.get(word)
        return _stemmed(word) if row is None else self.stems[row]

    def content(self, words: Iterable[str]) -> list[str]:
        """Keep the words that say something: two characters or more, and no stop word."""
        return [word for word in words if len(word) >= _SHORTEST_TERM and word not in self.stop_words]

    def rarity(self, stem: str) -> float:
        """Give the idf of BM25: `ln(1 + (N - df + .5) / (df + .5))`; df is 0 for what no background text holds."""
        found = self.frequency.get(stem, 0)
        return log(1 + (self.texts - found + 0.5) / (found + 0.5))


@cache
def lexicon() -> Lexicon:
    """Read the lexicon: about 10 ms, once."""
    meta = json.loads((DATA / "meta.json").read_text(encoding="ascii"))
    counts = (DATA / "background_df_stems.tsv").read_text(encoding="ascii").splitlines()
    pairs = (line.split("\t") for line in counts[1:])
    known = (DATA / "words.txt").read_text(encoding="ascii").split()
    return Lexicon(
        rows={word: row for row, word in enumerate(known)},
        stems=(DATA / "stems.txt").read_text(encoding="ascii").split(),
        frequency={stem: int(count) for stem, count in pairs},
        texts=meta["background_documents"],
        mean_words=meta["background_mean_words"],
        stop_words=frozenset(meta["stop_words"]),
    )


@cache
def table() -> NDArray[np.int8]:
    """Map the word table into memory: one row a known word, shape (27497, 128), int8."""
    rows: NDArray[np.int8] = np.load(DATA / "vectors.npy", mmap_mode="r", allow_pickle=False)
    return rows


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  the library's name


@cache
def _stemmer() -> _Stemmer:
    from snowballstemmer.english_stemmer import EnglishStemmer

    stemmer: _Stemmer = EnglishStemmer()  # type: ignore[no-untyped-call]
    return stemmer


@lru_cache(maxsize=1 << 16)
def _stemmed(word: str) -> str:
    if len(word) > _LONGEST_WORD:
        return word
    return _stemmer().stemWord(word)
