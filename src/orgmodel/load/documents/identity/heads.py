"""What the head of a role holds, as it is read: the first value of each field, with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from orgmodel.load.documents.language import vocabulary
from orgmodel.model.postings import Passage


@dataclass
class Head:
    """The fields of a role's head, with where each stands."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Passage] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def set(self, name: str, value: str, lines: Passage) -> None:
        """Keep the first value of a field."""
        if value and name not in self.values:
            self.values[name] = value
            self.places[name] = lines


def says(value: str) -> bool:
    """Tell whether a value says something."""
    return bool(value) and len(value) <= 80 and not re.fullmatch(r"(?:n/?a|tbd|-+|\.)", value, re.IGNORECASE)


def short(value: str) -> str:
    """The first part of a value that holds several."""
    return re.split(r"\s{2,}|;|\s\|\s", value)[0].strip(" .,")


def before_labels(text: str) -> str:
    """Cut a value off before the labels of the next cells of a form: `Network Team Lead SAP Number: Updated By`."""
    cell = re.match(r"[^:]+", text)
    words = cell[0].split() if cell and cell[0] != text else []
    last = max((number for number, word in enumerate(words) if vocabulary.is_head(word)), default=-1)
    return " ".join(words[: last + 1]) if 0 <= last < len(words) - 1 else text
