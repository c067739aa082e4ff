"""Warranty claims: what suppliers are asked to pay."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Currency, Numbered, Ref, Text, UnsignedMoney


class WarrantyClaimStatus(StrEnum):
    """What the supplier says to the claim, and whether it has paid."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    ACCEPTED = "ACCEPTED"
    PARTLY_ACCEPTED = "PARTLY_ACCEPTED"
    REJECTED = "REJECTED"
    SETTLED = "SETTLED"
    CANCELLED = "CANCELLED"


S = WarrantyClaimStatus
LIFE = Life(
    {
        S.DRAFT: (S.SUBMITTED, S.CANCELLED),
        S.SUBMITTED: (S.ACCEPTED, S.PARTLY_ACCEPTED, S.REJECTED),
        S.ACCEPTED: (S.SETTLED,),
        S.PARTLY_ACCEPTED: (S.SETTLED,),
        S.REJECTED: (S.SUBMITTED,),
        S.SETTLED: (S.ACCEPTED, S.PARTLY_ACCEPTED),
        S.CANCELLED: (),
    },
    by_command={S.SUBMITTED: "submit", S.ACCEPTED: "accept", S.PARTLY_ACCEPTED: "accept", S.REJECTED: "reject"},
    by_program=(S.SETTLED,),
)


@entity(
    path="warranty-claims",
    title=("보증 청구", "Warranty claim"),
    search=("number", "supplier_reference"),
    filters=("warranty_id", "service_request_id", "supplier_id"),
    unique=(("warranty_id", "service_request_id"),),
    life=LIFE,
)
class WarrantyClaim(Entity):
    """What a supplier is asked to pay for work under its warranty."""

    number: Annotated[str, Text(40), Numbered("WARRANTY_CLAIM", "WC-{year}-{seq:06}")] | None = None
    warranty_id: Annotated[UUID, Ref("asm.Warranty")]
    service_request_id: Annotated[UUID, Ref("asm.ServiceRequest")]
    supplier_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    claimed_labour: UnsignedMoney = ZERO
    claimed_parts: UnsignedMoney = ZERO
    claimed_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    accepted_amount: UnsignedMoney = ZERO
    currency: Currency = "KRW"
    supplier_reference: Annotated[str, Text(80)] | None = None
    reject_reason: Annotated[str, Text(255)] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: WarrantyClaimStatus = S.DRAFT

    @always
    def accepts_no_more_than_claimed(self) -> None:
        """Refuses an accepted amount above what labour and parts are claimed for."""
        if self.accepted_amount > self.claimed_labour + self.claimed_parts:
            raise RuleViolated("the accepted amount is at most the claimed one")
