"""Opportunities: possible sales that are being worked on."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    BaseMoney,
    Code,
    Count,
    Currency,
    ExchangeRate,
    LongName,
    Name,
    Numbered,
    PositiveQuantity,
    Ref,
    Share,
    UnsignedMoney,
    UnsignedUnitPrice,
)
from domain.tenants.crm.source import Source


class ForecastCategory(StrEnum):
    """How surely the sale is counted on."""

    PIPELINE = "PIPELINE"
    BEST_CASE = "BEST_CASE"
    COMMIT = "COMMIT"
    OMITTED = "OMITTED"


class OpportunityStatus(StrEnum):
    """Whether the sale was made."""

    OPEN = "OPEN"
    WON = "WON"
    LOST = "LOST"


S = OpportunityStatus
LIFE = Life(
    {
        S.OPEN: (S.WON, S.LOST),
        S.WON: (S.OPEN, S.LOST),
        S.LOST: (S.OPEN,),
    },
    by_command={S.OPEN: "reopen", S.WON: "win", S.LOST: "lose"},
)


@line
class OpportunityItem(Line):
    """One thing that may be sold."""

    variant_id: Annotated[UUID, Ref("pim.Variant")] | None = None
    description: LongName | None = None
    quantity: PositiveQuantity
    unit_price: UnsignedUnitPrice
    amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@line
class OpportunityStageChange(Line):
    """One step from stage to stage, with what the sale was thought to be worth; the first comes from no stage."""

    from_stage_id: Annotated[UUID, Ref("crm.PipelineStage"), COMPUTED] | None = None
    to_stage_id: Annotated[UUID, Ref("crm.PipelineStage"), COMPUTED]
    changed_at: Annotated[datetime, COMPUTED]
    seconds_in_stage: Annotated[Count, COMPUTED] | None = None
    amount: Annotated[UnsignedMoney, COMPUTED]
    probability: Annotated[Share, COMPUTED]


@entity(
    path="opportunities",
    title=("영업 기회", "Opportunity"),
    search=("number", "name", "competitor"),
    filters=(
        "partner_id",
        "pipeline_id",
        "stage_id",
        "owner_id",
        "team_id",
        "campaign_id",
        "forecast_category",
        "expected_close_date",
        "amount",
    ),
    sorts=("name", "amount", "expected_close_date"),
    life=LIFE,
)
class Opportunity(Entity):
    """A possible sale that is being worked on, with its stage, its worth and its odds."""

    number: Annotated[Code, Numbered("OPPORTUNITY", "OPP-{year}-{seq:06}")] | None = None
    name: LongName
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    contact_id: Annotated[UUID, Ref("crm.Contact")] | None = None
    lead_id: Annotated[UUID, Ref("crm.Lead"), IMMUTABLE] | None = None
    campaign_id: Annotated[UUID, Ref("crm.Campaign")] | None = None
    source: Source = Source.OTHER
    pipeline_id: Annotated[UUID, Ref("crm.Pipeline")]
    stage_id: Annotated[UUID, Ref("crm.PipelineStage")]
    stage_entered_at: Annotated[datetime, COMPUTED] | None = None
    currency: Currency = "KRW"
    # of the day of the last change while OPEN, then frozen
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    # the sum of the items where there are any
    amount: UnsignedMoney = ZERO
    base_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    # the stage's unless set by hand
    probability: Share | None = None
    is_probability_manual: Annotated[bool, COMPUTED] = False
    weighted_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    forecast_category: ForecastCategory = ForecastCategory.PIPELINE
    expected_close_date: date
    closed_on: Annotated[date, COMPUTED] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")]
    team_id: Annotated[UUID, Ref("sys.Team")] | None = None
    loss_reason_id: Annotated[UUID, Ref("crm.LossReason")] | None = None
    competitor: Name | None = None
    deal_id: Annotated[UUID, Ref("crm.Deal"), COMPUTED] | None = None
    status: OpportunityStatus = S.OPEN
    items: list[OpportunityItem] = field(default_factory=list[OpportunityItem])
    stage_history: list[OpportunityStageChange] = field(default_factory=list[OpportunityStageChange])

    @always
    def has_a_reason_when_lost(self) -> None:
        """Refuses a loss that nobody explains, and a reason for what is not lost yet."""
        reason = self.loss_reason_id
        if (self.status is S.LOST and reason is None) or (self.status is S.OPEN and reason is not None):
            raise RuleViolated("LOST needs a loss reason, and an OPEN one has none")
