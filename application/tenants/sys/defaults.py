"""What a tenant starts with: permissions, system roles, its owner and base units."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from application.ports import UnitOfWork
from application.use_cases import use_cases_of
from domain.kernel.entity import Module, modules
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.role import TENANT_ADMIN, TENANT_MEMBER, Role
from domain.tenants.sys.user import User, UserStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An identity as a tenant gets to know it."""

    id: UUID
    email: str
    username: str
    full_name: str
    locale: str
    timezone: str


_ADMINISTRATOR = (TENANT_ADMIN, "테넌트 관리자", "테넌트 안의 모든 일을 할 수 있습니다.")
_MEMBER = (TENANT_MEMBER, "구성원", "모든 기록을 읽고 자기 기록을 씁니다.")
_BASE_UNITS = (
    (UnitCategory.COUNT, "EA", "개", 0),
    (UnitCategory.WEIGHT, "KG", "킬로그램", 3),
    (UnitCategory.LENGTH, "M", "미터", 3),
    (UnitCategory.AREA, "M2", "제곱미터", 3),
    (UnitCategory.VOLUME, "L", "리터", 3),
    # not the hour: a minute, its sixtieth, has no exact ratio
    (UnitCategory.TIME, "MIN", "분", 0),
)


async def seed(uow: UnitOfWork, *, owner: Member | None) -> None:
    """Puts in what is missing; run at a tenant's start and after each upgrade of the program."""
    await _permissions(uow)
    administrator = await _role(uow, *_ADMINISTRATOR)
    await _role(uow, *_MEMBER)
    if owner is not None:
        await _owner(uow, owner, administrator)
    await _units(uow)
    await _settings(uow)


def permission_codes() -> Iterator[tuple[str, str]]:
    """Every permission that a tenant's role can give, with its name; the use cases must have been discovered."""
    for module in modules():
        if module.scope == "tenants" or "tenant_id" in module.fields.fields:
            for action in (*module.actions, *use_cases_of(module).commands):
                yield module.permission(action), _name(module, action)


def _name(module: Module, action: str) -> str:
    return f"{module.title.ko} ({module.title.en}): {action.replace('_', ' ')}"[:100]


async def _permissions(uow: UnitOfWork) -> None:
    permissions = uow.of(Permission)
    known = {one.code for one in await permissions.find()}
    for code, name in permission_codes():
        if code not in known:
            domain, resource, action = code.split(":")
            permissions.add(Permission(code=code, domain=domain, resource=resource, action=action, name=name))


async def _role(uow: UnitOfWork, code: str, name: str, description: str) -> Role:
    found = await uow.of(Role).one(code=code)
    return found or uow.of(Role).add(Role(code=code, name=name, description=description, is_system=True))


async def _owner(uow: UnitOfWork, owner: Member, administrator: Role) -> None:
    """The tenant's owner is ACTIVE and has the role TENANT_ADMIN."""
    users = uow.of(User)
    if not await users.any(id=owner.id):
        user = User(id=owner.id, full_name=owner.full_name, locale=owner.locale, timezone=owner.timezone)
        user.email, user.username = owner.email, owner.username
        users.add(user)
    user = await users.take(owner.id)
    user.status = UserStatus.ACTIVE
    if administrator.id not in user.role_ids:
        user.role_ids = [*user.role_ids, administrator.id]


async def _settings(uow: UnitOfWork) -> None:
    """The settings that every tenant has one row of."""
    for module in modules("tenants"):
        named = any(field.required for field in module.fields)  # rows that each have a name come with what they are of
        if module.access == "settings" and not named and not await uow.of(module.entity).any():
            uow.of(module.entity).add(module.entity())


async def _units(uow: UnitOfWork) -> None:
    units = uow.of(UnitOfMeasure)
    known = {one.category for one in await units.find(is_base=True)}
    for category, code, name, decimals in _BASE_UNITS:
        if category not in known:
            units.add(
                UnitOfMeasure(
                    code=code, name=name, category=category, ratio=Decimal(1), is_base=True, decimals=decimals
                )
            )
