"""`GET .../export`: the records of a list as a file, sent while it is read."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from typing import Any

import structlog
from starlette.types import Receive, Scope, Send

from application import exporting
from application.application import Application
from application.exporting import MEDIA_TYPES, Export, Format
from application.rights import Actor
from domain.kernel.entity import Module
from domain.kernel.errors import CXGError, Unavailable
from interfaces.http.reading import read_parameters
from interfaces.http.schemas import Schema, Schemas

AT_ONCE = 4
"""Exports that a process sends at the same time: each holds a connection that other requests need too."""

log = structlog.get_logger("cxg.http")


class BrokenOff(Exception):
    """An export that cannot go on; the answer has begun, so that the client is told by its missing end."""


class Downloads:
    """Begins exports, so many at a time."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._running = 0

    async def begin(self, module: Module, scope: Scope, actor: Actor) -> "Download":
        """The export that a request asks for, its first piece read: what fails by then is told like anything else."""
        wanted = exporting.parse(module, read_parameters(scope["query_string"]))
        if self._running >= AT_ONCE:
            raise Unavailable("too many exports at this moment", retry_after=5)
        self._running += 1
        try:
            export = await self._application.export(module, actor, wanted)
            try:
                return Download(export, await anext(export.pieces), self)
            except BaseException:
                await export.pieces.aclose()
                raise
        except BaseException:
            self.ended()
            raise

    def ended(self) -> None:
        """Makes room for another one."""
        self._running -= 1


class Download:
    """An answer that is sent piece by piece, as fast as the client takes it."""

    def __init__(self, export: Export, first: bytes, downloads: Downloads) -> None:
        self._export, self._first, self._downloads = export, first, downloads

    async def send(self, receive: Receive, send: Send) -> None:
        """Sends all pieces; ends early when the client goes away."""
        gone = asyncio.ensure_future(_gone(receive))
        try:
            async with aclosing(self._pieces()) as pieces:
                await send({"type": "http.response.start", "status": 200, "headers": self._headers()})
                async for piece in pieces:
                    if gone.done():
                        log.info("export_left", file=self._export.name)
                        return
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
        except CXGError as error:
            raise BrokenOff(self._export.name) from error
        finally:
            gone.cancel()
            self._downloads.ended()

    async def _pieces(self) -> AsyncGenerator[bytes, None]:
        async with aclosing(self._export.pieces):
            yield self._first
            async for piece in self._export.pieces:
                yield piece

    def _headers(self) -> list[tuple[bytes, bytes]]:
        return [
            (b"content-type", self._export.media_type.encode()),
            (b"content-disposition", b'attachment; filename="%b"' % self._export.name.encode()),
        ]


async def _gone(receive: Receive) -> None:
    """Waits until the client has closed its connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


def export_parameters(schemas: Schemas, module: Module) -> Iterator[dict[str, Any]]:
    """What the document says of an export's own parameters."""
    formats: Schema = {"type": "string", "enum": list(Format), "default": Format.CSV.value}
    yield {"name": "format", "in": "query", "schema": formats, "description": schemas.say("the sort of file")}
    if module.lines:
        lists: Schema = {"type": "string", "enum": [one.name for one in module.lines]}
        says = schemas.say("a list of lines: a row of the file is a line then, beside its record")
        yield {"name": "lines", "in": "query", "schema": lists, "description": says}


def export_content() -> dict[str, Any]:
    """What the document says of the file."""
    return {media_type.partition(";")[0]: {"schema": {"type": "string"}} for media_type in MEDIA_TYPES.values()}
