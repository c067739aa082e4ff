"""The whole program on one adapter, with staff and tenants signed in, and records of any module on demand."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from application import use_cases
from application.application import Application
from application.doorkeeper import Doorkeeper, PlainDoorkeeper
from application.manager.idam.bootstrap import first_administrator
from application.manager.tnnt.databases import register
from application.manager.tnnt.members import add_member
from application.ports import Clock, Ids, Numbers, Passwords, Services, Tokens, Works
from application.rights import system
from application.tenants.sys.numbers import FastNumbers
from application.use_cases import Command, use_cases_of
from domain.kernel.entity import Entity, Module, discover, module_of, modules, target_of
from domain.kernel.errors import AlreadyExistsError
from domain.kernel.fields import Field, Shape
from domain.kernel.types import Many
from domain.manager.idam.policy import Policy
from domain.manager.idam.role import Role as StaffRole
from domain.manager.idam.user import User
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import Tenant
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.role import Role, RolePermission
from domain.tenants.sys.user import User as Profile
from domain.tenants.sys.user import UserStatus
from infrastructure.clock import SystemClock
from infrastructure.ids import Uuid7Ids
from infrastructure.memory.works import MemoryWorks
from infrastructure.postgres.databases import Dsns
from infrastructure.security.tokens import JwtSigner
from interfaces.http.app import AppSettings, create_app
from interfaces.http.edge import EdgeSettings
from tests import factories
from tests.fakes import FakePasswords, files_in_memory
from tests.house import PASSWORD, REGION, open_house
from tests.modules.client import IP, Client, given_secrets
from tests.modules.preparations import COMMAND_BODIES, GIVEN, OF_A_TENANT, PREPARED, SHARED
from tests.own_rules import LEFT_OUT, OWN_RULES, Of

discover()
use_cases.discover()

ADMIN = "admin@example.com"
LOGIN = "/api/v1/manager/auth/login"
_POLICY = Policy(access_token=timedelta(hours=12))  # the signed-in clients last as long as the run
_KEYS = {"test": b"a signing key of the tests, long enough"}
numbers = count(100_000)
"""Apart from those of the factories, so that no value comes twice."""


def each(wanted: Callable[[Module], bool] = lambda module: True) -> pytest.MarkDecorator:
    """The test runs once for each module, or for those that are wanted."""
    found = [module for module in modules() if wanted(module)]
    return pytest.mark.parametrize("module", found, ids=[module.code for module in found])


def acts(*actions: str) -> Callable[[Module], bool]:
    """The modules whose access allows these actions."""
    return lambda module: set(actions) <= set(module.actions)


@dataclass(slots=True)
class World:
    """One adapter's program and those who are signed in to it."""

    works: Works
    application: Application
    app: FastAPI
    tokens: Tokens
    database: str
    """The tenant database's name, under which tenants are placed."""
    dsns: Dsns | None = None
    http: httpx.AsyncClient = field(init=False)
    staff: Client = field(init=False)
    idle_staff: Client = field(init=False)
    """A member of the staff without a role."""
    a: Client = field(init=False)
    """The owner of a tenant."""
    b: Client = field(init=False)
    """The owner of another tenant."""
    idle: Client = field(init=False)
    """A user of the first tenant whose role grants nothing."""
    _spare: Client | None = None
    _samples: dict[tuple[str, UUID | None, bool], str] = field(default_factory=dict)

    # those who call

    async def open(self, passwords: Passwords) -> None:
        """Signs everybody in."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=True, client=(IP, 4711))
        self.http = httpx.AsyncClient(
            transport=transport, base_url="http://localhost:8000", headers={"user-agent": "pytest"}
        )
        given_secrets([PASSWORD])
        assert await first_administrator(self.works, passwords, ADMIN, PASSWORD)
        self.staff = await self.sign_in(ADMIN)
        self.a, self.b = await self.new_tenant(), await self.new_tenant()
        self.idle_staff, self.idle = await self.new_staff(), await self.new_member(self.a)

    async def spare_tenant(self) -> Client:
        """The owner of a tenant that nothing is asked of but to be there."""
        if self._spare is None:
            self._spare = await self.new_tenant()
        return self._spare

    def caller(self, module: Module) -> Client:
        """Somebody who may do everything with the module: staff, or the first tenant's owner."""
        return self.staff if module.scope == "manager" else self.a

    def nobody(self, module: Module) -> Client:
        """Somebody of the same scope who may do nothing."""
        return self.idle_staff if module.scope == "manager" else self.idle

    @property
    def stranger(self) -> Client:
        """Somebody who is not signed in."""
        return Client(self.http)

    async def sign_in(self, username: str) -> Client:
        """A new session."""
        answer = await self.http.post(LOGIN, data={"username": username, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        token = answer.json()["access_token"]
        claims = self.tokens.verify(token, type="access")
        tenant = claims.get("tenant_id")
        return Client(self.http, token, UUID(claims["sub"]), UUID(tenant) if tenant else None)

    async def _new_user(self, user_type: str) -> tuple[UUID, str]:
        name = f"user-{next(numbers)}"
        given = {
            "full_name": name,
            "email": f"{name}@example.com",
            "username": name,
            "password": PASSWORD,
            "user_type": user_type,
        }
        return (await self.application.create(module_of(User), system(), given)).id, name

    async def new_tenant(self) -> Client:
        """The owner of a new tenant that was made ready by its use cases."""
        code = f"tenant-{next(numbers)}"
        async with self.works.begin("manager", system(), "BOOTSTRAP") as uow:
            await register(uow, self.database, region=REGION, max_tenants=100_000, schema_version="test")
        owner, name = await self._new_user("TENANT")
        given = {"code": code, "name": code, "region": REGION, "contact_email": f"{code}@example.com"}
        module = module_of(Tenant)
        made = await self.application.create(module, system(), given | {"owner_user_id": str(owner)})
        await self.application.command(module, use_cases_of(module).commands["provision"], system(), made.id, {})
        return await self.sign_in(name)

    async def new_staff(self, *permissions: str) -> Client:
        """A member of the staff with just these permissions."""
        user, name = await self._new_user("PLATFORM")
        if permissions:
            async with self.works.begin("manager", system(), "TEST") as uow:
                code = f"TEST_{next(numbers)}"
                role = uow.of(StaffRole).add(StaffRole(code=code, name=code, permissions=list(permissions)))
                uow.of(UserRole).add(UserRole(user_id=user, role_id=role.id))
        return await self.sign_in(name)

    async def new_member(self, of: Client, *permissions: str, hidden: tuple[str, ...] = ()) -> Client:
        """A user of a tenant with a role of just these permissions, which hides these fields."""
        return await self.sign_in(await self.add_member(of, *permissions, hidden=hidden))

    async def add_member(self, of: Client, *permissions: str, hidden: tuple[str, ...] = ()) -> str:
        """Makes a user of a tenant; answers their user name."""
        assert of.tenant_id is not None
        user, name = await self._new_user("TENANT")
        async with self.works.begin("manager", system(), "TEST") as uow:
            await add_member(uow, of.tenant_id, await uow.of(User).get(user))
        async with self.works.begin("tenants", system(of.tenant_id), "TEST") as uow:
            granted = await uow.of(Permission).find(code=list(permissions)) if permissions else []
            assert len(granted) == len(permissions), f"no such permissions: {permissions}"
            lines = [RolePermission(permission_id=one.id, hidden_fields=list(hidden)) for one in granted]
            code = f"TEST_{next(numbers)}"
            role = uow.of(Role).add(Role(code=code, name=code, permissions=lines))
            profile = Profile(id=user, full_name=name, role_ids=[role.id], status=UserStatus.ACTIVE)
            profile.email, profile.username = f"{name}@example.com", name
            uow.of(Profile).add(profile)
        return name

    # records

    async def body(self, module: Module, by: Client, *, full: bool = False, **given: Any) -> dict[str, Any]:
        """A valid input for creating a record, its references and lines among it."""
        body = factories.make(module, full=full, **{**GIVEN.get(module.code, {}), **given})
        body = await factories.resolved(body, lambda of: self.id_of(of, by))
        out = LEFT_OUT.get(module.code, frozenset())
        for one in module.writable(creating=True):
            if one.ref and one.name not in body and one.name not in out and (one.required or full):
                body[one.name] = await self.referred(one, by, fresh=_tells_apart(module, one))
        for lines in module.lines if full else ():
            if lines.name not in {*body, *out} and any(not one.computed for one in lines.fields):
                body[lines.name] = [await self.shape_input(lines.fields, by, full=True)]
        given_secrets(str(body[one.name]) for one in module.fields if one.secret and body.get(one.name))
        return body

    async def shape_input(self, shape: Shape, by: Client, *, full: bool = False) -> dict[str, Any]:
        """A valid input for a line or a command."""
        made: dict[str, Any] = {}
        for one in shape:
            if not one.computed and (one.required or full):
                made[one.name] = await self.referred(one, by) if one.ref else factories.value(one, next(numbers))
        return made

    async def command_body(self, module: Module, command: Command, by: Client) -> dict[str, Any]:
        """What a command asks for."""
        own = COMMAND_BODIES.get(f"{module.code}.{command.name}")
        return {**await self.shape_input(command.body, by), **(own(next(numbers)) if own else {})}

    async def referred(self, one: Field, by: Client, *, fresh: bool = False) -> Any:
        """The id of a record, or of a line, that a field may name."""
        assert one.ref
        id = await self.id_of(Of(one.ref.to, fresh), by)
        return [id] if isinstance(one.kind, Many) else id

    async def id_of(self, of: Of, by: Client) -> str:
        """The id of a record, or of a line."""
        target, lines = target_of(of.code)
        if lines is None:
            if of.fresh:
                return await self.make(target, by, **factories.REFERRED.get(of.code, {}))
            return await self.sample(target, by)
        key = (of.code, by.tenant_id, False)
        if of.fresh or key not in self._samples:
            made = await self.show(target, by, await self.make(target, by, full=True))
            self._samples[key] = made[lines.name][0]["id"]
        return self._samples[key]

    async def make(self, module: Module, by: Client, *, full: bool = False, **given: Any) -> str:
        """The id of a new record."""
        if module.code in PREPARED:
            return await PREPARED[module.code](self, by)
        if "create" not in module.actions:
            return await self._written(module, by, **given)
        if module.scope == "manager" and by.tenant_id:
            return await self._made_for(module, by, full=full, **given)
        reply = await by.call("POST", module.url, await self.body(module, by, full=full, **given))
        assert reply.status == 201, reply
        return str(reply.data["id"])

    async def _made_for(self, module: Module, tenant: Client, **given: Any) -> str:
        """The id of a record of the manager scope that carries the tenant, made by staff."""
        known = module.fields.fields.get("tenant_id")
        if known is None:
            return await self.make(module, self.staff, **given)
        if known.unique:
            async with self.works.begin("manager", system()) as uow:
                there = await uow.of(module.entity).one(tenant_id=tenant.tenant_id)
            if there:
                return str(there.id)
        if not known.computed:
            given |= {"tenant_id": str(tenant.tenant_id)} | OF_A_TENANT.get(module.code, {})
        id = await self.make(module, self.staff, **given)
        if known.computed:
            async with self.works.begin("manager", system(), "TEST") as uow:
                setattr(await uow.of(module.entity).take(UUID(id)), known.name, tenant.tenant_id)
        return id

    async def _written(self, module: Module, by: Client, **given: Any) -> str:
        """The id of a record that the program writes; of settings of which there is one row, of that one."""
        if module.access == "settings" and not any(one.required for one in module.fields):
            page = await by.call("GET", module.url, params={"page_size": 1})
            return str(page.data["items"][0]["id"])
        n, own = next(numbers), OWN_RULES.get(module.code, {})
        refers = self.caller(module) if module.scope == "manager" else by
        values: dict[str, Any] = {}
        for one in module.fields:
            if one.name == "tenant_id":
                values[one.name] = str((by if by.tenant_id else self.a).tenant_id)
            elif one.name in own or one.required or one.unique or one.numbered:
                plain = own[one.name](n) if one.name in own else None if one.ref else factories.value(one, n)
                values[one.name] = (
                    plain if plain is not None else one.ref and await self.referred(one, refers, fresh=True)
                )
        values = await factories.resolved(values | given, lambda of: self.id_of(of, refers))
        typed = {name: module.fields.fields[name].parse(value) for name, value in values.items()}
        try:
            async with self.works.begin(module.scope, system(by.tenant_id), "TEST") as uow:
                return str(uow.of(module.entity).add(module.entity(**typed)).id)
        except AlreadyExistsError as taken:  # there can be but one
            async with self.works.begin(module.scope, system(by.tenant_id)) as uow:
                there = await uow.of(module.entity).one(**{name: typed[name] for name in taken.fields})
            assert there is not None
            return str(there.id)

    async def sample(self, module: Module, by: Client) -> str:
        """The id of a record that no test changes."""
        key = (module.code, by.tenant_id, False)
        if key not in self._samples:
            self._samples[key] = await self.make(module, by, **factories.REFERRED.get(module.code, {}))
        return self._samples[key]

    async def deleted(self, module: Module, by: Client) -> str:
        """The id of a record that was deleted."""
        key = (module.code, by.tenant_id, True)
        if key not in self._samples:
            make = self._written if module.code in SHARED else self.make
            id = await make(module, by, **factories.REFERRED.get(module.code, {}))
            async with self.works.begin(module.scope, system(by.tenant_id), "DELETE") as uow:
                uow.of(module.entity).remove(await uow.of(module.entity).take(UUID(id)))
            self._samples[key] = id
        return self._samples[key]

    async def show(self, module: Module, by: Client, id: str) -> Any:
        """The record as it is read."""
        return (await by.call("GET", f"{module.url}/{id}")).data

    async def stored(self, module: Module, by: Client) -> list[Entity]:
        """All records of the module that the caller's tenant has, as the domain has them."""
        async with self.works.begin(module.scope, system(by.tenant_id)) as uow:
            return await uow.of(module.entity).find()


def _tells_apart(module: Module, one: Field) -> bool:
    """Whether nothing but references tells the module's records apart, this one among them."""
    groups = [(field.name,) for field in module.fields if field.unique] + list(module.unique)
    return any(one.name in group and all(module.fields.fields[name].ref for name in group) for group in groups)


def _app(
    works: Works, application: Application, doorkeeper: Doorkeeper, passwords: Passwords, tokens: Tokens
) -> FastAPI:
    async def ready() -> bool:
        return True

    return create_app(
        application,
        doorkeeper=doorkeeper,
        works=works,
        passwords=passwords,
        tokens=tokens,
        policy=_POLICY,
        ready=ready,
        settings=AppSettings(version="test", edge=EdgeSettings(production=False)),
    )


@asynccontextmanager
async def memory_world() -> AsyncIterator[World]:
    """The program without a database."""
    clock, ids, passwords = SystemClock(), Uuid7Ids(), FakePasswords()
    works = MemoryWorks(clock, ids)
    tokens = JwtSigner(_KEYS, clock.now)
    services = Services(
        (Clock, clock),
        (Ids, ids),
        (Works, works),
        (Numbers, FastNumbers(works)),
        (Passwords, passwords),
        (Tokens, tokens),
        *files_in_memory(),
    )
    application = Application(works, services)
    app = _app(works, application, PlainDoorkeeper(works), passwords, tokens)
    world = World(works, application, app, tokens, "memory")
    await world.open(passwords)
    yield world
    await world.http.aclose()


@asynccontextmanager
async def sql_world(dsns: Dsns) -> AsyncIterator[World]:
    """The program on PostgreSQL, as its container composes it."""
    async with open_house(dsns) as house:
        container = house.container
        passwords, tokens = container.passwords(), container.tokens()
        app = _app(house.works, house.application, container.doorkeeper(), passwords, tokens)
        world = World(house.works, house.application, app, tokens, dsns.tenant_app.rpartition("/")[2], dsns)
        await world.open(passwords)
        yield world
        await world.http.aclose()
