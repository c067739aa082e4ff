"""The routes of every module, from its declaration and its use cases."""

import json
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import NamedTuple

from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from application.application import Answer, Application
from application.query import Page, Query
from application.rights import Actor
from application.use_cases import Command, use_cases_of
from domain.kernel.entity import Module
from domain.kernel.errors import CXGError
from domain.kernel.types import Kind
from interfaces.http.envelope import Header, send_json, success
from interfaces.http.errors import send_error
from interfaces.http.export import Download, Downloads
from interfaces.http.files import FileReply, file_in, read_given
from interfaces.http.reading import (
    QueryReader,
    read_body,
    read_id,
    read_object,
    read_receipt,
    read_version,
)


class Reply(NamedTuple):
    """What an endpoint answers."""

    body: bytes
    status: int = 200
    headers: tuple[Header, ...] = ()


Handler = Callable[[Scope, Receive, Actor], Awaitable[Reply | Download | FileReply]]


class Endpoint:
    """One route as an ASGI application: runs its handler for the actor and answers, also with what is refused."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            reply = await self._handler(scope, receive, scope["state"]["actor"])
        except CXGError as error:
            await send_error(scope, send, error)
        else:
            if isinstance(reply, Reply):
                await send_json(send, reply.status, reply.body, *reply.headers)
            else:
                await reply.send(receive, send)


class Operation(NamedTuple):
    """What can be asked for at a module's address; `tail` follows the module's URL."""

    name: str
    action: str
    method: str
    tail: str
    command: Command | None = None


_GENERIC = {
    "create": Operation("create", "create", "POST", ""),
    "update": Operation("update", "update", "PUT", "/{id}"),
    "delete": Operation("delete", "delete", "DELETE", "/{id}"),
    "status": Operation("change_status", "status", "PATCH", "/{id}/status"),
}


def operations(module: Module) -> Iterator[Operation]:
    """The operations of a module: list, export and read, those that its access allows, its commands."""
    yield Operation("list", "read", "GET", "")
    yield Operation("export", "read", "GET", "/export")
    yield Operation("get", "read", "GET", "/{id}")
    yield from (_GENERIC[action] for action in module.actions if action != "read")
    for command in use_cases_of(module).commands.values():
        tail = f"/{command.path}" if command.on_collection else f"/{{id}}/{command.path}"
        yield Operation(command.name, command.name, "POST", tail, command)


class ModuleRoute(Route):
    """A route of a module, with the permission that it asks for."""

    def __init__(self, module: Module, operation: Operation, endpoint: Endpoint) -> None:
        name = f"{module.code}.{operation.name}"
        super().__init__(module.url + operation.tail, endpoint, methods=[operation.method], name=name)
        self.module = module
        self.operation = operation
        self.action = operation.action
        self.permission = module.permission(operation.action)


def module_routes(modules: Iterable[Module], application: Application) -> list[ModuleRoute]:
    """The routes of these modules."""
    downloads = Downloads(application)
    return [
        ModuleRoute(module, one, Endpoint(_handler(module, one, application, downloads)))
        for module in modules
        for one in operations(module)
    ]


def _handler(module: Module, operation: Operation, application: Application, downloads: Downloads) -> Handler:
    if operation.command:
        return _command(module, operation.command, application)
    if operation.name == "export":
        return _export(module, downloads)
    make = {
        "list": _list,
        "get": _get,
        "create": _create,
        "update": _update,
        "delete": _delete,
        "change_status": _change_status,
    }[operation.name]
    return make(module, application)


def _get(module: Module, application: Application) -> Handler:
    async def get(scope: Scope, receive: Receive, actor: Actor) -> Reply:
        data = await application.get(module, actor, read_id(scope))
        return Reply(success(data), headers=_etag(_version_in(data)))

    return get


def _list(module: Module, application: Application) -> Handler:
    reader = QueryReader(module)

    async def list_(scope: Scope, receive: Receive, actor: Actor) -> Reply:
        query = reader.read(scope["query_string"])
        return Reply(_page(query, await application.page(module, actor, query)))

    return list_


def _export(module: Module, downloads: Downloads) -> Handler:
    async def export(scope: Scope, receive: Receive, actor: Actor) -> Download:
        return await downloads.begin(module, scope, actor)

    return export


def _page(query: Query, page: Page) -> bytes:
    """The envelope of a page."""
    return (
        b'{"success":true,"data":{"items":%b,"total":%d,"page":%d,"page_size":%d,"total_pages":%d,"total_capped":%b,'
        b'"next_cursor":%b},"error":null}'
    ) % (
        page.items,
        page.total,
        query.page,
        query.page_size,
        -(-page.total // query.page_size),
        b"true" if page.total_capped else b"false",
        b"null" if page.next_cursor is None else b'"%b"' % page.next_cursor.encode(),
    )


def _create(module: Module, application: Application) -> Handler:
    async def create(scope: Scope, receive: Receive, actor: Actor) -> Reply:
        headers, body = dict(scope["headers"]), await read_body(scope, receive)
        receipt = read_receipt(scope, headers, body)
        answer = await application.create(module, actor, read_object(headers, body), receipt)
        reply = _single(answer)
        id = answer.data[_ID_PLACE].decode("ascii", "replace")
        return Reply(reply.body, 201, (*reply.headers, (b"location", f"{module.url}/{id}".encode())))

    return create


def _update(module: Module, application: Application) -> Handler:
    async def update(scope: Scope, receive: Receive, actor: Actor) -> Reply:
        id, headers, body = read_id(scope), dict(scope["headers"]), await read_body(scope, receive)
        given, version = read_object(headers, body), read_version(headers)
        return _single(await application.update(module, actor, id, given, version))

    return update


def _delete(module: Module, application: Application) -> Handler:
    async def delete(scope: Scope, receive: Receive, actor: Actor) -> Reply:
        version = read_version(dict(scope["headers"]))
        return _single(await application.delete(module, actor, read_id(scope), version))

    return delete


def _change_status(module: Module, application: Application) -> Handler:
    async def change_status(scope: Scope, receive: Receive, actor: Actor) -> Reply:
        id, headers, body = read_id(scope), dict(scope["headers"]), await read_body(scope, receive)
        given, version = read_object(headers, body), read_version(headers)
        return _single(await application.change_status(module, actor, id, given, version))

    return change_status


def _command(module: Module, command: Command, application: Application) -> Handler:
    async def run(scope: Scope, receive: Receive, actor: Actor) -> Reply | FileReply:
        id = None if command.on_collection else read_id(scope)
        headers, body = dict(scope["headers"]), await read_body(scope, receive)
        receipt, version = read_receipt(scope, headers, body), read_version(headers)
        given = await read_given(command, headers, body)
        answer = await application.command(module, command, actor, id, given, version=version, receipt=receipt)
        if file := file_in(headers, command, answer):
            return file
        return Reply(success(answer.data)) if isinstance(command.result, Kind) else _single(answer)

    return run


def _single(answer: Answer) -> Reply:
    """The answer about one record, or about none; one that was kept under an idempotency key has no version beside."""
    return Reply(success(answer.data), headers=_etag(answer.version or _version_in(answer.data)))


def _etag(version: int | None) -> tuple[Header, ...]:
    return () if version is None else ((b"etag", b'"%d"' % version),)


_VERSION = b'"version":'
_ID_PLACE = slice(len('{"id":"'), len('{"id":"') + 36)


def _version_in(data: bytes) -> int | None:
    """The version of the record that the JSON text shows: the last key of this name, before the other stamps.

    A text of PostgreSQL's jsonb is in another order, and told by the blank behind the colon.
    """
    place = data.rfind(_VERSION)
    if place < 0:
        return None
    start = place + len(_VERSION)
    text = data[start : data.find(b",", start)]
    if text.isdigit():
        return int(text)
    shown = json.loads(data)
    version = shown.get("version") if isinstance(shown, dict) else None
    return version if isinstance(version, int) else None
