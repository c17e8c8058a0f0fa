"""Get hold of a model: what is at a path → the compiled graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import opening
from orgmodel.load.is_scenario import is_scenario
from orgmodel.model.facts import Facts


def load_graph(model: Path | str, *, as_of: date | None = None) -> OrgGraph:
    """Load a model from a folder, a file or a table, or what a scenario proposes, and compile it.

    Raises:
        NotFound: there is nothing at `model`, or no model in it.
        InvalidModel: the text is not of the format, or an operation of a scenario does not fit.
    """
    path = Path(model)
    if is_scenario(path):
        from orgmodel.load.scenarios import staged

        return compiled(staged(path, opening.load, as_of).after, as_of=as_of)
    return compiled(opening.load(path), as_of=as_of)


def compiled(facts: Facts, *, as_of: date | None = None) -> OrgGraph:
    """Compile facts, on another day than the model's own if one is given."""
    if as_of is not None:
        facts = replace(facts, header=replace(facts.header, as_of=as_of))
    return OrgGraph.compile(facts)
