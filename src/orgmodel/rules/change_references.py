"""CHG: roles that are gone and still named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgmodel.check.hits import Hit, Hits
from orgmodel.check.naming import named_as
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.references import Naming, Reference, references_to_ids
from orgmodel.model.refs import Ref

if TYPE_CHECKING:
    from orgmodel.change.transition import Transition

_MOST_NAMES = 5
_LINES = frozenset({Naming.MANAGER, Naming.DOTTED, Naming.PARTNER, Naming.DEPUTY, Naming.JOINT})


@rule("CHG004", Severity.ERROR, identity=("role",))
def dangling_after_removal(graph: OrgGraph, transition: Transition) -> Hits:
    """A role that is removed or merged is still named as manager, deputy or partner of roles that stay.

    ## Facts needed
    Two states, with the lines, deputies and joint work of the second one.

    ## Why it matters
    Whoever reports to a post that is gone has no manager, and a deputy who does not exist stands in for nobody.

    ## Example
    ```yaml before
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: cio, deputy: operations-manager}
    ```
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: network-lead, title: Network Lead, reports_to: cio, deputy: operations-manager}  # <- CHG004
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: network-lead, title: Network Lead, reports_to: cio, deputy: cio}
    ```

    ## Exceptions
    A name that neither state knows is the finding of STR002 or GAP004. What documents confirmed in the past may name
    roles of the past.

    ## Options
    - Name the role that takes the place of the one that is gone.
    - End the line or the arrangement, and say so.

    ## Source
    No threshold: a reference leads somewhere or it does not.
    """
    before = transition.before
    gone = [before.roles.id[row] for row in np.flatnonzero(transition.matching.after_of < 0).tolist()]
    gone += [old for old in transition.renamed if graph.role_row(old) < 0]
    found = references_to_ids(graph, [name for name in gone if name])
    hits = []
    for name, references in found.items():
        lines = [each for each in references if each.naming in _LINES]
        if lines:
            hits.append((Severity.ERROR, _hit(transition, name, lines)))
    return Hits.of(hits, checked=len(gone))


def _hit(transition: Transition, name: str, references: list[Reference]) -> Hit:
    ref, before = Ref("role", name), transition.before
    places = listed(dict.fromkeys(named_as(each) for each in references), most=_MOST_NAMES)
    now = transition.renamed.get(name)
    became = f"has the id '{now}' now" if now else "is gone"
    return Hit(
        subject=ref,
        message=f"The {before.title(before.role_row(name))} {became}, and '{name}' is still named {places}.",
        keys=(str(ref),),
        at=references[0].at,
        related=tuple(each.by for each in references if each.by is not None),
    )
