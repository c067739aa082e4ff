"""Many who sign in, refresh or are taken their rights at the same moment, on PostgreSQL."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.application import Answer
from application.manager.idam import sign_in
from application.manager.idam.sign_in import SignedIn
from application.ports import Passwords, Tokens
from application.rights import system
from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, UnauthorizedError, Unavailable
from domain.manager.idam.policy import Policy
from domain.manager.idam.role import Role
from domain.manager.idam.session import Session, SessionStatus
from domain.manager.idam.user import User, UserType
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import Tenant
from domain.manager.tnnt.tenant_database import TenantDatabase, TenantDatabaseStatus
from tests.application.people import HERE, PASSWORD, POLICY
from tests.house import SqlHouse
from tests.marks import line, rule

pytestmark = pytest.mark.asyncio


async def patient(work: Callable[[], Awaitable[Any]]) -> Any:
    """What it comes to; who is told to come back later does so, as a client would."""
    while True:
        try:
            return await work()
        except Unavailable:
            await asyncio.sleep(0.01)
        except Exception as error:
            return error


async def together(*works: Callable[[], Awaitable[Any]]) -> list[Any]:
    """What each comes to, done at the same moment."""
    return await asyncio.gather(*(patient(work) for work in works))


class Door:
    """Sign-in on PostgreSQL, for one user."""

    def __init__(self, house: SqlHouse, user: User) -> None:
        self.house, self.user = house, user
        self.passwords: Passwords = house.container.passwords()
        self.tokens: Tokens = house.container.tokens()

    async def login(self, password: str = PASSWORD, policy: Policy = POLICY) -> SignedIn:
        name = self.user.username
        return await sign_in.login(self.house.works, self.passwords, self.tokens, policy, name, password, HERE)

    async def refresh(self, token: str) -> SignedIn:
        return await sign_in.refresh(self.house.works, self.tokens, POLICY, token, HERE)

    async def user_now(self) -> User:
        async with self.house.works.begin("manager", system()) as uow:
            return await uow.of(User).get(self.user.id)

    async def sessions(self, **equals: object) -> list[Session]:
        async with self.house.works.begin("manager", system()) as uow:
            return await uow.of(Session).find(user_id=self.user.id, **equals)


async def person(house: SqlHouse, hash: str, *roles: UUID) -> User:
    name = "u" + uuid4().hex[:20]
    user = User(full_name=name, email=f"{name}@example.com", username=name, user_type=UserType.PLATFORM, password=hash)
    async with house.works.begin("manager", system()) as uow:
        uow.of(User).add(user)
        for role in roles:
            uow.of(UserRole).add(UserRole(user_id=user.id, role_id=role))
    return user


@pytest.fixture
async def door(house: SqlHouse) -> Door:
    """A user who can sign in."""
    return Door(house, await person(house, await house.container.passwords().hash(PASSWORD)))


@line("security", 5)
async def test_a_hundred_failures_at_once_count_a_hundred(door: Door) -> None:
    policy = Policy(max_failed_attempts=1000)
    refused = await together(*(lambda: door.login("Wrong-horse-7", policy) for _ in range(100)))
    assert {type(one) for one in refused} == {UnauthorizedError}
    assert (await door.user_now()).failed_login_count == 100


async def test_failures_at_once_lock_once(door: Door) -> None:
    await together(*(lambda: door.login("Wrong-horse-7") for _ in range(20)))
    user = await door.user_now()
    assert (user.failed_login_count, user.lockout_count, user.locked_until is None) == (0, 1, False)
    (refused,) = await together(door.login)
    assert isinstance(refused, UnauthorizedError)


@line("security", 16)
@rule(
    "idam.auth",
    "each refresh token works once; its use makes generation + 1 under a row lock on the session, so two calls at once "
    "never make two successors (concurrent)",
)
async def test_fifty_refreshes_at_once_make_one_successor(door: Door) -> None:
    first = await door.login()
    signed = await together(*(lambda: door.refresh(first.refresh_token) for _ in range(50)))
    assert len({one.refresh_token for one in signed}) == 1
    (session,) = await door.sessions()
    assert session.current_generation == 2
    assert [(one.generation, one.used_at is None) for one in session.tokens] == [(1, False), (2, True)]


async def test_a_used_token_ends_the_session(door: Door) -> None:
    first = await door.login()
    second = await door.refresh(first.refresh_token)
    third = await door.refresh(second.refresh_token)
    for token in (first.refresh_token, third.refresh_token):
        (refused,) = await together(partial(door.refresh, token))
        assert isinstance(refused, UnauthorizedError)
    (session,) = await door.sessions()
    assert (session.status, session.revoke_reason) == (SessionStatus.REVOKED, "TOKEN_REUSE")


async def test_sign_ins_at_once_keep_to_the_limit(door: Door) -> None:
    signed = await together(*(door.login for _ in range(12)))
    assert all(isinstance(one, SignedIn) for one in signed)
    assert len(await door.sessions()) == 12
    assert len(await door.sessions(status=SessionStatus.ACTIVE)) == 5


@rule(
    "idam.User",
    "the last ACTIVE PLATFORM user that holds *:*:* cannot be deleted, made INACTIVE, locked by an administrator, or "
    "stripped of that role (concurrent)",
)
async def test_two_administrators_never_go_at_once(house: SqlHouse) -> None:
    async with house.works.begin("manager", system()) as uow:
        role = uow.of(Role).add(Role(code="ALL_" + uuid4().hex[:8].upper(), name="All", permissions=["*:*:*"]))
    people = [await person(house, "x", role.id) for _ in range(3)]
    users, assignments = module_of(User), module_of(UserRole)
    async with house.works.begin("manager", system()) as uow:
        (held,) = await uow.of(UserRole).find(user_id=people[2].id)
    results = await together(
        lambda: house.application.delete(users, system(), people[0].id),
        lambda: house.application.change_status(users, system(), people[1].id, {"status": "INACTIVE"}),
        lambda: house.application.delete(assignments, system(), held.id),
    )
    assert [type(one) for one in results].count(RuleViolated) == 1


async def test_places_are_never_given_twice(house: SqlHouse) -> None:
    region = "r" + uuid4().hex[:12]
    database = TenantDatabase(database_name=region, region=region, max_tenants=3, status=TenantDatabaseStatus.READY)
    async with house.works.begin("manager", system()) as uow:
        uow.of(TenantDatabase).add(database)
    module = module_of(Tenant)

    async def create() -> Any:
        code = "t" + uuid4().hex[:20]
        given = {"code": code, "name": code, "region": region, "contact_email": "a@example.com"}
        return await house.application.create(module, system(), given)

    made = await together(*(create for _ in range(10)))
    assert {type(one) for one in made} == {Answer}
    async with house.works.begin("manager", system()) as uow:
        placed = await uow.of(Tenant).find(database_id=database.id)
        counted = await uow.of(TenantDatabase).get(database.id)
    assert (len(placed), counted.tenant_count) == (3, 3)
