"""Suppressions: the addresses that are not written to any more."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, LongName, Ref, Text


class SuppressedChannel(StrEnum):
    """The ways to reach a person that have an address."""

    EMAIL = "EMAIL"
    SMS = "SMS"
    ALIMTALK = "ALIMTALK"
    PUSH = "PUSH"


class SuppressionReason(StrEnum):
    """Why the address is not written to."""

    HARD_BOUNCE = "HARD_BOUNCE"
    SOFT_BOUNCE = "SOFT_BOUNCE"
    COMPLAINT = "COMPLAINT"
    UNSUBSCRIBE = "UNSUBSCRIBE"
    MANUAL = "MANUAL"


class SuppressionScope(StrEnum):
    """Whether nothing at all is sent, or no marketing."""

    ALL = "ALL"
    MARKETING = "MARKETING"


_SCOPES = {
    SuppressionReason.HARD_BOUNCE: SuppressionScope.ALL,
    SuppressionReason.SOFT_BOUNCE: SuppressionScope.ALL,
    SuppressionReason.COMPLAINT: SuppressionScope.MARKETING,
    SuppressionReason.UNSUBSCRIBE: SuppressionScope.MARKETING,
}


@entity(
    path="suppressions",
    title=("수신 차단", "Suppression"),
    search=("address",),
    filters=("channel_type", "reason", "scope", "expires_at"),
    sorts=("address",),
    unique=(("channel_type", "address"),),
)
class Suppression(Entity):
    """An address that is not written to any more."""

    channel_type: SuppressedChannel
    address: Annotated[str, Text(255, lower=True)]
    reason: SuppressionReason
    scope: SuppressionScope
    bounce_count: Annotated[Count, COMPUTED] = 0
    expires_at: datetime | None = None
    source_notification_id: Annotated[UUID, Ref("noti.Notification")] | None = None
    note: LongName | None = None

    @always
    def reaches_as_far_as_its_reason(self) -> None:
        """Refuses a bounce that stops only marketing, and a complaint or refusal that stops everything."""
        if _SCOPES.get(self.reason, self.scope) is not self.scope:
            raise RuleViolated("bounces have the scope ALL; COMPLAINT and UNSUBSCRIBE the scope MARKETING")
