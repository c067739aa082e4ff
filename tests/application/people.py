"""Users, staff and tenants to test with, put straight into the memory."""

from typing import Any
from uuid import UUID, uuid4

from application.application import Application
from application.ports import Numbers, Passwords, PasswordVerdict, Services, Works
from application.rights import Actor, ActorType, Grant, Origin, Rights, system
from domain.kernel.entity import Entity
from domain.manager.idam.policy import Policy
from domain.manager.idam.role import Role
from domain.manager.idam.user import User, UserType
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from domain.manager.tnnt.tenant_database import TenantDatabase, TenantDatabaseStatus
from domain.manager.tnnt.tenant_member import TenantMember
from infrastructure.memory.works import MemoryWorks
from tests.fakes import CountingNumbers, FakePasswords

PASSWORD = "Correct-horse-7"
POLICY = Policy()
HERE = Origin(ip="203.0.113.7", user_agent="a browser")


class CountedPasswords(FakePasswords):
    """Counts how often it was asked; a hash that begins with `old:` is right and old."""

    def __init__(self) -> None:
        self.verified = self.dummies = self.hashed = 0

    async def hash(self, password: str) -> str:
        self.hashed += 1
        return await super().hash(password)

    async def verify(self, password: str, stored: str) -> PasswordVerdict:
        self.verified += 1
        if stored == f"old:{password}":
            return PasswordVerdict.RIGHT_BUT_OLD
        return PasswordVerdict.RIGHT if stored == f"fake:{password[::-1]}" else PasswordVerdict.WRONG

    async def verify_nothing(self, password: str) -> None:
        self.dummies += 1


def platform(works: MemoryWorks) -> Application:
    """All use cases, with every port that the manager scope's ask for."""
    return Application(works, Services((Works, works), (Numbers, CountingNumbers()), (Passwords, CountedPasswords())))


def staff(*permissions: str, id: UUID | None = None) -> Actor:
    """A member of the staff who holds these permissions."""
    rights = Rights(Grant(permission) for permission in permissions)
    return Actor(ActorType.USER, id=id or uuid4(), rights=rights, origin=HERE)


async def put(works: MemoryWorks, *records: Entity) -> None:
    """Stores records as they are."""
    async with works.begin("manager", system()) as uow:
        for record in records:
            uow.of(type(record)).add(record)


async def stored(works: MemoryWorks, record: Any) -> Any:
    """The record as it stands now."""
    async with works.begin("manager", system()) as uow:
        return await uow.of(type(record)).get(record.id)


async def change(works: MemoryWorks, record: Any, **values: object) -> None:
    """Changes a stored record, whatever the rules say."""
    async with works.begin("manager", system()) as uow:
        taken = await uow.of(type(record)).take(record.id)
        for name, value in values.items():
            setattr(taken, name, value)


async def person(works: MemoryWorks, username: str, *, user_type: UserType = UserType.PLATFORM, **fields: Any) -> User:
    """A user with the password of the tests."""
    user = User(
        full_name=username.title(), email=f"{username}@example.com", username=username, user_type=user_type, **fields
    )
    if user.password is None:
        user.password = user.password_history = f"fake:{PASSWORD[::-1]}"
    await put(works, user)
    return user


async def assigned(works: MemoryWorks, user: User, *permissions: str, **fields: Any) -> UserRole:
    """A role of its own for a member of the staff."""
    role = Role(code=f"R_{user.username.upper()}", name="Role", permissions=list(permissions))
    await put(works, role)
    assignment = UserRole(user_id=user.id, role_id=role.id, **fields)
    await put(works, assignment)
    return assignment


async def tenant_database(works: MemoryWorks, name: str, *, max_tenants: int = 10, **fields: Any) -> TenantDatabase:
    """A database that tenants can be placed in."""
    fields = {"region": "kr-1", "status": TenantDatabaseStatus.READY, **fields}
    database = TenantDatabase(database_name=name, max_tenants=max_tenants, **fields)
    await put(works, database)
    return database


async def active_tenant(works: MemoryWorks, code: str, *, owner: User | None = None, **fields: Any) -> Tenant:
    """A tenant that works, without anything in its own database."""
    tenant = Tenant(
        code=code,
        name=code.title(),
        region="kr-1",
        contact_email=f"{code}@example.com",
        owner_user_id=owner.id if owner else None,
        **{"status": TenantStatus.ACTIVE, **fields},
    )
    await put(works, tenant)
    return tenant


async def member_of(works: MemoryWorks, tenant: Tenant, user: User, **fields: Any) -> TenantMember:
    """A membership."""
    member = TenantMember(tenant_id=tenant.id, user_id=user.id, **fields)
    await put(works, member)
    return member
