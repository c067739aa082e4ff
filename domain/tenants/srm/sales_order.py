"""Sales orders: what customers have ordered."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Life, Line, entity, line
from domain.kernel.errors import InvalidTransition, RuleViolated
from domain.kernel.money import round_money
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    ExchangeRate,
    Json,
    LongName,
    Money,
    Numbered,
    Quantity,
    Ref,
    Text,
    UnitPrice,
    UnsignedMoney,
    UnsignedUnitPrice,
)
from domain.shared.trade import ONE as ONE
from domain.shared.trade import TradeItem
from domain.tenants.srm.sales_document import SalesDocument


class DeliveryPolicy(StrEnum):
    """Whether what is there is shipped at once, or all together."""

    PARTIAL = "PARTIAL"
    COMPLETE = "COMPLETE"


class InvoiceTiming(StrEnum):
    """When the customer is invoiced."""

    MANUAL = "MANUAL"
    AT_SHIPPING = "AT_SHIPPING"
    MONTHLY = "MONTHLY"


class Progress(StrEnum):
    """How much of an order is done."""

    NONE = "NONE"
    PARTIAL = "PARTIAL"
    FULL = "FULL"


class SalesOrderStatus(StrEnum):
    """How far the order has come."""

    DRAFT = "DRAFT"
    PENDING_APPROVAL = "PENDING_APPROVAL"
    CONFIRMED = "CONFIRMED"
    ON_HOLD = "ON_HOLD"
    COMPLETED = "COMPLETED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = SalesOrderStatus
LIFE = Life(
    {
        S.DRAFT: (S.PENDING_APPROVAL, S.CONFIRMED, S.CANCELLED),
        S.PENDING_APPROVAL: (S.DRAFT, S.CONFIRMED, S.CANCELLED),
        S.CONFIRMED: (S.ON_HOLD, S.COMPLETED, S.CLOSED, S.CANCELLED),
        S.ON_HOLD: (S.CONFIRMED, S.CLOSED, S.CANCELLED),
        S.COMPLETED: (),
        S.CLOSED: (S.CONFIRMED,),
        S.CANCELLED: (),
    },
    by_command={
        S.PENDING_APPROVAL: "submit",
        S.CONFIRMED: "confirm",
        (S.ON_HOLD, S.CONFIRMED): "unhold",
        (S.CLOSED, S.CONFIRMED): "reopen",
        S.ON_HOLD: "hold",
        S.CLOSED: "close",
        S.CANCELLED: "cancel",
    },
    by_program=(S.DRAFT, S.COMPLETED),
)


@line
class SalesOrderItem(TradeItem):
    """One thing that is ordered; `stock_quantity` and `quantity_reserved` are in stock units, the rest in `unit_id`."""

    line_number: Annotated[int, COMPUTED] = 0
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    stock_quantity: Annotated[Quantity, COMPUTED] = ZERO
    list_unit_price: Annotated[UnitPrice, COMPUTED] | None = None
    unit_price: UnsignedUnitPrice | None = None  # empty for the price lists'
    price_list_item_id: Annotated[UUID, Ref("pim.PriceListItem"), COMPUTED] | None = None
    promotion_amount: Annotated[Money, COMPUTED] = ZERO
    requested_date: date | None = None
    quantity_reserved: Annotated[Quantity, COMPUTED] = ZERO
    quantity_shipped: Annotated[Quantity, COMPUTED] = ZERO
    quantity_invoiced: Annotated[Quantity, COMPUTED] = ZERO
    quantity_returned: Annotated[Quantity, COMPUTED] = ZERO
    quantity_cancelled: Annotated[Quantity, COMPUTED] = ZERO
    cost_amount: Annotated[Money, COMPUTED] = ZERO

    @property
    def price(self) -> Decimal:
        """What one unit costs before discounts: the price set by hand, else the list's."""
        return self.unit_price if self.unit_price is not None else self.list_unit_price or ZERO

    @property
    def cancellable(self) -> Decimal:
        """What is neither shipped, invoiced nor cancelled."""
        return self.quantity - self.quantity_cancelled - max(self.quantity_shipped, self.quantity_invoiced)

    @property
    def is_done(self) -> bool:
        """Whether it is shipped or cancelled in full, and invoiced for what was shipped."""
        settled = self.quantity_shipped + self.quantity_cancelled >= self.quantity
        return settled and self.quantity_invoiced >= self.quantity_shipped

    @property
    def to_ship(self) -> Decimal:
        """What is neither shipped nor cancelled."""
        return max(self.quantity - self.quantity_shipped - self.quantity_cancelled, ZERO)

    def work_out(self, currency: str) -> Decimal:
        """Works out the net amount, rounded once, half up, less promotions; returns what is taken off in all."""
        return self.work_out_net(self.price, currency, promotions=self.promotion_amount)

    def cancel(self, quantity: Decimal | None) -> None:
        """Cancels a quantity, or the whole rest."""
        cancelled = self.cancellable if quantity is None else quantity
        if cancelled <= 0:
            raise RuleViolated("item {line_number} has nothing left to be cancelled", line_number=self.line_number)
        if cancelled > self.cancellable:
            raise RuleViolated("a confirmed item can be lowered no further than shipped or invoiced")
        self.quantity_cancelled += cancelled


