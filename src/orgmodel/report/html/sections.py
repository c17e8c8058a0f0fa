"""Which sections has a document? Its blocks below their headings, no longer than a page can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgmodel.check.wording import counted
from orgmodel.report.blocks import Block, Bullets, Document, Heading, Table, Text, Voices

_MOST_FINDINGS, _MOST_SIDES, _MOST_ITEMS, _MOST_ROWS = 12, 12, 60, 120


@dataclass(frozen=True)
class Part:
    """What stands below a heading of the third level."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """What stands below a heading of the second level: blocks, then parts with headings of their own."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]


def sections(document: Document, *, whole: bool = False) -> tuple[Section, ...]:
    """Give the sections of a document, without what stands before the first; `whole`: however long they are."""
    found = []
    shown = tuple if whole else _bounded
    for heading, blocks in _split(document, 2):
        parts = [Part(below.text, shown(rest)) for below, rest in _split(blocks, 3)]
        own = next((number for number, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
        found.append(Section(heading.id, heading.text, shown(blocks[:own]), tuple(parts)))
    return tuple(found)


def _split(blocks: Sequence[Block], level: int) -> Iterator[tuple[Heading, Sequence[Block]]]:
    starts = [number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.level == level]
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        if isinstance(heading, Heading):
            yield heading, blocks[start + 1 : end]


def _bounded(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Cut what no reader would go through, and say how much it was."""
    findings = [block for block in blocks if isinstance(block, Text) and block.id]
    beyond = findings[_MOST_FINDINGS:]
    kept: list[Block] = []
    for block in blocks:
        if block not in beyond:
            kept += _short(block)
        elif block is beyond[-1]:
            kept.append(Text(f"And {counted(len(beyond), 'finding')} more on this domain.", note=True))
    return tuple(kept)


def _short(block: Block) -> Iterator[Block]:
    match block:
        case Bullets() if len(block.items) > _MOST_ITEMS:
            more = f"and {len(block.items) - _MOST_ITEMS:,} more"
            yield block._replace(items=(*block.items[:_MOST_ITEMS], more), ids=block.ids[:_MOST_ITEMS])
        case Table() if len(block.rows) > _MOST_ROWS and not block.ids:  # whoever lists findings says how many
            yield block._replace(rows=block.rows[:_MOST_ROWS])
            yield Text(f"And {len(block.rows) - _MOST_ROWS:,} more.", note=True)
        case Voices() if len(block.sides) > _MOST_SIDES:
            yield Voices(block.sides[:_MOST_SIDES])
            yield Text(f"And {counted(len(block.sides) - _MOST_SIDES, 'role')} more.", note=True)
        case _:
            yield block
