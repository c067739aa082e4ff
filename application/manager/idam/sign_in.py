"""Signing in, staying signed in, signing out, and what belongs to one's own account.

Checking a password takes a quarter of a second on purpose. It is never done while a transaction is open: a user is
looked up in one unit of work, and what became of the try is written in another, which looks at the user again.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from application import access, crud
from application.access import entered_tenant
from application.manager.idam.sessions import revoke_all
from application.ports import Passwords, PasswordVerdict, Tokens, UnitOfWork, Works
from application.representation import represent
from application.rights import Actor, ActorType, Origin, system
from domain.kernel.entity import module_of
from domain.kernel.errors import (
    FieldError,
    NotFoundError,
    StaleVersion,
    TenantSuspended,
    UnauthorizedError,
    ValidationError,
)
from domain.manager.idam.password import check_password
from domain.manager.idam.policy import Policy
from domain.manager.idam.session import RevokeReason, Session, SessionStatus, SessionToken
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.tnnt.tenant_member import TenantMember, TenantMemberStatus
from domain.tenants.sys.user import User as Profile

REPEAT = timedelta(seconds=10)
"""How long a used refresh token gets its successor once more, for a client that missed the answer."""
OWN_FIELDS = ("full_name", "phone", "locale", "timezone")
"""What users change of their own account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The tokens of a session; `expires_in` is the seconds that the access token holds."""

    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "bearer"


async def login(
    works: Works,
    passwords: Passwords,
    tokens: Tokens,
    policy: Policy,
    username: str,
    password: str,
    origin: Origin,
) -> SignedIn:
    """Opens a session for a user who gives their user name or e-mail address, and their password.

    Whoever is not let in gets the same UnauthorizedError, whatever the reason.
    """
    async with works.begin("manager", system(origin=origin)) as uow:
        user = await _named(uow, username)
        now = uow.now
    if user is None or user.password is None:
        await passwords.verify_nothing(password)
        raise _wrong()
    if user.is_locked(now):
        raise _wrong()
    verdict = await passwords.verify(password, user.password)
    if verdict is PasswordVerdict.WRONG:
        await _count_failure(works, policy, user, origin)
        raise _wrong()
    if user.status is not UserStatus.ACTIVE:
        raise _wrong()
    better = await passwords.hash(password) if verdict is PasswordVerdict.RIGHT_BUT_OLD else None
    async with works.begin("manager", _self(user.id, origin), "LOGIN") as uow:
        return await _open(uow, tokens, policy, user, better)


def _wrong() -> UnauthorizedError:
    return UnauthorizedError("the user name or the password is wrong")


def _self(user_id: UUID, origin: Origin) -> Actor:
    """A user at their own account, which is under no tenant."""
    return Actor(ActorType.USER, id=user_id, origin=origin)


async def _named(uow: UnitOfWork, name: str) -> User | None:
    field = "email" if "@" in name else "username"
    # what no user can be named is not worth a search
    return await uow.of(User).one(**{field: name.lower()}) if name.isprintable() and len(name) <= 254 else None


async def _count_failure(works: Works, policy: Policy, seen: User, origin: Origin) -> None:
    """Counts a wrong password, unless the user was locked in the meantime."""
    async with works.begin("manager", system(origin=origin), "LOGIN_FAILED") as uow:
        user = await _taken_user(uow, seen.id)
        if user is None or user.is_locked(uow.now) or user.status is not UserStatus.ACTIVE:
            return
        if user.fail(uow.now, policy):
            await revoke_all(uow, RevokeReason.USER_INACTIVE, user_id=user.id)


async def _taken_user(uow: UnitOfWork, id: UUID) -> User | None:
    try:
        return await uow.of(User).take(id)
    except NotFoundError:
        return None


async def _open(uow: UnitOfWork, tokens: Tokens, policy: Policy, seen: User, better_hash: str | None) -> SignedIn:
    user = await _taken_user(uow, seen.id)
    if (
        user is None
        or user.password != seen.password
        or user.is_locked(uow.now)
        or user.status is not UserStatus.ACTIVE
    ):
        raise _wrong()
    tenant_id = await _tenant_to_enter(uow, user) if user.user_type is UserType.TENANT else None
    user.succeed(uow.now)
    if better_hash:
        user.replace_hash(better_hash)
    await _make_room(uow, policy, user)
    session = uow.of(Session).add(
        Session(
            user_id=user.id,
            tenant_id=tenant_id,
            ip=uow.actor.origin.ip,
            user_agent=(uow.actor.origin.user_agent or "")[:300] or None,
            last_seen_at=uow.now,
            expires_at=uow.now + policy.session,
        )
    )
    first = _new_token(uow, policy, session)
    session.tokens = [first]
    return _issue(uow, tokens, policy, session, first)


async def _tenant_to_enter(uow: UnitOfWork, user: User) -> UUID:
    """The tenant of the user's default membership, or of their oldest one."""
    members = await uow.of(TenantMember).find(user_id=user.id, status=TenantMemberStatus.ACTIVE)
    members.sort(key=lambda member: not member.is_default)
    for member in members:
        try:
            return (await entered_tenant(uow, user.id, member.tenant_id)).id
        except TenantSuspended:
            if member is members[-1]:
                raise
    raise _wrong()


