"""What does a PDF of ours say? Its page read back by the codes and their meanings, as a viewer does it."""

import base64
import re
import zlib

_STREAM = re.compile(rb"<<((?:[^<>]|<<[^<>]*>>)*)>>\s*stream\r?\n(.*?)endstream", re.DOTALL)


def streams(pdf: bytes) -> list[bytes]:
    """The content of all streams, unpacked."""
    return [_unpacked(about, content) for about, content in _STREAM.findall(pdf)]


def _unpacked(about: bytes, content: bytes) -> bytes:
    if b"ASCII85Decode" in about:
        content = base64.a85decode(content.strip().removesuffix(b"~>"))
    return zlib.decompress(content) if b"FlateDecode" in about else content


def page(pdf: bytes) -> str:
    """The drawing operators of the page."""
    return next(stream for stream in streams(pdf) if b" Tf " in stream).decode("latin-1")


def font_files(pdf: bytes) -> list[bytes]:
    return [stream for stream in streams(pdf) if stream.startswith(b"\x00\x01\x00\x00")]


def lines(pdf: bytes) -> list[str]:
    """Each line of text, from left to right."""
    meanings = [_meanings(stream.decode()) for stream in streams(pdf) if b"begincmap" in stream]
    return [_line(operators, meanings) for operators in re.findall(r"BT (.*?) ET", page(pdf), re.DOTALL)]


def _meanings(cmap: str) -> dict[str, str]:
    pairs = re.findall(r"^<(\w{4})> <(\w+)>$", cmap.split("endcodespacerange")[1], re.MULTILINE)
    return {code: bytes.fromhex(meaning).decode("utf-16-be") for code, meaning in pairs}


def _line(operators: str, meanings: list[dict[str, str]]) -> str:
    said, font = "", 0
    for name, codes in re.findall(r"/T(\d+) |<(\w+)>", operators):
        if name:
            font = int(name) - 1
        said += "".join(meanings[font][codes[at : at + 4]] for at in range(0, len(codes), 4))
    return said
