"""A creation that is sent again under its key happens once."""

import asyncio
from uuid import uuid4

from domain.kernel.entity import Module
from tests.modules.preparations import creatable
from tests.modules.test_audit import audited
from tests.modules.world import World, each

AT_ONCE = 10


@each(creatable)
async def test_a_creation_happens_once(world: World, module: Module) -> None:
    by, key = world.caller(module), uuid4().hex
    body = await world.body(module, by, full=True)
    total = (await by.call("GET", module.url)).data["total"]
    first, again = [await by.call("POST", module.url, body, idempotency_key=key) for _ in range(2)]
    assert (first.status, first.content) == (again.status, again.content)
    assert {name: again.headers[name] for name in ("etag", "location")} == {
        name: first.headers[name] for name in ("etag", "location")
    }
    assert (await by.call("GET", module.url)).data["total"] == total + 1
    other = await by.call("POST", module.url, body | {"nonsense": 1}, idempotency_key=key)
    assert {field for field, _ in other.wrong} == {"Idempotency-Key"}
    assert (await by.call("POST", module.url, body, idempotency_key=" ")).wrong == {("Idempotency-Key", "pattern")}


@each(creatable)
async def test_a_refused_creation_leaves_its_key_free(world: World, module: Module) -> None:
    by, key = world.caller(module), uuid4().hex
    body = await world.body(module, by)
    assert (await by.call("POST", module.url, body | {"nonsense": 1}, idempotency_key=key)).status == 422
    assert (await by.call("POST", module.url, body, idempotency_key=key)).status == 201


@each(lambda module: creatable(module) and module.scope == "tenants")
async def test_a_key_is_of_one_tenant(world: World, module: Module) -> None:
    key = uuid4().hex
    ids = set()
    for by in (world.a, world.b):
        ids.add((await by.call("POST", module.url, await world.body(module, by), idempotency_key=key)).data["id"])
    assert len(ids) == 2


@each(creatable)
async def test_requests_at_once_make_one_record(world: World, module: Module) -> None:
    by, key, request = world.caller(module), uuid4().hex, uuid4().hex
    body = await world.body(module, by, full=True)
    sent = [by.call("POST", module.url, body, idempotency_key=key, x_request_id=request) for _ in range(AT_ONCE)]
    replies = await asyncio.gather(*sent)
    made = {reply.content for reply in replies if reply.status == 201}
    assert len(made) == 1
    assert {reply.code for reply in replies if reply.status != 201} <= {"IDEMPOTENCY_CONFLICT"}
    rows = await audited(module, by, request_id=request, entity=module.code, action="CREATE")
    assert len(rows) == 1
    assert (await by.call("POST", module.url, body, idempotency_key=key)).content in made
