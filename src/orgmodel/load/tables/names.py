"""What is a column called? Headers as sets of words, compared with the names that columns of posts have."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from orgmodel.load import strict_yaml

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORDS = re.compile(r"[^\W_]+")
_MARKS = "Mn"
"""The Unicode category of accents, which headers have or have not."""
_LIKELY = 0.7
_EMPTY_WORDS = frozenset({
    "the", "of", "a", "s", "for", "or", "and", "de", "du", "des", "d", "la", "le", "les", "del", "los", "der", "die",
    "das", "van", "het", "di", "da", "do",
})  # fmt: skip
_SAME = {
    "organisation": "organization",
    "organisational": "organizational",
    "superviser": "supervisor",
    "mgr": "manager",
    "supv": "supervisor",
    "dept": "department",
    "no": "number",
    "nbr": "number",
    "num": "number",
    "nr": "number",
    "nummer": "number",
    "numero": "number",
    "identifier": "id",
    "pos": "position",
    "desc": "description",
    "posn": "position",
    "descr": "description",
    "ref": "reference",
    "eff": "effective",
    "cd": "code",
    "centre": "center",
    "job_title": "title",
    "email": "mail",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column can say.

    Attributes:
        name: what it is called here.
        names: what columns of it are called, the surest first.
        many: whether several columns may say it.
        likely: names that other things have too.
        without: words that make a header with further words something else.
    """

    name: str
    names: tuple[tuple[str, ...], ...]
    many: bool
    likely: frozenset[tuple[str, ...]] = frozenset()
    without: frozenset[str] = frozenset()


@cache
def known_fields() -> tuple[Field, ...]:
    """Give the fields of posts with their names, as the file beside this one lists them."""
    listed = package_data("columns.yaml")["fields"]
    return tuple(
        Field(
            str(name),
            tuple(words(str(each)) for each in said["names"]),
            many=said.get("many") == "true",
            likely=frozenset(words(str(each)) for each in said.get("likely", ())),
            without=frozenset(word for each in said.get("without", ()) for word in words(str(each))),
        )
        for name, said in listed.items()
        if isinstance(said, dict)
    )


def package_data(name: str) -> Any:
    """Read a data file of this package."""
    text = files("orgmodel.load.tables").joinpath(name).read_text(encoding="utf-8")
    value, problems = strict_yaml.read(text, name)
    if problems:
        raise RuntimeError(f"{name}: {problems[0]}")
    return value


def words(header: str) -> tuple[str, ...]:
    """Take a header apart: `ReportsTo (ID)` and `reports_to` are both `reports`, `to`."""
    header = header.replace("#", " number ").replace("(FTE)", " FTE ")
    plain = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", header) if _BRACKETS.sub("", header).strip() else header)
    split = _CAMEL.sub(" ", plain if plain.isascii() else _without_accents(plain))
    found = _WORDS.findall(split.lower())
    if len(found) == 1 and found[0] not in _SAME:
        found = _written_as_one().get(found[0], found)
    found = [_SAME.get(word, word) for word in found]
    return tuple(_singular(word) for word in found if word not in _EMPTY_WORDS)


@cache
def _written_as_one() -> dict[str, list[str]]:
    """Give the names of columns that have several words by how they look as one: `reportsto`, `jobtitle`."""
    listed = [said for said in package_data("columns.yaml")["fields"].values() if isinstance(said, dict)]
    names = [_WORDS.findall(str(name).lower()) for said in listed for name in (*said["names"], *said.get("likely", ()))]
    single = {name[0] for name in names if len(name) == 1}
    return {joined: name for name in names if len(name) > 1 and (joined := "".join(name)) not in single}


def _without_accents(text: str) -> str:
    letters = "".join(each for each in text if unicodedata.category(each) != _MARKS)
    return unicodedata.normalize("NFC", letters)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004


def likeness(header: tuple[str, ...], field: Field) -> float:
    """Say how surely a header names a field: 1 for its surest name, 0 for no name of it.

    A header with further words is less sure; the surer of two names of a field stands before the other.
    """
    if header in field.likely:
        return _LIKELY
    best = 0.0
    said = frozenset(header)
    other = not field.without.isdisjoint(said)
    for rank, name in enumerate(field.names):
        known = frozenset(name)
        if not known or not known <= said:
            continue
        exact = known == said
        if other and not exact:
            continue
        share = len(known) / len(said)
        best = max(best, (1.0 if exact else 0.75 * share**0.5) - 0.2 * rank / len(field.names))
    return best
