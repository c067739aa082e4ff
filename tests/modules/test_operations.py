"""The six operations of every module, as far as its access allows them."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import uuid4

from domain.kernel.entity import Module
from domain.kernel.fields import Field
from domain.kernel.types import Choice, Many, Number, Truth
from tests import factories, own_rules
from tests.modules.client import Client, Reply
from tests.modules.preparations import (
    ASKS_MORE,
    CLOSED_AT_UPDATE,
    STAYS_WHEN_DELETED,
    TOGETHER,
    creatable,
    make_deletable,
)
from tests.modules.world import World, acts, each, numbers


def as_shown(field: Field, value: Any) -> Any:
    """A value that was given, as an answer has it; numbers are compared by value."""
    parsed = field.parse(value)
    return parsed if parsed is None or _is_number(field) else field.show(parsed)


def _is_number(field: Field) -> bool:
    return isinstance(field.kind.of if isinstance(field.kind, Many) else field.kind, Number)


def _compared(field: Field, shown: Any) -> Any:
    if not _is_number(field) or shown is None:
        return shown
    return [Decimal(one) for one in shown] if isinstance(field.kind, Many) else Decimal(shown)


def _changeable(module: Module) -> list[Field]:
    """The fields that can each be given any value."""
    out = {"status", *CLOSED_AT_UPDATE.get(module.code, ()), *TOGETHER.get(module.code, ())}
    found = [one for one in module.writable(creating=False) if one.name not in out and not one.ref and not one.secret]
    shared = {name for group in module.unique for name in group}  # another record may have the same of all of these
    # rules hang on kinds more often than on texts
    return sorted(found, key=lambda one: (one.name in shared, isinstance(one.kind, Choice)))


def changeable(module: Module) -> bool:
    """Whether a field of the module's records can be given any other value."""
    return "update" in module.actions and bool(_changeable(module))


def a_change(module: Module, shown: dict[str, Any]) -> dict[str, Any]:
    """One field of a record with another value."""
    for one in _changeable(module):
        if isinstance(one.kind, Truth):
            return {one.name: not shown[one.name]}
        if isinstance(one.kind, Choice) and len(one.kind.of) > 1:
            return {one.name: next(member for member in one.kind.of if member != shown[one.name])}
        make = own_rules.OWN_RULES.get(module.code, {}).get(one.name)
        for _ in range(10):
            n = next(numbers)
            value = make(n) if make else factories.value(one, n)
            if as_shown(one, value) != _compared(one, shown[one.name]):
                return {one.name: value}
    raise LookupError(f"{module.code} has no field that could be changed")


async def listed(by: Client, module: Module, id: str) -> bool:
    """Whether the record is on a list; new records come first."""
    page = (await by.call("GET", module.url, params={"page_size": 100})).data
    assert page["total"] >= len(page["items"]) > 0 or page["total"] == 0
    return any(one["id"] == id for one in page["items"])


def etag(reply: Reply) -> str:
    """The version that an answer names."""
    assert reply.headers["etag"] == f'"{reply.data["version"]}"'
    return reply.headers["etag"]


@each(creatable)
async def test_a_record_is_created_and_read(world: World, module: Module) -> None:
    by = world.caller(module)
    body = await world.body(module, by, full=True)
    made = await by.call("POST", module.url, body)
    assert made.status == 201, made
    shown = made.data
    assert made.headers["location"] == f"{module.url}/{shown['id']}"
    assert (shown["version"], shown["created_by"], shown["updated_by"]) == (1, str(by.user_id), str(by.user_id))
    assert shown["created_at"] == shown["updated_at"] is not None
    for name, value in body.items():
        field = module.fields.fields.get(name)
        if field is not None and not field.secret:
            assert _compared(field, shown[name]) == as_shown(field, value), name
    for lines in module.lines:
        rows = body.get(lines.name, [])
        assert len(shown[lines.name]) == len(rows)
        for row, given in zip(shown[lines.name], rows, strict=True):
            for name, value in given.items():
                assert _compared(lines.fields.fields[name], row[name]) == as_shown(lines.fields.fields[name], value)
    if module.life:
        assert shown["status"] == module.life.initial
    read = await by.call("GET", f"{module.url}/{shown['id']}")
    assert read.data == shown
    assert etag(read) == etag(made)
    assert await listed(by, module, shown["id"])


