"""Which formats can a picture be painted in? One file each, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from orgmodel.errors import OrgModelError, UnknownFormat, did_you_mean
from orgmodel.render.picture import Options, Picture
from orgmodel.render.scene import Scene

_TEXT_PAINTERS = {
    "dot": "orgmodel.render.dot",
    "svg": "orgmodel.render.svg",
}
_FONT_PAINTERS = {
    "pdf": "orgmodel.render.pdf",
    "png": "orgmodel.render.png",
}
_PAINTERS = _TEXT_PAINTERS | _FONT_PAINTERS
FORMATS = tuple(sorted(_PAINTERS))
"""The formats, in alphabetical order."""

_EXTRA = {"bidi", "fontTools", "fontpkg_noto_sans", "justmytype_intl_rtl", "reportlab", "resvg_py", "uharfbuzz"}
"""What the extra `charts` installs, by the names that are imported."""


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
        written: str = import_module(_PAINTERS[format]).paint(scene, theme=options.theme)
        return Picture(written.encode())
    painted: Picture = _with_extra(format).paint(scene, options)
    return painted


def _with_extra(format: str) -> Any:
    try:
        return import_module(_PAINTERS[format])
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in _EXTRA:
            raise
        raise OrgModelError(f"{format.upper()} needs the extra 'charts': pip install 'orgmodel[charts]'") from error
