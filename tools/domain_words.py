"""Learn which words speak for which domain: `python tools/domain_words.py [--write]`.

One logistic regression a domain (L2, C = 5) over the invented sentences of `tools/domain_duties`, the names of the
built-in catalog, and the words of duties that were read in public job descriptions (`observed.tsv`, which counts twice:
see `tools/observed_duties.py`). The features are those by which duties are compared: terms by BM25 weight, of length 1
together, and the vector of the word table, of length 1. Weights are rounded to sixteenths, those below a quarter left
out. Without `--write` the tables in the package are held against what is learned here. Needs scikit-learn (extra
`bench`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from orgmodel.catalog.domains import built_in
from orgmodel.duties.clauses import Passage
from orgmodel.duties.concepts import concepts
from orgmodel.duties.domain_words import SCALE, Columns, features
from orgmodel.duties.duties import prepared
from orgmodel.duties.encoding import Encoded, WordTable, encoded, numbered
from orgmodel.duties.lexicon import DATA, lexicon
from orgmodel.duties.words import words

SENTENCES = Path(__file__).resolve().parent / "domain_duties"
OBSERVED = "observed.tsv"
TEXTS, VECTORS = "domain_words.tsv", "domain_vectors.npy"
_OFTEN = 2
_LEAST = 4
_C = 5.0
_OBSERVED_COUNTS = 2.0


@dataclass(frozen=True)
class Examples:
    """Texts, the domains of each, and what each of them counts."""

    encoded: Encoded
    words: tuple[tuple[str, ...], ...]
    domains: tuple[frozenset[str], ...]
    counts: float


def invented() -> Examples:
    """Read the sentences, and take each name of a domain as one more."""
    found = [each for file in sorted(SENTENCES.glob("*.tsv")) if file.name != OBSERVED for each in _lines(file)]
    for domain in built_in("it").domains:
        found += [(frozenset({domain.id or ""}), name) for name in (domain.name or "", *domain.aliases) if name]
    domains, texts = zip(*found, strict=True)
    return Examples(prepared(texts).whole, tuple(map(words, texts)), domains, 1.0)


def observed() -> Examples:
    """Read the words of observed duties. Their order says nothing, so they are not cut into clauses."""
    domains, texts = zip(*_lines(SENTENCES / OBSERVED), strict=True)
    said = tuple(tuple(text.replace("_", " ").split()) for text in texts)
    passages = [Passage(" ".join(each), each) for each in said]
    return Examples(encoded(passages, WordTable()), said, domains, _OBSERVED_COUNTS)


def _lines(file: Path) -> Iterator[tuple[frozenset[str], str]]:
    known = {domain.id for domain in built_in("it").domains}
    for line in file.read_text(encoding="utf-8").splitlines():
        said, text = line.split("\t")
        domains = frozenset(said.split(",")) - {"-"}
        if not domains <= known:
            raise ValueError(f"{file.name}: {sorted(domains - known)} are no domains")
        yield domains, text


def terms(examples: tuple[Examples, ...]) -> dict[str, int]:
    """Name the terms that occur in two texts or more, in alphabetical order, with their numbers; concepts with `#`."""
    frequent = Counter(number for each in examples for number in each.encoded.term.tolist())
    stems = {lexicon().stem(word) for each in examples for text in each.words for word in text}
    named = {stem: numbered(stem) for stem in stems}
    named |= {f"#{name}": -1 - number for number, name in enumerate(concepts().names)}
    return {name: number for name, number in sorted(named.items()) if frequent[number] >= _OFTEN}


def learned(examples: tuple[Examples, ...]) -> tuple[str, NDArray[np.int16]]:
    """Learn the tables: the lines of the one of terms, and the rows of the one of vectors, one a domain."""
    named = terms(examples)
    columns = Columns.of(list(named.values()))
    matrix = vstack([csr_matrix(np.hstack(features(each.encoded, columns))) for each in examples]).tocsr()
    labels = [domains for each in examples for domains in each.domains]
    counts = np.concatenate([np.full(len(each.domains), each.counts) for each in examples])
    ids = sorted({domain for each in labels for domain in each})
    weights = np.stack([_weights(matrix, np.array([domain in each for each in labels]), counts) for domain in ids])
    rounded = np.round(weights * SCALE).astype(np.int64)
    lines = ["\t".join(["", *(f"{domain}:{bias}" for domain, bias in zip(ids, rounded[:, -1], strict=True))])]
    for column, name in enumerate(named):
        said = [
            f"{domain}:{weight}"
            for domain, weight in zip(ids, rounded[:, column].tolist(), strict=True)
            if abs(weight) >= _LEAST
        ]
        if said:
            lines.append("\t".join([name, *said]))
    return "\n".join([*lines, ""]), rounded[:, len(named) : -1].astype(np.int16)


def _weights(matrix: csr_matrix, labels: NDArray[np.bool_], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit one domain against the rest; its bias stands last."""
    fitted = LogisticRegression(C=_C, max_iter=500, solver="liblinear").fit(matrix, labels, sample_weight=counts)
    return np.append(fitted.coef_[0], fitted.intercept_[0])


def main() -> int:
    """Compare with the tables in the package, or write them."""
    text, vectors = learned((invented(), observed()))
    if "--write" in sys.argv:
        (DATA / TEXTS).write_text(text, encoding="utf-8", newline="\n")
        np.save(DATA / VECTORS, vectors)
        return 0
    same = (DATA / TEXTS).read_text(encoding="utf-8") == text and np.array_equal(np.load(DATA / VECTORS), vectors)
    print("the tables are those of the sentences" if same else "the tables are not those of the sentences: --write")
    return not same


if __name__ == "__main__":
    sys.exit(main())
