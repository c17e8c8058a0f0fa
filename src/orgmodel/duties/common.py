"""Which duties does every manager have? Duties that are worded like a template are a class of their own.

Common management duties are shown as such, and are never an overlap. It is a class beside the score, not a factor
in it: a factor would make identical duties score below 1.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from orgmodel.catalog.common_duties import template_texts
from orgmodel.duties.duties import Duties, prepared
from orgmodel.duties.encoding import Encoded
from orgmodel.duties.exact import Between
from orgmodel.model.facts import BoolColumn, FloatColumn

ALIKE, ALIKE_SHORT = 0.55, 0.7
"""How alike to a template a common duty is; templates of fewer than five content words say little, and need more."""
_SHORT = 5


@cache
def _templates() -> Duties:
    return prepared(template_texts())


def common(duties: Duties) -> BoolColumn:
    """Tell which duties are common management duties. Only whole duties count: a list that holds one is not."""
    return _like_template(duties.whole)


def common_clauses(duties: Duties) -> BoolColumn:
    """Tell which clauses are common management duties."""
    return _like_template(duties.parts)


def _like_template(texts: Encoded) -> BoolColumn:
    templates = _templates().whole
    needed: FloatColumn = np.where(templates.content < _SHORT, ALIKE_SHORT, ALIKE)
    between = Between(texts, templates)
    row = np.arange(len(texts))
    found = np.zeros(len(texts), dtype=bool)
    for template in range(len(templates)):
        found |= between.score(row, np.full(len(texts), template)) >= needed[template]
    return found
