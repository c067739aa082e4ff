"""Bytes in and out of commands: a form with a file in the place of a JSON body, a file in the place of JSON.

A file arrives as multipart/form-data, which is what browsers and `curl -F` send, and its bytes are handed on as they
are: in JSON they would be a third longer, and there three times over while they are read. JSON with base64 is taken
all the same, as with any command, and given to who asks for it.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Receive, Send

from application.application import Answer
from application.use_cases import Command
from domain.kernel.errors import ValidationError
from domain.tenants.sys.file_content import UNKNOWN, Octets
from interfaces.http.reading import Given, media_type, read_object

LARGER_BODIES: Mapping[str, int] = {"/api/v1/tenants/sys/attachments/upload": 36_000_000}
"""What a request to upload a file may carry: 25 MB in base64, and what is said beside."""
_FORM = "multipart/form-data"
_MAX_FIELDS = 20
_CONTENT = "content"
_SHOWN_BY_BROWSERS = ("text/html", "application/xml", "image/svg+xml")
_HOLDS_BYTES = ("file_name", "content_type", _CONTENT)


def takes_file(command: Command) -> bool:
    """Whether the command's body has bytes in it."""
    return any(isinstance(field.kind, Octets) for field in command.body)


async def read_given(command: Command, headers: Mapping[bytes, bytes], body: bytes) -> Given:
    """The input of a command, out of a JSON object, or out of a form where it takes a file."""
    if media_type(headers) == _FORM and takes_file(command):
        return await _read_form(headers, body)
    return read_object(headers, body)


async def _read_form(headers: Mapping[bytes, bytes], body: bytes) -> Given:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    parser = MultiPartParser(
        Headers(raw=list(headers.items())), stream(), max_files=1, max_fields=_MAX_FIELDS, max_part_size=10_000
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, UnicodeDecodeError):
        raise ValidationError.of("", "pattern", "the body is no form that can be read") from None
    given: Given = {}
    for name, value in form.multi_items():
        if name in given:
            raise ValidationError.of(name, "duplicate", "the value is given more than once")
        given[name] = await value.read() if isinstance(value, UploadFile) else value
    file = form.get(_CONTENT)
    if isinstance(file, UploadFile):
        given.setdefault("file_name", file.filename)
    await form.close()
    return given


@dataclass(frozen=True, slots=True)
class FileReply:
    """A file as an answer, which browsers save and never show in place."""

    name: str
    content_type: str
    content: bytes

    async def send(self, receive: Receive, send: Send) -> None:
        """Sends the bytes."""
        shown = self.content_type in _SHOWN_BY_BROWSERS or not self.content_type.isascii()
        headers = [
            (b"content-type", (UNKNOWN if shown else self.content_type).encode()),
            (b"content-length", b"%d" % len(self.content)),
            (b"content-disposition", f"attachment; filename*=UTF-8''{quote(self.name, safe='')}".encode()),
            (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.content})


def file_in(headers: Mapping[bytes, bytes], command: Command, answer: Answer) -> FileReply | None:
    """The file that a command answered, unless JSON is asked for or it is none."""
    shape: Any = getattr(command.result, "shape", None)
    if shape is None or not set(_HOLDS_BYTES) <= shape.fields.keys():
        return None
    if b"application/json" in headers.get(b"accept", b""):
        return None
    found = orjson.loads(answer.data)
    content: bytes = shape.fields[_CONTENT].parse(found[_CONTENT])
    return FileReply(found["file_name"], found["content_type"], content)
