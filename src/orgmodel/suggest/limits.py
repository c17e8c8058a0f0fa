"""Which limits does the policy set? The widest and the narrowest span of each role, and the number of layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from orgmodel.check.rule import Rule
from orgmodel.check.scoped import ScopedRun
from orgmodel.check.settings import RuleSettings, Settings
from orgmodel.check.spans import NO_LIMIT, SpanView
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn
from orgmodel.rules import layers as layer_rules
from orgmodel.rules import spans as span_rules

_ONE_TO_ONE = 2


class Limits(NamedTuple):
    """What the policy asks for.

    Attributes:
        most: the most positions that may report to each role; `NO_LIMIT` where none is set.
        least: the fewest that report to each role who leads anybody; 1 where none is set.
        layers: the most layers from the top down, or None.
    """

    most: IntColumn
    least: IntColumn
    layers: int | None


def limits_of(graph: OrgGraph, settings: Settings) -> Limits:
    """Read the limits from the settings of the rules SPN001 to SPN004, with what is set for units and roles."""
    view = SpanView(graph)
    pair = np.full(len(graph.roles), _ONE_TO_ONE, dtype=np.int64)
    widest = _by_role(graph, settings, span_rules.span_too_wide, lambda values: view.widest(**values), NO_LIMIT)
    narrowest = _by_role(graph, settings, span_rules.span_too_narrow, lambda values: view.narrowest(**values), 1)
    single = _by_role(graph, settings, span_rules.one_to_one_reporting, lambda _: pair, 1)
    layers = settings.rules.get(layer_rules.too_many_layers.code)
    return Limits(widest, np.maximum(narrowest, single), int(layers.values["max_layers"]) if layers else None)


def _by_role(
    graph: OrgGraph, settings: Settings, rule: Rule, limit: Callable[[dict[str, Any]], IntColumn], off: int
) -> IntColumn:
    """Give the limit of each role, `off` where the rule is off for it."""
    usual = settings.rules.get(rule.code)
    scoped = tuple(each for each in settings.scoped if each.code == rule.code)
    found = limit(dict(usual.values)) if usual else np.full(len(graph.roles), off, dtype=np.int64)
    if not scoped:
        return found
    run, found = ScopedRun(graph, rule, usual, scoped), found.copy()
    known: dict[tuple[Any, ...] | None, IntColumn] = {}
    for row in range(len(graph.roles)):
        held = run.settings_of(graph.role_ref(row))
        key = tuple(sorted(held.values.items())) if isinstance(held, RuleSettings) else None
        if key not in known:
            known[key] = limit(dict(key)) if key is not None else np.full(len(found), off, dtype=np.int64)
        found[row] = known[key][row]
    return found
