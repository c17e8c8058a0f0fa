"""Bytes → text: UTF-8, UTF-16 with or without its mark, else Windows-1252, which reads any byte."""

from __future__ import annotations

from orgmodel.load.documents.pages.document import Unreadable

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}
_SAMPLE = 65_536
_BINARY_SHARE = 0.02


def text_of(data: bytes) -> str:
    """Read bytes as text; every line ends with a line feed.

    Raises:
        Unreadable: the bytes are no text.
    """
    text = _decoded(data)
    if "\x00" in text or sum(ord(char) in _CONTROL for char in text[:_SAMPLE]) > len(text[:_SAMPLE]) * _BINARY_SHARE:
        raise Unreadable("a binary file, no text")
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if encoding := _unmarked_utf16(data[:_SAMPLE]):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unmarked_utf16(data: bytes) -> str:
    """Tell UTF-16 without its mark by the zero bytes that stand in every other place."""
    half = len(data) // 2
    if half < 2:
        return ""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""