async def _make_room(uow: UnitOfWork, policy: Policy, user: User) -> None:
    """Ends the sessions least recently seen, so that with one more they are not too many."""
    found = await uow.of(Session).find(user_id=user.id, status=SessionStatus.ACTIVE)
    alive = [session for session in found if session.is_alive(uow.now)]
    alive.sort(key=lambda session: session.last_seen_at or uow.now)
    surplus = alive[: max(0, len(alive) + 1 - policy.max_sessions)]
    for session in await uow.of(Session).take_all([one.id for one in surplus]):
        session.revoke(RevokeReason.SESSION_LIMIT, uow.now)


def _new_token(uow: UnitOfWork, policy: Policy, session: Session) -> SessionToken:
    assert session.expires_at is not None
    expires_at = min(uow.now + policy.refresh_token, session.expires_at)
    return SessionToken(id=uow.ids.new(), issued_at=uow.now, expires_at=expires_at)


def _issue(uow: UnitOfWork, tokens: Tokens, policy: Policy, session: Session, token: SessionToken) -> SignedIn:
    """The refresh token that stands for a token of the session, and a new access token."""
    assert token.issued_at is not None and token.expires_at is not None
    refresh = tokens.sign(
        {
            **_claims(session, "refresh", token.id, token.issued_at, token.expires_at),
            "generation": token.generation,
        }
    )
    token.token_hash = _digest(refresh)
    expires_at = uow.now + policy.access_token
    return SignedIn(
        access_token=tokens.sign(_claims(session, "access", uow.ids.new(), uow.now, expires_at)),
        refresh_token=refresh,
        expires_in=int(policy.access_token.total_seconds()),
    )


def _claims(session: Session, type: str, id: UUID, issued_at: datetime, expires_at: datetime) -> dict[str, object]:
    return {
        "sub": str(session.user_id),
        "sid": str(session.id),
        "tenant_id": str(session.tenant_id) if session.tenant_id else None,
        "jti": str(id),
        "type": type,
        "iat": int(issued_at.timestamp()),
        "exp": int(expires_at.timestamp()),
    }


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def refresh(works: Works, tokens: Tokens, policy: Policy, refresh_token: str, origin: Origin) -> SignedIn:
    """Exchanges a refresh token for new tokens; one that was used before ends the session."""
    claims = tokens.verify(refresh_token, type="refresh")
    actor = _self(UUID(claims["sub"]), origin)
    async with works.begin("manager", actor, "REFRESH") as uow:
        exchanged = await _exchange(uow, tokens, policy, claims, refresh_token)
    # raised behind the block, so that the end of the session stands
    if exchanged is None:
        raise UnauthorizedError
    return exchanged


async def _exchange(
    uow: UnitOfWork, tokens: Tokens, policy: Policy, claims: Mapping[str, Any], text: str
) -> SignedIn | None:
    session = await _taken_session(uow, UUID(claims["sid"]), UUID(claims["sub"]))
    if session is None or not session.is_alive(uow.now):
        return None
    generation: int = claims["generation"]
    presented, newest = session.token_of(generation), session.token_of(session.current_generation)
    if presented is None or newest is None or not _is_token(presented, text):
        _refuse_reuse(uow, session)
        return None
    await _refuse_shut_out(uow, session)
    if presented is newest:
        newest = _new_token(uow, policy, session)
        session.succeed(newest, uow.now)
    elif presented.used_at is None or uow.now - presented.used_at > REPEAT:
        _refuse_reuse(uow, session)
        return None
    return _issue(uow, tokens, policy, session, newest)


def _is_token(token: SessionToken, text: str) -> bool:
    return token.token_hash is not None and hmac.compare_digest(token.token_hash, _digest(text))


def _refuse_reuse(uow: UnitOfWork, session: Session) -> None:
    """Ends the session: of two who hold the same token one has stolen it, and nobody knows which."""
    uow.action = RevokeReason.TOKEN_REUSE
    session.revoke(RevokeReason.TOKEN_REUSE, uow.now)
    uow.tell("idam.session.token_reused", session)


async def _refuse_shut_out(uow: UnitOfWork, session: Session) -> None:
    """Refuses a user, or a member of a tenant, who would be refused with an access token too."""
    user = await uow.of(User).one(id=session.user_id)
    if user is None or not access.may_act(session, user, session.tenant_id, uow.now):
        raise UnauthorizedError
    if session.tenant_id is not None:
        await entered_tenant(uow, session.user_id, session.tenant_id)


async def _taken_session(uow: UnitOfWork, id: UUID, user_id: UUID) -> Session | None:
    try:
        session = await uow.of(Session).take(id)
    except NotFoundError:
        return None
    return session if session.user_id == user_id else None


