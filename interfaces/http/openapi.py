"""The OpenAPI documents: one a domain and the whole, in both languages, from declarations and use cases.

They are made from what the routes are made from, so that they say what the code does; once for a state of the program,
since that takes longer than anybody waits.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application import query
from application.use_cases import Command, use_cases_of
from domain.kernel.domains import DOMAINS, SCOPES
from domain.kernel.entity import Life, Module, module_of
from domain.kernel.errors import NotFoundError
from domain.kernel.types import Kind
from interfaces.http import account
from interfaces.http.answers import (
    ALWAYS,
    SECURITY,
    WITH_BODY,
    WITH_ID,
    WRITING,
    content,
    envelope,
    parameter,
    refusals,
    shared,
)
from interfaces.http.errors import language_of
from interfaces.http.export import export_content, export_parameters
from interfaces.http.routes import Operation, operations
from interfaces.http.schemas import NULL, Schema, Schemas, closed_object
from interfaces.http.shelf import Shelf, fingerprint
from interfaces.messages import ENGLISH, KOREAN, translate

WHOLE_URL = "/openapi.json"
_SUMMARIES = {
    "list": "List",
    "export": "Export",
    "get": "Read",
    "create": "Create",
    "update": "Update",
    "delete": "Delete",
    "change_status": "Change the status",
}


class Documents:
    """The documents as text: from the shelf, else each made once a language when it is first asked for."""

    def __init__(self, modules: Sequence[Module], version: str, shelf: Shelf | None = None) -> None:
        self._modules = tuple(modules)
        self._version = version
        self._shelf = shelf
        self._text = lru_cache(len(DOMAINS) * 2 + 2)(self._make)
        found = {module.domain for module in self._modules}
        self.domains = [domain for domain in DOMAINS if domain in found]
        """The domains that have modules, in their order."""

    def kept(self, domain: str | None, lang: str, *, compressed: bool) -> bytes | None:
        """The document of a domain, or with None of everything, if the shelf has it; raises NotFoundError."""
        if domain is not None and domain not in self.domains:
            raise NotFoundError("the document does not exist")
        return self._shelf.take(_name(domain, lang), compressed=compressed) if self._shelf else None

    def text(self, domain: str | None, lang: str, *, compressed: bool = False) -> bytes:
        """The document, made here where the shelf has none, by gzip where that is wanted; raises NotFoundError."""
        kept = self.kept(domain, lang, compressed=compressed)
        if kept is not None:
            return kept
        text = self._text(domain, lang)
        return gzip.compress(text, mtime=0) if compressed else text

    def etag(self, domain: str | None, lang: str) -> str:
        """What a client is asked with whether it has the document already."""
        return f'"{self._version}-{fingerprint()}-{_name(domain, lang)}"'

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Every document by its name on the shelf."""
        for lang in (KOREAN, ENGLISH):
            for domain in (None, *self.domains):
                yield _name(domain, lang), self._make(domain, lang)

    def _make(self, domain: str | None, lang: str) -> bytes:
        return json.dumps(self.document(domain, lang), ensure_ascii=False, separators=(",", ":")).encode()

    def document(self, domain: str | None, lang: str) -> dict[str, Any]:
        """A document as data."""
        schemas = Schemas(lang)
        modules = [module for module in self._modules if domain in (None, module.domain)]
        paths: dict[str, Any] = {}
        tags: list[dict[str, str]] = []
        if domain in (None, "idam"):
            account.describe(schemas, paths, tags)
        for module in modules:
            tags.append({"name": tag_of(schemas, module), "description": schemas.say(module.purpose)})
            for operation in operations(module):
                path = paths.setdefault(module.url + operation.tail, {})
                path[operation.method.lower()] = describe(schemas, module, operation)
        if domain is None:
            paths |= _health(schemas)
        components = shared(schemas) | {"schemas": dict(sorted(schemas.components.items()))}
        title = title_of(domain, schemas)
        return {
            "openapi": "3.1.0",
            "info": {"title": title, "version": self._version, "description": _about(schemas)},
            "servers": [{"url": "/"}],
            "tags": tags,
            "paths": paths,
            "components": components,
        }


def _name(domain: str | None, lang: str) -> str:
    return f"{domain or 'whole'}.{lang}.json"


