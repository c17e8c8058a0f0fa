"""Is the text of the format? Values → entities, or every problem of shape with its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from orgmodel.errors import Problem, did_you_mean
from orgmodel.load.strict_yaml import Listing, Text
from orgmodel.model.entity import AT
from orgmodel.model.location import Location

_Model = TypeVar("_Model", bound=BaseModel)
_SHOWN = 40


def shaped(kind: type[_Model], value: Any, path: str) -> tuple[_Model | None, list[Problem]]:
    """Make an entity of a value, or say all that is wrong with it.

    An empty file is an empty mapping. Returns `(entity, [])` or `(None, problems)`.
    """
    if value is None:
        value = {}
    if not isinstance(value, dict):
        return None, [Problem(path, 1, 1, "expected keys such as 'roles:' at the top of the file")]
    try:
        return kind.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        problems = {_problem(detail, value, kind, path) for detail in details}
        return None, sorted(problems)


def _problem(detail: Any, value: Any, kind: type[BaseModel], path: str) -> Problem:
    """Put one of pydantic's errors into plain words, at the place that it speaks of."""
    at, names, fields = _follow(detail["loc"], value, kind, path, to_key=detail["type"] == "extra_forbidden")
    name = names[-1] if names else "the file"
    return Problem(at.path, at.line, at.column, _message(detail, name, fields))


def _message(detail: Any, name: str, fields: tuple[str, ...]) -> str:
    error, context = detail["type"], detail.get("ctx", {})
    given = detail.get("input")
    shown = f"'{str(given)[:_SHOWN]}'" if isinstance(given, str) else _kind(given)
    if error == "extra_forbidden":
        return f"unknown field '{name}'{did_you_mean(name, fields)}"
    if error == "missing":
        return f"the field '{name}' is missing"
    if error == "value_error":
        return f"{name}: {context['error']}"
    words = _words(context["expected"]) if error == "literal_error" else []
    expected = _expected(error, context, words)
    said = f"expected {expected}" if expected else f"{detail['msg'][:1].lower()}{detail['msg'][1:]}"
    return f"{name}: {said}, found {shown}{_meant(given, words) if words else ''}"


def _words(expected: str) -> list[str]:
    """Take the words out of pydantic's list of them: `'a', 'b' or 'c'`."""
    return [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]


def _expected(error: str, context: dict[str, Any], words: list[str]) -> str:
    """Say what was expected, or nothing for an error that was not foreseen."""
    if words:
        return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
    if error == "greater_than_equal":
        return f"{int(context['ge']):,} or more"
    if error == "less_than_equal":
        return f"{int(context['le']):,} or less"
    return _EXPECTED.get(error, "")


_EXPECTED = {
    "string_type": "a text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number",
    "finite_number": "a number",
    "float_parsing": "a number",
    "float_type": "a number",
    "date_from_datetime_parsing": "a date (2026-01-31)",
    "date_from_datetime_inexact": "a date (2026-01-31)",
    "date_parsing": "a date (2026-01-31)",
    "date_type": "a date (2026-01-31)",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "string_pattern_mismatch": "64 hexadecimal digits",
    "partial_date": "a date, in full or in part (2026, 2026-01, 2026-01-31)",
    "evidence_type": "a text such as source#L12-L14",
    "rule_setting": "off, or settings such as {max_reports: 8}",
}


def _meant(given: object, words: list[str]) -> str:
    """Suggest a word; `true` and `false` are what many write for yes and no."""
    alike = {"true": "yes", "on": "yes", "false": "no"}.get(str(given).lower(), "")
    return f" (write {alike})" if alike in words else did_you_mean(str(given), words)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "keys and values" if isinstance(value, dict) else f"'{value}'"


def _follow(
    loc: tuple[int | str, ...], value: Any, kind: type[BaseModel], path: str, *, to_key: bool
) -> tuple[Location, list[str], tuple[str, ...]]:
    """Walk along an error's `loc` and give the nearest place, the names passed, and the fields known there.

    The place is that of the value, or of its key where the key is wrong. Segments that name a branch of a
    union are in no value and are passed over.
    """
    at = Location(path, 1, 1)
    names: list[str] = []
    fields = _fields(kind)
    model: type[BaseModel] | None = kind
    for step in loc:
        if isinstance(value, dict):
            at = value.get(AT, at)
            fields = _fields(model) if model else ()
            key = next((key for key in value if key == step), None)
            if key is None:
                if step in fields:
                    names.append(str(step))
                continue
            names.append(str(step))
            at = key.at if isinstance(key, Text) else at
            model = _inner(model, str(step))
            value = value[key]
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        if not to_key:
            at = _place(value) or at
    return at, names, fields


def _place(value: Any) -> Location | None:
    """Where a value begins; nothing has no place."""
    if isinstance(value, dict):
        place: Location | None = value.get(AT)
        return place
    return value.at if isinstance(value, Text | Listing) else None


def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(info.alias or name for name, info in model.model_fields.items() if info.alias != AT)


def _inner(model: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """Give the entity that a field holds, through lists and options."""
    if model is None:
        return None
    infos = {info.alias or name: info for name, info in model.model_fields.items()}
    return _entity(infos[key]) if key in infos else None


def _entity(info: FieldInfo) -> type[BaseModel] | None:
    queue: list[Any] = [info.annotation]
    while queue:
        kind = queue.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
        queue += getattr(kind, "__args__", ())
    return None
