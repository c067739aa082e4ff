"""Campaigns: efforts to win leads or sales among many."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    BaseMoney,
    Code,
    Count,
    Currency,
    Json,
    LongName,
    NotBefore,
    Note,
    Number,
    Ref,
    UnsignedMoney,
)


class CampaignChannel(StrEnum):
    """How people are reached."""

    EMAIL = "EMAIL"
    SMS = "SMS"
    EVENT = "EVENT"
    ADVERTISEMENT = "ADVERTISEMENT"
    OTHER = "OTHER"


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
        S.SCHEDULED: (S.DRAFT, S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.PAUSED, S.COMPLETED, S.CANCELLED),
        S.PAUSED: (S.RUNNING, S.COMPLETED, S.CANCELLED),
        S.COMPLETED: (),
        S.CANCELLED: (),
    },
    by_command={S.SCHEDULED: "schedule", S.RUNNING: "start", S.PAUSED: "pause", S.COMPLETED: "complete"},
)


@entity(
    path="campaigns",
    title=("캠페인", "Campaign"),
    search=("code", "name"),
    filters=("channel", "owner_id", "starts_at"),
    sorts=("code", "name"),
    life=LIFE,
)
class Campaign(Entity):
    """An effort to win leads or sales among many, with what it cost and what it brought."""

    code: Annotated[Code, UNIQUE]
    name: LongName
    channel: CampaignChannel
    is_advertising: bool = True
    starts_at: datetime | None = None
    ends_at: Annotated[datetime, NotBefore("starts_at")] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")]
    audience: Json | None = None
    subject: LongName | None = None
    body: Note | None = None
    budget: UnsignedMoney | None = None
    actual_cost: UnsignedMoney = ZERO
    currency: Currency = "KRW"
    member_count: Annotated[Count, COMPUTED] = 0
    sent_count: Annotated[Count, COMPUTED] = 0
    responded_count: Annotated[Count, COMPUTED] = 0
    lead_count: Annotated[Count, COMPUTED] = 0
    # in the base currency, as the opportunities that were won have it
    won_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    return_on_investment: Annotated[Decimal, Number(9, 4), COMPUTED] | None = None
    status: CampaignStatus = S.DRAFT
