"""Get hold of a model: what is at a path → the compiled graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import opening
from orgmodel.model.facts import Facts


def load_graph(model: Path | str, *, as_of: date | None = None, mapping: Path | str | None = None) -> OrgGraph:
    """Load a model from a folder, a file, a table or a folder of tables and compile it.

    `mapping` is a file that says what the columns of tables are; what it leaves open is guessed, and
    `graph.facts.read_as` says how tables were read.

    Raises:
        NotFound: there is nothing at `model`, or no model in it.
        InvalidModel: the text is not of the format, or a table cannot be read.
    """
    facts = opening.load(Path(model), Path(mapping) if mapping is not None else None)
    return compiled(facts, as_of=as_of)


def compiled(facts: Facts, *, as_of: date | None = None) -> OrgGraph:
    """Compile facts, on another day than the model's own if one is given."""
    if as_of is not None:
        facts = replace(facts, header=replace(facts.header, as_of=as_of))
    return OrgGraph.compile(facts)
