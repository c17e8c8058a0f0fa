"""What stands on every page? The name of the organization, what the page shows, its number and the foot."""

from __future__ import annotations

from typing import NamedTuple

from orgmodel.layout.text import shortened
from orgmodel.render.charts.sheet import FOOT
from orgmodel.render.paging.paper import Paper
from orgmodel.render.scenes.scene import Style, Text
from orgmodel.render.scenes.theme import FONTS

MARGIN, HEAD, BASE = 40.0, 66.0, 34.0
"""The margins, and how much the words above and below take."""
_NUMBER = 110.0


class Frame(NamedTuple):
    """The words around a page; `note` stands above the foot."""

    title: str
    below: str
    number: str
    note: str = ""

    def texts(self, sheet: Paper) -> tuple[Text, ...]:
        """Place the words on a sheet."""
        width, base = sheet.width - 2 * MARGIN, sheet.height - MARGIN
        heading = shortened(self.title, FONTS[Style.HEADING], width)
        below = shortened(self.below, FONTS[Style.SUBHEADING], width)
        foot = shortened(FOOT, FONTS[Style.DETAIL], width - _NUMBER)
        return (
            Text(MARGIN, MARGIN + 16, heading, Style.HEADING),
            Text(MARGIN, MARGIN + 38, below, Style.SUBHEADING),
            Text(MARGIN, base, foot, Style.DETAIL),
            Text(sheet.width - MARGIN - 45, base, self.number, Style.DETAIL, centered=True),
            *([Text(MARGIN, base - 14, self.note, Style.DETAIL)] if self.note else []),
        )
