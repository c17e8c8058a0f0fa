"""What do all entities share? They are frozen, know where they were written, and may have a short form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, model_validator
from pydantic.json_schema import SkipJsonSchema

from orgmodel.model.fields import ConfidenceWord, Day, Evidences, RefId, StatusWord
from orgmodel.model.location import Location

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

AT = "@"
"""The key under which a reader puts the place of a mapping. No user can write it: it is refused in text."""


class Entity(BaseModel):
    """One mapping of the model's text, with its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    at: SkipJsonSchema[SkipValidation[Location | None]] = Field(default=None, alias=AT, exclude=True, repr=False)


def without_place(value: Any) -> Any:
    """Take the place out of a mapping whose keys are the author's own words."""
    return {key: each for key, each in value.items() if key != AT} if isinstance(value, dict) else value


class Confirmation(Entity):
    """Who confirmed a fact, and when."""

    by: RefId
    on: Day | None = None


class Fact(Entity):
    """A statement about the organization, with what it stands on."""

    evidence: Evidences = ()
    status: StatusWord | None = None
    confidence: ConfidenceWord | None = None
    inferred: tuple[str, ...] = ()
    confirmed: Confirmation | None = None


class ShortFact(Fact):
    """A fact that may also be written as a bare text."""

    short_form: ClassVar[dict[str, Any]]
    """How the text is read: the field it fills under the key `field`, and other fields it implies."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        implied = dict(cls.short_form)
        return {implied.pop("field"): str(value), AT: getattr(value, "at", None), **implied}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema that a bare text stands for the mapping."""
        return {"anyOf": [{"type": "string"}, handler(core)]}
