"""Campaigns: messages to many, paced and stoppable."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Json, LongName, Name, NotBefore, Ref, Share, Whole
from domain.manager.noti.named_values import require_named_values


class CampaignChannel(StrEnum):
    """The ways to reach people one by one."""

    EMAIL = "EMAIL"
    SMS = "SMS"
    ALIMTALK = "ALIMTALK"
    PUSH = "PUSH"
    IN_APP = "IN_APP"


class CampaignStatus(StrEnum):
    """How far the campaign has come."""

    DRAFT = "DRAFT"
    SCHEDULED = "SCHEDULED"
    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


S = CampaignStatus
LIFE = Life(
    {
        S.DRAFT: (S.SCHEDULED, S.RUNNING, S.CANCELLED),
        S.SCHEDULED: (S.RUNNING, S.DRAFT, S.CANCELLED),
        S.RUNNING: (S.PAUSED, S.COMPLETED, S.CANCELLED),
        S.PAUSED: (S.RUNNING, S.CANCELLED),
        S.COMPLETED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.SCHEDULED: "schedule",
        S.RUNNING: "start",
        (S.PAUSED, S.RUNNING): "resume",
        S.PAUSED: "pause",
        S.CANCELLED: "cancel",
    },
    by_program=(S.COMPLETED,),
)


@entity(
    path="campaigns",
    title=("캠페인", "Campaign"),
    search=("name",),
    filters=("template_id", "segment_id", "channel_type", "scheduled_at"),
    sorts=("name",),
    life=LIFE,
)
class Campaign(Entity):
    """One message to all of a segment, sent at a steady pace."""

    name: Name
    template_id: Annotated[UUID, Ref("noti.Template")]
    segment_id: Annotated[UUID, Ref("cnfg.Segment")]
    channel_type: CampaignChannel
    values: Json | None = None
    scheduled_at: datetime | None = None
    local_time: bool = False  # scheduled_at is then the wall time in each recipient's zone
    rate_per_minute: Annotated[int, Whole(1)] = 600
    max_bounce_rate: Share = Decimal("0.05")
    audience_count: Annotated[Count, COMPUTED] | None = None  # empty until the audience is fixed at the start
    excluded_count: Annotated[Count, COMPUTED] | None = None
    sent_count: Annotated[Count, COMPUTED] = 0
    delivered_count: Annotated[Count, COMPUTED] = 0
    bounced_count: Annotated[Count, COMPUTED] = 0
    read_count: Annotated[Count, COMPUTED] = 0
    unsubscribed_count: Annotated[Count, COMPUTED] = 0
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, NotBefore("started_at"), COMPUTED] | None = None
    pause_reason: Annotated[LongName, COMPUTED] | None = None
    status: CampaignStatus = S.DRAFT

    @always
    def is_scheduled_for_a_time(self) -> None:
        """Refuses to wait for a time that is not known."""
        if self.status is S.SCHEDULED and self.scheduled_at is None:
            raise RuleViolated("a SCHEDULED campaign has a time to start at")

    @always
    def has_sound_values(self) -> None:
        """Refuses values that have no names."""
        require_named_values("values", self.values)
