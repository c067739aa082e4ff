"""Purchase requisitions: what somebody in the firm needs bought."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    ZERO,
    Code,
    Currency,
    LongName,
    Numbered,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedQuantity,
    UnsignedUnitPrice,
)
from domain.shared.trade import NamedItem, refuse_unnamed


class RequisitionSource(StrEnum):
    """Where the need comes from."""

    MANUAL = "MANUAL"
    REPLENISHMENT = "REPLENISHMENT"
    SALES_ORDER = "SALES_ORDER"


class RequisitionStatus(StrEnum):
    """How far the need has come to be met."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    ORDERED = "ORDERED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = RequisitionStatus
LIFE = Life(
    {
        S.DRAFT: (S.SUBMITTED, S.CANCELLED),
        S.SUBMITTED: (S.APPROVED, S.REJECTED, S.DRAFT),
        S.APPROVED: (S.ORDERED, S.CLOSED, S.CANCELLED),
        S.REJECTED: (S.DRAFT,),
        S.ORDERED: (S.APPROVED,),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={S.SUBMITTED: "submit", S.REJECTED: "reject", S.CLOSED: "close"},
    by_program=(S.APPROVED, S.ORDERED),
)


@line
class RequisitionItem(NamedItem):
    """One thing that is needed; described where the catalogue does not have it."""

    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    estimated_price: UnsignedUnitPrice | None = None
    supplier_id: Annotated[UUID, Ref("pim.Supplier")] | None = None
    sales_order_item_id: Annotated[UUID, Ref("srm.SalesOrderItem")] | None = None
    quantity_ordered: Annotated[UnsignedQuantity, COMPUTED] = ZERO


@entity(
    path="requisitions",
    title=("구매 요청", "Purchase requisition"),
    search=("number", "purpose"),
    filters=("requester_id", "department_id", "warehouse_id", "needed_by", "source"),
    sorts=("needed_by", "estimated_amount"),
    life=LIFE,
)
class Requisition(Entity):
    """What somebody in the firm needs bought, and by when."""

    number: Annotated[Code, Numbered("REQUISITION", "PR-{year}-{seq:06}")] | None = None
    requester_id: Annotated[UUID, Ref("hrm.Employee")]
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")] | None = None
    needed_by: date
    purpose: Annotated[str, Text(300)] | None = None
    source: RequisitionSource = RequisitionSource.MANUAL
    estimated_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    currency: Currency = "KRW"
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    rejected_reason: Annotated[LongName, COMPUTED] | None = None
    status: RequisitionStatus = S.DRAFT
    items: list[RequisitionItem] = field(default_factory=list[RequisitionItem])

    @always
    def names_its_items(self) -> None:
        """Refuses an item that says nothing of what is needed."""
        refuse_unnamed(self.items)

    @always
    def follows_what_is_ordered(self) -> None:
        """Refuses a status that contradicts what was ordered of the items."""
        is_full = bool(self.items) and all(item.quantity_ordered >= item.quantity for item in self.items)
        if self.status in (S.APPROVED, S.ORDERED) and (self.status is S.ORDERED) != is_full:
            raise RuleViolated("ORDERED exactly when every item is ordered in full")
        if self.status is S.CANCELLED and any(item.quantity_ordered for item in self.items):
            raise RuleViolated("CANCELLED only while nothing is ordered")
