"""Login attempts: every try to sign in, kept for the lock rules and for the law."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Ip, Ref, Text


class LoginResult(StrEnum):
    """What came of a try; the person who tried never sees it."""

    SUCCESS = "SUCCESS"
    BAD_CREDENTIALS = "BAD_CREDENTIALS"
    LOCKED = "LOCKED"
    INACTIVE = "INACTIVE"
    MFA_REQUIRED = "MFA_REQUIRED"
    MFA_FAILED = "MFA_FAILED"
    SSO_REQUIRED = "SSO_REQUIRED"
    RATE_LIMITED = "RATE_LIMITED"


@entity(
    path="login-attempts",
    title=("로그인 시도", "Login attempt"),
    access="read_only",
    search=("username_tried",),
    filters=("user_id", "ip", "result", "attempted_at"),
    sorts=("attempted_at",),
)
class LoginAttempt(Entity):
    """One try to sign in, kept for the lock rules and for the law."""

    username_tried: Annotated[str, Text(255), COMPUTED]
    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    ip: Annotated[Ip, COMPUTED] | None = None
    user_agent: Annotated[str, Text(300), COMPUTED] | None = None
    result: Annotated[LoginResult, COMPUTED]
    session_id: Annotated[UUID, Ref("idam.Session"), COMPUTED] | None = None
    attempted_at: Annotated[datetime, COMPUTED]
