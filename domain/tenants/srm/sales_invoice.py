"""Sales invoices: what customers are asked to pay."""

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
    Json,
    LongName,
    Money,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedQuantity,
    UnsignedUnitPrice,
)
from domain.shared.trade import TradeDocument, TradeItem


class SalesInvoiceKind(StrEnum):
    """Whether goods and services are charged, or money is asked for in advance."""

    STANDARD = "STANDARD"
    DOWN_PAYMENT = "DOWN_PAYMENT"


class TaxInvoiceState(StrEnum):
    """How far the electronic tax invoice has come."""

    NONE = "NONE"
    REQUESTED = "REQUESTED"
    ISSUED = "ISSUED"
    FAILED = "FAILED"


class SalesInvoiceStatus(StrEnum):
    """Whether the invoice is binding, paid or taken back."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    PAID = "PAID"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = SalesInvoiceStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.PAID, S.REVERSED),
        S.PAID: (S.POSTED, S.REVERSED),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.REVERSED: "reverse", S.CANCELLED: "cancel"},
    by_program=(S.PAID,),
)


@line
class SalesInvoiceItem(TradeItem):
    """One thing that is charged."""

    order_item_id: Annotated[UUID, Ref("srm.SalesOrderItem")] | None = None
    shipment_item_id: Annotated[UUID, Ref("wms.ShipmentItem")] | None = None
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")] | None = None
    unit_price: UnsignedUnitPrice
    promotion_amount: Annotated[Money, COMPUTED] = ZERO
    revenue_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    quantity_credited: Annotated[UnsignedQuantity, COMPUTED] = ZERO


@line
class SalesInvoiceTax(Line):
    """The tax of all items of one tax code, and the net that it is worked out of, in the invoice's currency."""

    tax_code_id: Annotated[UUID, Ref("fim.TaxCode"), COMPUTED]
    base_amount: Annotated[Money, COMPUTED]
    tax_amount: Annotated[Money, COMPUTED]


@line
class SalesInvoiceInstallment(Line):
    """A part of the total and the day it is due."""

    due_date: Annotated[date, COMPUTED]
    amount: Annotated[Money, COMPUTED]
    open_amount: Annotated[UnsignedMoney, COMPUTED]


@entity(
    path="invoices",
    title=("판매 송장", "Sales invoice"),
    search=("number", "tax_invoice_number", "memo"),
    filters=(
        "kind",
        "partner_id",
        "order_ids",
        "contract_id",
        "branch_id",
        "invoice_date",
        "currency",
        "total_amount",
        "open_amount",
        "tax_invoice_state",
    ),
    sorts=("invoice_date", "total_amount", "open_amount"),
    life=LIFE,
)
class SalesInvoice(TradeDocument):
    """What a customer is asked to pay."""

    number: Annotated[Code, UNIQUE, COMPUTED] | None = None  # taken without gaps when it is posted
    kind: SalesInvoiceKind = SalesInvoiceKind.STANDARD
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    order_ids: Annotated[list[UUID], Ref("srm.SalesOrder")] = field(default_factory=list[UUID])
    contract_id: Annotated[UUID, Ref("crm.Contract")] | None = None
    branch_id: Annotated[UUID, Ref("sys.Branch")] | None = None
    invoice_date: date
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    billing_name: Annotated[LongName, COMPUTED] | None = None
    billing_business_number: Annotated[str, Text(20), COMPUTED] | None = None
    billing_address: Json | None = None
    deducted_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO  # down payments that are taken off
    paid_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    credited_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    open_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    tax_invoice_state: Annotated[TaxInvoiceState, COMPUTED] = TaxInvoiceState.NONE
    tax_invoice_number: Annotated[str, Text(24), COMPUTED] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: SalesInvoiceStatus = S.DRAFT
    items: list[SalesInvoiceItem] = field(default_factory=list[SalesInvoiceItem])
    taxes: list[SalesInvoiceTax] = field(default_factory=list[SalesInvoiceTax])
    installments: list[SalesInvoiceInstallment] = field(default_factory=list[SalesInvoiceInstallment])

    @always
    def pays_one_order_in_advance(self) -> None:
        """Refuses a down payment on no order, or on several."""
        if self.kind is SalesInvoiceKind.DOWN_PAYMENT and len(self.order_ids) != 1:
            raise RuleViolated("a DOWN_PAYMENT is of exactly one order")

    @always
    def is_paid_when_nothing_is_open(self) -> None:
        """Refuses a status that contradicts the open amount."""
        if self.status in (S.POSTED, S.PAID) and (self.status is S.PAID) != (not self.open_amount):
            raise RuleViolated("PAID exactly when open_amount is 0")
