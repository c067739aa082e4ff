"""Users: the one identity of each person who signs in."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Email, Locale, Name, Phone, Ref, Secret, Text, TimeZone
from domain.manager.idam.policy import Policy

Username = Annotated[
    str,
    Text(
        50,
        r"^[A-Za-z0-9._-]{3,50}$",
        lower=True,
        says="3 to 50 letters, digits, dots, underscores or hyphens are asked for",
    ),
]


class UserType(StrEnum):
    """Whether a person works for the platform or belongs to tenants."""

    PLATFORM = "PLATFORM"
    TENANT = "TENANT"


class UserStatus(StrEnum):
    """Whether a person may sign in."""

    ACTIVE = "ACTIVE"
    LOCKED = "LOCKED"
    INACTIVE = "INACTIVE"


LIFE = Life(
    {
        UserStatus.ACTIVE: (UserStatus.LOCKED, UserStatus.INACTIVE),
        UserStatus.LOCKED: (UserStatus.ACTIVE,),
        UserStatus.INACTIVE: (UserStatus.ACTIVE,),
    },
    by_command={(UserStatus.LOCKED, UserStatus.ACTIVE): "unlock"},
)


@line
class UserIdentity(Line):
    """Who the user is at an identity provider."""

    provider_id: Annotated[UUID, Ref("idam.IdentityProvider")]
    subject: Annotated[str, Text(255)]
    linked_at: Annotated[datetime, COMPUTED] | None = None


@entity(
    path="users",
    title=("사용자", "User"),
    search=("full_name", "email", "username"),
    filters=("user_type", "mfa_enabled", "last_login_at", "locked_until"),
    sorts=("full_name", "email", "username"),
    life=LIFE,
    grants=("status", "must_change_password"),
)
class User(Entity):
    """The one identity of a person who signs in, staff of the platform or of a tenant."""

    full_name: Name
    email: Annotated[Email, UNIQUE]
    username: Annotated[Username, UNIQUE]
    password: Annotated[Secret, IMMUTABLE] | None = None
    user_type: Annotated[UserType, IMMUTABLE]
    phone: Phone | None = None
    locale: Locale = "ko-KR"
    timezone: TimeZone = "Asia/Seoul"
    must_change_password: bool = False
    break_glass: bool = False
    password_changed_at: Annotated[datetime, COMPUTED] | None = None
    password_history: Annotated[Secret, COMPUTED] | None = None
    email_verified_at: Annotated[datetime, COMPUTED] | None = None
    last_login_at: Annotated[datetime, COMPUTED] | None = None
    failed_login_count: Annotated[int, COMPUTED] = 0
    lockout_count: Annotated[int, COMPUTED] = 0
    locked_until: Annotated[datetime, COMPUTED] | None = None
    mfa_enabled: Annotated[bool, COMPUTED] = False
    status: UserStatus = UserStatus.ACTIVE
    identities: list[UserIdentity] = field(default_factory=list[UserIdentity])

    @always
    def is_linked_once(self) -> None:
        """Refuses the same identity of a provider twice."""
        if len({(one.provider_id, one.subject) for one in self.identities}) < len(self.identities):
            raise RuleViolated("an identity of a provider is linked once")

    def is_locked(self, now: datetime) -> bool:
        """Whether a temporary lock holds; at its very end the user may try again."""
        return self.locked_until is not None and now < self.locked_until

    def fail(self, now: datetime, policy: Policy) -> bool:
        """Counts a wrong password; too many lock, each time for longer, at last for good, which is what it answers."""
        # each failure is a write, so that with the last write all failures lie too far back
        if self.updated_at is None or now - self.updated_at > policy.failure_window:
            self.failed_login_count = 0
        self.failed_login_count += 1
        if self.failed_login_count < policy.max_failed_attempts:
            return False
        self.failed_login_count = 0
        if self.locked_until is None or now - self.locked_until > policy.lockout_memory:
            self.lockout_count = 0
        if self.lockout_count >= policy.max_temporary_lockouts:
            self.advance(UserStatus.LOCKED)
            return True
        self.locked_until = now + policy.lockout * 2**self.lockout_count
        self.lockout_count += 1
        return False

    def succeed(self, now: datetime) -> None:
        """Notes a sign-in."""
        self.failed_login_count = 0
        self.last_login_at = now

    def unlock(self) -> None:
        """Ends every lock; refused for a user who is INACTIVE."""
        if self.status is UserStatus.INACTIVE:
            raise RuleViolated("an inactive user cannot be unlocked")
        if self.status is UserStatus.LOCKED:
            self.advance(UserStatus.ACTIVE)
        self.locked_until = None
        self.failed_login_count = self.lockout_count = 0

    @property
    def past_hashes(self) -> list[str]:
        """The hashes of the last passwords, the present one first."""
        return self.password_history.split("\n") if self.password_history else []

    def set_password(self, hash: str, now: datetime, policy: Policy) -> None:
        """Takes a new password, as its hash."""
        self.password = hash
        self.password_history = "\n".join([hash, *self.past_hashes][: policy.password_history]) or None
        self.password_changed_at = now

    def replace_hash(self, hash: str) -> None:
        """Takes a better hash of the same password."""
        self.password_history = "\n".join([hash, *self.past_hashes[1:]])
        self.password = hash
