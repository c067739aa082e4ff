"""What always holds for open items, payments, terms, bank accounts and statements, and tax returns."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import ZERO
from domain.tenants.fim.allocation import Allocation
from domain.tenants.fim.bank_account import BankAccount, BankMatchRule, MatchAction
from domain.tenants.fim.bank_statement import BankStatement, BankStatementLine, BankStatementStatus, MatchState
from domain.tenants.fim.open_item import OpenItem, OpenItemKind, OpenItemSide, OpenItemStatus
from domain.tenants.fim.payment import Payment, PaymentDirection, PaymentIntent
from domain.tenants.fim.payment_run import PaymentProposal, PaymentRun
from domain.tenants.fim.payment_term import PaymentTerm, PaymentTermInstallment
from domain.tenants.fim.tax_code import TaxCode, TaxDirection, TaxRate, TaxTreatment
from domain.tenants.fim.tax_return import TaxReturn, TaxReturnKind
from tests.marks import rule

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)
DAY = date(2026, 4, 10)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def open_item(amount: str, still_open: str, base: str, status: OpenItemStatus) -> OpenItem:
    return OpenItem(
        side=OpenItemSide.AR,
        kind=OpenItemKind.INVOICE,
        partner_id=ONE,
        account_id=ONE,
        journal_entry_id=ONE,
        document_date=DAY,
        due_date=DAY,
        currency="USD",
        amount=Decimal(amount),
        base_amount=Decimal(amount) * 1300,
        exchange_rate=Decimal(1300),
        open_amount=Decimal(still_open),
        open_base_amount=Decimal(base),
        status=status,
    )


@rule("fim.OpenItem", "when open_amount is zero, open_base_amount is zero")
@pytest.mark.parametrize("amount", ["100", "-100"])
def test_no_base_outlives_what_was_owed(amount: str) -> None:
    verify(open_item(amount, "0", "0", OpenItemStatus.SETTLED))
    verify(open_item(amount, amount, "1", OpenItemStatus.OPEN))
    for base in ("1", "-1"):
        with pytest.raises(RuleViolated, match="open_base_amount is zero"):
            verify(open_item(amount, "0", base, OpenItemStatus.SETTLED))


@pytest.mark.parametrize("sign", ["", "-"])
def test_an_item_is_open_up_to_its_amount(sign: str) -> None:
    verify(open_item(f"{sign}100", f"{sign}100", "1", OpenItemStatus.OPEN))
    verify(open_item(f"{sign}100", f"{sign}99.99", "1", OpenItemStatus.PARTIAL))
    other = "" if sign else "-"
    for wrong in (f"{sign}100.01", f"{other}0.01", f"{other}100"):
        with pytest.raises(RuleViolated, match="never exceeds"):
            verify(open_item(f"{sign}100", wrong, "1", OpenItemStatus.PARTIAL))


@pytest.mark.parametrize("status", OpenItemStatus)
def test_the_status_of_an_item_follows_from_what_is_open(status: OpenItemStatus) -> None:
    right = {"100": OpenItemStatus.OPEN, "40": OpenItemStatus.PARTIAL, "0": OpenItemStatus.SETTLED}
    for still_open, expected in right.items():
        made = open_item("100", still_open, still_open, status)
        if status is expected:
            verify(made)
        else:
            with pytest.raises(RuleViolated, match="follows"):
                verify(made)


def test_an_item_is_owed_by_a_partner_or_an_employee() -> None:
    made = open_item("100", "100", "100", OpenItemStatus.OPEN)
    made.partner_id, made.employee_id = None, TWO
    verify(made)
    made.employee_id = None
    with pytest.raises(RuleViolated):
        verify(made)


def payment(**given: UUID) -> Payment:
    made = Payment(direction=PaymentDirection.OUT, bank_account_id=ONE, payment_date=DAY, amount=Decimal(700))
    for name, value in given.items():
        setattr(made, name, value)
    return made


@rule("fim.Payment", "a payment names a partner, an employee or a counter account, exactly one of them")
def test_a_payment_has_one_other_side() -> None:
    verify(payment(partner_id=ONE))
    verify(payment(employee_id=ONE))
    verify(payment(account_id=ONE))
    for wrong in (
        payment(),
        payment(partner_id=ONE, employee_id=ONE),
        payment(partner_id=ONE, account_id=ONE),
        payment(employee_id=ONE, account_id=ONE),
        payment(partner_id=ONE, employee_id=ONE, account_id=ONE),
    ):
        with pytest.raises(RuleViolated):
            verify(wrong)


def test_a_payment_settles_no_more_than_it_is() -> None:
    made = payment(partner_id=ONE)
    made.intended = [PaymentIntent(open_item_id=one, amount=Decimal(350)) for one in (ONE, TWO)]
    verify(made)
    made.intended[0].amount = Decimal(351)
    with pytest.raises(RuleViolated):
        verify(made)
    made.intended[0].amount = Decimal(1)
    verify(made)
    for wrong in (ZERO, Decimal(-1)):
        made.intended[0].amount = wrong
        with pytest.raises(ValidationError):
            verify(made)


def a_run(*proposals: PaymentProposal) -> PaymentRun:
    return PaymentRun(bank_account_id=ONE, run_date=DAY, due_until=DAY, proposals=list(proposals))


def proposal(item: UUID, hold_reason: str | None = None, include: bool = True) -> PaymentProposal:
    return PaymentProposal(open_item_id=item, amount=Decimal(1), hold_reason=hold_reason, include=include)


@rule("fim.PaymentRun", "the approver is not the creator")
def test_a_run_is_approved_by_another() -> None:
    made = a_run()
    verify(made)
    made.created_by = ONE
    verify(made)
    made.approved_by = TWO
    verify(made)
    made.approved_by = ONE
    with pytest.raises(RuleViolated):
        verify(made)


@rule("fim.PaymentRun", "a held item cannot be included without clearing the hold")
def test_a_held_item_is_not_included() -> None:
    verify(a_run(proposal(ONE), proposal(TWO, "disputed", include=False)))
    with pytest.raises(RuleViolated, match="held"):
        verify(a_run(proposal(ONE), proposal(TWO, "disputed")))


def test_an_item_is_paid_once_in_a_run() -> None:
    verify(a_run(proposal(ONE), proposal(TWO), proposal(ONE, include=False)))
    with pytest.raises(RuleViolated, match="once"):
        verify(a_run(proposal(ONE), proposal(TWO), proposal(ONE)))


@rule("fim.PaymentTerm", "shares are above zero and sum to 1")
def test_the_shares_of_a_term_are_the_whole() -> None:
    def term(*shares: str) -> PaymentTerm:
        rows = [PaymentTermInstallment(share=Decimal(share)) for share in shares]
        return PaymentTerm(code="N30", name="30일", installments=rows)

    verify(term("1"))
    verify(term("0.333333", "0.333333", "0.333334"))
    for wrong in ((), ("0.999999",), ("0.333333", "0.333333", "0.333333"), ("0.5", "0.500001"), ("1", "0")):
        with pytest.raises(RuleViolated):
            verify(term(*wrong))
    with pytest.raises(ValidationError):
        verify(term("-0.5", "0.5", "1"))


def test_the_day_of_an_installment_is_one_of_a_month() -> None:
    row = PaymentTermInstallment(share=Decimal(1), day_of_month=31)
    term = PaymentTerm(code="N30", name="30일", installments=[row])
    verify(term)
    for wrong in (0, 32):
        row.day_of_month = wrong
        with pytest.raises(ValidationError):
            verify(term)


def statement(*amounts: str, closing: str, status: BankStatementStatus) -> BankStatement:
    made = BankStatement(
        bank_account_id=ONE,
        number="2026-01",
        statement_date=DAY,
        opening_balance=Decimal(10_000_000),
        closing_balance=Decimal(closing),
        status=status,
    )
    made.items = [BankStatementLine(booking_date=DAY, amount=Decimal(amount)) for amount in amounts]
    return made


LINES = ("3300000", "-1250000", "-500", "1837", "880000")


def test_the_lines_lead_from_the_opening_to_the_closing_balance() -> None:
    verify(statement(closing="10000000", status=BankStatementStatus.IMPORTED))
    verify(statement(*LINES, closing="12931337", status=BankStatementStatus.IMPORTED))
    for wrong in ("12931336", "12931338"):
        with pytest.raises(RuleViolated, match="closing_balance"):
            verify(statement(*LINES, closing=wrong, status=BankStatementStatus.IMPORTED))


def test_a_line_of_a_statement_is_not_matched_beyond_its_amount() -> None:
    made = statement("100", "-100", closing="10000000", status=BankStatementStatus.IN_PROGRESS)
    made.items[0].matched_amount, made.items[1].matched_amount = Decimal(100), Decimal(-100)
    verify(made)
    for place, wrong in ((0, "100.01"), (0, "-1"), (1, "-100.01"), (1, "1")):
        made.items[0].matched_amount = made.items[1].matched_amount = ZERO
        made.items[place].matched_amount = Decimal(wrong)
        with pytest.raises(RuleViolated, match="beyond"):
            verify(made)


@rule(
    "fim.BankStatement",
    "RECONCILED needs every line MATCHED, and book_balance minus outstanding_amount equal to closing_balance",
)
def test_a_reconciled_statement_agrees_with_the_books() -> None:
    def reconciled(book: str | None, outstanding: str | None, *, but: MatchState = MatchState.MATCHED) -> BankStatement:
        made = statement(*LINES, closing="12931337", status=BankStatementStatus.RECONCILED)
        made.book_balance = None if book is None else Decimal(book)
        made.outstanding_amount = None if outstanding is None else Decimal(outstanding)
        for one in made.items:
            one.state, one.matched_amount = MatchState.MATCHED, one.amount
        made.items[-1].state = but
        return made

    verify(reconciled("12481337", "-450000"))
    for state in set(MatchState) - {MatchState.MATCHED}:
        with pytest.raises(RuleViolated, match="every line"):
            verify(reconciled("12481337", "-450000", but=state))
    for book, outstanding in (
        ("12481337", "-449999"),
        ("12481337", "450000"),
        ("12481338", "-450000"),
        ("12931337", None),
        (None, "0"),
    ):
        with pytest.raises(RuleViolated, match="RECONCILED needs"):
            verify(reconciled(book, outstanding))
    unfinished = reconciled(None, None, but=MatchState.UNMATCHED)
    unfinished.status = BankStatementStatus.IN_PROGRESS
    verify(unfinished)


@rule("fim.BankStatement", "a statement is cancelled only when nothing on it is matched")
def test_a_statement_is_cancelled_unmatched() -> None:
    made = statement("100", "-100", closing="10000000", status=BankStatementStatus.CANCELLED)
    verify(made)
    for place, part in ((0, "1"), (1, "-1"), (1, "-100")):
        made.items[0].matched_amount = made.items[1].matched_amount = ZERO
        made.items[place].matched_amount = Decimal(part)
        with pytest.raises(RuleViolated):
            verify(made)
    made.status = BankStatementStatus.IN_PROGRESS
    verify(made)


def test_a_matching_rule_spans_from_the_lower_amount_up() -> None:
    account = BankAccount(code="KB", name="국민", account_id=ONE)
    fitting = BankMatchRule(action=MatchAction.SUGGEST, amount_from=Decimal(-5), amount_to=Decimal(-5))
    account.match_rules = [fitting]
    verify(account)
    fitting.amount_to = Decimal(-6)
    with pytest.raises(ValidationError):
        verify(account)
    fitting.amount_from = None
    verify(account)


def test_a_swift_code_has_eight_or_eleven_characters() -> None:
    for code in ("KOEXKRSE", "CZNBKRSEXXX"):
        verify(BankAccount(code="KB", name="국민", account_id=ONE, swift_code=code))
    for code in ("KOEXKRS", "KOEXKRSEX", "koexkrse"):
        with pytest.raises(ValidationError):
            verify(BankAccount(code="KB", name="국민", account_id=ONE, swift_code=code))


def test_an_allocation_is_above_zero_and_not_reversed_before_its_date() -> None:
    made = Allocation(debit_item_id=ONE, credit_item_id=TWO, allocation_date=DAY, amount=Decimal("0.01"))
    made.reversal_date = DAY
    verify(made)
    made.reversal_date = date(2026, 4, 9)
    with pytest.raises(ValidationError):
        verify(made)
    made.reversal_date, made.amount = None, ZERO
    with pytest.raises(ValidationError):
        verify(made)


@rule("fim.TaxReturn", "an adjustment needs a reason")
def test_an_adjustment_needs_a_reason() -> None:
    made = TaxReturn(kind=TaxReturnKind.VAT, period_start=DAY, period_end=DAY)
    verify(made)
    for adjustment in (Decimal(1), Decimal(-1)):
        made.adjustment, made.adjustment_reason = adjustment, None
        with pytest.raises(RuleViolated):
            verify(made)
        made.adjustment_reason = "대손세액"
        verify(made)


def test_a_tax_code_has_one_rate_from_a_day_on() -> None:
    made = TaxCode(code="V10", name="과세", direction=TaxDirection.SALES, treatment=TaxTreatment.STANDARD)
    made.rates = [TaxRate(valid_from=DAY, rate=Decimal("0.1")), TaxRate(valid_from=date(2027, 1, 1), rate=Decimal(0))]
    verify(made)
    made.rates.append(TaxRate(valid_from=DAY, rate=Decimal("0.2")))
    with pytest.raises(RuleViolated):
        verify(made)
