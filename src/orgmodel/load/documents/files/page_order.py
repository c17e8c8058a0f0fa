"""In which order is a page read? Pieces of text with their places → lines, columns one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgmodel.load.documents.language import vocabulary

_WIDE_GAP = 1.2
_GUTTER = 10.0
_COLUMN_LINES = 6
_COLUMN_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How high the letters are."""
        return max(self.top - self.bottom, 1.0)


Row = list[Segment]


def reading_order(segments: Sequence[Segment], width: float) -> list[str]:
    """Give the lines of a page from top to bottom, with an empty line where a paragraph ends."""
    rows = _rows(segments)
    gutter = _gutter(rows, width)
    if gutter is None:
        return _lines(rows)
    lines: list[str] = []
    band: list[Row] = []
    for row in rows:
        if any(each.left < gutter < each.right for each in row):
            lines += _columns(band, gutter)
            lines += _lines([row])
            band = []
        else:
            band.append(row)
    return lines + _columns(band, gutter)


def _columns(rows: Sequence[Row], gutter: float) -> list[str]:
    """Read what stands left of the gutter, then what stands right of it."""
    left = [part for row in rows if (part := [each for each in row if each.right <= gutter])]
    right = [part for row in rows if (part := [each for each in row if each.left >= gutter])]
    return [*_lines(left), *([""] if left and right else []), *_lines(right)]


def _rows(segments: Sequence[Segment]) -> list[Row]:
    """Group what stands on one line, from top to bottom."""
    rows: list[Row] = []
    for each in sorted(segments, key=lambda each: (-(each.top + each.bottom) / 2, each.left)):
        middle = (each.top + each.bottom) / 2
        last = rows[-1][0] if rows else None
        if last is not None and (
            last.bottom <= middle <= last.top or each.bottom <= (last.top + last.bottom) / 2 <= each.top
        ):
            rows[-1].append(each)
        else:
            rows.append([each])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _lines(rows: Sequence[Row]) -> list[str]:
    lines: list[str] = []
    usual = _usual_step(rows)
    before: Row | None = None
    for row in rows:
        if (
            before is not None
            and usual
            and _step(before, row) > usual * 1.35
            and _step(before, row) > row[0].height * 1.3
        ):
            lines.append("")
        lines.append(_line(row))
        before = row
    return lines


def _line(row: Row) -> str:
    """Write a row: pieces that stand apart get the space of a column between them."""
    text = row[0].text
    for before, each in pairwise(row):
        gap = each.left - before.right
        wide = gap > _WIDE_GAP * each.height
        touching = gap < 0.12 * each.height and not text.endswith(" ") and not each.text.startswith(" ")
        text += ("   " if wide else "" if touching else " ") + each.text
    return text.strip()


def _step(before: Row, row: Row) -> float:
    return before[0].bottom - row[0].bottom


def _usual_step(rows: Sequence[Row]) -> float:
    steps = sorted(_step(before, row) for before, row in pairwise(rows))
    return steps[len(steps) // 3] if steps else 0.0


def _gutter(rows: Sequence[Row], width: float) -> float | None:
    """Find the middle of the white strip between two columns of running text, or nothing."""
    both = [row for row in rows if len(row) > 1]
    if len(both) < _COLUMN_LINES:
        return None
    best: tuple[int, float] | None = None
    for tenth in range(25, 76):
        at = width * tenth / 100
        parted = [row for row in both if _parts(row, at)]
        crossed = sum(any(each.left < at < each.right for each in row) for row in rows)
        if len(parted) >= _COLUMN_LINES and crossed <= len(rows) * 0.3 and (best is None or len(parted) > best[0]):
            best = (len(parted), at)
    if best is None or _is_table([row for row in both if _parts(row, best[1])], best[1], width):
        return None
    return best[1]


def _parts(row: Row, at: float) -> bool:
    left = [each.right for each in row if each.right <= at]
    right = [each.left for each in row if each.left >= at]
    return bool(left and right) and min(right) - max(left) >= _GUTTER and len(left) + len(right) == len(row)


def _is_table(rows: Sequence[Row], at: float, width: float) -> bool:
    """Labels on the left with their values on the right are one text, not two columns."""
    lefts = [[each for each in row if each.right <= at] for row in rows]
    labels = sum(
        bool(vocabulary.field_of(" ".join(each.text for each in left))) or left[-1].text.endswith(":") for left in lefts
    )
    spans = [left[-1].right - left[0].left for left in lefts]
    return labels * 3 >= len(rows) or sum(spans) / len(spans) < width * _COLUMN_SHARE * 0.6
