"""What hypothesis draws for the optimizer: small complete organizations with spans, layers and domains that clash."""

import json
from typing import Any

from hypothesis import strategies as st

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text

CONFIRMED = {"by": "role:top"}
DOMAINS = ("inf.network", "inf.server", "del.appdev", "del.cicd")


def graph_of(model: dict[str, Any]) -> OrgGraph:
    """JSON is YAML."""
    return OrgGraph.compile(load_text(json.dumps(model)))


def model_of(roles: list[dict[str, Any]], rules: dict[str, Any] | None = None, **header: Any) -> dict[str, Any]:
    """Make a complete model whose owners confirmed it: the role `top`, which comes first, answers for the strategy."""
    owns = [{"domain": "gov.strategy", "level": "accountable", "scope": "all", "confirmed": CONFIRMED}]
    first = {**roles[0], "owns": [*owns, *roles[0].get("owns", ())]}
    return {
        "organization": {"id": "acme", "name": "Acme"},
        "as_of": "2026-01-01",
        "completeness": [{"all": "complete"}],
        "policy": {"rules": {"SPN004": {"max_layers": 7}, **(rules or {})}},
        **header,
        "roles": [first, *roles[1:]],
    }


def post(name: str, manager: str, **more: Any) -> dict[str, Any]:
    """Make a role of one position."""
    return {"id": name, "title": name.upper(), "reports_to": manager, "positions": 1, **more}


def owned(domain: str, level: str = "accountable", **more: Any) -> dict[str, Any]:
    """Make a confirmed assignment."""
    return {"domain": domain, "level": level, "scope": "all", "confirmed": CONFIRMED, **more}


@st.composite
def organizations(draw, most: int = 11) -> dict[str, Any]:
    """Draw a model: a tree of up to `most` roles in two units, tight limits, and a few domains held by managers."""
    count = draw(st.integers(4, most))
    names = ["top", *(f"r{row}" for row in range(1, count))]
    roles = []
    for row in range(count):
        manager = names[draw(st.integers(max(0, row - 5), row - 1))] if row else "none"
        role = post(names[row], manager, unit=draw(st.sampled_from(("a", "a", "b"))))
        role["positions"] = draw(st.sampled_from((1, 1, 1, 2)))
        domains = draw(st.lists(st.sampled_from(DOMAINS), max_size=2, unique=True)) if draw(st.booleans()) else []
        level = draw(st.sampled_from(("accountable", "responsible")))
        role["owns"] = [owned(domain, level, activity="performs") for domain in domains]
        roles.append(role)
    rules = {
        "SPN001": {"max_reports": draw(st.integers(2, 4))},
        "SPN002": {"min_reports": draw(st.integers(1, 3))},
        "SPN004": {"max_layers": draw(st.integers(3, 5))},
    }
    units = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    return model_of(roles, rules, units=units)
