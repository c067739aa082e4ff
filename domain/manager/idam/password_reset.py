"""Password resets: permissions to set a new password by mail."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Ip, Ref, Secret


class PasswordResetStatus(StrEnum):
    """Whether the mail's link still works, or why not."""

    PENDING = "PENDING"
    USED = "USED"
    EXPIRED = "EXPIRED"
    SUPERSEDED = "SUPERSEDED"


S = PasswordResetStatus
LIFE = Life(
    {
        S.PENDING: (S.USED, S.EXPIRED, S.SUPERSEDED),
        S.USED: (),
        S.EXPIRED: (),
        S.SUPERSEDED: (),
    },
    by_program=(S.USED, S.EXPIRED, S.SUPERSEDED),
)


@entity(
    path="password-resets",
    title=("비밀번호 재설정", "Password reset"),
    access="read_only",
    filters=("user_id",),
    life=LIFE,
)
class PasswordReset(Entity):
    """One permission to set a new password, sent by mail."""

    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED]
    token: Annotated[Secret, COMPUTED]
    requested_ip: Annotated[Ip, COMPUTED] | None = None
    expires_at: Annotated[datetime, COMPUTED]
    used_at: Annotated[datetime, COMPUTED] | None = None
    status: PasswordResetStatus = S.PENDING
