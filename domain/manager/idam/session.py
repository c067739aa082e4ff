"""Sessions: sign-ins on devices, and the refresh tokens that keep them going."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import NIL, Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, Ip, Ref, Secret, Text


class SessionMethod(StrEnum):
    """How the user proved who they are."""

    PASSWORD = "PASSWORD"
    MFA = "MFA"
    SSO = "SSO"
    IMPERSONATION = "IMPERSONATION"


class SessionStatus(StrEnum):
    """Whether the session's tokens are taken."""

    ACTIVE = "ACTIVE"
    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"


class RevokeReason(StrEnum):
    """Why a session was ended before its time."""

    LOGOUT = "LOGOUT"
    ADMIN = "ADMIN"
    PASSWORD_CHANGED = "PASSWORD_CHANGED"
    TOKEN_REUSE = "TOKEN_REUSE"
    USER_INACTIVE = "USER_INACTIVE"
    MFA_RESET = "MFA_RESET"
    SESSION_LIMIT = "SESSION_LIMIT"
    EXPIRED = "EXPIRED"


LIFE = Life(
    {
        SessionStatus.ACTIVE: (SessionStatus.REVOKED, SessionStatus.EXPIRED),
        SessionStatus.REVOKED: (),
        SessionStatus.EXPIRED: (),
    },
    by_command={SessionStatus.REVOKED: "revoke"},
    by_program=(SessionStatus.EXPIRED,),
)


@line
class SessionToken(Line):
    """A refresh token of the session, whose id is the token's jti."""

    generation: Annotated[int, COMPUTED] = 1
    token_hash: Secret | None = None
    issued_at: Annotated[datetime, COMPUTED] | None = None
    expires_at: Annotated[datetime, COMPUTED] | None = None
    used_at: Annotated[datetime, COMPUTED] | None = None


@entity(
    path="sessions",
    title=("세션", "Session"),
    access="read_only",
    filters=("user_id", "tenant_id", "ip", "last_seen_at"),
    life=LIFE,
    grants=("status", "expires_at"),
)
class Session(Entity):
    """One sign-in on one device; the family of its refresh tokens."""

    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED] = NIL
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    ip: Annotated[Ip, COMPUTED] | None = None
    user_agent: Annotated[str, Text(300), COMPUTED] | None = None
    method: Annotated[SessionMethod, COMPUTED] = SessionMethod.PASSWORD
    current_generation: Annotated[int, COMPUTED] = 1
    last_seen_at: Annotated[datetime, COMPUTED] | None = None
    expires_at: Annotated[datetime, COMPUTED] | None = None
    revoked_at: Annotated[datetime, COMPUTED] | None = None
    revoke_reason: Annotated[RevokeReason, COMPUTED] | None = None
    status: SessionStatus = SessionStatus.ACTIVE
    tokens: list[SessionToken] = field(default_factory=list[SessionToken])

    def is_alive(self, now: datetime) -> bool:
        """Whether its tokens are taken at this moment, also before the task that closes old sessions has run."""
        return self.status is SessionStatus.ACTIVE and self.expires_at is not None and now < self.expires_at

    def revoke(self, reason: RevokeReason, now: datetime) -> None:
        """Ends the session; one that has ended stays as it is."""
        if self.status is SessionStatus.ACTIVE:
            self.advance(SessionStatus.REVOKED)
            self.revoked_at = now
            self.revoke_reason = reason

    def token_of(self, generation: int) -> SessionToken | None:
        """The refresh token of a generation, while it is kept."""
        return next((token for token in self.tokens if token.generation == generation), None)

    def succeed(self, token: SessionToken, now: datetime) -> None:
        """Puts a new refresh token in the place of the newest, which is used up with it.

        Only that one is kept beside it: an older token is known to be one by its generation.
        """
        used = self.token_of(self.current_generation)
        self.current_generation += 1
        token.generation = self.current_generation
        if used is not None:
            used.used_at = now
        self.tokens = [one for one in (used, token) if one is not None]
        self.last_seen_at = now
