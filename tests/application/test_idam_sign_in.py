"""Signing in, staying in, and being shut out."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import bcrypt
import jwt
import pytest

from application.access import load_actor
from application.manager.idam import sign_in
from application.manager.idam.sign_in import SignedIn
from application.ports import Passwords
from application.rights import Actor, system
from domain.kernel.errors import CXGError, TenantSuspended, UnauthorizedError, ValidationError
from domain.manager.audt.audit_log import AuditLog
from domain.manager.idam.policy import Policy
from domain.manager.idam.session import RevokeReason, Session, SessionStatus
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.tnnt.tenant import SuspendReason, TenantStatus
from domain.manager.tnnt.tenant_member import TenantMemberStatus
from infrastructure.memory.works import MemoryWorks
from infrastructure.security.passwords import BcryptPasswords
from infrastructure.security.tokens import JwtSigner
from tests.application.people import (
    HERE,
    PASSWORD,
    POLICY,
    CountedPasswords,
    active_tenant,
    change,
    member_of,
    person,
    stored,
)
from tests.fakes import NOON, FixedClock
from tests.marks import flow, rule

pytestmark = pytest.mark.asyncio
WRONG = "Wrong-horse-7"


@pytest.fixture
def passwords() -> CountedPasswords:
    return CountedPasswords()


@pytest.fixture
def tokens(clock: FixedClock) -> JwtSigner:
    return JwtSigner({"k1": b"k" * 32}, clock.now)


class House:
    """Sign-in with all its ports."""

    def __init__(self, works: MemoryWorks, passwords: Passwords, tokens: JwtSigner) -> None:
        self.works, self.passwords, self.tokens = works, passwords, tokens

    async def login(self, username: str, password: str = PASSWORD, policy: Policy = POLICY) -> SignedIn:
        return await sign_in.login(self.works, self.passwords, self.tokens, policy, username, password, HERE)

    async def fails(self, username: str, password: str = WRONG, policy: Policy = POLICY) -> CXGError:
        with pytest.raises(UnauthorizedError) as caught:
            await self.login(username, password, policy)
        return caught.value

    async def refresh(self, token: str) -> SignedIn:
        return await sign_in.refresh(self.works, self.tokens, POLICY, token, HERE)

    def claims(self, token: str, type: str = "access") -> Any:
        return self.tokens.verify(token, type=type)

    async def actor(self, signed: SignedIn) -> Actor:
        claims = self.claims(signed.access_token)
        tenant_id = UUID(claims["tenant_id"]) if claims["tenant_id"] else None
        return await load_actor(
            self.works, session_id=UUID(claims["sid"]), user_id=UUID(claims["sub"]), tenant_id=tenant_id, origin=HERE
        )

    async def session(self, signed: SignedIn) -> Session:
        # also long after the token has run out
        claims = jwt.decode(signed.access_token, options={"verify_signature": False})
        async with self.works.begin("manager", system()) as uow:
            return await uow.of(Session).get(UUID(claims["sid"]))


@pytest.fixture
def house(works: MemoryWorks, passwords: CountedPasswords, tokens: JwtSigner) -> House:
    return House(works, passwords, tokens)


@pytest.mark.parametrize("name", ["kim", "KIM", "kim@example.com", "Kim@Example.COM"])
async def test_a_user_signs_in_by_name_or_address(house: House, works: MemoryWorks, name: str) -> None:
    user = await person(works, "kim")
    signed = await house.login(name)
    claims = house.claims(signed.access_token)
    assert (claims["sub"], claims["type"], claims["tenant_id"]) == (str(user.id), "access", None)
    assert (signed.token_type, signed.expires_in, claims["exp"] - claims["iat"]) == ("bearer", 900, 900)
    session = await house.session(signed)
    assert (session.user_id, session.ip, session.user_agent) == (user.id, HERE.ip, HERE.user_agent)
    assert signed.refresh_token not in repr(session.tokens)


@pytest.mark.parametrize("name", ["", "nobody", "nobody@example.com", "a\0b", "\ud800", "x" * 10_000, "kim' OR '1'='1"])
async def test_a_name_that_nobody_has_is_refused(house: House, works: MemoryWorks, name: str) -> None:
    await person(works, "kim")
    await house.fails(name, PASSWORD)


@rule(
    "idam.auth",
    "unknown user, wrong password, locked and inactive all get the same 401 body, and an unknown user costs one bcrypt "
    "check against a fixed dummy hash, so that neither text nor time tells them apart",
)
async def test_nothing_tells_why_somebody_is_not_let_in(
    house: House, works: MemoryWorks, clock: FixedClock, passwords: CountedPasswords
) -> None:
    await person(works, "kim")
    await person(works, "locked", locked_until=clock.now() + timedelta(minutes=1))
    await person(works, "blocked", status=UserStatus.LOCKED)
    await person(works, "inactive", status=UserStatus.INACTIVE)
    said = [await house.fails("kim", WRONG)]
    assert (passwords.verified, passwords.dummies) == (1, 0)
    said.append(await house.fails("nobody", PASSWORD))
    assert (passwords.verified, passwords.dummies) == (1, 1)
    said += [await house.fails(name, password) for name in ("blocked", "inactive") for password in (WRONG, PASSWORD)]
    assert (passwords.verified, passwords.dummies) == (5, 1)
    said += [await house.fails("locked", password) for password in (WRONG, PASSWORD)]
    assert {(error.code, str(error)) for error in said} == {(said[0].code, str(said[0]))}
    assert "kim" not in str(said[0])


@rule(
    "idam.auth",
    "while locked_until is in the future the password is not checked and the try does not count; at locked_until "
    "itself the user may try again",
)
async def test_while_a_lock_holds_no_password_is_looked_at(
    house: House, works: MemoryWorks, clock: FixedClock, passwords: CountedPasswords
) -> None:
    user = await person(works, "kim", locked_until=clock.now() + timedelta(minutes=1), failed_login_count=2)
    await house.fails("kim", PASSWORD)
    await house.fails("kim", WRONG)
    assert passwords.verified == 0
    assert (await stored(works, user)).failed_login_count == 2
    clock.move(timedelta(minutes=1))
    await house.login("kim")


async def test_the_lockout_of_the_specification_by_the_clock(
    house: House, works: MemoryWorks, clock: FixedClock
) -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(f"2026-07-01T{text}+00:00")

    async def five(start: str) -> User:
        clock.time = at(start)
        for _ in range(5):
            await house.fails("kim")
            clock.move(timedelta(seconds=10))
        found: User = await stored(works, user)
        return found

    clock.time = at("08:00:00")
    user = await person(works, "kim")
    signed = await house.login("kim")
    assert (await five("09:00:00")).locked_until == at("09:15:40")
    clock.time = at("09:10:00")
    await house.fails("kim", PASSWORD)
    assert (await five("09:16:00")).locked_until == at("09:46:40")
    assert (await five("09:46:40")).locked_until == at("10:47:20")
    assert (await five("10:47:20")).status is UserStatus.LOCKED
    assert (await house.session(signed)).status is SessionStatus.REVOKED
    await house.fails("kim", PASSWORD)


async def test_parallel_failures_count_each_one(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    policy = Policy(max_failed_attempts=1000)
    await asyncio.gather(*(house.fails("kim", policy=policy) for _ in range(100)))
    assert (await stored(works, user)).failed_login_count == 100


async def test_parallel_failures_lock_once(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    await asyncio.gather(*(house.fails("kim") for _ in range(20)))
    found = await stored(works, user)
    assert (found.failed_login_count, found.lockout_count, found.status) == (0, 1, UserStatus.ACTIVE)


async def test_a_success_begins_the_count_anew(house: House, works: MemoryWorks, clock: FixedClock) -> None:
    user = await person(works, "kim")
    for _ in range(4):
        await house.fails("kim")
    await house.login("kim")
    found = await stored(works, user)
    assert (found.failed_login_count, found.last_login_at) == (0, clock.now())
    await house.fails("kim")
    assert (await stored(works, user)).locked_until is None


@pytest.mark.parametrize(
    "values",
    [{"status": UserStatus.INACTIVE}, {"password": "fake:other"}, {"locked_until": NOON + timedelta(minutes=1)}],
)
async def test_what_is_decided_while_the_password_is_checked_counts(
    house: House, works: MemoryWorks, values: dict[str, Any]
) -> None:
    """What is changed between the look-up and the new session keeps the user out."""
    user = await person(works, "kim")

    class Slow(CountedPasswords):
        async def verify(self, password: str, stored: str) -> Any:
            await change(works, user, **values)
            return await super().verify(password, stored)

    slow = House(works, Slow(), house.tokens)
    await slow.fails("kim", PASSWORD)
    async with works.begin("manager", system()) as uow:
        assert not await uow.of(Session).any(user_id=user.id)


OLD, NEW = b"o" * 32, b"n" * 32


@rule(
    "idam.auth",
    "a hash of the older form, with fewer than 12 rounds or of an older pepper is replaced at the next successful "
    "sign-in",
)
@pytest.mark.parametrize("kind", ["older form", "fewer rounds", "older pepper"])
async def test_an_older_hash_is_replaced(works: MemoryWorks, tokens: JwtSigner, kind: str) -> None:
    with_old = {"new": NEW, "old": OLD}
    present = BcryptPasswords(with_old, rounds=5)
    older = {
        "older form": bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(5)).decode(),
        "fewer rounds": await BcryptPasswords(with_old, rounds=4).hash(PASSWORD),
        "older pepper": await BcryptPasswords({"old": OLD}, rounds=5).hash(PASSWORD),
    }[kind]
    user = await person(works, "kim", password=older, password_history=f"{older}\nbefore")
    house = House(works, present, tokens)
    await house.fails("kim", WRONG)
    assert (await stored(works, user)).password == older
    await house.login("kim")
    found = await stored(works, user)
    assert found.password.startswith("$cxg1$new$2b$05$")
    assert found.past_hashes == [found.password, "before"]
    await house.login("kim")
    assert (await stored(works, user)).password == found.password


@rule("idam.Session", "more than max_sessions sessions of a user revoke the one least recently seen (SESSION_LIMIT)")
async def test_the_sixth_session_ends_the_one_least_recently_seen(
    house: House, works: MemoryWorks, clock: FixedClock
) -> None:
    await person(works, "kim")
    signed = []
    for _ in range(5):
        signed.append(await house.login("kim"))
        clock.move(timedelta(minutes=1))
    await house.refresh(signed[0].refresh_token)
    signed.append(await house.login("kim"))
    ended = [(await house.session(one)).revoke_reason for one in signed]
    assert ended == [None, RevokeReason.SESSION_LIMIT, None, None, None, None]


async def test_parallel_sign_ins_keep_to_the_limit(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    await asyncio.gather(*(house.login("kim") for _ in range(12)))
    async with works.begin("manager", system()) as uow:
        assert len(await uow.of(Session).find(user_id=user.id, status=SessionStatus.ACTIVE)) == 5


@flow("idam", "refresh token reuse")
async def test_the_reuse_of_a_refresh_token(house: House, works: MemoryWorks, clock: FixedClock) -> None:
    def at(text: str) -> None:
        clock.time = datetime.fromisoformat(f"2026-07-01T{text}+00:00")

    at("09:00:00")
    await person(works, "kim")
    first = await house.login("kim")
    exp = datetime.fromtimestamp(house.claims(first.refresh_token, "refresh")["exp"], UTC)
    assert exp.isoformat() == "2026-07-08T09:00:00+00:00"
    assert str((await house.session(first)).expires_at) == "2026-07-31 09:00:00+00:00"
    at("09:20:00")
    second = await house.refresh(first.refresh_token)
    at("09:20:04")
    again = await house.refresh(first.refresh_token)
    assert again.refresh_token == second.refresh_token
    assert house.claims(again.refresh_token, "refresh")["jti"] == house.claims(second.refresh_token, "refresh")["jti"]
    at("09:40:00")
    third = await house.refresh(second.refresh_token)
    at("09:40:05")
    with pytest.raises(UnauthorizedError):
        await house.refresh(first.refresh_token)
    session = await house.session(third)
    assert (session.status, session.revoke_reason) == (SessionStatus.REVOKED, RevokeReason.TOKEN_REUSE)
    with pytest.raises(UnauthorizedError):
        await house.refresh(third.refresh_token)
    with pytest.raises(UnauthorizedError):
        await house.actor(third)


@rule(
    "idam.auth",
    "the one exception: the immediate predecessor of the newest, still unused token, again within 10 seconds of its "
    "use, gets that same newest token again (made anew from its SessionToken, whose id is the jti), not a further one",
)
@pytest.mark.parametrize(("seconds", "taken"), [(0, True), (10, True), (10.000001, False), (3600, False)])
async def test_a_used_token_is_taken_again_for_ten_seconds(
    house: House, works: MemoryWorks, clock: FixedClock, seconds: float, taken: bool
) -> None:
    await person(works, "kim")
    first = await house.login("kim")
    second = await house.refresh(first.refresh_token)
    clock.move(timedelta(seconds=seconds))
    if taken:
        again = await house.refresh(first.refresh_token)
        assert again.refresh_token == second.refresh_token
        session = await house.session(again)
        assert session.current_generation == 2
        newest = session.token_of(2)
        assert newest and str(newest.id) == house.claims(again.refresh_token, "refresh")["jti"]
    else:
        with pytest.raises(UnauthorizedError):
            await house.refresh(first.refresh_token)
        assert (await house.session(first)).revoke_reason is RevokeReason.TOKEN_REUSE


@rule(
    "idam.auth",
    "each refresh token works once; its use makes generation + 1 under a row lock on the session, so two calls at once "
    "never make two successors (concurrent)",
)
@rule("idam.Session", "one generation at most is unused; only the newest may be exchanged")
async def test_parallel_refreshes_make_one_successor(house: House, works: MemoryWorks) -> None:
    await person(works, "kim")
    first = await house.login("kim")
    signed = await asyncio.gather(*(house.refresh(first.refresh_token) for _ in range(50)))
    assert len({one.refresh_token for one in signed}) == 1
    session = await house.session(first)
    assert session.current_generation == 2
    assert [(one.generation, one.used_at is None) for one in session.tokens] == [(1, False), (2, True)]
    await house.refresh(signed[0].refresh_token)
    with pytest.raises(UnauthorizedError):
        await house.refresh(first.refresh_token)


async def test_a_refresh_token_is_no_access_token_and_the_other_way_round(house: House, works: MemoryWorks) -> None:
    await person(works, "kim")
    signed = await house.login("kim")
    with pytest.raises(UnauthorizedError):
        await house.refresh(signed.access_token)
    with pytest.raises(UnauthorizedError):
        house.claims(signed.refresh_token, "access")


async def test_a_refresh_token_ends_with_its_session(house: House, works: MemoryWorks, clock: FixedClock) -> None:
    await person(works, "kim")
    signed = await house.login("kim")
    for _ in range(5):
        clock.move(timedelta(days=6))
        if (await house.session(signed)).is_alive(clock.now()):
            signed = await house.refresh(signed.refresh_token)
    assert clock.now() >= ((await house.session(signed)).expires_at or clock.now())
    with pytest.raises(UnauthorizedError):
        await house.refresh(signed.refresh_token)


@pytest.mark.parametrize("values", [{"status": UserStatus.INACTIVE}, {"status": UserStatus.LOCKED}])
async def test_who_was_shut_out_does_not_refresh(house: House, works: MemoryWorks, values: dict[str, Any]) -> None:
    user = await person(works, "kim")
    signed = await house.login("kim")
    await change(works, user, **values)
    with pytest.raises(UnauthorizedError):
        await house.refresh(signed.refresh_token)
    assert (await house.session(signed)).current_generation == 1


@rule("idam.auth", "revokes the session of the token; a second call answers the same")
async def test_signing_out(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    signed, other = await house.login("kim"), await house.login("kim")
    session = await house.session(signed)
    for _ in range(2):
        await sign_in.logout(works, session_id=session.id, user_id=user.id, origin=HERE)
    assert (await house.session(signed)).revoke_reason is RevokeReason.LOGOUT
    assert (await house.session(other)).status is SessionStatus.ACTIVE
    with pytest.raises(UnauthorizedError):
        await house.actor(signed)


async def test_nobody_signs_out_another(house: House, works: MemoryWorks) -> None:
    await person(works, "kim")
    lee = await person(works, "lee")
    signed = await house.login("kim")
    await sign_in.logout(works, session_id=(await house.session(signed)).id, user_id=lee.id, origin=HERE)
    assert (await house.session(signed)).status is SessionStatus.ACTIVE


@rule("idam.auth", "revokes every session of the user but the present one, and with include_current also that one")
@pytest.mark.parametrize("include_current", [False, True])
async def test_signing_out_everywhere(house: House, works: MemoryWorks, include_current: bool) -> None:
    for name in ("kim", "lee"):
        await person(works, name)
    mine = [await house.login("kim") for _ in range(3)]
    others = await house.login("lee")
    count = await sign_in.logout_all(works, await house.actor(mine[1]), include_current=include_current)
    assert count == (3 if include_current else 2)
    alive = [(await house.session(one)).status is SessionStatus.ACTIVE for one in (*mine, others)]
    assert alive == [False, not include_current, False, True]


@rule("idam.User", "a TENANT user without an ACTIVE membership cannot sign in")
async def test_a_tenants_user_needs_a_membership(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    await house.fails("kim", PASSWORD)
    member = await member_of(works, await active_tenant(works, "acme"), user)
    await house.login("kim")
    await change(works, member, status=TenantMemberStatus.SUSPENDED)
    await house.fails("kim", PASSWORD)


async def test_a_tenants_user_enters_the_default_tenant(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    first, second = await active_tenant(works, "first"), await active_tenant(works, "second")
    await member_of(works, first, user)
    default = await member_of(works, second, user, is_default=True)

    async def entered() -> str:
        tenant_id: str = house.claims((await house.login("kim")).access_token)["tenant_id"]
        return tenant_id

    assert await entered() == str(second.id)
    await change(works, default, status=TenantMemberStatus.SUSPENDED)
    assert await entered() == str(first.id)


async def test_a_shut_tenant_is_not_entered(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    tenant = await active_tenant(works, "acme")
    await member_of(works, tenant, user)
    await change(works, tenant, status=TenantStatus.SUSPENDED, suspend_reason=SuspendReason.PAYMENT)
    await house.login("kim")
    await change(works, tenant, suspend_reason=SuspendReason.ABUSE)
    with pytest.raises(TenantSuspended):
        await house.login("kim")
    await change(works, tenant, status=TenantStatus.CLOSED)
    with pytest.raises(TenantSuspended):
        await house.login("kim")


async def test_sign_ins_are_audited(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    await house.fails("kim")
    signed = await house.login("kim")
    session = await house.session(signed)
    await sign_in.logout(works, session_id=session.id, user_id=user.id, origin=HERE)
    async with works.begin("manager", system()) as uow:
        rows = await uow.of(AuditLog).find(action=["LOGIN", "LOGIN_FAILED", "LOGOUT"])
    found = {(row.action, row.entity, row.entity_id, row.actor_id, row.ip) for row in rows}
    mine, ip = str(user.id), HERE.ip
    assert found == {
        ("LOGIN_FAILED", "idam.User", mine, None, ip),
        ("LOGIN", "idam.User", mine, mine, ip),
        ("LOGIN", "idam.Session", str(session.id), mine, ip),
        ("LOGOUT", "idam.Session", str(session.id), mine, ip),
    }
    assert signed.refresh_token not in repr(rows)
    assert f"fake:{PASSWORD[::-1]}" not in repr(rows)


async def test_me(house: House, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    actor = await house.actor(await house.login("kim"))
    shown = await sign_in.me(works, actor)
    assert (shown["id"], shown["username"], shown["tenant_id"], shown["roles"]) == (str(user.id), "kim", None, [])
    assert not {"password", "password_history"} & shown.keys()


@rule("idam.auth", "no other field is taken; an unknown or forbidden field is a VALIDATION_ERROR")
@pytest.mark.parametrize(
    "field",
    sorted({*User.__dataclass_fields__, "nothing"} - {"full_name", "phone", "locale", "timezone"}),
)
async def test_of_ones_own_account_only_four_fields_change(house: House, works: MemoryWorks, field: str) -> None:
    user = await person(works, "kim")
    actor = await house.actor(await house.login("kim"))
    given = {"full_name": "Kim Soo", "phone": "+821012345678", "locale": "en-US", "timezone": "Europe/Berlin"}
    shown = await sign_in.update_me(works, actor, given)
    assert shown | given == shown
    version = (await stored(works, user)).version
    with pytest.raises(ValidationError):
        await sign_in.update_me(works, actor, {"full_name": "Other", field: None})
    found = await stored(works, user)
    assert (found.full_name, found.version) == ("Kim Soo", version)


async def test_changing_ones_password(house: House, works: MemoryWorks, passwords: CountedPasswords) -> None:
    user = await person(works, "kim", must_change_password=True)
    other = await house.login("kim")
    signed = await house.login("kim")
    actor = await house.actor(signed)

    async def change_to(new: str, current: str = PASSWORD) -> None:
        await sign_in.change_password(works, passwords, POLICY, actor, current_password=current, new_password=new)

    for new, current, field in (
        ("New-horse-8", WRONG, "current_password"),
        ("short", PASSWORD, "new_password"),
        (PASSWORD, PASSWORD, "new_password"),
    ):
        with pytest.raises(ValidationError) as caught:
            await change_to(new, current)
        assert {error.field for error in caught.value.field_errors} == {field}
    assert (await stored(works, user)).failed_login_count == 1
    await change_to("New-horse-8")
    found = await stored(works, user)
    assert (found.must_change_password, len(found.past_hashes)) == (False, 2)
    assert (await house.session(other)).revoke_reason is RevokeReason.PASSWORD_CHANGED
    assert (await house.session(signed)).status is SessionStatus.ACTIVE
    with pytest.raises(ValidationError):
        await change_to(PASSWORD, "New-horse-8")
    await house.fails("kim", PASSWORD)
    await house.login("kim", "New-horse-8")
