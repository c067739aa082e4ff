"""Vendor bills: what suppliers ask to be paid, matched with order and receipt."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    Code,
    ExchangeRate,
    Money,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedUnitPrice,
)
from domain.shared.trade import TradeDocument, TradeItem


class VendorBillKind(StrEnum):
    """Whether the supplier asks for money or gives some back."""

    BILL = "BILL"
    CREDIT = "CREDIT"


class MatchResult(StrEnum):
    """Whether the bill agrees with what was ordered and received."""

    NOT_NEEDED = "NOT_NEEDED"
    MATCHED = "MATCHED"
    EXCEPTION = "EXCEPTION"


class VendorBillStatus(StrEnum):
    """Whether the bill is booked, paid or taken back."""

    DRAFT = "DRAFT"
    IN_REVIEW = "IN_REVIEW"
    POSTED = "POSTED"
    PAID = "PAID"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = VendorBillStatus
LIFE = Life(
    {
        S.DRAFT: (S.IN_REVIEW, S.POSTED, S.CANCELLED),
        S.IN_REVIEW: (S.DRAFT, S.POSTED, S.CANCELLED),
        S.POSTED: (S.PAID, S.REVERSED),
        S.PAID: (S.POSTED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.IN_REVIEW: "submit",
        S.POSTED: "post",
        (S.IN_REVIEW, S.POSTED): "approve_exception",
        S.REVERSED: "reverse",
    },
    by_program=(S.DRAFT, S.PAID),
)


@line
class VendorBillItem(TradeItem):
    """One thing that the supplier charges."""

    order_item_id: Annotated[UUID, Ref("psm.PurchaseOrderItem")] | None = None
    receipt_item_id: Annotated[UUID, Ref("psm.GoodsReceiptItem")] | None = None
    return_item_id: Annotated[UUID, Ref("psm.PurchaseReturnItem")] | None = None
    account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")] | None = None
    unit_price: UnsignedUnitPrice
    price_variance: Annotated[Money, COMPUTED] | None = None
    exceptions: Annotated[list[Code], COMPUTED] = field(default_factory=list[str])  # QUANTITY, PRICE, NOT_ORDERED


@line
class VendorBillTax(Line):
    """The tax of all items of one tax code, and the net that it is worked out of, in the bill's currency."""

    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")]
    base_amount: Annotated[Money, COMPUTED] = ZERO
    tax_amount: Money | None = None  # as printed on the bill; empty to have it worked out
    is_manual: Annotated[bool, COMPUTED] = False


@entity(
    path="vendor-bills",
    title=("매입 전표(공급사 청구서)", "Vendor bill"),
    search=("number", "supplier_bill_number", "memo"),
    filters=("kind", "supplier_id", "bill_date", "match_result", "currency", "total_amount", "open_amount"),
    sorts=("bill_date", "total_amount", "open_amount"),
    life=LIFE,
)
class VendorBill(TradeDocument):
    """What a supplier asks to be paid, matched with order and receipt."""

    number: Annotated[Code, UNIQUE, COMPUTED] | None = None  # taken without gaps when it is posted
    kind: VendorBillKind = VendorBillKind.BILL
    supplier_id: Annotated[UUID, Ref("pim.Supplier")]
    supplier_bill_number: Annotated[str, Text(64)]
    bill_date: date
    received_on: date | None = None
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    stated_total: UnsignedMoney  # as printed on the bill
    open_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    match_result: Annotated[MatchResult, COMPUTED] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: VendorBillStatus = S.DRAFT
    items: list[VendorBillItem] = field(default_factory=list[VendorBillItem])
    taxes: list[VendorBillTax] = field(default_factory=list[VendorBillTax])

    @always
    def asks_for_what_it_states(self) -> None:
        """Refuses to post a bill whose items and taxes come to another total than the printed one."""
        if self.status in (S.POSTED, S.PAID) and self.total_amount != self.stated_total:
            raise RuleViolated("computed total equals stated_total, or the bill is not posted")

    @always
    def is_paid_when_nothing_is_open(self) -> None:
        """Refuses a status that contradicts the open amount."""
        if self.status in (S.POSTED, S.PAID) and (self.status is S.PAID) != (not self.open_amount):
            raise RuleViolated("PAID exactly when open_amount is 0")
