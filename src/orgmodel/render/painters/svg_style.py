"""How do a scene's meanings look in SVG? By dashes, dots, double edges and words first, by color last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from orgmodel.render.scenes.scene import Style
from orgmodel.render.scenes.theme import AUTO, DARK, FAMILIES, FONTS, Palette, mixed, palette

_MUTED = (Style.UNIT, Style.DETAIL, Style.SUBHEADING, Style.LABEL)
_SHAPES = """
.orgmodel path{fill:none}
.orgmodel .middle{text-anchor:middle}
.orgmodel .box text{text-anchor:middle}
.orgmodel .frame{stroke-width:1.3}
.orgmodel .inner{fill:none;stroke-width:1}
.orgmodel .not-described .frame{stroke-dasharray:6 4}
.orgmodel .nobody-named .frame{stroke-dasharray:6 4}
.orgmodel .not-in-the-model .frame{stroke-dasharray:2 3;fill:none}
.orgmodel .not-in-the-model .title{font-style:italic;font-weight:400}
.orgmodel .proposed .frame{stroke-width:2.6;stroke-dasharray:14 5}
.orgmodel .board-or-committee .frame{stroke-width:2.2}
.orgmodel .abolished .title{text-decoration:line-through}
.orgmodel .removed .title{text-decoration:line-through}
.orgmodel .removed .frame{stroke-width:2.4;stroke-dasharray:3 3}
.orgmodel .added .frame{stroke-width:3.4}
.orgmodel .changed .frame{stroke-width:2.4}
.orgmodel .solid,.orgmodel .further,.orgmodel .circular{stroke-width:2}
.orgmodel .dotted{stroke-width:2.6;stroke-linecap:round;stroke-dasharray:0 6}
.orgmodel .chairs{stroke-width:1.6;stroke-dasharray:9 3 2 3}
.orgmodel .works{stroke-width:1.6}
.orgmodel .rule{stroke-width:.6}
.orgmodel .former{stroke-width:1.2;stroke-dasharray:2 5}
.orgmodel .open{stroke-width:1.6;stroke-dasharray:4 3}
.orgmodel path.inferred{stroke-width:1.3;stroke-dasharray:7 4}
.orgmodel path.dotted.inferred{stroke-width:2.4;stroke-dasharray:0 9}
.orgmodel .open-dot{stroke-width:1.4}
.orgmodel .halo{stroke-width:8}
"""


@cache
def css(theme: str = AUTO) -> str:
    """Give the style sheet: shapes and fonts once, then the colors of a theme; `auto` has those for a dark ground too.

    Raises:
        OrgModelError: there is no such theme.
    """
    sheet = "\n".join((_SHAPES.strip(), *_fonts(), *_colors(palette(theme))))
    if theme != AUTO:
        return sheet
    dark = "\n".join(_colors(DARK))
    return f"{sheet}\n@media (prefers-color-scheme:dark){{\n{dark}\n}}"


def _fonts() -> Iterator[str]:
    families = ",".join(f"'{family}'" if " " in family else family for family in FAMILIES)
    yield f".orgmodel text{{font-family:{families}}}"
    for style, font in FONTS.items():
        weight = ";font-weight:700" if font.bold else ""
        yield f".orgmodel .{style}{{font-size:{font.size:g}px{weight}}}"


def _colors(palette: Palette) -> Iterator[str]:
    rules = {
        ".paper": f"fill:{palette.paper}",
        "text": f"fill:{palette.ink}",
        ",".join(f".{style}" for style in _MUTED): f"fill:{palette.muted}",
        ".frame": f"fill:{palette.box};stroke:{palette.line}",
        ".inner": f"stroke:{palette.line}",
        ".outside-the-model .frame,.provider .frame": f"fill:{palette.outside}",
        ".pill": f"fill:{palette.badge}",
        ".draft": f"fill:{palette.badge};stroke:{palette.line}",
        ".halo": f"stroke:{palette.paper}",
        ".number,.open-dot": f"fill:{palette.paper};stroke:{palette.line}",
        ".full-dot,.arrow": f"fill:{palette.line}",
        ".rule": f"stroke:{palette.outside}",
        ".solid,.further,.dotted,.circular,.open,.works,.former,.chairs": f"stroke:{palette.line}",
        "path.inferred": f"stroke:{palette.faint}",
    }
    for names, rule in rules.items():
        yield ",".join(f".orgmodel {name}" for name in names.split(",")) + f"{{{rule}}}"
    yield f".orgmodel .added .frame{{stroke:{palette.added}}}"
    yield f".orgmodel .removed .frame{{stroke:{palette.removed}}}"
    yield f".orgmodel .area{{fill:{mixed(palette.line, palette.paper)}}}"
    for number, color in enumerate(palette.units):
        yield f".orgmodel .unit-{number}{{fill:{color}}}"
        yield f".orgmodel .area-{number}{{fill:{mixed(color, palette.paper)}}}"
    for number, color in enumerate(palette.heats):
        yield f".orgmodel .frame.heat-{number}{{fill:{color}}}"