@each(creatable)
async def test_what_is_left_out_has_its_default(world: World, module: Module) -> None:
    by = world.caller(module)
    body = await world.body(module, by)
    shown = (await by.call("POST", module.url, body)).data
    for one in module.writable(creating=True):
        if one.name not in body and not one.secret and one.name != "status":
            assert _compared(one, shown[one.name]) == as_shown(one, one.default()), one.name


@each()
async def test_a_record_is_read_and_listed(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by)
    read = await by.call("GET", f"{module.url}/{id}")
    assert read.data["id"] == id
    etag(read)
    if not module.code.endswith(("AuditLog", "Permission")):  # there are more of these than a page has
        assert await listed(by, module, id)
    assert (await by.call("GET", f"{module.url}/{uuid4()}")).code == "RESOURCE_NOT_FOUND"
    assert (await by.call("GET", f"{module.url}/x")).wrong == {("id", "type")}


@each(changeable)
async def test_a_change_raises_the_version(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by)
    before = await world.show(module, by, id)
    given = a_change(module, before)
    reply = await by.call("PUT", f"{module.url}/{id}", given)
    after = reply.data
    ((name, value),) = given.items()
    field = module.fields.fields[name]
    assert _compared(field, after[name]) == as_shown(field, value)
    assert after["version"] == before["version"] + 1
    assert (after["created_at"], after["created_by"]) == (before["created_at"], before["created_by"])
    assert after["updated_at"] > before["updated_at"] and after["updated_by"] == str(by.user_id)
    etag(reply)
    untouched = {one.name for one in module.fields if not one.computed and not one.secret} - {name}
    assert {one: after[one] for one in untouched} == {one: before[one] for one in untouched}
    assert await world.show(module, by, id) == after


@each(acts("update"))
async def test_null_empties_an_optional_field(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by, full=True)
    before = await world.show(module, by, id)
    out = {"status", *CLOSED_AT_UPDATE.get(module.code, ()), *own_rules.ALSO_GIVEN.get(module.code, ())}
    out |= TOGETHER.get(module.code, frozenset())
    empty = [one for one in module.writable(creating=False) if one.nullable and one.name not in out]
    reply = await by.call("PUT", f"{module.url}/{id}", dict.fromkeys([one.name for one in empty]))
    assert {one.name: reply.data[one.name] for one in empty if not one.secret} == {
        one.name: None for one in empty if not one.secret
    }
    changed = any(before[one.name] is not None for one in empty if not one.secret)
    assert reply.data["version"] == before["version"] + changed


@each(acts("delete"))
async def test_a_deleted_record_is_found_no_more(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by)
    await make_deletable(world, module, id)
    url = f"{module.url}/{id}"
    reply = await by.call("DELETE", url)
    assert (reply.status, reply.body) == (200, {"success": True, "data": None, "error": None})
    if module.code in STAYS_WHEN_DELETED:
        assert (await by.call("GET", url)).data["status"] == "DELETED"
        return
    assert not await listed(by, module, id)
    assert {(await by.call(method, url)).code for method in ("GET", "PUT", "DELETE")} == {"RESOURCE_NOT_FOUND"}


def plain_steps(module: Module, current: str) -> Iterator[StrEnum]:
    """The statuses that a person may set from here without a command."""
    assert module.life
    here = next(one for one in module.life.steps if one == current)
    for status in module.life.steps[here]:
        free = module.life.command(here, status) is None and status not in module.life.by_program
        if free and (module.code, status) not in ASKS_MORE:
            yield status


@each(acts("status"))
async def test_a_status_changes_along_the_life(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by)
    before = await world.show(module, by, id)
    url = f"{module.url}/{id}/status"
    for status in plain_steps(module, before["status"]):
        reply = await by.call("PATCH", url, {"status": status})
        assert (reply.data["status"], reply.data["version"]) == (status, before["version"] + 1)
        etag(reply)
        return
    assert (await world.show(module, by, id)) == before


