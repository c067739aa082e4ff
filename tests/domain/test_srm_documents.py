"""Quotations, invoices, credit notes, returns, promotions, coupons and payments: what holds for each of them alone."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import Unique
from domain.tenants.srm.coupon import Coupon
from domain.tenants.srm.credit_note import CreditNote, CreditNoteItem, CreditNoteStatus, CreditReason
from domain.tenants.srm.credit_profile import CreditProfile
from domain.tenants.srm.customer_payment import CustomerPayment, CustomerPaymentAllocation, PaymentMethod
from domain.tenants.srm.promotion import Promotion, PromotionLevel, PromotionMethod, PromotionStatus
from domain.tenants.srm.quotation import Quotation, QuotationItem
from domain.tenants.srm.sales_invoice import SalesInvoice, SalesInvoiceItem, SalesInvoiceKind, SalesInvoiceStatus
from domain.tenants.srm.sales_return import SalesReturn, SalesReturnItem, SalesReturnReason
from tests.marks import rule

A, B = UUID(int=1), UUID(int=2)
DAY = date(2026, 7, 31)
D = Decimal


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


@rule("srm.Quotation", "valid_until is not before quotation_date")
def test_an_offer_holds_from_its_day_on() -> None:
    verify(Quotation(partner_id=A, quotation_date=DAY))
    verify(Quotation(partner_id=A, quotation_date=DAY, valid_until=DAY))
    with pytest.raises(ValidationError, match="valid_until: not before quotation_date"):
        verify(Quotation(partner_id=A, quotation_date=DAY, valid_until=date(2026, 7, 30)))


def test_every_trade_document_names_its_items() -> None:
    offered = QuotationItem(quantity=D(1), unit_id=A)
    charged = SalesInvoiceItem(quantity=D(1), unit_price=D(0))
    quotation = Quotation(partner_id=A, quotation_date=DAY, items=[offered])
    invoice = SalesInvoice(partner_id=A, invoice_date=DAY, items=[charged])
    for document in (quotation, invoice):
        with pytest.raises(RuleViolated, match="names a variant or has a description"):
            verify(document)
    offered.description, charged.variant_id = "설치", B
    verify(quotation)
    verify(invoice)


def test_a_temporary_limit_ends() -> None:
    verify(CreditProfile(partner_id=A, credit_limit=D(0)))
    with pytest.raises(RuleViolated, match="last day"):
        verify(CreditProfile(partner_id=A, temporary_limit=D(0)))
    verify(CreditProfile(partner_id=A, temporary_limit=D(1), temporary_until=DAY))


def test_a_down_payment_is_of_one_order() -> None:
    for orders in ([], [A, B]):
        verify(SalesInvoice(partner_id=A, invoice_date=DAY, order_ids=orders))
        with pytest.raises(RuleViolated, match="exactly one order"):
            verify(SalesInvoice(partner_id=A, invoice_date=DAY, kind=SalesInvoiceKind.DOWN_PAYMENT, order_ids=orders))
    verify(SalesInvoice(partner_id=A, invoice_date=DAY, kind=SalesInvoiceKind.DOWN_PAYMENT, order_ids=[A]))


@pytest.mark.parametrize(("status", "open_amount"), [("POSTED", "1"), ("PAID", "0"), ("DRAFT", "0"), ("REVERSED", "0")])
def test_an_invoice_is_paid_when_nothing_is_open(status: str, open_amount: str) -> None:
    invoice = SalesInvoice(partner_id=A, invoice_date=DAY, status=SalesInvoiceStatus(status))
    invoice.open_amount = D(open_amount)
    verify(invoice)
    invoice.open_amount = D(1) - D(open_amount)
    if status in ("POSTED", "PAID"):
        with pytest.raises(RuleViolated, match="PAID exactly"):
            verify(invoice)
    else:
        verify(invoice)


def credit(**given: Any) -> CreditNote:
    return CreditNote(invoice_id=A, credit_date=DAY, reason=CreditReason.RETURN, **given)


@rule("srm.CreditNote", "CLOSED exactly when open_amount is 0")
def test_a_credit_note_is_closed_when_nothing_is_open() -> None:
    verify(credit(status=CreditNoteStatus.POSTED, open_amount=D("0.01")))
    verify(credit(status=CreditNoteStatus.CLOSED, open_amount=D(0)))
    verify(credit(open_amount=D(0)))
    for status, open_amount in ((CreditNoteStatus.POSTED, D(0)), (CreditNoteStatus.CLOSED, D("0.01"))):
        with pytest.raises(RuleViolated, match="CLOSED exactly"):
            verify(credit(status=status, open_amount=open_amount))


def test_a_credit_note_says_how_much() -> None:
    for item in (CreditNoteItem(invoice_item_id=A, quantity=D(1)), CreditNoteItem(invoice_item_id=A, net_amount=D(0))):
        verify(credit(items=[item]))
        with pytest.raises(RuleViolated, match="a quantity or an amount"):
            verify(credit(items=[item, CreditNoteItem(invoice_item_id=A)]))


def test_no_more_comes_back_than_was_agreed() -> None:
    item = SalesReturnItem(shipment_item_id=A, quantity=D(2), quantity_received=D(2))
    made = SalesReturn(order_id=A, warehouse_id=A, requested_on=DAY, reason=SalesReturnReason.DEFECT, items=[item])
    verify(made)
    item.quantity_received = D("2.0001")
    with pytest.raises(RuleViolated, match="at most the quantity"):
        verify(made)


def promotion(method: PromotionMethod, **given: Any) -> Promotion:
    starts_at = datetime(2026, 7, 1, tzinfo=UTC)
    return Promotion(code="P1", name="여름", level=PromotionLevel.LINE, method=method, starts_at=starts_at, **given)


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        (PromotionMethod.RATE, ["rate"]),
        (PromotionMethod.AMOUNT_PER_UNIT, ["amount"]),
        (PromotionMethod.AMOUNT, ["amount"]),
        (PromotionMethod.FIXED_PRICE, ["amount"]),
        (PromotionMethod.BUY_X_GET_Y, ["buy_quantity", "get_quantity"]),
        (PromotionMethod.FREE, []),
    ],
)
@pytest.mark.parametrize("status", [PromotionStatus.ACTIVE, PromotionStatus.PAUSED])
def test_a_running_promotion_can_be_worked_out(
    method: PromotionMethod, fields: list[str], status: PromotionStatus
) -> None:
    whole = dict.fromkeys(fields, D(1))
    verify(promotion(method, status=status, **whole))
    for name in fields:
        verify(promotion(method, **whole | {name: None}))
        with pytest.raises(RuleViolated, match=name):
            verify(promotion(method, status=status, **whole | {name: None}))


def test_a_promotion_stays_within_its_limits() -> None:
    verify(promotion(PromotionMethod.FREE, usage_limit=2, used_count=2, budget_amount=D(10), used_amount=D(10)))
    verify(promotion(PromotionMethod.FREE, used_count=3, used_amount=D(11)))
    for more in ({"used_count": 3}, {"used_amount": D("10.01")}):
        with pytest.raises(RuleViolated, match="never pass"):
            verify(promotion(PromotionMethod.FREE, usage_limit=2, budget_amount=D(10), **more))


def test_a_coupon_is_used_no_more_than_allowed() -> None:
    coupon = Coupon(code="WELCOME", promotion_id=A, used_count=1)
    verify(coupon)
    coupon.used_count = 2
    with pytest.raises(RuleViolated, match="at most usage_limit"):
        verify(coupon)
    assert module_of(Coupon).fields.fields["code"].unique == Unique(folded=True)


def payment(amount: str, *allocated: str) -> CustomerPayment:
    parts = [CustomerPaymentAllocation(invoice_id=A, amount=D(part)) for part in allocated]
    made = CustomerPayment(partner_id=A, received_on=DAY, method=PaymentMethod.CASH, amount=D(amount))
    made.allocations = parts
    return made


@rule("srm.CustomerPayment", "amount is over 0")
def test_a_payment_is_over_0() -> None:
    verify(payment("0.0001"))
    for amount in ("0", "-1"):
        with pytest.raises(ValidationError, match="amount"):
            verify(payment(amount))


def test_no_more_is_allocated_than_was_received() -> None:
    verify(payment("100", "60", "40"))
    with pytest.raises(RuleViolated, match="at most amount"):
        verify(payment("100", "60", "40.01"))
