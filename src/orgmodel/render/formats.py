"""Which formats can a picture be painted in? One file each, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from orgmodel.errors import OrgModelError, UnknownFormat, did_you_mean, needed_for
from orgmodel.render.scenes.picture import Options, Picture
from orgmodel.render.scenes.scene import Scene

if TYPE_CHECKING:
    from orgmodel.render.paging.paged import Page

_TEXT_PAINTERS = {
    "dot": "orgmodel.render.painters.dot",
    "drawio": "orgmodel.render.painters.drawio",
    "list": "orgmodel.render.painters.listed",
    "markdown": "orgmodel.render.painters.listed",
    "mermaid": "orgmodel.render.painters.mermaid",
    "svg": "orgmodel.render.painters.svg",
}
_FONT_PAINTERS = {
    "pdf": "orgmodel.render.painters.pdf",
    "png": "orgmodel.render.painters.png",
}
_SHAPE_PAINTERS = {"pptx": "orgmodel.render.slides.slide_picture"}
_PAINTERS = _TEXT_PAINTERS | _FONT_PAINTERS | _SHAPE_PAINTERS
FORMATS = tuple(sorted(_PAINTERS))
"""The formats, in alphabetical order."""

BOOKS = {"pdf": "orgmodel.render.painters.pdf", "pptx": "orgmodel.render.slides.pptx"}
"""The formats of pages: an overview and a page a part."""


def paint(scene: Scene, format: str) -> bytes:
    """Paint a picture in a format. The same scene gives the same bytes.

    Raises:
        UnknownFormat: there is no painter for it.
        OrgModelError: the format needs an extra that is not installed, or the picture is too large for it.
    """
    return picture(scene, format).data


def picture(scene: Scene, format: str, options: Options | None = None) -> Picture:
    """Paint a picture as `paint` does, with options, and say what of it could not be shown.

    Raises:
        UnknownFormat, OrgModelError: as `paint`.
        OrgModelError: the format has no such option.
        NotFound: there is no font at a path.
    """
    options = options or Options()
    if format not in _PAINTERS:
        near = did_you_mean(format, FORMATS)
        raise UnknownFormat(f"there is no picture format '{format}'{near}: {', '.join(FORMATS)}")
    if options.width is not None and format != "png":
        raise OrgModelError(f"a width in pixels is for PNG: {format.upper()} has no pixels")
    if options.fonts and format not in _FONT_PAINTERS:
        raise OrgModelError(f"fonts are for PDF and PNG: {format.upper()} is shown with the fonts of its reader")
    if format in _TEXT_PAINTERS:
        painter = import_module(_PAINTERS[format])
        paint = painter.markdown if format == "markdown" else painter.paint
        written: str = paint(scene, theme=options.theme)
        return Picture(written.encode())
    painted: Picture = _painter(format).paint(scene, options)
    return painted


def book(pages: Sequence[Page], format: str, options: Options | None = None) -> Picture:
    """Paint pages as `pdf` or `pptx`, linked to each other.

    Raises:
        UnknownFormat: the format has no pages.
        OrgModelError: the format needs an extra that is not installed.
        NotFound: there is no font at a path.
    """
    if format not in BOOKS:
        raise UnknownFormat(f"pages are for {' and '.join(BOOKS)}: {format} is one picture")
    with needed_for(format.upper()):
        painter = import_module(BOOKS[format])
    painted: Picture = painter.paint_book(pages, options or Options())
    return painted


def _painter(format: str) -> Any:
    with needed_for(format.upper()):
        return import_module(_PAINTERS[format])
