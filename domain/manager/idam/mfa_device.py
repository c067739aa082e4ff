"""MFA devices: the second factors of users."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Count, Ref, Secret, Text


class MfaDeviceType(StrEnum):
    """How a device proves itself."""

    TOTP = "TOTP"


class MfaDeviceStatus(StrEnum):
    """Whether the codes of a device are taken."""

    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


S = MfaDeviceStatus
LIFE = Life(
    {
        S.PENDING: (S.ACTIVE, S.DISABLED),
        S.ACTIVE: (S.DISABLED,),
        S.DISABLED: (),
    },
    by_command={S.DISABLED: "disable"},
    by_program=(S.ACTIVE,),
)


@entity(
    path="mfa-devices",
    title=("다중 인증 수단", "MFA device"),
    access="read_only",
    filters=("user_id",),
    life=LIFE,
    grants=("status",),
)
class MfaDevice(Entity):
    """A second factor of a user, beside the password."""

    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED]
    name: Annotated[str, Text(60), COMPUTED]
    type: Annotated[MfaDeviceType, COMPUTED] = MfaDeviceType.TOTP
    secret: Annotated[Secret, COMPUTED]
    # the last step of 30 seconds whose code was taken
    last_used_step: Annotated[Count, COMPUTED] | None = None
    recovery_codes: Annotated[Secret, COMPUTED] | None = None
    recovery_codes_left: Annotated[Count, COMPUTED] = 0
    confirmed_at: Annotated[datetime, COMPUTED] | None = None
    last_used_at: Annotated[datetime, COMPUTED] | None = None
    status: MfaDeviceStatus = S.PENDING
