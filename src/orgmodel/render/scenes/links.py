"""Where does the box of a role lead? To a page about the role that is asked for, or to the document it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph

_SCHEMES = {"http", "https"}
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"
"""Signs that mean something in an address, and stay as they are."""


def checked_base(base: str) -> str:
    """Give the beginning of addresses that is asked for.

    Raises:
        OrgModelError: it is of a kind that a chart should not lead to.
    """
    scheme = _scheme(base)
    if scheme is None or scheme not in {*_SCHEMES, ""}:
        raise OrgModelError("a link base begins with https://, with http://, or is relative: org.html#role=")
    return quote(base, safe=_SAFE)


@dataclass(frozen=True)
class Addresses:
    """Knows where the boxes of roles lead: to `base` with the id of the role, or else to the document it stands on."""

    graph: OrgGraph
    base: str = ""

    @property
    def any(self) -> bool:
        """Tell whether any box may lead anywhere."""
        return bool(self.base or self._documents)

    @cached_property
    def _documents(self) -> dict[str, str]:
        sources = self.graph.facts.header.sources
        return {each.id: quote(each.url, safe=_SAFE) for each in sources if each.url and _scheme(each.url) in _SCHEMES}

    def of(self, row: int) -> str:
        """Give the address to which the box of a role leads, or nothing."""
        if self.base:
            role = self.graph.roles.id[row]
            return self.base + quote(role, safe="") if role else ""
        for evidence in self.graph.roles.provenance.evidence.get(row, ()):
            url = self._documents.get(evidence.source)
            if url:
                is_page = evidence.mark == "p" and evidence.first and "#" not in url
                return f"{url}#page={evidence.first}" if is_page else url
        return ""


def _scheme(url: str) -> str | None:
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return None
