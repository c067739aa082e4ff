"""Nothing is done without the permission for just that: every route, every sort of caller."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from starlette.routing import BaseRoute

from application.manager.idam.permissions import known_permissions
from application.tenants.sys.defaults import permission_codes
from domain.kernel.entity import Module, module_named, modules
from interfaces.http.routes import ModuleRoute, Operation, operations
from interfaces.http.sign_in import BASE, OPEN_PATHS
from tests.marks import line
from tests.modules.client import Client, Reply
from tests.modules.preparations import FURTHER_RIGHTS, creatable, make_deletable
from tests.modules.test_operations import a_change, changeable, plain_steps
from tests.modules.world import World, each

OWN_ACCOUNT = {f"{BASE}/{name}" for name in ("logout-all", "me", "change-password")}
"""What everybody who is signed in may do with their own account."""
ROUTES = [(module, operation) for module in modules() for operation in operations(module)]
ROUTE_IDS = [f"{module.code}.{operation.name}" for module, operation in ROUTES]
each_route = pytest.mark.parametrize(("module", "operation"), ROUTES, ids=ROUTE_IDS)
REFUSED_BY_RULE = {"RULE_VIOLATED", "RESOURCE_ALREADY_EXISTS", "VALIDATION_ERROR"}
"""What the business refuses, whoever asks."""


def unguarded(routes: Iterable[BaseRoute]) -> set[str]:
    """The addresses of the API that ask for no permission and are not meant to."""
    known = {*known_permissions(), *(code for code, _ in permission_codes())}
    return {
        path
        for route in routes
        if (path := str(getattr(route, "path", ""))).startswith("/api/")
        and path not in {*OPEN_PATHS, *OWN_ACCOUNT}
        and not (isinstance(route, ModuleRoute) and route.permission in known)
    }


@line("security", 20)
async def test_every_route_asks_for_a_permission_that_can_be_given(sql: World) -> None:
    routes = [route for route in sql.app.routes if isinstance(route, ModuleRoute)]
    assert len(routes) == len(ROUTES)
    assert unguarded(sql.app.routes) == set()
    open_ones = {str(getattr(route, "path", "")) for route in sql.app.routes} & {*OPEN_PATHS, *OWN_ACCOUNT}
    assert open_ones == {*OPEN_PATHS, *OWN_ACCOUNT}
    sql.app.add_api_route("/api/v1/tenants/crm/planted", lambda: None)
    assert unguarded(sql.app.routes) == {"/api/v1/tenants/crm/planted"}
    sql.app.router.routes.pop()


@line("security", 20)
async def test_the_permissions_that_are_stored_are_those_of_the_routes(sql: World) -> None:
    for scope, code, by in (("manager", "idam.Permission", sql.staff), ("tenants", "sys.Permission", sql.b)):
        permissions = await sql.stored(module_named(code), by)
        stored = [getattr(one, "code", "") for one in permissions if getattr(one, "domain", None) != "test"]
        asked = {
            module.permission(operation.action)
            for module, operation in ROUTES
            if module.scope == scope or (scope == "tenants" and "tenant_id" in module.fields.fields)
        }
        assert sorted(stored) == sorted(asked)


async def ask(by: Client, module: Module, operation: Operation, id: str, body: Any = None) -> Reply:
    """Sends the request of a route."""
    url = module.url + operation.tail.replace("{id}", id)
    return await by.call(operation.method, url, body if operation.method not in ("GET", "DELETE") else None)


def expired(world: World, by: Client) -> Client:
    """The same caller with a token that has run out."""
    assert by.token
    claims = dict(world.tokens.verify(by.token, type="access"))
    hour = int(timedelta(hours=1).total_seconds())
    return Client(by.http, world.tokens.sign(claims | {"iat": claims["iat"] - 2 * hour, "exp": claims["iat"] - hour}))


@line("security", 21)
@each_route
async def test_nobody_gets_in_without_a_token_that_holds(world: World, module: Module, operation: Operation) -> None:
    id = str(uuid4())
    nobodies = [
        world.stranger,
        expired(world, world.caller(module)),
        Client(world.http, "x"),
        Client(world.http, (world.caller(module).token or "")[:-2]),
    ]
    for by in nobodies:
        reply = await ask(by, module, operation, id, {})
        assert (reply.status, reply.code) == (401, "AUTHENTICATION_REQUIRED")
        assert reply.headers["www-authenticate"] == "Bearer"


@line("security", 21)
@each_route
async def test_nobody_acts_without_the_right(world: World, module: Module, operation: Operation) -> None:
    by = world.caller(module)
    id = await world.sample(module, by)
    before = await world.show(module, by, id)
    permission = module.permission(operation.action)
    wrong_scope = world.a if module.scope == "manager" else world.staff
    reachable = "tenant_id" in module.fields.fields
    for asks in (world.nobody(module), *(() if reachable else (wrong_scope,))):
        for known in (id, str(uuid4())):
            body = {"status": before["status"]} if operation.name == "change_status" else {}
            reply = await ask(asks, module, operation, known, body)
            assert (reply.status, reply.code) == (403, "PERMISSION_DENIED"), reply
            assert reply.error["detail"] == {"permission": permission}
    assert await world.show(module, by, id) == before


async def _allowed(sql: World, module: Module, permission: str) -> Client:
    """Somebody who holds this permission, and of the module no other."""
    if module.scope == "manager":
        return await sql.new_staff(permission)
    return await sql.new_member(sql.a, permission, *FURTHER_RIGHTS.get(module.code, ()))


async def _prepared(sql: World, module: Module, operation: Operation) -> tuple[str, Any]:
    """A record to act on, and a body that fits."""
    by = sql.caller(module)
    id = await (sql.sample if operation.method == "GET" else sql.make)(module, by)
    if operation.command:
        return id, await sql.command_body(module, operation.command, by)
    match operation.name:
        case "create":
            return id, await sql.body(module, by) if creatable(module) else {}
        case "update":
            return id, a_change(module, await sql.show(module, by, id)) if changeable(module) else {}
        case "change_status":
            assert module.life
            current = (await sql.show(module, by, id))["status"]
            return id, {"status": next(plain_steps(module, current), current)}
        case "delete":
            await make_deletable(sql, module, id)
    return id, None


@line("security", 21)
@each_route
async def test_the_one_right_is_enough_and_serves_for_nothing_else(
    sql: World, module: Module, operation: Operation
) -> None:
    permission = module.permission(operation.action)
    by = await _allowed(sql, module, permission)
    id, body = await _prepared(sql, module, operation)
    for other in operations(module):
        if other.action != operation.action and other.name != "change_status":
            reply = await ask(by, module, other, id, {})
            assert (reply.status, reply.error["detail"]) == (403, {"permission": module.permission(other.action)})
    reply = await ask(by, module, operation, id, body)
    if operation.name == "change_status" and reply.code == "PERMISSION_DENIED":
        # each step of this life is a command's, which asks for its own permission
        assert module.life
        assert reply.error["detail"]["permission"] in map(module.permission, module.life.by_command.values())
        return
    # what the right allows may still be refused by a rule, such as that nobody hands on what they do not hold
    assert reply.status in (200, 201) or (operation.method != "GET" and reply.code in REFUSED_BY_RULE), reply


@each()
async def test_another_domains_right_opens_nothing(sql: World, module: Module) -> None:
    other = next(one for one in modules(module.scope) if one.domain != module.domain)
    by = await _allowed(sql, module, other.permission("read"))
    assert (await by.call("GET", module.url)).code == "PERMISSION_DENIED"
    assert (await by.call("GET", other.url)).status == 200
