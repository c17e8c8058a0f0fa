"""Under which id does something stand, and when do two names mean one role?"""

from __future__ import annotations

import re
import unicodedata

from orgmodel.load.documents.language import vocabulary
from orgmodel.model.fields import RESERVED

_SHORT = {"information technology": "it"}


def slug(text: str) -> str:
    """Make an id of a name: lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold().replace("&", " and ")
    made = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return f"{made}-1" if made in RESERVED else made or "unnamed"


def body(name: str) -> str:
    """The id of an organization: `County of Marlow`, `Marlow County` and `the Marlow County Government` are one."""
    plain = re.sub(r"^the\s+|\s+government$", "", name.strip(), flags=re.IGNORECASE)
    county = re.fullmatch(r"county of (.+)", plain, re.IGNORECASE)
    return slug(f"{county[1]} county" if county else plain) if plain else ""


def role_id(title: str) -> str:
    """Make the id of a role; an officer whose title has a known abbreviation goes by it."""
    return next(
        (short for short, full in vocabulary.words("abbreviations").items() if full.casefold() == title.casefold()),
        slug(title),
    )


def expanded(title: str) -> str:
    """Write an abbreviation of an officer's title in full."""
    full: str = vocabulary.words("abbreviations").get(title.casefold().strip("."), title)
    return full


def key(title: str) -> str:
    """The form in which titles are compared."""
    text = expanded(title).casefold().replace("&", " and ").replace("’", "'")
    text = re.sub(r"\binformation technology\b|\binformation technologies\b", "it", text)
    return " ".join(re.sub(r"[^\w']+", " ", text).split())


def unique(wanted: str, taken: set[str]) -> str:
    """Give an id that is not taken yet, and take it."""
    made, number = wanted, 1
    while made in taken:
        number += 1
        made = f"{wanted}-{number}"
    taken.add(made)
    return made
