"""What no honest client sends: on PostgreSQL, to every module, each is refused in an envelope or taken as plain text."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from application import query
from domain.kernel.entity import STAMPS, Module, module_named
from domain.kernel.fields import Shape
from domain.kernel.types import Text
from infrastructure.postgres.databases import Dsns
from interfaces.http.routes import Operation, operations
from tests.marks import line
from tests.modules import world as worlds
from tests.modules.client import Client
from tests.modules.preparations import PREPARED, TOGETHER
from tests.modules.world import World, each
from tests.own_rules import OWN_RULES

AUTH = "/api/v1/manager/auth"
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
MAX_BODY = 1_048_576

VALUES = {
    "a NUL": r'"a\u0000b"',
    "a lone high surrogate": r'"a\ud800b"',
    "a lone low surrogate": r'"\udc00"',
    "1e400": "1e400",
    "-1e400": "-1e400",
    "an exponent without end": "1e99999999999999999999",
    "1,000 lists deep": "[" * 1_000 + "]" * 1_000,
    "1,000 objects deep": '{"a":' * 1_000 + "1" + "}" * 1_000,
    "NaN": "NaN",
    "Infinity": "-Infinity",
}
"""Values of a field, as JSON text, that no field takes."""

BODIES = {
    "a raw NUL": b'{"name": "a\x00b"}',
    "bytes that are no UTF-8": b'{"name": "\xff\xfe"}',
    "a surrogate in UTF-8": b'{"name": "\xed\xa0\x80"}',
    "a key twice": b'{"name": "a", "name": "a"}',
    "a key twice, one escaped": rb'{"name": "a", "n\u0061me": "a"}',
    "a list": b"[]",
    "half an object": b'{"name": ',
    "100,000 lists deep": b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "UTF-16": '{"name": "a"}'.encode("utf-16"),
    "10 MB": b'{"name": "' + b"a" * 10_000_000 + b'"}',
}
"""Whole bodies that no operation takes."""

TYPES = ("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "")

TEXTS = {
    "a NUL": "a%00b",
    "a lone surrogate": "%ED%A0%80",
    "bytes that are no UTF-8": "%FF%FE",
    "very much": "9" * 5_000,
}
"""Texts of a URL or form, percent-encoded, that no parameter takes."""

ODD = ("1e400", "NaN", "-1", "%5B%5D", "true", "%F0%9F%98%80", "9" * 400)
"""Texts that only some parameters take."""

SQL = (
    "' OR '1'='1",
    "'; DROP TABLE crm.partners; --",
    '" OR ""="',
    "') UNION SELECT NULL --",
    "1; SELECT pg_sleep(5)",
    "%' AND 1=1 --",
    "\\'; SELECT 1 --",
    "x' || current_user || 'x",
    "$1",
    ":id::text",
    "%(id)s {0} {id}",
    "a'/**/OR/**/1=1#",
    "'' OR TRUE",
    "CHR(39) OR 1=1",
)
"""Texts that would change a statement if they were a part of it."""


@pytest.fixture(scope="module")
async def world(dsns: Dsns) -> AsyncIterator[World]:
    """The program on PostgreSQL, with everybody signed in."""
    async with worlds.sql_world(dsns) as made:
        yield made


async def send(
    by: Client, method: str, url: str, content: bytes | None = None, headers: Mapping[str, str] = JSON
) -> httpx.Response:
    """The answer to a request that is sent as it stands."""
    sent = {**(headers if content is not None else {}), "accept-language": "en"}
    if by.token:
        sent["authorization"] = f"Bearer {by.token}"
    return await by.http.request(method, url, content=content, headers=sent)


def refused(answer: httpx.Response, what: object) -> None:
    """A status from 400 to 499, in an envelope."""
    assert 400 <= answer.status_code < 500, (what, answer.status_code, answer.text[:300])
    envelope = answer.json()
    assert envelope.keys() == {"success", "data", "error"}, what
    assert (envelope["success"], envelope["data"]) == (False, None), what
    assert envelope["error"].keys() == {"code", "message", "detail"}, what


def with_body(module: Module) -> Iterator[Operation]:
    """The operations that take a body."""
    return (one for one in operations(module) if one.method != "GET" and one.method != "DELETE")


async def address(world: World, module: Module, operation: Operation) -> str:
    """Where the operation is found, on a record that is there."""
    tail = operation.tail
    if "{id}" in tail:
        tail = tail.replace("{id}", await world.sample(module, world.caller(module)))
    return module.url + tail


async def valid_body(world: World, module: Module, operation: Operation) -> dict[str, Any]:
    """A body that the operation takes, with as many fields as may be."""
    by = world.caller(module)
    if operation.command:
        return await world.command_body(module, operation.command, by)
    if operation.name == "create" and module.code not in PREPARED:
        return await world.body(module, by, full=True)
    return {}


def fields_of(module: Module, operation: Operation) -> Shape:
    """The fields of a body."""
    if operation.command:
        return operation.command.body
    if operation.name == "change_status":
        return Shape({"status": module.fields.fields["status"]})
    return module.writable(creating=operation.name == "create")


@line("security", 39)
@each()
async def test_values_that_no_field_takes(world: World, module: Module) -> None:
    by = world.caller(module)
    for operation in with_body(module):
        url, body = await address(world, module, operation), await valid_body(world, module, operation)
        lists = [] if operation.command else [one.name for one in module.lines]
        for name in [*(field.name for field in fields_of(module, operation)), *lists, "unheard_of"]:
            for what, value in VALUES.items():
                kept = {key: item for key, item in body.items() if key != name}
                text = ", ".join([*(f"{json.dumps(key)}: {json.dumps(item)}" for key, item in kept.items())])
                content = f"{{{text}{', ' if text else ''}{json.dumps(name)}: {value}}}".encode()
                refused(await send(by, operation.method, url, content), (operation.name, name, what))


@line("security", 39)
@each()
async def test_bodies_that_no_operation_takes(world: World, module: Module) -> None:
    by = world.caller(module)
    for operation in with_body(module):
        url = await address(world, module, operation)
        for what, content in BODIES.items():
            answer = await send(by, operation.method, url, content)
            refused(answer, (operation.name, what))
            assert (answer.status_code == 413) == (len(content) > MAX_BODY)
        # a file may be sent as a form
        taken = {"multipart/form-data"} if operation.name == "upload" else set()
        for content_type in (one for one in TYPES if one.partition(";")[0] not in taken):
            answer = await send(by, operation.method, url, b'{"name": "a"}', {"content-type": content_type})
            refused(answer, (operation.name, content_type))
            assert answer.status_code == 415


@line("security", 39)
@each()
async def test_parameters_and_ids_that_nobody_takes(world: World, module: Module) -> None:
    by = world.caller(module)
    filters = {name: field for name, field, _ in query.parameters(module)}
    for name in ("page", "page_size", "cursor", "sort", "search", *filters, "unheard_of"):
        for what, text in TEXTS.items():
            refused(await send(by, "GET", f"{module.url}?{name}={text}"), (name, what))
        refused(await send(by, "GET", f"{module.url}?{name}=1&{name}=1"), (name, "twice"))
        for text in ODD:
            answer = await send(by, "GET", f"{module.url}?{name}={text}")
            assert answer.status_code in (200, 422), (name, text, answer.text[:300])
    for operation in operations(module):
        if "{id}" in operation.tail:
            for id in [*TEXTS.values(), *ODD, "..", "%2e%2e%2f", "%25", "{id}", "null"]:
                url = module.url + operation.tail.replace("{id}", id)
                content = b"{}" if operation.method in ("POST", "PUT", "PATCH") else None
                refused(await send(by, operation.method, url, content), (operation.name, id))


@line("security", 39)
async def test_sign_in_takes_nothing_of_it(world: World) -> None:
    nobody = world.stranger
    for what, text in {**TEXTS, "twice": "a&username=b&password=c"}.items():
        content = f"username={text}&password={text}".encode()
        refused(await send(nobody, "POST", f"{AUTH}/login", content, FORM), what)
        refused(await send(nobody, "POST", f"{AUTH}/refresh", f"refresh_token={text}".encode(), FORM), what)
    for what, value in VALUES.items():
        content = f'{{"refresh_token": {value}}}'.encode()
        refused(await send(nobody, "POST", f"{AUTH}/refresh", content), what)
        refused(await send(world.a, "PATCH", f"{AUTH}/me", f'{{"full_name": {value}}}'.encode()), what)
        content = f'{{"current_password": {value}, "new_password": {value}}}'.encode()
        refused(await send(world.a, "POST", f"{AUTH}/change-password", content), what)
    for what, content in BODIES.items():
        for path in ("/login", "/refresh"):
            for headers in (JSON, FORM):
                refused(await send(nobody, "POST", AUTH + path, content, headers), (path, what, headers))
    for content_type in TYPES:
        if content_type != FORM["content-type"]:
            answer = await send(
                nobody, "POST", f"{AUTH}/login", b"username=a&password=b", {"content-type": content_type}
            )
            assert answer.status_code == 415, content_type


# Statements stay what they are


async def everything(world: World, module: Module, **params: Any) -> list[dict[str, Any]]:
    """All records of a list, page by page."""
    found: list[dict[str, Any]] = []
    asked = {"page_size": 100, **params}
    while True:
        page = (await world.caller(module).call("GET", module.url, params=asked)).data
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        asked["cursor"] = page["next_cursor"]


def plain_texts(module: Module) -> dict[str, int]:
    """The fields that take any line of text, with the most characters that each takes."""
    kinds = {field.name: field.kind for field in module.writable(creating=True)}
    return {
        name: kind.max
        for name, kind in kinds.items()
        if isinstance(kind, Text) and kind.pattern is None and kind.max >= 20
        if name not in OWN_RULES.get(module.code, {}) or name in OWN_FORM.get(module.code, ())
        if name not in TOGETHER.get(module.code, ())
    }


def contains(record: Mapping[str, Any], fields: tuple[str, ...], text: str) -> bool:
    """Whether a record is found by a search: a literal part of one of its fields, regardless of case."""
    return any(text.casefold() in str(record[name] or "").casefold() for name in fields)


PARAMETERS = {"page", "page_size", "cursor", "search", "sort"}
"""What every list takes, which a field may be called too."""
OWN_FORM = {
    "crm.Partner": {"business_number"},
    "sys.NumberSequence": {"pattern"},
    "tnnt.Tenant": {"business_number"},
}
"""Fields of which a rule asks for more than their kind does."""


@line("security", 40)
@each(lambda module: "create" in module.actions and module.code not in PREPARED and bool(plain_texts(module)))
async def test_sql_in_fields_is_kept_as_it_is(world: World, module: Module) -> None:
    by = world.caller(module)
    for name, longest in plain_texts(module).items():
        for n, text in enumerate(SQL):
            given: dict[str, Any] = {name: f"{n}{text}{name}"[:longest].strip()}
            answer = await send(by, "POST", module.url, json.dumps(await world.body(module, by, **given)).encode())
            if name in OWN_FORM.get(module.code, ()):
                refused(answer, (name, text))
            else:
                assert answer.status_code == 201, (name, text, answer.text)
                shown = await world.show(module, by, answer.json()["data"]["id"])
                assert shown[name] == given[name]


@line("security", 40)
@each()
async def test_sql_in_parameters_finds_what_a_literal_would(world: World, module: Module) -> None:
    by, there = world.caller(module), await everything(world, module)
    for text in SQL:
        if module.search:
            expected = {one["id"] for one in there if contains(one, module.search, text)}
            assert {one["id"] for one in await everything(world, module, search=text)} == expected, text
        for name, field, operator in query.parameters(module):
            reply = await by.call("GET", module.url, params={name: text, "page_size": 100})
            if reply.status == 200 and operator == "eq":
                expected = {one["id"] for one in there if text in _values(one[field.name])}
                assert {one["id"] for one in reply.data["items"]} == expected, (name, text)
            else:
                assert reply.status == 422, (name, text)
        for name in ("sort", "cursor", "page", "page_size"):
            assert (await by.call("GET", module.url, params={name: text})).status == 422, (name, text)
        refused(await send(by, "GET", f"{module.url}/{quote(text, safe='')}"), text)
    assert {one["id"] for one in await everything(world, module)} >= {one["id"] for one in there}


def _values(shown: Any) -> list[Any]:
    return shown if isinstance(shown, list) else [shown]


# What a list may be asked for


def names_of(module: Module) -> set[str]:
    """Every field of a record, the program's own among them."""
    return {field.name for field in module.fields} | {*STAMPS, "tenant_id"}


