"""Which domains does a duty speak of? Clauses are held against each domain's names; a score, never a claim.

The score of a domain by its names, 0 to 1, is the mean of two: how near a clause is to all names of the domain taken
together, and how near it is to the nearest of them. Near: `(cosine + 0.7 covered) / 1.7`, where covered is the share of
the terms (by weight) that is also there, of the clause in the first case, of the name in the second.

For domains of the built-in catalog learned words weigh more: `0.25 names + 0.75 words`, where words is `0.7 whole + 0.3
clause`: the log odds of the whole duty and of its best clause, cut at 7 and written as a share (docs/decisions/0045).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.catalog.domains import built_in
from orgmodel.duties.domain_words import domain_words
from orgmodel.duties.duties import Duties, prepared
from orgmodel.duties.encoding import Encoded, terms
from orgmodel.duties.exact import LEXICAL
from orgmodel.model.document import CatalogFile
from orgmodel.model.entities import Domain
from orgmodel.model.facts import FloatColumn, IntColumn

FloatMatrix = NDArray[np.float64]

SURE, POSSIBLE = 0.5, 0.35
"""On the duties of the example models the best domain was right in 95 % at SURE or more, in 89 % at POSSIBLE or more;
of all that were given, up to three a duty, 91 % and 71 %. On duties of public job descriptions, which have other words
than the catalog: 75 % and 63 %, 70 % and 46 % (benchmarks/duty_matching.md)."""

_DUTIES_AT_ONCE = 512
_NAMES, _WHOLE, _MOST = 0.25, 0.7, 7.0
"""The best average precision on duties of public job descriptions, each document held out (docs/decisions/0045)."""


def domains_of(
    text: str, catalog: CatalogFile | Sequence[Domain] | None = None, *, most: int = 3, least: float = POSSIBLE
) -> tuple[tuple[str, float], ...]:
    """Give the domains that a duty may speak of: `((id, score), …)`, the best first, equal scores by id.

    For many duties make an `DomainIndex` once and ask it.

    Args:
        text: the duty as written.
        catalog: a catalog or its domains; the built-in `it` unless another is given.
        most: so many at most.
        least: the lowest score that is given. At `SURE` a domain may stand as likely, below it is a suggestion.
    """
    return index_of(catalog).domains_of(text, most=most, least=least)


def index_of(catalog: CatalogFile | Sequence[Domain] | None = None) -> DomainIndex:
    """Make an index of a catalog's domains, ready to be asked."""
    if catalog is None:
        catalog = built_in("it")
    entries = catalog.domains if isinstance(catalog, CatalogFile) else tuple(catalog)
    above = {domain.parent for domain in entries}
    leaves = (domain for domain in entries if domain.id and domain.id not in above)
    return DomainIndex(tuple({domain.id or "": domain for domain in leaves}.values()))