def title_of(domain: str | None, schemas: Schemas) -> str:
    """The title of a document."""
    if domain is None:
        return "CXG API"
    known = DOMAINS[domain]
    return f"CXG API: {schemas.choose(SCOPES[known.scope])} > {schemas.choose(known.title)}"


def _about(schemas: Schemas) -> str:
    return schemas.say(
        "Every answer is an envelope: success, data, error. Messages come in Korean, or in English by Accept-Language."
    )


def tag_of(schemas: Schemas, module: Module) -> str:
    """The tag of a module: scope, domain, title."""
    titles = (SCOPES[module.scope], DOMAINS[module.domain].title, module.title)
    return " > ".join(schemas.choose(title) for title in titles)


def describe(schemas: Schemas, module: Module, operation: Operation) -> dict[str, Any]:
    """An operation of a module."""
    permission = module.permission(operation.action)
    summary, description = _words(schemas, operation)
    permitted = f"{schemas.say('Permission')}: `{permission}`"
    described: dict[str, Any] = {
        "operationId": f"{module.domain}_{module.table}_{operation.name}",
        "tags": [tag_of(schemas, module)],
        "summary": summary,
        "description": f"{description}\n\n{permitted}" if description else permitted,
        "parameters": list(_parameters(schemas, module, operation)),
        "security": SECURITY,
        "x-permission": permission,
    }
    body = _body(schemas, module, operation)
    if body is not None:
        described["requestBody"] = {"required": _is_needed(body, schemas), "content": content(body)}
    described["responses"] = _responses(schemas, module, operation, with_body=body is not None)
    return described


def _words(schemas: Schemas, operation: Operation) -> tuple[str, str]:
    """Summary and further description."""
    if operation.command is None:
        return schemas.say(_SUMMARIES[operation.name]), ""
    first, _, more = operation.command.help.partition("\n")
    return schemas.say(first), schemas.say(" ".join(more.split())) if more else ""


def _is_needed(body: Schema, schemas: Schemas) -> bool:
    """Whether a body must be sent; none stands for an object without fields."""
    if "$ref" in body:
        body = schemas.components[body["$ref"].rpartition("/")[2]]
    return bool(body.get("required") or body.get("anyOf"))


def _parameters(schemas: Schemas, module: Module, operation: Operation) -> Iterator[dict[str, Any]]:
    if "{id}" in operation.tail:
        yield parameter("id")
    if operation.name == "list":
        yield from (parameter(name) for name in ("page", "page_size", "cursor"))
        yield from _list_parameters(schemas, module)
    elif operation.name == "export":
        yield from export_parameters(schemas, module)
        yield from _list_parameters(schemas, module)
    elif operation.method == "POST":
        yield parameter("Idempotency-Key")
    if operation.method in ("PUT", "PATCH", "DELETE") or (operation.command and not operation.command.on_collection):
        yield parameter("If-Match")


def _list_parameters(schemas: Schemas, module: Module) -> Iterator[dict[str, Any]]:
    sorts: Schema = {"type": "string", "enum": query.sort_names(module)}
    says = schemas.say("the order, - for descending; without it the newest first, and in a range the latest or largest")
    yield {"name": "sort", "in": "query", "schema": sorts, "description": says}
    if module.search:
        yield parameter("search")
    for name, field, operator in query.parameters(module):
        description = schemas.say(field.label)
        if operator != "eq":
            says = "{field}, not below" if operator == "from" else "{field}, not above"
            description = translate(says, schemas.lang, {"field": description})
        yield {"name": name, "in": "query", "schema": schemas.kind(field.kind, "text"), "description": description}


def _body(schemas: Schemas, module: Module, operation: Operation) -> Schema | None:
    match operation.name:
        case _ if operation.command:
            return schemas.shape(operation.command.body, "given")
        case "create":
            return schemas.create(module)
        case "update":
            return schemas.update(module)
        case "change_status":
            return _status_body(schemas, module)
    return None


