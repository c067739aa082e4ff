"""Records that are not simply created, and what the modules' own rules ask for before they can be tested alike."""

from collections.abc import Awaitable, Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from application.manager.tnnt.members import add_member
from application.rights import system
from application.tenants.ivm.stock import open_stock
from domain.kernel.entity import Module, module_named
from domain.manager.idam.session import Session
from domain.manager.idam.user import User as Identity
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from domain.manager.tnnt.tenant_member import TenantMember
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.user import User
from tests.house import REGION
from tests.modules.client import Client

if TYPE_CHECKING:
    from tests.modules.world import World

Preparation = Callable[["World", Client], Awaitable[str]]


def _first(code: str, **filters: Any) -> Preparation:
    """One of the records that are there since the platform or the tenant began."""

    async def found(world: "World", by: Client) -> str:
        page = await by.call("GET", module_named(code).url, params={"page_size": 1} | filters)
        return str(page.data["items"][0]["id"])

    return found


async def _user(world: "World", by: Client) -> str:
    name = await world.add_member(by)
    async with world.works.begin("tenants", system(by.tenant_id)) as uow:
        (user,) = await uow.of(User).find(username=name)
    return str(user.id)


async def _permission(world: "World", by: Client) -> str:
    async with world.works.begin("tenants", system(by.tenant_id), "TEST") as uow:
        permission = Permission(domain="test", resource="records", action="read", name="Test")
        permission.code = f"test:{uow.ids.new()}:read"
        uow.of(Permission).add(permission)
    return str(permission.id)


def _tenant_of(world: "World", by: Client) -> Client:
    """The tenant whose row of the manager scope is made: the caller's own, or for staff the first."""
    return by if by.tenant_id else world.a


async def _member(world: "World", by: Client) -> str:
    """A membership that is not the user's default one."""
    tenant = _tenant_of(world, by)
    assert tenant.tenant_id
    name = await world.add_member(await world.spare_tenant())
    async with world.works.begin("manager", system(), "TEST") as uow:
        (user,) = await uow.of(Identity).find(username=name)
        await add_member(uow, tenant.tenant_id, user)
    async with world.works.begin("manager", system()) as uow:
        (member,) = await uow.of(TenantMember).find(user_id=user.id, tenant_id=tenant.tenant_id)
    return str(member.id)


async def _session(world: "World", by: Client) -> str:
    client = await world.new_member(_tenant_of(world, by))
    async with world.works.begin("manager", system()) as uow:
        (session,) = await uow.of(Session).find(user_id=client.user_id)
    return str(session.id)


async def _audited(world: "World", by: Client) -> str:
    tenant = _tenant_of(world, by)
    return await _first("audt.AuditLog", tenant_id=str(tenant.tenant_id))(world, world.staff)


async def _opened(world: "World", by: Client) -> tuple[UUID, UUID]:
    """The ids of a balance and of the movement that made it."""
    variant = await world.make(module_named("pim.Variant"), by)
    place = await world.make(module_named("wms.Location"), by)
    async with world.works.begin("tenants", system(by.tenant_id), "TEST") as uow:
        (movement,) = await open_stock(uow, [(UUID(variant), UUID(place), Decimal(10), Decimal(100))])
    async with world.works.begin("tenants", system(by.tenant_id)) as uow:
        (balance,) = await uow.of(StockBalance).find(variant_id=UUID(variant), location_id=UUID(place))
    return balance.id, movement.id


async def _balance(world: "World", by: Client) -> str:
    return str((await _opened(world, by))[0])


async def _movement(world: "World", by: Client) -> str:
    return str((await _opened(world, by))[1])


PREPARED: Mapping[str, Preparation] = {
    "audt.AuditLog": _audited,
    "idam.Permission": _first("idam.Permission"),
    "idam.Session": _session,
    "tnnt.TenantDatabase": _first("tnnt.TenantDatabase"),
    "tnnt.TenantMember": _member,
    "sys.AuditLog": _first("sys.AuditLog"),
    "sys.Permission": _permission,
    "sys.User": _user,
    "ivm.StockBalance": _balance,
    "ivm.StockMovement": _movement,
}
"""How a record comes about where nobody may create one."""


SHARED = frozenset({"idam.Permission", "tnnt.TenantDatabase"})
"""Modules whose prepared record is one that the whole platform stands on: it is not to be deleted."""


def creatable(module: Module) -> bool:
    """Whether a record of the module is made by a plain creation."""
    return "create" in module.actions and module.code not in PREPARED


CLOSED_AT_UPDATE: Mapping[str, frozenset[str]] = {
    "idam.User": frozenset({"password", "password_history"}),
    "tnnt.Tenant": frozenset({"region", "isolation"}),
}
"""Fields that a rule of the module keeps from being updated."""

GIVEN: Mapping[str, Mapping[str, Any]] = {"tnnt.Tenant": {"region": REGION}}
"""Values that let a record go on beyond its creation."""

OF_A_TENANT: Mapping[str, Mapping[str, Any]] = {"idam.Invitation": {"user_type": "TENANT"}}
"""What a record of the manager scope has that carries a tenant."""

FURTHER_RIGHTS: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    ("sys.Attachment", "sys.ImportJob"), ("crm:partners:read", "crm:partners:create", "crm:partners:update")
)
"""What must be allowed beside, since the records belong to records of another module."""

TOGETHER: Mapping[str, frozenset[str]] = {
    "crm.Activity": frozenset({"resource_type", "resource_id"}),
    "fim.TaxReturn": frozenset({"adjustment", "adjustment_reason"}),
    "noti.Preference": frozenset({"quiet_start", "quiet_end"}),
}
"""Fields that are changed or emptied only together with others."""

ASKS_MORE = frozenset({("ifra.Resource", "ACTIVE"), ("bim.Scorecard", "PUBLISHED")})
"""Statuses that a plain step leads to only from records of which a rule asks more."""

COMMAND_BODIES: Mapping[str, Callable[[int], Mapping[str, Any]]] = {
    "pim.UnitOfMeasure.convert": lambda n: {"quantity": "1"},
    "wms.Location.generate": lambda n: {"aisle": {"first": f"{n:06}", "last": f"{n:06}"}},
}
"""What a command asks for that its parameters do not tell."""

STAYS_WHEN_DELETED = frozenset({"tnnt.Tenant"})
"""Modules whose deleted records can still be read, with a status that says so, and keep their unique values."""


async def make_deletable(world: "World", module: Module, id: str) -> None:
    """Brings a new record to where it may be deleted."""
    if module.code == "tnnt.Tenant":
        async with world.works.begin("manager", system(), "TEST") as uow:
            (await uow.of(Tenant).take(UUID(id))).advance(TenantStatus.FAILED)
