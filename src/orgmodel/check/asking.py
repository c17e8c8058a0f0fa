"""How is each rule asked? Under its settings, of a large organization two at a time; answers are in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from orgmodel.check.hits import Hits
from orgmodel.check.rule import Rule
from orgmodel.check.scoped import ScopedRun
from orgmodel.check.settings import RuleSettings, Settings
from orgmodel.check.severity import Severity
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn

_LARGE = 100_000
"""From so many roles on, rules spend their time on arrays, where a thread does not keep another one waiting."""

_AT_ONCE = 2
"""More would need more memory at once, and wait for each other: what several rules ask of the graph is found once."""


class Asking(NamedTuple):
    """What rules are asked about: the graph, under which settings, with what they may take beyond the graph."""

    graph: OrgGraph
    settings: Settings
    inputs: Mapping[str, Any]

    def answers(self, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Hits, IntColumn]]:
        """Give each rule with its hits and the weight of each, in the order of the rules."""
        if len(self.graph.roles) < _LARGE:
            yield from ((rule, *self.answer(rule)) for rule in rules)
            return
        from concurrent.futures import ThreadPoolExecutor

        threads = ThreadPoolExecutor(_AT_ONCE)
        try:
            for rule, (hits, weights) in zip(rules, threads.map(self.answer, rules), strict=True):
                yield rule, hits, weights
        finally:
            threads.shutdown(cancel_futures=True)

    def answer(self, rule: Rule) -> tuple[Hits, IntColumn]:
        """Ask one rule; once for each way in which the policy sets it."""
        usual = self.settings.rules.get(rule.code)
        scoped = tuple(each for each in self.settings.scoped if each.code == rule.code)

        def ask(chosen: RuleSettings) -> Hits:
            given = (self.inputs[name] for name in rule.inputs)
            hits: Hits = rule.function(self.graph, *given, **chosen.values)
            return hits

        if scoped or usual is None:
            return ScopedRun(self.graph, rule, usual, scoped).answer(ask, _weights)
        hits = ask(usual)
        return hits, _weights(hits, usual)


def _weights(hits: Hits, chosen: RuleSettings) -> IntColumn:
    """Give the weight in force of each hit: as the policy says, else lowered where it rests on an inferred fact."""
    if chosen.severity is not None:
        return np.full(len(hits), chosen.severity, dtype=np.int64)
    if hits.inferred is not None:
        return np.where(hits.inferred, np.maximum(hits.severity - 1, Severity.LOW), hits.severity)
    return hits.severity