@line
class SalesOrderPromotion(Line):
    """What one promotion takes off the order or one of its items."""

    promotion_id: Annotated[UUID, Ref("srm.Promotion"), COMPUTED]
    coupon_id: Annotated[UUID, Ref("srm.Coupon"), COMPUTED] | None = None
    sequence: Annotated[int, COMPUTED]
    item_line_number: Annotated[int, COMPUTED] | None = None  # empty for the whole order or its shipping fee
    amount: Annotated[Money, COMPUTED]


@entity(
    path="orders",
    title=("판매 주문", "Sales order"),
    search=("number", "customer_reference", "memo"),
    filters=(
        "partner_id",
        "owner_id",
        "warehouse_id",
        "branch_id",
        "order_date",
        "requested_date",
        "delivery_status",
        "invoice_status",
        "currency",
        "total_amount",
    ),
    sorts=("order_date", "total_amount"),
    life=LIFE,
)
class SalesOrder(SalesDocument):
    """What a customer has ordered, and how far it is reserved, shipped, invoiced and returned."""

    number: Annotated[str, Text(32), Numbered("SALES_ORDER", "SO-{year}-{seq:06}")] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    quotation_id: Annotated[UUID, Ref("srm.Quotation"), IMMUTABLE] | None = None
    deal_id: Annotated[UUID, Ref("crm.Deal"), IMMUTABLE] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    order_date: date
    requested_date: date | None = None
    customer_reference: Annotated[str, Text(64)] | None = None
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    billing_address: Json | None = None
    shipping_address: Json | None = None
    carrier_id: Annotated[UUID, Ref("wms.Carrier")] | None = None
    delivery_policy: DeliveryPolicy = DeliveryPolicy.PARTIAL
    coupon_codes: list[Annotated[str, Text(40)]] = field(default_factory=list[str])
    shipping_fee: UnsignedMoney = ZERO
    shipping_tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    invoice_timing: InvoiceTiming | None = None  # empty for the partner's
    delivery_status: Annotated[Progress, COMPUTED] = Progress.NONE
    invoice_status: Annotated[Progress, COMPUTED] = Progress.NONE
    hold_reason: Annotated[LongName, COMPUTED] | None = None
    credit_override_reason: Annotated[LongName, COMPUTED] | None = None
    status: SalesOrderStatus = S.DRAFT
    items: list[SalesOrderItem] = field(default_factory=list[SalesOrderItem])
    promotions: list[SalesOrderPromotion] = field(default_factory=list[SalesOrderPromotion])

    @property
    def is_shipped_or_invoiced(self) -> bool:
        """Whether anything has left the house or was put on an invoice."""
        return any(item.quantity_shipped or item.quantity_invoiced for item in self.items)

    def price(self) -> None:
        """Numbers the items from 1 on and works out all amounts; no tax is known of yet."""
        discount = ZERO
        for place, item in enumerate(self.items, 1):
            item.line_number = place
            discount += item.work_out(self.currency)
        self.discount_amount = discount
        self.net_amount = sum((item.net_amount for item in self.items), ZERO)
        self.tax_amount = sum((item.tax_amount for item in self.items), ZERO)
        self.total_amount = self.net_amount + self.tax_amount + round_money(self.shipping_fee, self.currency)

    def confirm(self) -> None:
        """Fixes the prices and makes the order binding."""
        if self.status is not S.DRAFT:
            raise InvalidTransition(self.status, S.CONFIRMED)
        if not self.items:
            raise RuleViolated("an order is confirmed with at least one item")
        self.advance(S.CONFIRMED)
        for item in self.items:
            item.unit_price = item.price

    def hold(self, reason: str) -> None:
        """Keeps the order from being shipped."""
        self.advance(S.ON_HOLD)
        self.hold_reason = reason

    def unhold(self) -> None:
        """Lets the order go on."""
        if self.status is not S.ON_HOLD:
            raise InvalidTransition(self.status, S.CONFIRMED)
        self.advance(S.CONFIRMED)
        self.hold_reason = None
        self.complete()

    def complete(self) -> None:
        """Ends a CONFIRMED order of which nothing is left to be done."""
        if self.status is S.CONFIRMED and all(item.is_done for item in self.items):
            self.advance(S.COMPLETED)

    def cancel(self) -> None:
        """Ends an order of which nothing was shipped or invoiced."""
        if self.is_shipped_or_invoiced:
            raise RuleViolated("an order is not cancelled once anything is shipped or a posted invoice exists")
        self.advance(S.CANCELLED)
