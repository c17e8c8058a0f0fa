"""What hypothesis draws for comparisons: organizations, and others that were made of them by edits."""

import json

from hypothesis import strategies as st

from orgmodel.load.assemble import load_text
from orgmodel.model.facts import Facts

IDS = [f"r{number}" for number in range(8)]
DOMAINS = ("inf.network", "inf.server", "sup.desk", "fin.budget")
TITLES = ("Manager", "Analyst", "Chief", "Engineer of Networks", "Engineer")


def loaded(model: dict) -> Facts:
    """JSON is YAML."""
    return load_text(json.dumps(model))


def _line(ids):
    return st.fixed_dictionaries({"role": st.sampled_from(ids)}, optional={"for": st.sampled_from(("a", "b"))})


def _owned():
    return st.fixed_dictionaries(
        {"domain": st.sampled_from(DOMAINS), "level": st.sampled_from(("accountable", "responsible", "consulted"))},
        optional={
            "scope": st.sampled_from(("county", "courts", "all")),
            "activity": st.sampled_from(("performs", "oversees")),
            "joint_with": st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True),
            "evidence": st.sampled_from(("job#L1", "job#L2-L3")),
        },
    )


def role(name: str):
    """Draw a role with an id."""
    return st.fixed_dictionaries(
        {"id": st.just(name)},
        optional={
            "title": st.sampled_from(TITLES),
            "unit": st.sampled_from(("ops", "plan")),
            "reports_to": st.one_of(st.just("none"), st.lists(_line(IDS), min_size=1, max_size=2)),
            "dotted_to": st.lists(_line(IDS), max_size=2),
            "works_with": st.lists(_line(IDS), max_size=2),
            "positions": st.integers(0, 4),
            "class": st.fixed_dictionaries({"code": st.sampled_from(("06", "007"))}),
            "deputy": st.sampled_from(IDS),
            "owns": st.lists(_owned(), max_size=3),
            "duties": st.lists(st.sampled_from(("Plans.", "Runs.")), max_size=3),
            "salary": st.fixed_dictionaries({"min": st.integers(1, 9)}),
            "status": st.sampled_from(("inferred", "asserted")),
            "occupancy": st.sampled_from(("vacant", "filled")),
            "note": st.sampled_from(("one", "two")),
        },
    )


@st.composite
def organizations(draw) -> dict:
    """Draw a model as its text holds it."""
    names = draw(st.lists(st.sampled_from(IDS), max_size=6, unique=True))
    roles = [draw(role(name)) for name in names]
    if draw(st.booleans()) and names:
        roles.append(draw(role(names[0])))  # an id that stands there already
    units = draw(st.lists(st.sampled_from(("ops", "plan", "law")), unique=True))
    return {
        "organization": {"id": "acme"},
        "scopes": [{"id": "county"}, {"id": "courts", "within": "county"}],
        "sources": [{"id": "job"}],
        "units": [{"id": unit, "head": draw(st.sampled_from(IDS))} for unit in units],
        "bodies": draw(st.sampled_from(([], [{"id": "board", "members": IDS[:2]}]))),
        "domains": draw(st.sampled_from(([], [{"id": "own", "name": "Own"}], [{"id": "own", "name": "Other"}]))),
        "roles": roles,
        **draw(st.sampled_from(({}, {"as_of": "2026-01-01"}, {"as_of": "2027-01-01"}))),
    }
