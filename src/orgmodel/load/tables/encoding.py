"""In which encoding is a text file written? Bytes → UTF-8, and the name of what was found."""

from __future__ import annotations

import codecs

from orgmodel.load.tables.table import refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAMPLE = 4096
_NUL = b"\x00"


def utf8(data: bytes, label: str, encoding: str = "") -> tuple[bytes, str]:
    """Give the text as UTF-8 without a mark, and what its encoding is called.

    What is not UTF-8 is taken as windows-1252, which spreadsheets on Windows write, unless an encoding is named.

    Raises:
        InvalidModel: the bytes are of no such encoding, or hold a NUL.
    """
    if encoding:
        return _checked(_decoded(data, encoding, label), label), encoding
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            whole = data[len(mark) :] if codec == "utf-8" else _decoded(data, codec, label)
            return _checked(_valid(whole, label) if codec == "utf-8" else whole, label), name
    if wide := _wide(data[:_SAMPLE]):
        return _checked(_decoded(data, wide, label), label), "UTF-16 without a byte order mark"
    if data.isascii():
        return _checked(data, label), "ASCII"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(_decoded(data, "windows-1252", label), label), "windows-1252"
    return _checked(data, label), "UTF-8"


def _wide(sample: bytes) -> str:
    """Tell UTF-16 by the NUL in every second byte of plain letters."""
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = sample[first::2], sample[1 - first :: 2]
        if len(half) > 1 and half.count(0) > 0.7 * len(half) and not other.count(0):
            return codec
    return ""


def _valid(data: bytes, label: str) -> bytes:
    _decoded(data, "utf-8", label)
    return data


def _decoded(data: bytes, codec: str, label: str) -> bytes:
    try:
        return data.decode(codec).encode("utf-8")
    except LookupError as error:
        raise refused(label, f"no such encoding: '{codec}'") from error
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        start = error.start
        line = data.count(b"\n", 0, start) + 1
        column = start - data.rfind(b"\n", 0, start)
        raise refused(label, f"byte {data[start]:#04x} is no {codec}: name the encoding", line, column) from error


def _checked(data: bytes, label: str) -> bytes:
    """Refuse a text that holds a NUL: it is no text, or was damaged."""
    at = data.find(_NUL)
    if at >= 0:
        line = data.count(b"\n", 0, at) + 1
        raise refused(
            label, "holds a NUL byte: this is no text, or it was damaged", line, at - data.rfind(b"\n", 0, at)
        )
    return data
