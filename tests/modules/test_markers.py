"""Every marker of a declaration is enforced, alike on both adapters, and nothing else can be written."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from application.rights import system
from application.use_cases import Command, use_cases_of
from domain.kernel.entity import STAMP_FIELDS, Lines, Module, modules
from domain.kernel.errors import AlreadyExistsError
from domain.kernel.fields import Field, Group, Rows, Shape
from domain.kernel.types import Day
from tests import factories, own_rules
from tests.marks import line
from tests.modules.inputs import rounds
from tests.modules.preparations import CLOSED_AT_UPDATE, creatable
from tests.modules.test_operations import unique_of_clients
from tests.modules.world import World, acts, each


def _open(lines: Lines) -> Shape:
    """The fields of a line that clients write."""
    return Shape({one.name: one for one in lines.fields if not one.computed})


LINES = [(module, lines) for module in modules() for lines in module.lines if creatable(module)]
OPEN_LINES = [one for one in LINES if _open(one[1]).fields]
CLOSED_LINES = [one for one in LINES if not _open(one[1]).fields]
OPEN_LINE_IDS, CLOSED_LINE_IDS = (
    [f"{module.code}.{lines.name}" for module, lines in found] for found in (OPEN_LINES, CLOSED_LINES)
)
UNIQUE = [(module, group) for module in modules() if creatable(module) for group in unique_of_clients(module)]
UNIQUE_IDS = [f"{module.code}.{'+'.join(group)}" for module, group in UNIQUE]


def _given(module: Module, *, creating: bool) -> Shape:
    """The fields that clients write."""
    out = own_rules.LEFT_OUT.get(module.code, frozenset()) & {"password_history"} | {"status"}
    if not creating:
        out |= CLOSED_AT_UPDATE.get(module.code, frozenset())
    return Shape({one.name: one for one in module.writable(creating=creating) if one.name not in out})


@each(creatable)
async def test_a_required_field_must_be_given(world: World, module: Module) -> None:
    reply = await world.caller(module).call("POST", module.url, {})
    required = {(one.name, "required") for one in module.fields if one.required and not one.computed}
    if required:
        assert reply.wrong >= required
        assert {code for _, code in reply.wrong} == {"required"}


@each(creatable)
async def test_a_bad_value_is_refused_at_creation(world: World, module: Module) -> None:
    by = world.caller(module)
    body = await world.body(module, by, full=True)
    for bad in rounds(_given(module, creating=True)):
        reply = await by.call("POST", module.url, body | {name: value for name, (value, _) in bad.items()})
        assert reply.wrong == {(name, code) for name, (_, code) in bad.items()}


@each(acts("update"))
async def test_a_bad_value_is_refused_at_a_change(world: World, module: Module) -> None:
    by = world.caller(module)
    url = f"{module.url}/{await world.sample(module, by)}"
    before = (await by.call("GET", url)).data
    for bad in rounds(_given(module, creating=False)):
        reply = await by.call("PUT", url, {name: value for name, (value, _) in bad.items()})
        assert reply.wrong == {(name, code) for name, (_, code) in bad.items()}
    assert (await by.call("GET", url)).data == before


@pytest.mark.parametrize(("module", "lines"), OPEN_LINES, ids=OPEN_LINE_IDS)
async def test_a_bad_value_of_a_line_is_refused(world: World, module: Module, lines: Lines) -> None:
    by = world.caller(module)
    body = await world.body(module, by)
    row = await world.shape_input(lines.fields, by, full=True)
    given = _open(lines)
    for bad in rounds(given):
        rows = [row, row | {name: value for name, (value, _) in bad.items()}]
        reply = await by.call("POST", module.url, body | {lines.name: rows})
        assert reply.wrong == {(f"{lines.name}.1.{name}", code) for name, (_, code) in bad.items()}
    bad_lists: list[Any] = ["x", {}, [1], None]
    for bad_list in bad_lists:
        assert (await by.call("POST", module.url, body | {lines.name: bad_list})).wrong == {(lines.name, "type")}


@line("security", 24)
@pytest.mark.parametrize(("module", "lines"), CLOSED_LINES, ids=CLOSED_LINE_IDS)
async def test_lines_of_the_program_are_not_written(world: World, module: Module, lines: Lines) -> None:
    by = world.caller(module)
    refused = {(lines.name, "unknown_field")}
    id = await world.sample(module, by)
    assert (await by.call("PUT", f"{module.url}/{id}", {lines.name: []})).wrong == refused
    assert (await by.call("PUT", f"{module.url}/{id}", {lines.name: [{}]})).wrong == refused
    assert (await by.call("POST", module.url, await world.body(module, by) | {lines.name: [{}]})).wrong == refused


@line("security", 24)
@pytest.mark.parametrize(("module", "lines"), OPEN_LINES, ids=OPEN_LINE_IDS)
async def test_a_line_takes_only_what_clients_write(world: World, module: Module, lines: Lines) -> None:
    by = world.caller(module)
    body = await world.body(module, by)
    required = {(f"{lines.name}.0.{one.name}", "required") for one in _open(lines) if one.required}
    if required:
        assert (await by.call("POST", module.url, body | {lines.name: [{}]})).wrong == required
    row = await world.shape_input(lines.fields, by, full=True)
    foreign = {name: 1 for name in ("nonsense", "root_id", "ordinal", "tenant_id")}
    foreign |= {one.name: one.show(one.default()) for one in lines.fields if one.computed}
    reply = await by.call("POST", module.url, body | {lines.name: [row | foreign]})
    assert reply.wrong == {(f"{lines.name}.0.{name}", "unknown_field") for name in foreign}
    reply = await by.call("POST", module.url, body | {lines.name: [row | {"id": str(uuid4())}]})
    assert reply.wrong == {(f"{lines.name}.0.id", "not_found")}


ORDERED = [
    (module, one, one.not_before.other)
    for module in modules()
    if creatable(module)
    for one in module.writable(creating=True)
    if one.not_before and one.not_before.other in module.writable(creating=True).fields
    if one.name not in own_rules.LEFT_OUT.get(module.code, ())
]


@pytest.mark.parametrize(
    ("module", "later", "earlier"), ORDERED, ids=[f"{module.code}.{one.name}" for module, one, _ in ORDERED]
)
async def test_one_time_is_not_before_another(world: World, module: Module, later: Field, earlier: str) -> None:
    by = world.caller(module)
    day = isinstance(later.kind, Day)
    early, late = ("2026-03-01", "2026-03-02") if day else ("2026-03-01T00:00:00Z", "2026-03-01T00:00:01Z")
    body = await world.body(module, by) | {earlier: late, later.name: early}
    assert (later.name, "order") in (await by.call("POST", module.url, body)).wrong


def _not_for_clients(module: Module) -> dict[str, Any]:
    """What no client may write, with values that would otherwise fit."""
    stamps = {one.name for one in STAMP_FIELDS} | {"id", "tenant_id", "is_deleted", "custom", "nonsense"}
    values: dict[str, Any] = dict.fromkeys(stamps - {*module.fields.fields}, 1)
    values |= {one.name: one.show(one.default()) for one in module.fields if one.computed}
    if module.life:
        values["status"] = str(module.life.initial)
    return values


def _refusals(module: Module, values: dict[str, Any]) -> set[tuple[str, str]]:
    return {(name, "immutable" if name == "status" and module.life else "unknown_field") for name in values}


@line("security", 24)
@each(creatable)
async def test_a_creation_takes_only_what_clients_write(world: World, module: Module) -> None:
    by = world.caller(module)
    body, values = await world.body(module, by), _not_for_clients(module)
    reply = await by.call("POST", module.url, body | values)
    assert reply.wrong == _refusals(module, values)
    for name, value in values.items():
        assert (await by.call("POST", module.url, body | {name: value})).wrong == _refusals(module, {name: value})


@line("security", 24)
@each(acts("update"))
async def test_a_change_takes_only_what_clients_write(world: World, module: Module) -> None:
    by = world.caller(module)
    url = f"{module.url}/{await world.sample(module, by)}"
    before, values = (await by.call("GET", url)).data, _not_for_clients(module)
    immutable = {one.name for one in module.fields if one.immutable}
    given = values | {one.name: factories.value(one, 1) for one in module.fields if one.name in immutable}
    expected = _refusals(module, values) | {(name, "immutable") for name in immutable}
    assert (await by.call("PUT", url, given)).wrong == expected
    for name, value in given.items():
        assert (await by.call("PUT", url, {name: value})).wrong == {one for one in expected if one[0] == name}
    assert (await by.call("GET", url)).data == before


@each(lambda module: module.code in CLOSED_AT_UPDATE)
async def test_a_field_that_a_rule_closes_is_not_changed(world: World, module: Module) -> None:
    by = world.caller(module)
    url = f"{module.url}/{await world.sample(module, by)}"
    for name in CLOSED_AT_UPDATE[module.code]:
        kind = module.fields.fields[name]
        values = [factories.value(kind, n) for n in (1, 2)]
        values += [str(one) for one in getattr(kind.kind, "of", ())]
        before = (await by.call("GET", url)).data
        replies = [await by.call("PUT", url, {name: value}) for value in values if value != before.get(name)]
        assert replies and {reply.code for reply in replies} <= {"VALIDATION_ERROR", "RULE_VIOLATED"}
        assert (await by.call("GET", url)).data == before


def _other_case(value: Any, field: Field) -> Any:
    return value.swapcase() if field.unique and field.unique.folded else value


@pytest.mark.parametrize(("module", "group"), UNIQUE, ids=UNIQUE_IDS)
async def test_a_value_is_unique(world: World, module: Module, group: tuple[str, ...]) -> None:
    by = world.caller(module)
    first, second, third = [await world.body(module, by, full=True) for _ in range(3)]
    taken = {name: _other_case(first[name], module.fields.fields[name]) for name in group}
    assert (await by.call("POST", module.url, first)).status == 201
    reply = await by.call("POST", module.url, second | taken)
    assert reply.code == "RESOURCE_ALREADY_EXISTS", reply
    assert reply.error["detail"] == {"fields": list(group)}
    open_fields = _given(module, creating=False).fields if "update" in module.actions else {}
    made = await by.call("POST", module.url, third | {name: first[name] for name in group if name not in open_fields})
    if made.status == 201 and open_fields.keys() & set(group):
        reply = await by.call(
            "PUT", f"{module.url}/{made.data['id']}", {name: taken[name] for name in group if name in open_fields}
        )
        assert (reply.code, reply.error["detail"]) == ("RESOURCE_ALREADY_EXISTS", {"fields": list(group)})


@line("security", 35)
@pytest.mark.parametrize(
    ("module", "group"),
    [one for one in UNIQUE if one[0].scope == "tenants"],
    ids=[id for id, one in zip(UNIQUE_IDS, UNIQUE, strict=True) if one[0].scope == "tenants"],
)
async def test_another_tenant_may_have_the_same_value(world: World, module: Module, group: tuple[str, ...]) -> None:
    body = await world.body(module, world.a, full=True)
    assert (await world.a.call("POST", module.url, body)).status == 201
    same = {name: body[name] for name in group if not module.fields.fields[name].ref}
    assert (await world.b.call("POST", module.url, await world.body(module, world.b, full=True) | same)).status == 201


@each(lambda module: creatable(module) and any(one.numbered for one in module.fields))
async def test_a_document_number_is_given_once(world: World, module: Module) -> None:
    by = world.caller(module)
    (name,) = [one.name for one in module.fields if one.numbered]
    ids = [await world.make(module, by) for _ in range(3)]
    numbers = [(await world.show(module, by, id))[name] for id in ids]
    assert all(numbers) and numbers == sorted(set(numbers))
    assert (await by.call("DELETE", f"{module.url}/{ids[0]}")).status == 200
    with pytest.raises(AlreadyExistsError) as refused:
        async with world.works.begin(module.scope, system(by.tenant_id), "TEST") as uow:
            setattr(await uow.of(module.entity).take(UUID(ids[1])), name, numbers[0])
    assert refused.value.fields == (name,)


COMMANDS = [(module, command) for module in modules() for command in use_cases_of(module).commands.values()]


@line("security", 24)
@pytest.mark.parametrize(
    ("module", "command"), COMMANDS, ids=[f"{module.code}.{command.name}" for module, command in COMMANDS]
)
async def test_a_command_takes_only_its_parameters(world: World, module: Module, command: Command) -> None:
    by = world.caller(module)
    id = await world.sample(module, by)
    before = await world.show(module, by, id)
    url = f"{module.url}/{command.path}" if command.on_collection else f"{module.url}/{id}/{command.path}"
    body = await world.command_body(module, command, by)
    assert (await by.call("POST", url, body | {"nonsense": 1})).wrong == {("nonsense", "unknown_field")}
    required = {(one.name, "required") for one in command.body if one.required}
    if required:
        assert (await by.call("POST", url, {})).wrong == required
    plain = Shape({one.name: one for one in command.body if not isinstance(one.kind, Group | Rows)})
    for bad in rounds(plain):
        reply = await by.call("POST", url, body | {name: value for name, (value, _) in bad.items()})
        assert reply.wrong == {(name, code) for name, (_, code) in bad.items()}
    assert await world.show(module, by, id) == before
