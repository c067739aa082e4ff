"""Another tenant's record looks like one that never was; so does a deleted one to who refers to it."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from application.rights import system
from application.use_cases import Command, use_cases_of
from domain.kernel.entity import Lines, Module, modules, target_of
from domain.kernel.fields import Field
from domain.kernel.types import Many
from interfaces.http.routes import Operation
from tests.marks import line
from tests.modules.client import Client, Reply
from tests.modules.preparations import creatable
from tests.modules.test_operations import listed
from tests.modules.test_rights import ROUTES, ask
from tests.modules.world import World, each
from tests.own_rules import LEFT_OUT, Of

SEEN_BY_TENANTS = [
    (module, operation)
    for module, operation in ROUTES
    if (module.scope == "tenants" or "tenant_id" in module.fields.fields) and "{id}" in operation.tail
]
each_id_route = pytest.mark.parametrize(
    ("module", "operation"),
    SEEN_BY_TENANTS,
    ids=[f"{module.code}.{operation.name}" for module, operation in SEEN_BY_TENANTS],
)


def _same(one: Reply, other: Reply) -> None:
    """Nothing tells the two answers apart."""
    apart = ("x-request-id", "date")
    headers = [{name: value for name, value in reply.headers.items() if name not in apart} for reply in (one, other)]
    assert (one.status, one.content, headers[0]) == (other.status, other.content, headers[1])


@line("security", 22)
@line("security", 21)
@each_id_route
async def test_a_foreign_record_is_one_that_never_was(world: World, module: Module, operation: Operation) -> None:
    id = await world.sample(module, world.a)
    before = await world.show(module, world.a, id)
    body: Any = {}
    if operation.name == "change_status":
        body = {"status": before["status"]}
    elif operation.command:
        own = world.b if module.scope == "tenants" else world.staff
        body = await world.command_body(module, operation.command, own)
    replies = [await ask(world.b, module, operation, one, body) for one in (id, str(uuid4()))]
    assert (replies[0].status, replies[0].code) == (404, "RESOURCE_NOT_FOUND")
    _same(*replies)
    assert await world.show(module, world.a, id) == before


@each(lambda module: module.scope == "tenants" or "tenant_id" in module.fields.fields)
async def test_a_list_has_no_foreign_record(world: World, module: Module) -> None:
    id = await world.make(module, world.a)
    assert not await listed(world.b, module, id)
    if module.search:
        shown = await world.show(module, world.a, id)
        for term in (shown[name] for name in module.search if shown[name]):
            found = (await world.b.call("GET", module.url, params={"search": term[:200]})).data["items"]
            assert id not in [one["id"] for one in found]


REFERENCES = [
    (module, one)
    for module in modules()
    if creatable(module)
    for one in module.writable(creating=True)
    if one.ref and one.name not in LEFT_OUT.get(module.code, ())
]
LINE_REFERENCES = [
    (module, lines.name, one)
    for module in modules()
    if creatable(module)
    for lines in module.lines
    for one in lines.fields
    if one.ref and not one.computed and f"{lines.name}.{one.name}" not in LEFT_OUT.get(module.code, ())
]


async def _bad_ids(world: World, of: Field, by: Client) -> list[str]:
    """The ids of a record that never was, of a deleted one, and of another tenant's."""
    assert of.ref
    target, lines = target_of(of.ref.to)
    ids = [str(uuid4())]
    if lines:
        ids.append(await _line_of_a_deleted_record(world, target, lines, by))
    elif not target.insert_only:
        ids.append(await world.deleted(target, by))
    if target.scope == "tenants":
        ids.append(await world.id_of(Of(of.ref.to), world.b))
    return ids


async def _line_of_a_deleted_record(world: World, target: Module, lines: Lines, by: Client) -> str:
    record = await world.show(target, by, await world.make(target, by, full=True))
    async with world.works.begin(target.scope, system(by.tenant_id), "DELETE") as uow:
        uow.of(target.entity).remove(await uow.of(target.entity).take(UUID(record["id"])))
    return str(record[lines.name][0]["id"])


def _named(of: Field, id: str) -> Any:
    return [id] if isinstance(of.kind, Many) else id


def _not_found(replies: list[Reply], path: str) -> bool:
    """Whether all say that what the field names is not found, and nothing by which they could be told apart."""
    for reply in replies:
        _same(reply, replies[0])
    return all(reply.wrong == {(path, "not_found")} for reply in replies)


@line("security", 23)
@pytest.mark.parametrize(("module", "of"), REFERENCES, ids=[f"{module.code}.{one.name}" for module, one in REFERENCES])
async def test_a_creation_refers_to_what_is_there(world: World, module: Module, of: Field) -> None:
    by = world.caller(module)
    body = await world.body(module, by)
    ids = await _bad_ids(world, of, by)
    assert _not_found([await by.call("POST", module.url, body | {of.name: _named(of, id)}) for id in ids], of.name)


CHANGED = [
    (module, one)
    for module in modules()
    if "update" in module.actions
    for one in module.writable(creating=False)
    if one.ref and one.name not in LEFT_OUT.get(module.code, ())
]


@line("security", 23)
@pytest.mark.parametrize(("module", "of"), CHANGED, ids=[f"{module.code}.{one.name}" for module, one in CHANGED])
async def test_a_change_refers_to_what_is_there(world: World, module: Module, of: Field) -> None:
    by = world.caller(module)
    url = f"{module.url}/{await world.sample(module, by)}"
    before = (await by.call("GET", url)).data
    ids = await _bad_ids(world, of, by)
    assert _not_found([await by.call("PUT", url, {of.name: _named(of, id)}) for id in ids], of.name)
    assert (await by.call("GET", url)).data == before


@line("security", 23)
@pytest.mark.parametrize(
    ("module", "lines", "of"),
    LINE_REFERENCES,
    ids=[f"{module.code}.{lines}.{one.name}" for module, lines, one in LINE_REFERENCES],
)
async def test_a_line_refers_to_what_is_there(world: World, module: Module, lines: str, of: Field) -> None:
    by = world.caller(module)
    body = await world.body(module, by, full=True)
    first, *further = body[lines]
    ids = await _bad_ids(world, of, by)
    changed = [{lines: [first | {of.name: _named(of, id)}, *further]} for id in ids]
    replies = [await by.call("POST", module.url, body | one) for one in changed]
    assert _not_found(replies, f"{lines}.0.{of.name}")


COMMANDS = [
    (module, command, one)
    for module in modules()
    for command in use_cases_of(module).commands.values()
    for one in command.body
    if one.ref
]


@line("security", 23)
@pytest.mark.parametrize(
    ("module", "command", "of"),
    COMMANDS,
    ids=[f"{module.code}.{command.name}.{one.name}" for module, command, one in COMMANDS],
)
async def test_a_command_refers_to_what_is_there(world: World, module: Module, command: Command, of: Field) -> None:
    by = world.caller(module)
    body = await world.command_body(module, command, by)
    url = f"{module.url}/{command.path}"
    if not command.on_collection:
        url = f"{module.url}/{await world.make(module, by)}/{command.path}"
    ids = await _bad_ids(world, of, by)
    assert _not_found([await by.call("POST", url, body | {of.name: _named(of, id)}) for id in ids], of.name)
