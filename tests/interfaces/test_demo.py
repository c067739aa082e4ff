"""The demo company in memory: a small one, made twice and stopped half-way."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from application import use_cases
from application.application import Application
from application.installation import DEMO_USER, Installation, demo_tenant, set_up
from application.ports import Numbers, Passwords, Services, Works
from application.representation import represent
from application.rights import Actor, system
from domain.kernel.entity import Entity, discover, modules
from domain.kernel.errors import NotFoundError
from domain.manager.idam.user import User
from domain.manager.tnnt.tenant import Tenant
from domain.tenants.crm.partner import Partner
from domain.tenants.pim.variant import Variant
from domain.tenants.srm.sales_order import SalesOrder, SalesOrderStatus
from domain.tenants.sys.audit_log import AuditLog
from infrastructure.memory.works import MemoryWorks
from interfaces.cli.operations import House
from interfaces.demo.fill import fill
from tests.fakes import CountingIds, CountingNumbers, FakePasswords, FixedClock

SHARE = 0.02
_NEW = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]+-([0-9]{4}-)?[0-9]{6}")


def silent(count: int, what: str) -> None:
    """Tells nobody."""


class Office:
    """A platform in memory with the tenant `demo`."""

    def __init__(self) -> None:
        works, passwords = MemoryWorks(FixedClock(), CountingIds()), FakePasswords()
        services = Services((Works, works), (Numbers, CountingNumbers()), (Passwords, passwords))
        self.house = House(Application(works, services), works, services)
        self.made = Installation(application=self.house.application, works=works, passwords=passwords)

    async def opened(self) -> "Office":
        discover()
        use_cases.discover()
        await set_up(
            self.made,
            email="a@b.example",
            password="Right-horse-9",
            generated=True,
            databases=["x"],
            schema_version="1",
        )
        await demo_tenant(self.made, "Demo1-of-the-tests")
        return self

    async def fill(self, seed: int = 5) -> int:
        return await fill(self.house, "demo", silent, share=SHARE, seed=seed)

    async def all(self, entity: type[Entity]) -> list[Any]:
        async with self.house.works.begin("tenants", await self.actor()) as uow:
            return list(await uow.of(entity).find())

    async def actor(self) -> Actor:
        async with self.house.works.begin("manager", system()) as uow:
            tenant = await uow.of(Tenant).one(code="demo")
        assert tenant
        return system(tenant.id)

    async def counts(self) -> Counter[str]:
        """How many records of each module there are, without the audit log."""
        every = [module for module in modules("tenants") if module.entity is not AuditLog]
        return Counter({module.code: found for module in every if (found := len(await self.all(module.entity)))})

    async def told(self) -> list[str]:
        """What the records say, without the ids and numbers that any new record gets."""
        said = []
        for module in modules("tenants"):
            if module.entity is not AuditLog:
                for one in await self.all(module.entity):
                    said.append(_NEW.sub("", f"{module.code} {json.dumps(represent(module, one), ensure_ascii=False)}"))
        return sorted(said)


@pytest.fixture(scope="module")
async def told() -> list[str]:
    """What a company that was made in one go says."""
    office = await Office().opened()
    await office.fill()
    return await office.told()


async def test_the_company_is_whole_and_sound() -> None:
    office = await Office().opened()
    count = await office.fill()
    counts = await office.counts()
    assert count > 150
    assert {"sys.Branch", "wms.Zone", "wms.Location", "hrm.Employee", "crm.Contact", "crm.Lead", "crm.Opportunity",
            "pim.PriceListItem", "pim.SupplierProduct", "ivm.StockBalance", "asm.Ticket", "fam.Asset"} <= set(counts)  # fmt: skip
    for partner in await office.all(Partner):
        digits = [int(digit) for digit in partner.business_number]
        total = sum(a * b for a, b in zip(digits, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=False)) + digits[8] * 5 // 10
        assert len(digits) == 10 and (total + digits[9]) % 10 == 0
        assert re.search("[가-힣]", partner.name) and partner.addresses[0].state
    assert all(one.list_price > 0 for one in await office.all(Variant))
    statuses = Counter(one.status for one in await office.all(SalesOrder))
    assert statuses[SalesOrderStatus.CONFIRMED] > statuses.total() / 2


async def test_twice_is_once(told: list[str]) -> None:
    office = await Office().opened()
    assert await office.fill() > 0
    assert await office.fill() == 0
    assert await office.told() == told


async def test_the_seed_decides_what_company_it_is(told: list[str]) -> None:
    office = await Office().opened()
    await office.fill(seed=8)
    assert await office.told() != told


@pytest.mark.parametrize("after", [1, 90, 230])
async def test_what_was_stopped_is_finished(after: int, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop at any change, between the creation of a record and its next step too."""
    office = await Office().opened()
    calls = 0

    def counted(name: str) -> None:
        real = getattr(Application, name)

        async def call(self: Application, *args: Any, **kwargs: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls > after:
                raise ConnectionError("the power is gone")
            return await real(self, *args, **kwargs)

        monkeypatch.setattr(Application, name, call)

    for name in ("create", "change_status", "update"):
        counted(name)
    with pytest.raises(ConnectionError):
        await office.fill()
    monkeypatch.undo()
    assert len(await office.told()) < len(told)
    assert await office.fill() > 0
    assert await office.told() == told


async def test_everything_is_done_by_the_owner() -> None:
    office = await Office().opened()
    await office.fill()
    async with office.house.works.begin("manager", system()) as uow:
        owner = await uow.of(User).one(username=DEMO_USER)
    assert owner
    logged = [one for one in await office.all(AuditLog) if one.entity in ("crm.Partner", "srm.SalesOrder")]
    assert {one.actor_id for one in logged} == {str(owner.id)}
    assert {"CREATE", "ACTIVATE", "CONFIRM"} <= {one.action for one in logged}


async def test_a_tenant_that_is_not_there_is_refused() -> None:
    office = await Office().opened()
    with pytest.raises(NotFoundError):
        await fill(office.house, "nowhere", silent)