def _status_body(schemas: Schemas, module: Module) -> Schema:
    """The wanted status, with the body of the command where one leads there."""
    assert module.life is not None
    commands = use_cases_of(module).commands
    led = {status for status, name in module.life.by_command.items() if name in commands}
    bodies = [_status([status for status in module.life.steps if status not in led], {}, ())]
    for name, statuses in _statuses_by_command(module.life).items():
        if name in commands:
            shape = schemas.shape(commands[name].body, "given")
            bodies.append(_status(statuses, shape["properties"], shape.get("required", ())))
    bodies = [body for body in bodies if body["properties"]["status"]["enum"]]
    return bodies[0] if len(bodies) == 1 else {"anyOf": bodies}


def _status(statuses: Sequence[str], properties: dict[str, Schema], required: Sequence[str]) -> Schema:
    status: Schema = {"type": "string", "enum": list(statuses)}
    return closed_object({"status": status, **properties}, ("status", *required))


def _statuses_by_command(life: Life) -> dict[str, list[str]]:
    """The statuses that each command leads to."""
    led: dict[str, list[str]] = {}
    for key, name in life.by_command.items():
        status = key[1] if isinstance(key, tuple) else key
        if status.value not in led.setdefault(name, []):
            led[name].append(status.value)
    return led


def _responses(schemas: Schemas, module: Module, operation: Operation, *, with_body: bool) -> dict[str, Any]:
    status = "201" if operation.name == "create" else "200"
    answer: dict[str, Any] = {
        "description": schemas.say("Success"),
        "content": export_content()
        if operation.name == "export"
        else content(envelope(_data(schemas, module, operation))),
    }
    headers = [*(["ETag"] if _is_record(operation) else []), *(["Location"] if operation.name == "create" else [])]
    if headers:
        answer["headers"] = {name: {"schema": {"type": "string"}} for name in headers}
    statuses = {*ALWAYS}
    statuses |= {*WITH_ID} if "{id}" in operation.tail else set()
    statuses |= {*WITH_BODY} if with_body else set()
    statuses |= {*WRITING} if operation.method != "GET" else set()
    return {status: answer, **refusals(*statuses)}


def _is_record(operation: Operation) -> bool:
    """Whether the answer is one record of the module."""
    if operation.command:
        return not isinstance(operation.command.result, Kind) and not _answers_nothing(operation.command)
    return operation.name not in ("list", "export", "delete")


def _answers_nothing(command: Command) -> bool:
    return command.result is None and command.on_collection


def _data(schemas: Schemas, module: Module, operation: Operation) -> Schema:
    command = operation.command
    if operation.name == "list":
        return schemas.page(module)
    if operation.name == "delete" or (command and _answers_nothing(command)):
        return NULL
    result = command.result if command else None
    if isinstance(result, Kind):
        return schemas.kind(result, "shown")
    return schemas.response(module_of(result) if result else module)


def _health(schemas: Schemas) -> dict[str, Any]:
    def get(name: str, says: str, status: str, *statuses: int) -> dict[str, Any]:
        data = closed_object({"status": {"const": status}}, ("status",))
        success = {"description": schemas.say("Success"), "content": content(envelope(data))}
        responses = {"200": success, **refusals(500, *statuses)}
        return {"get": {"operationId": name, "tags": ["CXG"], "summary": schemas.say(says), "responses": responses}}

    return {
        "/health": get("health", "Whether the program lives", "healthy"),
        "/ready": get("ready", "Whether the program can serve", "ready", 503),
    }


def add_documents(app: FastAPI, documents: Documents) -> None:
    """Serves the documents, in the language that is asked for."""

    async def serve(request: Request) -> Response:
        domain: str | None = request.path_params.get("domain")
        lang = language_of(request.scope)
        tag = documents.etag(domain, lang)
        headers = {"etag": tag, "cache-control": "no-cache", "vary": "Accept-Language, Accept-Encoding"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        compressed = "gzip" in request.headers.get("accept-encoding", "")
        if compressed:
            headers["content-encoding"] = "gzip"
        text = documents.kept(domain, lang, compressed=compressed)
        if text is None:
            text = await run_in_threadpool(documents.text, domain, lang, compressed=compressed)
        return Response(text, headers=headers, media_type="application/json")

    app.add_route(WHOLE_URL, serve, methods=["GET"], include_in_schema=False)
    app.add_route("/openapi/{domain}.json", serve, methods=["GET"], include_in_schema=False)


def document_url(domain: str) -> str:
    """Where the document of a domain is served."""
    return f"/openapi/{domain}.json"