async def logout(works: Works, *, session_id: UUID, user_id: UUID, origin: Origin) -> None:
    """Ends a session; for one that has ended already nothing more happens."""
    async with works.begin("manager", _self(user_id, origin), "LOGOUT") as uow:
        session = await _taken_session(uow, session_id, user_id)
        if session is not None:
            session.revoke(RevokeReason.LOGOUT, uow.now)


async def logout_all(works: Works, actor: Actor, *, include_current: bool = False) -> int:
    """Ends the other sessions of a user, or all of them; returns how many."""
    user_id = _id_of(actor)
    async with works.begin("manager", _self(user_id, actor.origin), "LOGOUT") as uow:
        keep = None if include_current else actor.session_id
        return await revoke_all(uow, RevokeReason.LOGOUT, user_id=user_id, keep=keep)


def _id_of(actor: Actor) -> UUID:
    if actor.id is None or actor.session_id is None:
        raise UnauthorizedError
    return actor.id


async def me(works: Works, actor: Actor) -> dict[str, Any]:
    """The signed-in user as JSON has it, with the tenant, the roles and the permissions of this moment."""
    async with works.begin("manager", system(origin=actor.origin)) as uow:
        user = await uow.of(User).get(_id_of(actor))
        roles = await _roles_of_staff(uow, user) if actor.tenant_id is None else []
    if actor.tenant_id is not None:
        roles = await _roles_in_tenant(works, actor.tenant_id, user)
    return {
        **represent(module_of(User), user),
        "tenant_id": str(actor.tenant_id) if actor.tenant_id else None,
        "roles": roles,
        "permissions": actor.rights.permissions,
    }


async def _roles_of_staff(uow: UnitOfWork, user: User) -> list[str]:
    assignments, roles = await access.staff_roles(uow, user.id)
    return sorted(roles[one.role_id].code for one in assignments if one.holds(uow.now) and one.role_id in roles)


async def _roles_in_tenant(works: Works, tenant_id: UUID, user: User) -> list[str]:
    async with works.begin("tenants", system(tenant_id)) as uow:
        profile = await uow.of(Profile).one(id=user.id)
        roles, _ = await access.member_roles(uow, profile) if profile else ([], {})
    return sorted(role.code for role in roles)


async def update_me(works: Works, actor: Actor, given: Mapping[str, object]) -> dict[str, Any]:
    """Changes what users may change of their own account."""
    for name in given:
        if name not in OWN_FIELDS:
            raise ValidationError.of(name, "unknown_field", "there is no such field to be written")
    user_id = _id_of(actor)
    async with works.begin("manager", _self(user_id, actor.origin), "UPDATE") as uow:
        await crud.update(uow, module_of(User), await uow.of(User).take(user_id), given)
    return await me(works, actor)


async def change_password(
    works: Works, passwords: Passwords, policy: Policy, actor: Actor, *, current_password: str, new_password: str
) -> None:
    """Sets a new password for a user who gives the present one, and ends their other sessions."""
    user_id = _id_of(actor)
    async with works.begin("manager", system(origin=actor.origin)) as uow:
        user = await uow.of(User).get(user_id)
        now = uow.now
    await _check_current(works, passwords, policy, user, current_password, actor.origin, now)
    _check_form(passwords, policy, user, new_password)
    for used in user.past_hashes:
        if await passwords.verify(new_password, used) is not PasswordVerdict.WRONG:
            raise ValidationError.of("new_password", "used_before", "the password was used before")
    hash = await passwords.hash(new_password)
    async with works.begin("manager", _self(user_id, actor.origin), "CHANGE_PASSWORD") as uow:
        taken = await uow.of(User).take(user_id)
        if taken.password != user.password:
            raise StaleVersion(user_id)
        taken.set_password(hash, uow.now, policy)
        taken.must_change_password = False
        await revoke_all(uow, RevokeReason.PASSWORD_CHANGED, user_id=user_id, keep=actor.session_id)


async def _check_current(
    works: Works, passwords: Passwords, policy: Policy, user: User, password: str, origin: Origin, now: datetime
) -> None:
    """Refuses a wrong present password, which counts as a failed sign-in."""
    if user.password is not None and not user.is_locked(now):
        if await passwords.verify(password, user.password) is not PasswordVerdict.WRONG:
            return
        await _count_failure(works, policy, user, origin)
    raise ValidationError.of("current_password", "wrong", "the present password is wrong")


def _check_form(passwords: Passwords, policy: Policy, user: User, password: str) -> None:
    try:
        check_password(
            password,
            common=passwords.is_common,
            minimum=policy.password_min_length,
            mixed=policy.password_mixed,
            forbidden=(user.email, user.username),
        )
    except ValidationError as error:
        wrong = error.field_errors
        raise ValidationError(
            [FieldError("new_password", one.code, one.message, one.params) for one in wrong]
        ) from None
