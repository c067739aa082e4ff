"""What is taken away is gone at the very next request, in every worker process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import httpx
import pytest

from application.rights import system
from application.use_cases import use_cases_of
from domain.kernel.entity import module_named
from domain.manager.idam.user import User
from domain.tenants.sys.role import Role
from domain.tenants.sys.user import User as Profile
from infrastructure.postgres.databases import Dsns
from interfaces.main import make_app
from tests.house import PASSWORD, SqlHouse, open_house
from tests.marks import line

PARTNERS = "/api/v1/tenants/crm/partners"
LOGIN = "/api/v1/manager/auth/login"


class Workers:
    """Two processes' worth of the program on the same databases, and a member signed in at the first."""

    def __init__(self, house: SqlHouse, clients: list[httpx.AsyncClient], tenant_id: UUID, owner_id: UUID) -> None:
        self.house = house
        self.clients = clients
        self.tenant_id = tenant_id
        self.owner_id = owner_id
        self.headers: dict[str, str] = {}

    async def sign_in(self) -> None:
        form = {"username": await _name(self), "password": PASSWORD}
        answer = await self.clients[0].post(LOGIN, data=form)
        self.headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}

    async def statuses(self) -> list[int]:
        """What a list answers in each process."""
        return [(await client.get(PARTNERS, headers=self.headers)).status_code for client in self.clients]

    async def command(self, code: str, name: str, id: UUID, **body: Any) -> None:
        module = module_named(code)
        actor = system(self.tenant_id) if module.scope == "tenants" else system()
        await self.house.application.command(module, use_cases_of(module).commands[name], actor, id, body)


@pytest.fixture
async def workers(dsns: Dsns) -> AsyncIterator[Workers]:
    async with AsyncExitStack() as stack:
        houses = [await stack.enter_async_context(open_house(dsns)) for _ in range(2)]
        clients = [
            await stack.enter_async_context(
                httpx.AsyncClient(transport=httpx.ASGITransport(make_app(house.container)), base_url="http://test")
            )
            for house in houses
        ]
        made = Workers(houses[0], clients, *await houses[0].provisioned_tenant())
        await made.sign_in()
        yield made


async def logs_out(workers: Workers) -> None:
    await workers.clients[0].post("/api/v1/manager/auth/logout", headers=workers.headers)


async def is_forced_out(workers: Workers) -> None:
    await workers.command("idam.User", "force_logout", workers.owner_id, reason="lost laptop")


async def tenant_is_suspended(workers: Workers) -> None:
    await workers.command("tnnt.Tenant", "suspend", workers.tenant_id, reason="SECURITY")


async def roles_are_changed(workers: Workers) -> None:
    """Behind the use cases' back, since the last administrator is protected by them."""
    async with workers.house.works.begin("tenants", system(workers.tenant_id), "UPDATE") as uow:
        nothing = uow.of(Role).add(Role(code="NOTHING", name="Nothing"))
        (await uow.of(Profile).take(workers.owner_id)).role_ids = [nothing.id]


async def password_is_changed(workers: Workers) -> None:
    body = {"current_password": PASSWORD, "new_password": "Another-Pass-9"}
    form = {"username": await _name(workers), "password": PASSWORD}
    answer = await workers.clients[1].post(LOGIN, data=form)
    other = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    changed = await workers.clients[1].post("/api/v1/manager/auth/change-password", json=body, headers=other)
    assert changed.status_code == 200


async def _name(workers: Workers) -> str:
    async with workers.house.works.begin("manager", system()) as uow:
        return (await uow.of(User).get(workers.owner_id)).username


@line("security", 17)
@pytest.mark.parametrize(
    ("revoke", "status"),
    [
        (logs_out, 401),
        (is_forced_out, 401),
        (password_is_changed, 401),
        (tenant_is_suspended, 401),
        (roles_are_changed, 403),
    ],
)
async def test_a_revocation_holds_at_the_next_request(
    workers: Workers, revoke: Callable[[Workers], Awaitable[None]], status: int
) -> None:
    for _ in range(3):
        assert await workers.statuses() == [200, 200]
    await revoke(workers)
    assert await workers.statuses() == [status, status]


@line("security", 17)
async def test_a_disabled_user_is_out_at_the_next_request(workers: Workers) -> None:
    assert await workers.statuses() == [200, 200]
    module = module_named("idam.User")
    await workers.house.application.change_status(module, system(), workers.owner_id, {"status": "INACTIVE"})
    assert await workers.statuses() == [401, 401]
