"""Where does a value end that the rest of the text ran into? `FLSA: ExemptDescription The analyst …` → three blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.document import Block, Shape

_NO_VALUE = 220
"""Labels have shorter values; what is longer holds the text behind them."""

_SPEAKING = ("supervises", "works_with", "manager", "contacts")
"""Fields whose values are sentences."""

_HEADING = re.compile(
    r"(?:(?<=[a-z])|(?<=[\s\d.):]))((?:(?:Classification|Position|Job|General|Class|Typical|Essential|Primary|Key|Major"
    r"|Examples of|Minimum|Summary of) ){0,2}"
    r"(?:Summary|Description|Definition|Overview|Purpose|Duties|Responsibilities|Functions|Qualifications|Requirements)"
    r"(?: (?:and|&) (?:Duties|Responsibilities|Tasks))?):?\s+(?=[A-Z•][A-Za-z ])"
)


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks, with each value that is too long for one parted at the headings in it."""
    for block in blocks:
        if block.shape is not Shape.FIELD or len(block.text) < _NO_VALUE:
            yield block
            continue
        heads = [match for match in _HEADING.finditer(block.text) if vocabulary.section_of(match[1])]
        if not heads or vocabulary.field_of(block.label) in _SPEAKING:
            yield block
            continue
        yield block.part(0, heads[0].start())
        ends = [*(match.start() for match in heads[1:]), len(block.text)]
        for match, end in zip(heads, ends, strict=True):
            yield replace(block.part(match.start(1), match.end(1)), shape=Shape.HEADING, label="")
            yield replace(block.part(match.end(), end), shape=Shape.PARAGRAPH, label="")
