"""Purchase returns: goods sent back to suppliers."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Code,
    Note,
    Numbered,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedQuantity,
)


class PurchaseReturnReason(StrEnum):
    """Why goods are sent back."""

    DEFECT = "DEFECT"
    WRONG_ITEM = "WRONG_ITEM"
    OVER_DELIVERY = "OVER_DELIVERY"
    EXPIRED = "EXPIRED"
    OTHER = "OTHER"


class PurchaseReturnResolution(StrEnum):
    """What the supplier gives for it."""

    CREDIT = "CREDIT"
    REPLACE = "REPLACE"


class PurchaseReturnStatus(StrEnum):
    """How far the return has come."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    SHIPPED = "SHIPPED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = PurchaseReturnStatus
LIFE = Life(
    {
        S.DRAFT: (S.CONFIRMED, S.CANCELLED),
        S.CONFIRMED: (S.SHIPPED, S.CANCELLED),
        S.SHIPPED: (S.CLOSED,),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={S.CONFIRMED: "confirm", S.CLOSED: "close"},
    by_program=(S.SHIPPED,),
)


@line
class PurchaseReturnItem(Line):
    """What goes back of one receipt item."""

    receipt_item_id: Annotated[UUID, Ref("psm.GoodsReceiptItem")]
    quantity: PositiveQuantity
    location_id: Annotated[UUID, Ref("wms.Location")]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber")] = field(default_factory=list[UUID])
    quantity_shipped: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_credited: Annotated[UnsignedQuantity, COMPUTED] = ZERO


@entity(
    path="purchase-returns",
    title=("구매 반품", "Purchase return"),
    search=("number", "supplier_reference"),
    filters=("receipt_id", "supplier_id", "reason", "resolution", "return_date"),
    sorts=("return_date",),
    life=LIFE,
)
class PurchaseReturn(Entity):
    """Goods sent back to a supplier, and what is given for them."""

    number: Annotated[Code, Numbered("PURCHASE_RETURN", "PT-{year}-{seq:06}")] | None = None
    receipt_id: Annotated[UUID, Ref("psm.GoodsReceipt"), IMMUTABLE]
    supplier_id: Annotated[UUID, Ref("pim.Supplier"), COMPUTED] | None = None
    reason: PurchaseReturnReason
    resolution: PurchaseReturnResolution = PurchaseReturnResolution.CREDIT
    return_date: date
    supplier_reference: Annotated[str, Text(64)] | None = None
    memo: Note | None = None
    status: PurchaseReturnStatus = S.DRAFT
    items: list[PurchaseReturnItem] = field(default_factory=list[PurchaseReturnItem])
