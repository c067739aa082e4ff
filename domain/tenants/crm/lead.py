"""Leads: interests that nobody has checked yet."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    Code,
    Currency,
    Email,
    LongName,
    Name,
    Note,
    Numbered,
    Phone,
    Ref,
    Text,
    UnsignedMoney,
    Whole,
)
from domain.tenants.crm.source import Source


class LeadStatus(StrEnum):
    """How far the interest is checked."""

    NEW = "NEW"
    CONTACTED = "CONTACTED"
    QUALIFIED = "QUALIFIED"
    DISQUALIFIED = "DISQUALIFIED"
    CONVERTED = "CONVERTED"


S = LeadStatus
LIFE = Life(
    {
        S.NEW: (S.CONTACTED, S.QUALIFIED, S.DISQUALIFIED),
        S.CONTACTED: (S.QUALIFIED, S.DISQUALIFIED),
        S.QUALIFIED: (S.CONVERTED, S.DISQUALIFIED),
        S.DISQUALIFIED: (S.NEW,),
        S.CONVERTED: (),
    },
    by_command={S.DISQUALIFIED: "disqualify", S.CONVERTED: "convert"},
)


@entity(
    path="leads",
    title=("리드", "Lead"),
    search=("number", "title", "company_name", "contact_name", "email", "phone"),
    filters=("source", "campaign_id", "owner_id", "team_id", "score", "expected_close_date", "created_at"),
    sorts=("title", "score"),
    life=LIFE,
)
class Lead(Entity):
    """Somebody's interest in what the tenant sells, not yet checked."""

    number: Annotated[Code, Numbered("LEAD", "L-{year}-{seq:06}")] | None = None
    title: LongName
    company_name: LongName | None = None
    contact_name: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    business_number: Annotated[str, Text(20)] | None = None
    source: Source = Source.OTHER
    campaign_id: Annotated[UUID, Ref("crm.Campaign")] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")] | None = None
    team_id: Annotated[UUID, Ref("sys.Team")] | None = None
    score: Annotated[int, Whole(0, 100)] = 0
    estimated_amount: UnsignedMoney | None = None
    currency: Currency = "KRW"
    expected_close_date: date | None = None
    description: Note | None = None
    disqualified_reason_id: Annotated[UUID, Ref("crm.LossReason")] | None = None
    duplicate_of_id: Annotated[UUID, Ref("crm.Lead"), COMPUTED] | None = None
    converted_at: Annotated[datetime, COMPUTED] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    contact_id: Annotated[UUID, Ref("crm.Contact"), COMPUTED] | None = None
    opportunity_id: Annotated[UUID, Ref("crm.Opportunity"), COMPUTED] | None = None
    status: LeadStatus = S.NEW

    @always
    def can_be_reached(self) -> None:
        """Refuses an interest that nobody could follow up."""
        if self.email is None and self.phone is None:
            raise RuleViolated("a lead has an e-mail address or a phone number")

    @always
    def says_why_it_is_dropped(self) -> None:
        """Refuses to drop a lead without a reason."""
        if self.status is S.DISQUALIFIED and self.disqualified_reason_id is None:
            raise RuleViolated("DISQUALIFIED needs a reason")
