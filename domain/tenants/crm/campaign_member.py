"""Campaign members: whom a campaign is meant to reach."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Name, Ref


class CampaignMemberStatus(StrEnum):
    """What became of the message to the member."""

    ADDED = "ADDED"
    SENT = "SENT"
    OPENED = "OPENED"
    RESPONDED = "RESPONDED"
    SKIPPED = "SKIPPED"
    BOUNCED = "BOUNCED"
    UNSUBSCRIBED = "UNSUBSCRIBED"


S = CampaignMemberStatus
LIFE = Life(
    {
        S.ADDED: (S.SENT, S.SKIPPED),
        S.SENT: (S.OPENED, S.RESPONDED, S.BOUNCED, S.UNSUBSCRIBED),
        S.OPENED: (S.RESPONDED, S.UNSUBSCRIBED),
        S.RESPONDED: (S.UNSUBSCRIBED,),
        S.SKIPPED: (),
        S.BOUNCED: (),
        S.UNSUBSCRIBED: (),
    },
    by_command={S.RESPONDED: "respond"},
    by_program=(S.SENT, S.OPENED, S.SKIPPED, S.BOUNCED, S.UNSUBSCRIBED),
)


@entity(
    path="campaign-members",
    title=("캠페인 대상", "Campaign member"),
    filters=("campaign_id", "contact_id", "lead_id", "sent_at"),
    unique=(("campaign_id", "contact_id"), ("campaign_id", "lead_id")),
    life=LIFE,
)
class CampaignMember(Entity):
    """One contact or lead in a campaign, and what became of the message."""

    campaign_id: Annotated[UUID, Ref("crm.Campaign"), IMMUTABLE]
    contact_id: Annotated[UUID, Ref("crm.Contact")] | None = None
    lead_id: Annotated[UUID, Ref("crm.Lead")] | None = None
    sent_at: Annotated[datetime, COMPUTED] | None = None
    opened_at: Annotated[datetime, COMPUTED] | None = None
    responded_at: Annotated[datetime, COMPUTED] | None = None
    skip_reason: Annotated[Name, COMPUTED] | None = None
    status: CampaignMemberStatus = S.ADDED

    @always
    def is_one_person(self) -> None:
        """Refuses a member that is nobody, or a contact and a lead at once."""
        if (self.contact_id is None) == (self.lead_id is None):
            raise RuleViolated("a member is either a contact or a lead")