@dataclass(frozen=True, eq=False)
class DomainIndex:
    """Domains that no other lies within, ready to be compared with duties. Column i of a score is domain i."""

    domains: tuple[Domain, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the domains."""
        return tuple(domain.id or "" for domain in self.domains)

    @cached_property
    def _names(self) -> tuple[Encoded, IntColumn]:
        """Every name on its own, those of one domain together, and where the names of each domain begin."""
        names = [_names(domain) for domain in self.domains]
        starts = np.cumsum([0, *(len(each) for each in names[:-1])])
        return prepared([name for each in names for name in each]).whole, starts

    @cached_property
    def _together(self) -> Encoded:
        return prepared([", ".join(_names(domain)) for domain in self.domains]).whole

    @cached_property
    def _learned(self) -> tuple[IntColumn, IntColumn]:
        """The domains of which words were learned, and their columns there: those that are the built-in catalog's."""
        learned = {domain: column for column, domain in enumerate(domain_words().ids)}
        own = {domain.id: domain.name for domain in built_in("it").domains}
        rows = [
            (row, learned[domain.id])
            for row, domain in enumerate(self.domains)
            if domain.id in learned and own.get(domain.id) == domain.name
        ]
        here, there = zip(*rows, strict=True) if rows else ((), ())
        return np.array(here, dtype=np.int64), np.array(there, dtype=np.int64)

    @cached_property
    def _terms(self) -> IntColumn:
        return terms((self._names[0], self._together))

    def domains_of(self, text: str, *, most: int = 3, least: float = POSSIBLE) -> tuple[tuple[str, float], ...]:
        """Give the domains that one duty may speak of, as the function `domains_of` does."""
        return self.domains_of_all((text,), most=most, least=least)[0]

    def domains_of_all(
        self, texts: Sequence[str], *, most: int = 3, least: float = POSSIBLE
    ) -> tuple[tuple[tuple[str, float], ...], ...]:
        """Give the domains of many duties."""
        return tuple(
            tuple((self.ids[row], float(scores[row])) for row in ranked[:most].tolist() if scores[row] >= least)
            for first in range(0, len(texts), _DUTIES_AT_ONCE)
            for scores in self._allowed(texts[first : first + _DUTIES_AT_ONCE])
            for ranked in (np.argsort(-scores, kind="stable"),)
        )

    def _allowed(self, texts: Sequence[str]) -> FloatMatrix:
        """Score texts, and give nothing to a domain that a text only speaks of in words that mean something else."""
        scores = self.scores(prepared(texts))
        for column, (other, own) in self._vetoes.items():
            for row, text in enumerate(texts):
                said = text.casefold().replace("’", "'")
                if scores[row, column] > 0 and other.search(said) and not own.search(other.sub(" ", said)):
                    scores[row, column] = 0.0
        return scores

    @cached_property
    def _vetoes(self) -> dict[int, tuple[re.Pattern[str], re.Pattern[str]]]:
        """For each domain with words that are not its own (`not_aliases`): those, and its own names."""
        return {
            column: (_phrases(domain.not_aliases), _phrases(_names(domain)))
            for column, domain in enumerate(self.domains)
            if domain.not_aliases
        }

    def scores(self, duties: Duties) -> FloatMatrix:
        """Give the score of every domain for every duty, shape (duties, domains), 0 to 1."""
        scores = self._by_names(duties)
        here, there = self._learned
        having = np.flatnonzero(duties.count)
        if len(here) and len(having):
            said = domain_words()
            best = np.maximum.reduceat(_share(said.log_odds(duties.parts)), duties.start[having], axis=0)
            words = _WHOLE * _share(said.log_odds(duties.whole))[having] + (1 - _WHOLE) * best
            scores[np.ix_(having, here)] = _NAMES * scores[np.ix_(having, here)] + (1 - _NAMES) * words[:, there]
        return scores

    def _by_names(self, duties: Duties) -> FloatMatrix:
        scores = np.zeros((len(duties), len(self.domains)))
        if not self.domains:
            return scores
        having = np.flatnonzero(duties.count)
        starts = duties.start[having]
        if len(starts):
            names, first = self._names
            near = np.maximum.reduceat(self._near_name(duties.parts, names), first, axis=1)
            whole = self._near_together(duties.parts) * duties.fullness[:, None]
            scores[having] = (
                np.maximum.reduceat(whole, starts, axis=0) + np.maximum.reduceat(near, starts, axis=0)
            ) / 2
        return np.clip(scores, 0.0, 1.0)

    def _near_name(self, clauses: Encoded, names: Encoded) -> FloatMatrix:
        covered = _held(clauses, self._terms) @ _weights(names, self._terms).T
        return (_cosine(clauses, names) + LEXICAL * covered / _own(names)) / (1 + LEXICAL)

    def _near_together(self, clauses: Encoded) -> FloatMatrix:
        covered = _weights(clauses, self._terms) @ _held(self._together, self._terms).T
        return (_cosine(clauses, self._together) + LEXICAL * covered / _own(clauses)[:, None]) / (1 + LEXICAL)


def _share(log_odds: FloatMatrix) -> FloatMatrix:
    """Write log odds from -7 to 7 as a share of that range; what lies beyond is as sure as can be."""
    cut: FloatMatrix = (np.clip(log_odds, -_MOST, _MOST) + _MOST) / (2 * _MOST)
    return cut


def _names(domain: Domain) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (domain.name or domain.id or "", *domain.aliases) if name))


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    """Find any of some phrases as whole words, in the singular or the plural."""
    words = (re.escape(phrase.casefold().replace("’", "'").removesuffix("s")) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(words)})(?:s|es)?\b")


def _own(texts: Encoded) -> FloatColumn:
    return np.maximum(texts.own, 1.0)


def _cosine(left: Encoded, right: Encoded) -> FloatMatrix:
    """Give all cosines. Products of integers below 2**53 are exact, whatever computes them."""
    dot = left.vectors.astype(np.float64) @ right.vectors.astype(np.float64).T
    length = np.sqrt(left.square[:, None] * right.square[None, :])
    return np.divide(dot, length, out=np.zeros_like(dot), where=length > 0)


def _weights(texts: Encoded, known: IntColumn) -> FloatMatrix:
    """Write the weights of the known terms as a matrix, shape (texts, known terms)."""
    rows = np.zeros((len(texts), len(known)))
    text = np.repeat(np.arange(len(texts)), np.diff(texts.start))
    place = np.minimum(np.searchsorted(known, texts.term), max(len(known) - 1, 0))
    hit = known[place] == texts.term if len(known) else np.zeros(len(text), dtype=bool)
    rows[text[hit], place[hit]] = texts.weight[hit]
    return rows


def _held(texts: Encoded, known: IntColumn) -> FloatMatrix:
    """Tell which of the known terms each text has, as ones."""
    held: FloatMatrix = (_weights(texts, known) > 0).astype(np.float64)
    return held
