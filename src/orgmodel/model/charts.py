"""What may a model say of its charts? Which field colors mean, and which color and words a value has."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from orgmodel.model.entity import Entity

Color = Literal["blue", "orange", "green", "purple", "gold", "red", "teal", "indigo"]
"""Names of colors that every theme has; in gray they are shades, because words carry the meaning."""

StyledField = Literal[
    "unit",
    "status",
    "establishment",
    "described",
    "managerial",
    "class",
    "grade",
    "band",
    "bargaining-unit",
    "appointment",
    "archetype",
    "location",
    "tags",
]
"""Fields of a role whose values can have a color of their own."""


class ChartStyle(Entity):
    """The color of all roles with one value of one field, and the words that the legend has for it."""

    field: StyledField
    value: Annotated[str, Field(min_length=1)]
    color: Color
    label: str | None = None


class Charts(Entity):
    """How charts are drawn where nothing else is asked for. `color_by: styles` colors by whichever style fits first."""

    color_by: StyledField | Literal["span", "layer", "styles"] | None = None
    styles: tuple[ChartStyle, ...] = ()
