"""Facts as plain values, read off the columns themselves: everything but places and the model's path."""

from dataclasses import fields, is_dataclass

import numpy as np
from pydantic import BaseModel

from orgmodel.model.facts import Places


def values(thing):  # noqa: PLR0911  a line a kind of value
    if is_dataclass(thing):
        named = {field.name: getattr(thing, field.name) for field in fields(thing)}
        return {name: values(each) for name, each in named.items() if not isinstance(each, Places) and name != "path"}
    if isinstance(thing, BaseModel):
        return {name: values(getattr(thing, name)) for name in type(thing).model_fields if name != "at"}
    if isinstance(thing, np.ndarray):
        return thing.tolist()
    if isinstance(thing, dict):
        return {key: values(each) for key, each in thing.items() if key != "@"}
    if isinstance(thing, str):
        return str(thing)
    if hasattr(thing, "__iter__"):
        return [values(each) for each in thing]
    return thing
