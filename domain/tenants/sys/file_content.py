"""What a file is, told from its bytes alone: neither its name nor what the sender says decides."""

import base64
import binascii
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from domain.kernel.types import Text, Wrong

UNKNOWN = "application/octet-stream"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # DOC, XLS, HWP
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
)
_PROGRAMS = (
    b"MZ",  # Windows
    b"\x7fELF",  # Linux
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",  # macOS
    b"\xca\xfe\xba\xbe",  # Java, macOS
    b"\0asm",
    b"dex\n",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",  # a link of Windows, which starts a program
)
_PROGRAM_PARTS = ("META-INF/MANIFEST.MF", "AndroidManifest.xml", "classes.dex")
_OFFICE = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "Contents/content.hpf": "application/hwp+zip",
}
_MACROS = "vbaProject.bin"
# the line that every scanner takes for a virus, by agreement, so that it can be tested
_TEST_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<svg")


class Found(NamedTuple):
    """What the bytes say."""

    content_type: str
    is_program: bool = False
    is_suspicious: bool = False
    """It carries macros, or what scanners take for a virus."""


def look_into(content: bytes) -> Found:
    """What a file is."""
    if content.startswith(_PROGRAMS):
        return Found(UNKNOWN, is_program=True)
    if _TEST_VIRUS in content[:128]:
        return Found("text/plain", is_suspicious=True)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Found("image/webp")
    if content[4:8] == b"ftyp":
        return Found("video/mp4")
    for magic, content_type in _MAGIC:
        if content.startswith(magic):
            return Found(content_type)
    return Found(_text_type(content))


def _packed(content: bytes) -> Found:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return Found(UNKNOWN)
    office = next((kind for part, kind in _OFFICE.items() if part in names), None)
    if office is None:
        return Found("application/zip", is_program=not names.isdisjoint(_PROGRAM_PARTS))
    return Found(office, is_suspicious=any(name.endswith(_MACROS) for name in names))


def _text_type(content: bytes) -> str:
    """The type of a text; markup that a browser would carry out is named as what it is."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            return UNKNOWN
        beginning = text[:2000].lower().encode("utf-8", "replace")
        if any(mark in beginning for mark in _MARKUP):
            return "text/html"
        if beginning.lstrip().startswith(b"<?xml"):
            return "application/xml"
        return "text/plain"
    return UNKNOWN


@dataclass(frozen=True, slots=True)
class Octets(Text):
    """Bytes, which JSON has as a text in base64 (RFC 4648, 4)."""

    max: int = 4 * 25 * 1024 * 1024 // 3 + 4
    pattern: str | None = "^[A-Za-z0-9+/]*={0,2}$"
    format: str | None = "byte"

    def parse(self, value: object) -> Any:
        if isinstance(value, bytes):
            return value
        if not isinstance(value, str):
            raise Wrong("type", "a text is asked for")
        if len(value) > self.max:
            raise Wrong("too_long", "at most {max} characters", max=self.max)
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise Wrong("pattern", self.says) from None

    def show(self, value: Any) -> str:
        return base64.b64encode(value).decode()
