"""Which defects of the data can make a finding about the same subject? Causes are named before their effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgmodel.check.finding import Answer, fingerprint
from orgmodel.check.hits import Hit, Named
from orgmodel.model.refs import Ref

CAUSES = {
    "DAT001": ("STR001", "STR002", "STR003", "STR005", "OWN005"),
    "DAT004": ("STR001", "STR002", "STR003", "STR005"),
    "DAT005": ("STR001", "STR002", "GAP004"),
    "STR001": ("STR004", "STR005", "STR006", "SPN004"),
    "STR002": ("STR005", "STR006", "SPN004"),
}
"""Which defects of the data can make which other findings about the same subject."""


@dataclass(frozen=True, eq=False)
class Causes:
    """The answers of the rules that find causes, by code."""

    answers: Mapping[str, Answer]

    def blamed(self, hits: Sequence[tuple[str, Hit]]) -> list[tuple[tuple[str, str], ...]]:
        """Give, for hits with the codes of their rules, the causes of each as pairs of fingerprint and code.

        The causes are walked once for all of the hits, and only those that concern one of them are kept.
        """
        concerned = [(code, _refs(hit)) for code, hit in hits]
        found: list[set[tuple[str, str]]] = [set() for _ in hits]
        for cause, effects in CAUSES.items():
            touched: dict[Ref, list[int]] = {}
            for number, (code, refs) in enumerate(concerned):
                for ref in refs if code in effects else ():
                    touched.setdefault(ref, []).append(number)
            for mark, refs in self._marks(cause) if touched else ():
                for ref in refs:
                    for number in touched.get(ref, ()):
                        found[number].add((mark(), cause))
        return [tuple(sorted(each)) for each in found]

    def _marks(self, cause: str) -> Iterator[tuple[_Mark, tuple[Ref, ...]]]:
        answer = self.answers.get(cause)
        if answer is None:
            return
        for number in range(len(answer.hits)):
            named = answer.hits.named(number)
            yield _Mark(answer, named), _refs(named)


class _Mark(NamedTuple):
    """The fingerprint of a cause, made when it is needed."""

    answer: Answer
    named: Hit | Named

    def __call__(self) -> str:
        return fingerprint(self.answer.rule.code, self.answer.rule.identity, self.named.keys)


def _refs(named: Hit | Named) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys((named.subject, *named.related)))
