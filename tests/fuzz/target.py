"""The program that generated requests are sent to: on PostgreSQL, behind a server, with records and people signed in."""

import asyncio
import io
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from typing import Any, TextIO
from uuid import UUID

import httpx
import jwt
import uvicorn

from application.manager.idam.bootstrap import first_administrator
from application.rights import system
from domain.kernel.entity import Entity, module_of, modules
from domain.manager.idam.role import Role as StaffRole
from domain.manager.idam.user import User
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant_member import TenantMember
from domain.tenants.sys.role import Role
from infrastructure.postgres.databases import Dsns
from interfaces.main import make_app
from tests.factories import create_any, plain
from tests.house import PASSWORD, SqlHouse, open_house

ADMIN, VISITOR = "admin", "visitor"
LOGIN = "/api/v1/manager/auth/login"
START_S = 60


@dataclass(slots=True)
class Target:
    """Where the program is reached, and who may do everything in each scope."""

    url: str
    owner: str
    protected: set[str] = field(default_factory=set)
    """The ids of what the sign-ins of the administrator and the owner rest on."""

    def sign_in(self, username: str) -> str:
        """The access token of a new session."""
        answer = httpx.post(self.url + LOGIN, data={"username": username, "password": PASSWORD}, timeout=60)
        assert answer.status_code == 200, answer.text
        token: str = answer.json()["access_token"]
        self.protected.add(jwt.decode(token, options={"verify_signature": False})["sid"])
        return token


class _Server(uvicorn.Server):
    """Tells where it listens."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[str], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        self._tell(f"http://{host}:{port}")


@contextmanager
def served(dsns: Dsns) -> Iterator[Target]:
    """The program on these databases, in a thread of its own: what sends the requests waits for each answer."""
    made: list[Target] = []
    servers: list[_Server] = []
    listening = threading.Event()

    async def serve() -> None:
        async with open_house(dsns, docs_enabled=True) as house:
            target = await _prepared(house)

            def tell(url: str) -> None:
                target.url = url
                made.append(target)
                listening.set()

            # the application closes the container at its end, and `open_house` finds it closed
            config = uvicorn.Config(make_app(house.container), port=0, log_config=None, access_log=False, ws="none")
            servers.append(_Server(config, tell))
            await servers[0].serve()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="program")
    with redirect_stderr(_WithoutAccessLog(sys.stderr)):
        thread.start()
        try:
            assert listening.wait(START_S), "the program did not start"
            yield made[0]
        finally:
            for server in servers:
                server.should_exit = True
            thread.join(START_S)


async def _prepared(house: SqlHouse) -> Target:
    """Makes the people, and two records of every module that anybody may create."""
    assert await first_administrator(house.works, house.container.passwords(), ADMIN + "@example.com", PASSWORD)
    tenant_id, owner_id = await house.provisioned_tenant()
    visitor = {"full_name": VISITOR, "email": f"{VISITOR}@example.com", "username": VISITOR, "user_type": "PLATFORM"}
    await house.application.create(module_of(User), system(), visitor | {"password": PASSWORD})
    protected = {str(tenant_id), str(owner_id)}
    for entity in (User, StaffRole, UserRole, TenantMember):
        protected |= await _ids(house, entity, None)
    protected |= await _ids(house, Role, tenant_id)
    for module in modules():
        if plain(module.code, full=False):
            for _ in range(2):
                await create_any(
                    house.application, house.user(tenant_id if module.scope == "tenants" else None), module
                )
    async with house.works.begin("manager", system()) as uow:
        owner = (await uow.of(User).get(owner_id)).username
    return Target("", owner, protected)


async def _ids(house: SqlHouse, entity: type[Entity], tenant_id: UUID | None) -> set[str]:
    async with house.works.begin(module_of(entity).scope, system(tenant_id)) as uow:
        return {str(one.id) for one in await uow.of(entity).find()}


class _WithoutAccessLog(io.TextIOBase):
    """Lets through what is logged beside the requests, such as tracebacks."""

    def __init__(self, to: TextIO) -> None:
        self._to = to

    def write(self, text: str) -> int:
        return len(text) if text.startswith('{"event":"request"') else self._to.write(text)
