"""Each change leaves one row in the audit log, which says exactly what the answers say; what changes nothing none."""

from typing import Any
from uuid import uuid4

import pytest

from application.changes import MASK
from application.use_cases import Command, use_cases_of
from domain.kernel.entity import STAMP_FIELDS, Module, module_named, modules
from tests.modules.client import IP, Client, Reply
from tests.modules.preparations import STAYS_WHEN_DELETED, creatable, make_deletable
from tests.modules.test_operations import a_change, changeable, plain_steps
from tests.modules.world import World, acts, each

_STAMPS = {"id", *(field.name for field in STAMP_FIELDS)}


def difference(module: Module, before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, list[Any]]:
    """What differs between two answers, in the form of the audit log; secrets are not in answers."""
    old, new = before or {}, after or {}
    lists = {lines.name for lines in module.lines}
    found = {
        name: [old.get(name), new.get(name)]
        for name in (old | new).keys() - _STAMPS - lists
        if old.get(name) != new.get(name)
    }
    for name in lists:
        rows, changed = ({row["id"]: row for row in one.get(name, [])} for one in (old, new))
        for id in rows | changed:
            if id not in rows or id not in changed:
                found[f"{name}[{id}]"] = [_whole(rows.get(id)), _whole(changed.get(id))]
                continue
            found |= {
                f"{name}[{id}].{field}": [rows[id][field], changed[id][field]]
                for field in rows[id]
                if rows[id][field] != changed[id][field]
            }
    return found


def _whole(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if row is None else {name: value for name, value in row.items() if name != "id" and value is not None}


async def audited(module: Module, by: Client, **equals: str) -> list[dict[str, Any]]:
    """The rows of the audit log, oldest first."""
    log = module_named("audt.AuditLog" if module.scope == "manager" else "sys.AuditLog")
    page = (await by.call("GET", log.url, params={"page_size": 100, "sort": "id", **equals})).data
    assert page["total"] == len(page["items"])
    items: list[dict[str, Any]] = page["items"]
    return items


async def _one_row(module: Module, by: Client, request: str, id: str, action: str) -> dict[str, Any]:
    """What changed by the one row that a request left for a record."""
    (row,) = await audited(module, by, request_id=request, entity_id=id)
    said = {name: row[name] for name in ("action", "entity", "actor_type", "actor_id", "ip", "user_agent", "reason")}
    assert said == {
        "action": action,
        "entity": module.code,
        "actor_type": "USER",
        "actor_id": str(by.user_id),
        "ip": IP,
        "user_agent": "pytest",
        "reason": None,
    }
    changes: dict[str, Any] = row["changes"]
    secrets = {one.name for one in module.fields if one.secret}
    for name in secrets & changes.keys():
        assert set(changes.pop(name)) <= {None, MASK}
    return changes


async def _sent(by: Client, request: str, method: str, url: str, body: Any = None) -> Reply:
    reply = await by.call(method, url, body, x_request_id=request)
    assert reply.headers["x-request-id"] == request
    return reply


@each(creatable)
async def test_a_creation_is_audited(world: World, module: Module) -> None:
    by, request = world.caller(module), uuid4().hex
    reply = await _sent(by, request, "POST", module.url, await world.body(module, by, full=True))
    changes = await _one_row(module, by, request, reply.data["id"], "CREATE")
    assert changes == difference(module, None, reply.data)


@each(changeable)
async def test_a_change_is_audited(world: World, module: Module) -> None:
    by, request = world.caller(module), uuid4().hex
    id = await world.make(module, by, full=True)
    before = await world.show(module, by, id)
    reply = await _sent(by, request, "PUT", f"{module.url}/{id}", a_change(module, before))
    changes = await _one_row(module, by, request, id, "UPDATE")
    assert changes and changes == difference(module, before, reply.data)


@each(acts("delete"))
async def test_a_deletion_is_audited(world: World, module: Module) -> None:
    by, request = world.caller(module), uuid4().hex
    id = await world.make(module, by, full=True)
    await make_deletable(world, module, id)
    before = await world.show(module, by, id)
    await _sent(by, request, "DELETE", f"{module.url}/{id}")
    if module.code in STAYS_WHEN_DELETED:
        changes = await _one_row(module, by, request, id, "UPDATE")
        assert changes == difference(module, before, await world.show(module, by, id))
    else:
        changes = await _one_row(module, by, request, id, "DELETE")
        for name, change in difference(module, before, None).items():
            if module.life is None or name != "status":  # a rule may end a record before it is deleted
                assert changes.pop(name) == change
        assert changes.keys() <= {"status"}


@each(acts("status"))
async def test_a_change_of_status_is_audited(world: World, module: Module) -> None:
    by, request = world.caller(module), uuid4().hex
    id = await world.make(module, by)
    before = await world.show(module, by, id)
    for status in plain_steps(module, before["status"]):
        reply = await _sent(by, request, "PATCH", f"{module.url}/{id}/status", {"status": status})
        changes = await _one_row(module, by, request, id, "STATUS")
        assert changes == difference(module, before, reply.data)
        assert changes["status"] == [before["status"], status]
        return
    assert await audited(module, by, request_id=request) == []


COMMANDS = [
    (module, command)
    for module in modules()
    for command in use_cases_of(module).commands.values()
    if not command.on_collection
]


@pytest.mark.parametrize(
    ("module", "command"), COMMANDS, ids=[f"{module.code}.{command.name}" for module, command in COMMANDS]
)
async def test_a_command_is_audited(world: World, module: Module, command: Command) -> None:
    by, request = world.caller(module), uuid4().hex
    id = await world.make(module, by, full=True)
    body = await world.command_body(module, command, by)
    before = await world.show(module, by, id)
    reply = await _sent(by, request, "POST", f"{module.url}/{id}/{command.path}", body)
    after = await by.call("GET", f"{module.url}/{id}")
    if reply.status >= 400:
        assert (after.data, await audited(module, by, request_id=request)) == (before, [])
        return
    rows = await audited(module, by, request_id=request, entity_id=id)
    seen = None if after.status == 404 else after.data
    if seen == before:
        assert rows == []
        return
    (row,) = rows
    assert (row["action"], row["actor_id"]) == (command.name.upper(), str(by.user_id))
    assert row["changes"] == difference(module, before, seen)
    assert row["reason"] is None or "reason" in command.body.fields


@each(changeable)
async def test_what_changes_nothing_leaves_no_row(world: World, module: Module) -> None:
    by, request = world.caller(module), uuid4().hex
    id = await world.make(module, by)
    url, before = f"{module.url}/{id}", await world.show(module, by, id)
    (name,) = a_change(module, before)
    for same in ({}, {name: before[name]}):
        reply = await _sent(by, request, "PUT", url, same)
        assert (reply.data, reply.headers["etag"]) == (before, f'"{before["version"]}"')
    assert await audited(module, by, request_id=request) == []


@each(creatable)
async def test_what_is_refused_leaves_no_row_and_no_record(world: World, module: Module) -> None:
    by, request = world.caller(module), uuid4().hex
    body = await world.body(module, by)
    total = (await by.call("GET", module.url)).data["total"]
    assert (await _sent(by, request, "POST", module.url, body | {"nonsense": 1})).status == 422
    assert (await _sent(world.nobody(module), request, "POST", module.url, body)).status == 403
    assert [row for row in await audited(module, by, request_id=request) if row["action"] != "DENIED"] == []
    assert (await by.call("GET", module.url)).data["total"] == total
