"""The types of single fields: ids, references, dates that may be partial, enumerated words."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from orgmodel.model.evidence import PATTERN, Evidence

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

RESERVED = ("none", "all")
_ID_PATTERN = r"^[^\s#\x00-\x1f\x7f-\x9f]+$"
_ID = re.compile(_ID_PATTERN[1:-1])
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST = 1_000_000_000
_LARGEST = 1e12


def _nfc(text: str) -> str:
    """Compare references in one Unicode form, so that an accent typed in two ways is one id."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("an id is text without white space, control characters or '#'")
    if text in RESERVED:
        raise ValueError(f"'{text}' is a reserved word and no id")
    return _nfc(text)


def _reference(text: str) -> str:
    if not text or text.isspace():
        raise ValueError("expected an id, found nothing")
    return _nfc(text)


def _evidence(value: object) -> object:
    if isinstance(value, str):
        return Evidence.parse(_nfc(value))
    if not isinstance(value, Evidence):
        raise PydanticCustomError("evidence_type", "no text")
    return value


def _listed(value: object) -> object:
    """Let one value stand for a list of one, and nothing for an empty list."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else [value]


def _day(value: object) -> object:
    """Refuse what pydantic would read as a date beyond `2026-01-31`: moments, and seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_parsing", "no date")
    return value


def _partial_date(text: str) -> str:
    try:
        date.fromisoformat((text + "-01-01")[:10] if re.fullmatch(_PARTIAL_DATE, text) else "")
    except ValueError as error:
        raise PydanticCustomError("partial_date", "no date") from error
    return text


class _OneOrMany:
    """Says in the schema that one value may stand for a list of one."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        return {"anyOf": [schema["items"], schema]}


_PARTIAL_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_SHA256 = r"^[0-9a-f]{64}$"

Id = Annotated[str, AfterValidator(_identifier), WithJsonSchema({"type": "string", "pattern": _ID_PATTERN})]
RefId = Annotated[str, AfterValidator(_reference), WithJsonSchema({"type": "string", "minLength": 1})]
Day = Annotated[date, BeforeValidator(_day)]
PartialDate = Annotated[
    str, AfterValidator(_partial_date), WithJsonSchema({"type": "string", "pattern": _PARTIAL_DATE})
]
Count = Annotated[int, Field(ge=0, le=_MOST)]
Amount = Annotated[float, Field(ge=0, le=_LARGEST)]
Balance = Annotated[float, Field(ge=-_LARGEST, le=_LARGEST)]
Sha256 = Annotated[str, StringConstraints(pattern=_SHA256)]
ONE_OR_MANY = (BeforeValidator(_listed), _OneOrMany())
"""Marks a tuple of which one value may be written without a list: `Annotated[tuple[X, ...], *ONE_OR_MANY]`."""
Evidences = Annotated[
    tuple[
        Annotated[Evidence, BeforeValidator(_evidence), WithJsonSchema({"type": "string", "pattern": PATTERN})],
        ...,
    ],
    *ONE_OR_MANY,
]

LevelWord = Literal["accountable", "responsible", "consulted", "informed"]
ActivityWord = Literal["oversees", "performs", "approves"]
StatusWord = Literal["stated", "asserted", "inferred"]
ConfidenceWord = Literal["likely", "possible"]
OccupancyWord = Literal["filled", "vacant", "acting"]
EstablishmentWord = Literal["existing", "proposed", "abolished"]
YesNoWord = Literal["yes", "no"]
RequiredWord = Literal["core", "common", "optional"]
StageWord = Literal["plan", "build", "run", "assure"]
ProviderKind = Literal["vendor", "department", "shared service"]
StateWord = Literal["open", "accepted", "disputed", "resolved"]
Archetype = Literal["player_coach", "coach", "supervisor", "facilitator", "coordinator"]