@each(acts("status"))
async def test_a_status_is_reached_by_no_other_way(world: World, module: Module) -> None:
    by = world.caller(module)
    assert module.life
    id = await world.sample(module, by)
    before = await world.show(module, by, id)
    url = f"{module.url}/{id}/status"
    assert (await by.call("PATCH", url, {})).wrong == {("status", "required")}
    assert (await by.call("PATCH", url, {"status": "??"})).wrong == {("status", "not_listed")}
    here = next(one for one in module.life.steps if one == before["status"])
    for status in module.life.steps:
        by_program = status in module.life.by_program
        by_nothing = status not in module.life.steps[here] and module.life.command(here, status) is None
        if by_program or by_nothing:
            assert (await by.call("PATCH", url, {"status": status})).code == "RULE_VIOLATED", status
    for status in plain_steps(module, here):
        assert (await by.call("PATCH", url, {"status": status, "nonsense": 1})).wrong == {("nonsense", "unknown_field")}
    assert await world.show(module, by, id) == before


@each()
async def test_what_the_access_rules_out_is_no_method(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.sample(module, by)
    asked = {
        "create": ("POST", module.url),
        "update": ("PUT", f"{module.url}/{id}"),
        "delete": ("DELETE", f"{module.url}/{id}"),
    }
    for action, (method, url) in asked.items():
        if action not in module.actions:
            assert (await by.call(method, url, {})).status == 405
    if "status" not in module.actions:
        # nothing else is at this address, so there is no such address
        assert (await by.call("PATCH", f"{module.url}/{id}/status", {"status": "ACTIVE"})).status == 404


@each(changeable)
async def test_a_change_holds_to_the_version_that_was_seen(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by)
    url, before = f"{module.url}/{id}", await world.show(module, by, id)
    version, given = before["version"], a_change(module, before)
    for stale in (version - 1, version + 1, 999_999_999):
        reply = await by.call("PUT", url, given, if_match=f'"{stale}"')
        assert (reply.status, reply.code) == (412, "STALE_VERSION")
    assert (await by.call("PUT", url, given, if_match="3")).wrong == {("If-Match", "pattern")}
    assert await world.show(module, by, id) == before
    reply = await by.call("PUT", url, given, if_match=f'"{version}"')
    assert reply.data["version"] == version + 1
    assert etag(reply) == f'"{version + 1}"'
    assert (await by.call("PUT", url, given, if_match=f'W/"{version}"')).status == 412
    assert (await by.call("PUT", url, given, if_match="*")).data["version"] == version + 1
    for method in ("DELETE", "PATCH"):
        action, tail = ("delete", "") if method == "DELETE" else ("status", "/status")
        if action in module.actions:
            body = {"status": before["status"]} if method == "PATCH" else None
            assert (await by.call(method, url + tail, body, if_match=f'"{version}"')).status == 412
    assert (await world.show(module, by, id))["version"] == version + 1


@each(acts("delete"))
async def test_a_deletion_holds_to_the_version_that_was_seen(world: World, module: Module) -> None:
    by = world.caller(module)
    id = await world.make(module, by)
    await make_deletable(world, module, id)
    version = (await world.show(module, by, id))["version"]
    assert (await by.call("DELETE", f"{module.url}/{id}", if_match=f'"{version}"')).status == 200


def unique_of_clients(module: Module) -> list[tuple[str, ...]]:
    """The groups of fields that are unique together and that a creation gives."""
    groups = [*((one.name,) for one in module.fields if one.unique), *module.unique]
    given = module.writable(creating=True).fields.keys() - own_rules.LEFT_OUT.get(module.code, frozenset())
    return [group for group in groups if given >= set(group)]


@each(lambda module: creatable(module) and "delete" in module.actions and bool(unique_of_clients(module)))
async def test_a_deletion_frees_unique_values(world: World, module: Module) -> None:
    by = world.caller(module)
    body = await world.body(module, by, full=True)
    id = (await by.call("POST", module.url, body)).data["id"]
    await make_deletable(world, module, id)
    assert (await by.call("DELETE", f"{module.url}/{id}")).status == 200
    again = await by.call("POST", module.url, body)
    if module.code in STAYS_WHEN_DELETED:
        assert again.code == "RESOURCE_ALREADY_EXISTS"
    else:
        assert again.status == 201, again
