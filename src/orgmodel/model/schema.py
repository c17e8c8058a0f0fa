"""The format as JSON Schema, for editors that check and complete while one types."""

from __future__ import annotations

import json
from typing import Any

from orgmodel.model.document import ModelFile

_NARROWER = frozenset({"enum", "const", "format"})


def model_schema() -> str:
    """Give the JSON Schema of one file of a model."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_as_typed(ModelFile.model_json_schema())}
    schema["title"] = "orgmodel, format 1"
    return json.dumps(schema, indent=2) + "\n"


def _as_typed(schema: Any) -> Any:
    """Let free text be typed as a number or a boolean: an editor takes `0655` for one, the format for text."""
    if isinstance(schema, list):
        return [_as_typed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    typed = {key: _as_typed(each) for key, each in schema.items()}
    if typed.get("type") == "string" and not typed.keys() & _NARROWER:
        typed["type"] = ["string", "number", "boolean"]
    return typed
