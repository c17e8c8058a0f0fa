"""Which employer does a document speak for? The body that it names most, names first, or says to seek people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity import bodies, departments, employers
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Block
from orgmodel.model.postings import Passage

_PUBLIC = re.compile(
    r"(?:state|commonwealth|city|county|city and county|town|village|parish|borough|shire|government) of\b"
    r"|.*\b(?:county|parish)$"
)
_ITSELF = re.compile(r"\b[Tt]he (?:County|City|Town|Village|Township|Borough|Parish|Shire)\b(?! of\b)(?!\s[A-Z])")
"""How a public body speaks of itself: it is no company."""

_MORE_OF_NAME = re.compile(
    r"(?:inc|corporation|company|llc|ltd|technologies|software|group|district)\b|(?:for )?(?:the )?.*district of "
)
_TOP, _PLAIN = 12, 3
_COUNCIL_OF = re.compile(r"(.+) (city|county) council")
_CERTAIN = frozenset(
    ["organization", "employer", "company", "organization name", "company name", "hiring organization"]
)
"""Labels that name the employer itself, never an agency or a department of it."""

_WORK_AT = re.compile(
    r"^(?:about )?(?:working|life|careers?|jobs?|engineering|people|culture) at (?=\S)", re.IGNORECASE
)
"""A link of a page that holds the name of a company: `Life at Acme`."""


def organization(blocks: Sequence[Block], labels: Sequence[tuple[str, str, Passage, str]]) -> tuple[str, Passage]:
    """Give the name of the employer and where it stands first; empty when the text names none."""
    said = _Said()
    public = sum(len(_ITSELF.findall(block.text[:3_000])) for block in blocks) > 1
    for number, block in enumerate(blocks):
        if departments.is_place(vocabulary.folded(block.label)):
            continue
        for name, weight in bodies.names(block.text[:3_000], block, companies=not public):
            said.add(name, weight, number, block)
    for name, weight, number in employers.named(blocks):
        said.add(bodies.trimmed(name), weight, number, blocks[number])
    _join_councils(said.scores)
    _join_short(said.scores)
    of_state = None if said.scores else _of_a_state(blocks)
    stated = _stated([each for each in labels if of_state is None or each[3] != "county"], said.scores)
    if stated:
        return stated
    if said.scores:
        return said.best()
    if of_state is not None:
        return of_state
    agency = next(
        ((value, lines) for field, value, lines, _ in labels if field == "organization" and _is_name(value)), None
    )
    return (written(agency[0]), agency[1]) if agency else ("", Passage())


class _Said:
    """What each name weighs, and where it stands first."""

    def __init__(self) -> None:
        self.scores: dict[str, float] = {}
        self.first: dict[str, tuple[int, Passage, str]] = {}

    def add(self, name: str, weight: float, number: int, block: Block) -> None:
        """Count a mention; the first one near the top counts once more."""
        key = _key(name)
        near = 1.0 if number < _TOP and key not in self.scores else 0.0
        self.scores[key] = self.scores.get(key, 0.0) + weight + near
        shown = self.first.get(key)
        if shown is None or (shown[2].isupper() and not name.isupper()):
            self.first[key] = (shown[0] if shown else number, shown[1] if shown else block.lines, name)

    def best(self) -> tuple[str, Passage]:
        """Give the name of most weight, of several the first."""
        best = max(self.scores, key=lambda key: (self.scores[key], -self.first[key][0]))
        return written(self.first[best][2]), self.first[best][1]


def _of_a_state(blocks: Sequence[Block]) -> tuple[str, Passage] | None:
    """Give the department of a state by its whole name, where nothing names the state itself."""
    for block in blocks:
        if name := bodies.state_department(block.text[:3_000]):
            return written(name), block.lines
    return None


def _join_short(scores: dict[str, float]) -> None:
    """Count a company's short name for its whole one, and a court without its district for the court of one."""
    for key in list(scores):
        whole = [other for other in scores if _is_short_for(key, other)]
        if whole:
            scores[max(whole, key=lambda other: scores[other])] += scores.pop(key)


def _is_short_for(key: str, other: str) -> bool:
    start = f"{_court(key)} "
    longer = _court(other).startswith(start) and _MORE_OF_NAME.match(_court(other).removeprefix(start))
    within = key.startswith("district of ") and other.endswith(f" court {key}")
    glued = len(other.split()) >= _PLAIN and key.split()[1:] == other.split()  # a word of the page in front of it
    return bool(longer) or within or glued


def _court(key: str) -> str:
    return key.replace("u s ", "united states ", 1)


def _join_councils(scores: dict[str, float]) -> None:
    """Count the council of a city or county for it, where the text names both: elsewhere the council is the body."""
    for key in [each for each in scores if _COUNCIL_OF.fullmatch(each)]:
        place, kind = key.removesuffix(" council").rsplit(" ", 1)
        body = f"city of {place}" if kind == "city" else f"{place} county"
        if body in scores:
            scores[body] += scores.pop(key)


def _stated(labels: Sequence[tuple[str, str, Passage, str]], scores: dict[str, float]) -> tuple[str, Passage] | None:
    """Believe a label, unless it names a department of a body that the text names as well."""
    for field, value, lines, label in labels:
        if field != "organization" or not _is_name(value):
            continue
        if label in _CERTAIN:
            return written(bodies.GOVERNMENT.sub("", _WORK_AT.sub("", value))), lines
        if name := bodies.labeled(value):
            return written(name), lines
        if not re.match(r"(?:dept|department|division|office|bureau)\b", value, re.IGNORECASE) and not any(
            _PUBLIC.match(key) for key in scores
        ):
            return written(value), lines
    return None


def _is_name(value: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", value)) and len(value.split()) <= 9


def _key(name: str) -> str:
    text = re.sub(r"\W+", " ", name.casefold()).strip()
    match = re.fullmatch(r"county of (.+)", text)
    return f"{match[1]} county" if match else text
