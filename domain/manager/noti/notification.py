"""Notifications: every message that was asked for, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Json, Locale, LongName, Note, Ref, Text
from domain.manager.noti.channel_type import ChannelType
from domain.manager.noti.named_values import require_named_values


class SuppressReason(StrEnum):
    """Why a message was not sent."""

    PREFERENCE = "PREFERENCE"
    NO_CONSENT = "NO_CONSENT"
    SUPPRESSION = "SUPPRESSION"
    NO_ADDRESS = "NO_ADDRESS"
    EXPIRED = "EXPIRED"
    DUPLICATE = "DUPLICATE"


class NotificationStatus(StrEnum):
    """How far the message has come."""

    QUEUED = "QUEUED"
    DEFERRED = "DEFERRED"
    SENDING = "SENDING"
    SENT = "SENT"
    DELIVERED = "DELIVERED"
    READ = "READ"
    BOUNCED = "BOUNCED"
    FAILED = "FAILED"
    SUPPRESSED = "SUPPRESSED"
    CANCELLED = "CANCELLED"


S = NotificationStatus
LIFE = Life(
    {
        S.QUEUED: (S.DEFERRED, S.SENDING, S.SUPPRESSED, S.CANCELLED),
        S.DEFERRED: (S.QUEUED, S.SUPPRESSED, S.CANCELLED),
        S.SENDING: (S.SENT, S.QUEUED, S.FAILED),
        S.SENT: (S.DELIVERED, S.BOUNCED, S.READ),
        S.DELIVERED: (S.READ, S.BOUNCED),
        S.READ: (),
        S.BOUNCED: (),
        S.FAILED: (),
        S.SUPPRESSED: (),
        S.CANCELLED: (),
    },
    by_command={S.READ: "mark_read", S.CANCELLED: "cancel"},
    by_program=(S.QUEUED, S.DEFERRED, S.SENDING, S.SENT, S.DELIVERED, S.BOUNCED, S.FAILED, S.SUPPRESSED),
)


@entity(
    path="notifications",
    title=("알림", "Notification"),
    access="append_only",
    search=("address", "subject", "provider_message_id"),
    filters=(
        "user_id",
        "tenant_id",
        "template_id",
        "category_id",
        "channel_type",
        "campaign_id",
        "suppress_reason",
        "sent_at",
    ),
    life=LIFE,
)
class Notification(Entity):
    """One message to one recipient through one channel."""

    template_id: Annotated[UUID, Ref("noti.Template")]
    category_id: Annotated[UUID, Ref("noti.NotificationCategory"), COMPUTED] | None = None
    channel_type: ChannelType
    channel_id: Annotated[UUID, Ref("noti.Channel"), COMPUTED] | None = None
    user_id: Annotated[UUID, Ref("idam.User")] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant")] | None = None
    address: Annotated[str, Text(255)] | None = None  # where there is no user
    locale: Locale | None = None
    values: Json | None = None
    dedup_key: LongName | None = None  # the same within 24 hours is not sent again
    send_after: datetime | None = None
    expires_at: datetime | None = None
    campaign_id: Annotated[UUID, Ref("noti.Campaign"), COMPUTED] | None = None
    subject: Annotated[LongName, COMPUTED] | None = None
    body: Annotated[Note, COMPUTED] | None = None
    attempt: Annotated[Count, COMPUTED] = 0
    provider_message_id: Annotated[str, Text(120), COMPUTED] | None = None
    suppress_reason: Annotated[SuppressReason, COMPUTED] | None = None
    error: Annotated[str, Text(500), COMPUTED] | None = None
    sent_at: Annotated[datetime, COMPUTED] | None = None
    delivered_at: Annotated[datetime, COMPUTED] | None = None
    read_at: Annotated[datetime, COMPUTED] | None = None
    status: NotificationStatus = S.QUEUED

    @always
    def is_suppressed_for_a_reason(self) -> None:
        """Refuses a message that is dropped silently."""
        if self.status is S.SUPPRESSED and self.suppress_reason is None:
            raise RuleViolated("a suppressed message is kept with its reason")

    @always
    def has_sound_values(self) -> None:
        """Refuses values that have no names."""
        require_named_values("values", self.values)
