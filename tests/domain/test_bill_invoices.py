"""What always holds for invoices, payments, credit notes and the ledger."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.bill.credit_note import CreditNote, CreditNoteItem, CreditNoteReason, CreditNoteStatus
from domain.manager.bill.invoice import Invoice, InvoiceItem, InvoiceItemKind, InvoiceStatus, InvoiceTax
from domain.manager.bill.payment import Payment, PaymentProvider, PaymentRefund, PaymentRefundState
from domain.manager.bill.transaction import Ledger, Transaction, TransactionType
from tests.marks import rule

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
S = InvoiceStatus


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def is_right(record: Entity) -> bool:
    try:
        verify(record)
    except (RuleViolated, ValidationError):
        return False
    return True


def an_item(amount: int, discount: int = 0) -> InvoiceItem:
    return InvoiceItem(
        kind=InvoiceItemKind.ONE_OFF,
        description="Setup",
        amount=Decimal(amount),
        discount_amount=Decimal(discount),
    )


def an_invoice(**fields: Any) -> Invoice:
    """Of 99,000 and 1,000 less 10,000, with 9,000 of tax, of which 20,000 are credited and 30,000 paid."""
    tax = InvoiceTax(tax_rate_id=uuid4(), taxable_amount=Decimal(90_000), tax_amount=Decimal(9_000))
    given: dict[str, Any] = {
        "items": [an_item(99_000, 10_000), an_item(1_000)],
        "taxes": [tax],
        "subtotal": 100_000,
        "discount_total": 10_000,
        "tax_total": 9_000,
        "total": 99_000,
        "credit_applied": 15_000,
        "amount_due": 84_000,
        "amount_paid": 30_000,
        "amount_credited": 5_000,
        "amount_remaining": 49_000,
        "status": S.OPEN,
        **fields,
    }
    numbers: dict[str, Any] = {
        name: Decimal(value) if isinstance(value, int) else value for name, value in given.items()
    }
    return Invoice(billing_account_id=uuid4(), **numbers)


def test_an_invoice_adds_up() -> None:
    verify(an_invoice())
    verify(Invoice(billing_account_id=uuid4()))


@rule("bill.Invoice", "an invoice without an item is not finalized; no invoice has a negative total")
def test_an_invoice_demands_something() -> None:
    empty = Invoice(billing_account_id=uuid4())
    verify(empty)
    for status in S:
        empty.status = status
        if status is not S.DRAFT:
            with pytest.raises(RuleViolated, match="without an item"):
                verify(empty)
    for status in (S.DRAFT, S.OPEN):
        for amount in (1, 0):
            figures: dict[str, Any] = dict.fromkeys(
                ("subtotal", "total", "amount_due", "amount_remaining"), Decimal(amount)
            )
            verify(Invoice(billing_account_id=uuid4(), items=[an_item(amount)], status=status, **figures))
        negative: dict[str, Any] = dict.fromkeys(("subtotal", "total", "amount_due", "amount_remaining"), Decimal(-1))
        with pytest.raises(RuleViolated, match="negative"):
            verify(Invoice(billing_account_id=uuid4(), items=[an_item(-1)], status=status, **negative))


@pytest.mark.parametrize("name", ["subtotal", "discount_total", "tax_total"])
@pytest.mark.parametrize("by", [-1, 1])
def test_totals_are_the_sums_of_the_lines(name: str, by: int) -> None:
    invoice = an_invoice()
    setattr(invoice, name, getattr(invoice, name) + by)
    with pytest.raises(RuleViolated, match="sums"):
        verify(invoice)


@pytest.mark.parametrize(
    ("total", "right"), [(89_999, False), (90_000, True), (95_000, True), (99_000, True), (99_001, False)]
)
def test_a_tax_is_added_or_in_the_subtotal_already(total: int, right: bool) -> None:
    remaining = total - 50_000
    assert is_right(an_invoice(total=total, amount_due=total - 15_000, amount_remaining=remaining)) == right


def test_what_is_open_follows_from_what_was_paid() -> None:
    for name in ("credit_applied", "amount_due", "amount_paid", "amount_credited", "amount_remaining"):
        for by in (-1, 1):
            invoice = an_invoice()
            setattr(invoice, name, getattr(invoice, name) + by)
            with pytest.raises(RuleViolated, match="amount_"):
                verify(invoice)


def test_nothing_is_paid_beyond_what_was_demanded() -> None:
    verify(an_invoice(amount_paid=79_000, amount_remaining=0))
    with pytest.raises(RuleViolated, match="never below 0"):
        verify(an_invoice(amount_paid=79_001, amount_remaining=-1))


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"tax_document_number": "1" * 24}, True),
        ({"tax_document_number": "1" * 23}, False),
        ({"tax_document_number": "1" * 23 + "a"}, False),
        ({"period_start": date(2026, 7, 1), "period_end": date(2026, 7, 1)}, True),
        ({"period_start": date(2026, 7, 1), "period_end": date(2026, 6, 30)}, False),
    ],
)
def test_periods_and_tax_documents_have_their_form(fields: dict[str, Any], right: bool) -> None:
    assert is_right(an_invoice(**fields)) == right


def a_refund(amount: int, state: PaymentRefundState) -> PaymentRefund:
    return PaymentRefund(credit_note_id=uuid4(), amount=Decimal(amount), state=state)


@pytest.mark.parametrize("state", list(PaymentRefundState))
def test_no_more_is_refunded_than_was_paid(state: PaymentRefundState) -> None:
    for refunded, right in ((999, True), (1000, True), (1001, state is PaymentRefundState.FAILED)):
        payment = Payment(
            invoice_id=uuid4(),
            billing_account_id=uuid4(),
            amount=Decimal(1000),
            currency="KRW",
            provider=PaymentProvider.TEST,
            idempotency_key="1",
            attempted_at=NOON,
            refunds=[a_refund(500, PaymentRefundState.SUCCEEDED), a_refund(refunded - 500, state)],
        )
        assert is_right(payment) == right
        payment.refunds = []
        payment.amount_refunded = Decimal(refunded)
        assert is_right(payment) == (refunded <= 1000)


def a_note(**fields: Any) -> CreditNote:
    item = CreditNoteItem(invoice_item_id=str(uuid4()), amount=Decimal(33_335), tax_amount=Decimal(3_333))
    given: dict[str, Any] = {
        "items": [item],
        "subtotal": 33_335,
        "tax_total": 3_333,
        "total": 36_668,
        "to_invoice": 10_000,
        "to_refund": 20_000,
        "to_credit": 6_668,
        **fields,
    }
    numbers: dict[str, Any] = {
        name: Decimal(value) if isinstance(value, int) else value for name, value in given.items()
    }
    return CreditNote(invoice_id=uuid4(), reason=CreditNoteReason.OTHER, **numbers)


@pytest.mark.parametrize("name", ["subtotal", "tax_total", "total", "to_invoice", "to_refund", "to_credit"])
@pytest.mark.parametrize("by", [-1, 1])
def test_an_issued_note_adds_up(name: str, by: int) -> None:
    for status in CreditNoteStatus:
        verify(a_note(status=status))
        wrong = a_note(status=status)
        setattr(wrong, name, getattr(wrong, name) + by)
        assert is_right(wrong) == (status is CreditNoteStatus.DRAFT)


def test_an_issued_note_has_an_item() -> None:
    nothing = dict.fromkeys(("subtotal", "tax_total", "total", "to_invoice", "to_refund", "to_credit"), 0)
    verify(a_note(items=[], **nothing))
    with pytest.raises(RuleViolated, match="item"):
        verify(a_note(items=[], status=CreditNoteStatus.ISSUED, **nothing))


def an_entry(type: TransactionType, ledger: Ledger, amount: int, **fields: Any) -> Transaction:
    given: dict[str, Any] = {"seq": 2, "balance_after": Decimal(1000), **fields}
    return Transaction(
        billing_account_id=uuid4(),
        ledger=ledger,
        type=type,
        amount=Decimal(amount),
        currency="KRW",
        occurred_at=NOON,
        **given,
    )


@pytest.mark.parametrize(
    ("type", "receivable", "credit"),
    [
        (TransactionType.INVOICE, "+", ""),
        (TransactionType.VOID, "-", ""),
        (TransactionType.PAYMENT, "-", ""),
        (TransactionType.REFUND, "+", ""),
        (TransactionType.CREDIT_NOTE, "-", ""),
        (TransactionType.CREDIT_GRANTED, "+", "+"),
        (TransactionType.CREDIT_APPLIED, "+-", "+-"),
        (TransactionType.ADJUSTMENT, "", "+-"),
        (TransactionType.WRITE_OFF, "-", ""),
        (TransactionType.WRITE_OFF_REVERSAL, "+", ""),
    ],
)
def test_each_type_stands_on_its_ledger_with_its_sign(type: TransactionType, receivable: str, credit: str) -> None:
    for ledger, signs in ((Ledger.RECEIVABLE, receivable), (Ledger.CREDIT, credit)):
        assert is_right(an_entry(type, ledger, 1)) == ("+" in signs)
        assert is_right(an_entry(type, ledger, -1)) == ("-" in signs)
        assert is_right(an_entry(type, ledger, 0)) == bool(signs)


def test_a_ledger_begins_at_nothing() -> None:
    T, L = TransactionType, Ledger
    assert is_right(an_entry(T.INVOICE, L.RECEIVABLE, 1000, seq=1))
    assert not is_right(an_entry(T.INVOICE, L.RECEIVABLE, 999, seq=1))
    assert is_right(an_entry(T.INVOICE, L.RECEIVABLE, 999, seq=2))


@pytest.mark.parametrize(("balance", "right"), [(0, True), (-1, False)])
def test_a_credit_is_never_below_nothing(balance: int, right: bool) -> None:
    after = Decimal(balance)
    assert is_right(an_entry(TransactionType.ADJUSTMENT, Ledger.CREDIT, -1, balance_after=after)) == right
    assert is_right(an_entry(TransactionType.PAYMENT, Ledger.RECEIVABLE, -1, balance_after=after))
