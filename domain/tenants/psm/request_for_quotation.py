"""Requests for quotation: calls to several suppliers for prices."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Code, LongName, Note, Numbered, Ref
from domain.shared.trade import NamedItem, refuse_unnamed


class RequestStatus(StrEnum):
    """How far the call has come."""

    DRAFT = "DRAFT"
    SENT = "SENT"
    CLOSED = "CLOSED"
    AWARDED = "AWARDED"
    CANCELLED = "CANCELLED"


S = RequestStatus
LIFE = Life(
    {
        S.DRAFT: (S.SENT, S.CANCELLED),
        S.SENT: (S.CLOSED, S.CANCELLED),
        S.CLOSED: (S.AWARDED, S.CANCELLED),
        S.AWARDED: (),
        S.CANCELLED: (),
    },
    by_command={S.SENT: "send", S.CLOSED: "close", S.AWARDED: "award"},
)


@line
class RequestForQuotationItem(NamedItem):
    """One thing that a price is asked for."""

    requisition_item_id: Annotated[UUID, Ref("psm.RequisitionItem")] | None = None
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]


@line
class RequestForQuotationSupplier(Line):
    """A supplier that is asked, and what it answered."""

    supplier_id: Annotated[UUID, Ref("pim.Supplier")]
    sent_at: Annotated[datetime, COMPUTED] | None = None
    quotation_id: Annotated[UUID, Ref("psm.SupplierQuotation"), COMPUTED] | None = None
    declined_reason: LongName | None = None


@entity(
    path="requests-for-quotation",
    title=("견적 요청", "Request for quotation"),
    search=("number", "title"),
    filters=("closes_at", "warehouse_id"),
    sorts=("title", "closes_at"),
    life=LIFE,
)
class RequestForQuotation(Entity):
    """A call to several suppliers for prices."""

    number: Annotated[Code, Numbered("REQUEST_FOR_QUOTATION", "RFQ-{year}-{seq:06}")] | None = None
    title: LongName
    closes_at: datetime
    is_sealed: bool = True  # nobody sees the prices before closes_at
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")] | None = None
    needed_by: date | None = None
    memo: Note | None = None
    status: RequestStatus = S.DRAFT
    items: list[RequestForQuotationItem] = field(default_factory=list[RequestForQuotationItem])
    suppliers: list[RequestForQuotationSupplier] = field(default_factory=list[RequestForQuotationSupplier])

    @always
    def names_its_items(self) -> None:
        """Refuses an item that says nothing of what a price is asked for."""
        refuse_unnamed(self.items)

    @always
    def asks_each_supplier_once(self) -> None:
        """Refuses the same supplier twice."""
        if len({one.supplier_id for one in self.suppliers}) < len(self.suppliers):
            raise RuleViolated("each supplier stands once")

    @always
    def asks_somebody_for_something(self) -> None:
        """Refuses to send a call that asks nobody, or for nothing."""
        if self.status in (S.SENT, S.CLOSED, S.AWARDED) and not (self.suppliers and self.items):
            raise RuleViolated("it is sent with at least one supplier and one item")
