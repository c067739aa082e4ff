"""Sales returns: goods that customers send back."""

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
    ZERO,
    Code,
    LongName,
    Note,
    Numbered,
    PositiveQuantity,
    Ref,
    Share,
    UnsignedMoney,
    UnsignedQuantity,
)


class SalesReturnReason(StrEnum):
    """Why the customer sends goods back."""

    DEFECT = "DEFECT"
    WRONG_ITEM = "WRONG_ITEM"
    DAMAGED_IN_TRANSIT = "DAMAGED_IN_TRANSIT"
    NOT_AS_DESCRIBED = "NOT_AS_DESCRIBED"
    CHANGE_OF_MIND = "CHANGE_OF_MIND"
    OTHER = "OTHER"


class SalesReturnResolution(StrEnum):
    """What the customer gets for it."""

    CREDIT = "CREDIT"
    REPLACE = "REPLACE"


class Disposition(StrEnum):
    """What becomes of returned goods."""

    RESTOCK = "RESTOCK"
    QUARANTINE = "QUARANTINE"
    SCRAP = "SCRAP"


class SalesReturnStatus(StrEnum):
    """How far the return has come."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    RECEIVED = "RECEIVED"
    REJECTED = "REJECTED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = SalesReturnStatus
LIFE = Life(
    {
        S.REQUESTED: (S.APPROVED, S.REJECTED, S.CANCELLED),
        S.APPROVED: (S.RECEIVED, S.CLOSED, S.CANCELLED),
        S.RECEIVED: (S.CLOSED,),
        S.REJECTED: (),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={S.APPROVED: "approve", S.RECEIVED: "receive", S.REJECTED: "reject", S.CLOSED: "close"},
)


@line
class SalesReturnItem(Line):
    """What comes back of one shipped item."""

    shipment_item_id: Annotated[UUID, Ref("wms.ShipmentItem")]
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] | None = None
    quantity: PositiveQuantity
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure"), COMPUTED] | None = None
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber")] = field(default_factory=list[UUID])
    quantity_received: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    disposition: Disposition | None = None  # given when the goods are received


@entity(
    path="returns",
    title=("판매 반품", "Sales return"),
    search=("number", "memo"),
    filters=("order_id", "partner_id", "warehouse_id", "requested_on", "reason", "resolution"),
    sorts=("requested_on",),
    life=LIFE,
)
class SalesReturn(Entity):
    """Goods that a customer sends back, and what is given for them."""

    number: Annotated[Code, Numbered("SALES_RETURN", "RMA-{year}-{seq:06}")] | None = None
    order_id: Annotated[UUID, Ref("srm.SalesOrder"), IMMUTABLE]
    partner_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    requested_on: date
    reason: SalesReturnReason
    resolution: SalesReturnResolution = SalesReturnResolution.CREDIT
    restocking_fee_rate: Share = ZERO
    return_shipping_fee: UnsignedMoney = ZERO
    rejected_reason: Annotated[LongName, COMPUTED] | None = None
    replacement_order_id: Annotated[UUID, Ref("srm.SalesOrder"), COMPUTED] | None = None
    memo: Note | None = None
    status: SalesReturnStatus = S.REQUESTED
    items: list[SalesReturnItem] = field(default_factory=list[SalesReturnItem])

    @always
    def takes_back_what_was_agreed(self) -> None:
        """Refuses more goods than the return is for."""
        if any(item.quantity_received > item.quantity for item in self.items):
            raise RuleViolated("received is at most the quantity of the return")
