"""Deals: what was agreed with partners, and who is credited for it."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    ZERO,
    Code,
    Currency,
    LongName,
    Money,
    Numbered,
    Ref,
    Share,
    UnsignedMoney,
)


class DealStatus(StrEnum):
    """How far the deal is signed and carried out."""

    DRAFT = "DRAFT"
    SIGNED = "SIGNED"
    FULFILLED = "FULFILLED"
    CANCELLED = "CANCELLED"


S = DealStatus
LIFE = Life(
    {
        S.DRAFT: (S.SIGNED, S.CANCELLED),
        S.SIGNED: (S.FULFILLED, S.CANCELLED),
        S.FULFILLED: (),
        S.CANCELLED: (),
    },
    by_command={S.SIGNED: "sign", S.CANCELLED: "cancel"},
    by_program=(S.FULFILLED,),
)


@line
class DealSplit(Line):
    """One user's part in the credit for a deal."""

    user_id: Annotated[UUID, Ref("sys.User")]
    rate: Share
    amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@entity(
    path="deals",
    title=("딜", "Deal"),
    search=("number", "name"),
    filters=("partner_id", "owner_id", "signed_on", "amount"),
    sorts=("name", "amount"),
    life=LIFE,
)
class Deal(Entity):
    """What was agreed when an opportunity was won, who is credited for it, and how far it is carried out."""

    number: Annotated[Code, Numbered("DEAL", "D-{year}-{seq:06}")] | None = None
    name: LongName
    opportunity_id: Annotated[UUID, Ref("crm.Opportunity"), UNIQUE, IMMUTABLE] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    currency: Currency = "KRW"
    amount: UnsignedMoney
    signed_on: date | None = None
    owner_id: Annotated[UUID, Ref("sys.User")]
    contract_id: Annotated[UUID, Ref("crm.Contract"), COMPUTED] | None = None
    # net, the one of its orders, the other of posted invoices less credit notes
    ordered_amount: Annotated[Money, COMPUTED] = ZERO
    invoiced_amount: Annotated[Money, COMPUTED] = ZERO
    status: DealStatus = S.DRAFT
    splits: list[DealSplit] = field(default_factory=list[DealSplit])

    @always
    def credits_the_whole_once(self) -> None:
        """Refuses splits that credit more or less than the deal, or one user twice."""
        if self.splits and sum(one.rate for one in self.splits) != 1:
            raise RuleViolated("the rates of the splits sum to exactly 1")
        if len({one.user_id for one in self.splits}) < len(self.splits):
            raise RuleViolated("a user stands in the splits once")
