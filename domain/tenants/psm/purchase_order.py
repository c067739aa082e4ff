"""Purchase orders: what is ordered from suppliers."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Life, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Code,
    Count,
    ExchangeRate,
    NotBefore,
    Numbered,
    Ref,
    Share,
    Text,
    UnsignedQuantity,
    UnsignedUnitPrice,
)
from domain.shared.trade import Incoterm, TradeDocument, TradeItem


class Progress(StrEnum):
    """How much of an order is received or billed."""

    NONE = "NONE"
    PARTIAL = "PARTIAL"
    FULL = "FULL"


class PurchaseOrderStatus(StrEnum):
    """How far the order has come."""

    DRAFT = "DRAFT"
    PENDING_APPROVAL = "PENDING_APPROVAL"
    CONFIRMED = "CONFIRMED"
    COMPLETED = "COMPLETED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = PurchaseOrderStatus
LIFE = Life(
    {
        S.DRAFT: (S.PENDING_APPROVAL, S.CONFIRMED, S.CANCELLED),
        S.PENDING_APPROVAL: (S.DRAFT, S.CONFIRMED, S.CANCELLED),
        S.CONFIRMED: (S.COMPLETED, S.CLOSED, S.CANCELLED),
        S.COMPLETED: (),
        S.CLOSED: (S.CONFIRMED,),
        S.CANCELLED: (),
    },
    by_command={
        S.PENDING_APPROVAL: "submit",
        S.CONFIRMED: "confirm",
        (S.CLOSED, S.CONFIRMED): "reopen",
        S.CLOSED: "close",
        S.CANCELLED: "cancel",
    },
    by_program=(S.DRAFT, S.COMPLETED),
)


@line
class PurchaseOrderItem(TradeItem):
    """One thing that is ordered; `stock_quantity` is in stock units, the rest in `unit_id`."""

    line_number: Annotated[Count, COMPUTED] = 0
    requisition_item_id: Annotated[UUID, Ref("psm.RequisitionItem")] | None = None
    agreement_item_id: Annotated[UUID, Ref("psm.PurchaseAgreementItem")] | None = None
    expense_account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # of what is not stocked
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    stock_quantity: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    unit_price: UnsignedUnitPrice
    promised_date: date | None = None
    over_receipt_rate: Share | None = None  # empty for the supplier's, then the setting's
    quantity_received: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_billed: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_returned: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    is_closed: Annotated[bool, COMPUTED] = False


@entity(
    path="purchase-orders",
    title=("구매 주문(발주)", "Purchase order"),
    search=("number", "supplier_reference", "memo"),
    filters=(
        "supplier_id",
        "buyer_id",
        "warehouse_id",
        "agreement_id",
        "order_date",
        "promised_date",
        "receipt_status",
        "bill_status",
        "currency",
        "total_amount",
    ),
    sorts=("order_date", "total_amount"),
    life=LIFE,
)
class PurchaseOrder(TradeDocument):
    """What is ordered from a supplier, and how far it is received, billed and returned."""

    number: Annotated[Code, Numbered("PURCHASE_ORDER", "PO-{year}-{seq:06}")] | None = None
    revision: Annotated[Count, COMPUTED] = 1
    supplier_id: Annotated[UUID, Ref("pim.Supplier")]
    agreement_id: Annotated[UUID, Ref("psm.PurchaseAgreement"), IMMUTABLE] | None = None
    quotation_id: Annotated[UUID, Ref("psm.SupplierQuotation"), IMMUTABLE] | None = None
    buyer_id: Annotated[UUID, Ref("sys.User")] | None = None
    branch_id: Annotated[UUID, Ref("sys.Branch")] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    drop_ship_order_id: Annotated[UUID, Ref("srm.SalesOrder")] | None = None  # whose customer gets the goods at once
    order_date: date
    promised_date: Annotated[date, NotBefore("order_date")] | None = None
    supplier_reference: Annotated[str, Text(64)] | None = None
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    incoterm: Incoterm | None = None
    receipt_status: Annotated[Progress, COMPUTED] = Progress.NONE
    bill_status: Annotated[Progress, COMPUTED] = Progress.NONE
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    status: PurchaseOrderStatus = S.DRAFT
    items: list[PurchaseOrderItem] = field(default_factory=list[PurchaseOrderItem])

    @always
    def is_cancelled_before_anything_came(self) -> None:
        """Refuses to cancel an order of which anything has come or was billed."""
        under_way = any(item.quantity_received or item.quantity_billed for item in self.items)
        if self.status is S.CANCELLED and under_way:
            raise RuleViolated("CANCELLED only while nothing is received or billed")