@line("security", 28)
@each()
async def test_only_listed_fields_filter_and_sort(world: World, module: Module) -> None:
    by = world.caller(module)
    listed = {name for name, _, _ in query.parameters(module)}
    sorts = {*query.sort_names(module)}
    assert {name.removeprefix("-") for name in sorts} <= names_of(module)
    for name in names_of(module):
        if name not in listed | PARAMETERS:
            reply = await by.call("GET", module.url, params={name: "1"})
            assert reply.wrong == {(name, "unknown_parameter")}
        for sort in (name, f"-{name}"):
            reply = await by.call("GET", module.url, params={"sort": sort})
            assert reply.status == (200 if sort in sorts else 422), sort
    for sort in ("", "id desc", "id,-id", "ID", "1", "lower(id)", "id;", "-", "--id"):
        assert (await by.call("GET", module.url, params={"sort": sort})).wrong == {("sort", "not_listed")}


@line("security", 28)
@each()
async def test_pages_are_bounded(world: World, module: Module) -> None:
    by = world.caller(module)
    for size, status in ((100, 200), (101, 422), (0, 422), (-1, 422), (10**9, 422)):
        assert (await by.call("GET", module.url, params={"page_size": size})).status == status, size
    for page, size, status in ((100, 100, 200), (101, 100, 422), (500, 20, 200), (501, 20, 422), (10_000, 1, 200)):
        assert (await by.call("GET", module.url, params={"page": page, "page_size": size})).status == status, page
    assert (await by.call("GET", module.url, params={"page": 0})).status == 422


@line("security", 28)
async def test_a_search_takes_the_signs_of_a_pattern_as_they_are(world: World) -> None:
    module = module_named("crm.Partner")
    names = [
        "100% Wool",
        "100 Wool",
        "a_b",
        "axb",
        "back\\slash",
        "backslash",
        "[a-z]",
        "(a|b)*",
        "50\\% off",
        "%",
        "_",
    ]
    for name in names:
        reply = await world.a.call("POST", module.url, await world.body(module, world.a, name=f"Q{name}Q"))
        assert reply.status == 201, reply
    for text in ("Q100%", "a_b", "back\\", "\\", "%", "_", "__", "%%", "\\%", "[a-z]", "(a|b)*", "Q_Q", "Q%Q", "q.*q"):
        expected = {f"Q{name}Q" for name in names if text.casefold() in f"Q{name}Q".casefold()}
        found = await everything(world, module, search=text)
        assert {one["name"] for one in found if one["name"].startswith("Q")} == expected, text
        assert all(contains(one, module.search, text) for one in found), text
