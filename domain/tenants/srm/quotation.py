"""Quotations: offers to customers."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Life, entity, line
from domain.kernel.types import COMPUTED, Code, Count, NotBefore, Numbered, Ref, UnsignedUnitPrice
from domain.shared.trade import TradeItem
from domain.tenants.srm.sales_document import SalesDocument


class QuotationStatus(StrEnum):
    """What became of the offer."""

    DRAFT = "DRAFT"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    SUPERSEDED = "SUPERSEDED"
    CANCELLED = "CANCELLED"


S = QuotationStatus
LIFE = Life(
    {
        S.DRAFT: (S.SENT, S.CANCELLED),
        S.SENT: (S.ACCEPTED, S.REJECTED, S.EXPIRED, S.SUPERSEDED, S.CANCELLED),
        S.ACCEPTED: (),
        S.REJECTED: (),
        S.EXPIRED: (S.SUPERSEDED,),
        S.SUPERSEDED: (),
        S.CANCELLED: (),
    },
    by_command={S.SENT: "send", S.ACCEPTED: "accept", S.REJECTED: "reject"},
    by_program=(S.EXPIRED, S.SUPERSEDED),
)


@line
class QuotationItem(TradeItem):
    """One thing that is offered."""

    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    unit_price: UnsignedUnitPrice | None = None  # empty for the price lists'
    is_price_manual: Annotated[bool, COMPUTED] = False
    is_optional: bool = False  # in no total until the customer takes it


@entity(
    path="quotations",
    title=("견적서", "Quotation"),
    search=("number", "memo"),
    filters=("partner_id", "opportunity_id", "owner_id", "quotation_date", "valid_until", "total_amount"),
    sorts=("quotation_date", "total_amount"),
    life=LIFE,
)
class Quotation(SalesDocument):
    """An offer to a customer, good for some days."""

    number: Annotated[Code, Numbered("QUOTATION", "QT-{year}-{seq:06}")] | None = None
    revision: Annotated[Count, COMPUTED] = 1
    previous_id: Annotated[UUID, Ref("srm.Quotation"), COMPUTED] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    opportunity_id: Annotated[UUID, Ref("crm.Opportunity")] | None = None
    quotation_date: date
    valid_until: Annotated[date, NotBefore("quotation_date")] | None = None  # empty for as many days as the setting
    order_id: Annotated[UUID, Ref("srm.SalesOrder"), COMPUTED] | None = None
    status: QuotationStatus = S.DRAFT
    items: list[QuotationItem] = field(default_factory=list[QuotationItem])
