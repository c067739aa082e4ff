"""What always holds for accounts, journals, entries, fiscal years and budgets."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import ZERO
from domain.tenants.fim.account import Account, AccountSubtype, AccountType
from domain.tenants.fim.accounting_period import AccountingPeriod
from domain.tenants.fim.budget import Budget, BudgetLine
from domain.tenants.fim.exchange_rate import ExchangeRate
from domain.tenants.fim.finance_settings import FinanceSettings
from domain.tenants.fim.fiscal_year import FiscalYear
from domain.tenants.fim.journal import Journal, JournalKind
from domain.tenants.fim.journal_entry import JournalEntry, JournalEntryLine, JournalEntryStatus
from domain.tenants.fim.recurring_entry import (
    RecurringEntry,
    RecurringEntryKind,
    RecurringEntryLine,
    RecurringEntryStatus,
)
from domain.tenants.fim.side import Side
from tests.marks import rule

CASH, SUPPLIES, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def item(debit: str = "0", credit: str = "0", amount_currency: str | None = None) -> JournalEntryLine:
    foreign = None if amount_currency is None else Decimal(amount_currency)
    return JournalEntryLine(
        account_id=CASH, debit=Decimal(debit), credit=Decimal(credit), amount_currency=foreign, currency="USD"
    )


def entry(*items: JournalEntryLine, status: JournalEntryStatus = JournalEntryStatus.DRAFT) -> JournalEntry:
    made = JournalEntry(journal_id=OTHER, entry_date=date(2026, 1, 15), description="소모품", status=status)
    made.items = list(items)
    return made


@rule("fim.JournalEntry", "an entry has two lines or more; a line has exactly one of debit and credit above zero")
def test_an_entry_has_two_lines_that_each_stand_on_one_side() -> None:
    verify(entry(item(debit="120000"), item(credit="120000")))
    verify(entry(item(debit="1"), item(debit="2"), item(credit="3")))
    for items in ((), (item(debit="1"),)):
        with pytest.raises(RuleViolated, match="two lines"):
            verify(entry(*items))
    for wrong in (item(), item(debit="1", credit="1")):
        with pytest.raises(RuleViolated, match="exactly one"):
            verify(entry(item(debit="1"), item(credit="1"), wrong))
    for negative in (item(debit="-1"), item(credit="-1"), item(debit="1", credit="-1")):
        with pytest.raises(ValidationError):
            verify(entry(item(debit="1"), item(credit="1"), negative))


@rule(
    "fim.JournalEntry",
    "the sum of debit equals the sum of credit in base currency, exactly, at posting and ever after",
)
@pytest.mark.parametrize("status", [JournalEntryStatus.POSTED, JournalEntryStatus.REVERSED])
def test_what_is_in_the_books_balances(status: JournalEntryStatus) -> None:
    verify(entry(item(debit="100000"), item(credit="99999"), item(credit="1"), status=status))
    for credit in ("99999", "100001", "99999.9999"):
        with pytest.raises(RuleViolated, match="sum of debit"):
            verify(entry(item(debit="100000"), item(credit=credit), status=status))


@pytest.mark.parametrize("status", [one for one in JournalEntryStatus if one not in ("POSTED", "REVERSED")])
def test_a_draft_may_be_out_of_balance(status: JournalEntryStatus) -> None:
    verify(entry(item(debit="100000"), item(credit="99999"), status=status))


def test_a_foreign_amount_stands_on_the_side_of_its_base_amount() -> None:
    verify(entry(item(debit="1300", amount_currency="1"), item(credit="1300", amount_currency="-1")))
    verify(entry(item(debit="70", amount_currency="0"), item(credit="70", amount_currency="0")))
    for wrong in (item(debit="1300", amount_currency="-1"), item(credit="1300", amount_currency="1")):
        with pytest.raises(RuleViolated, match="sign"):
            verify(entry(item(debit="1300"), wrong))


def test_an_entry_is_not_reversed_before_its_date() -> None:
    made = entry(item(debit="1"), item(credit="1"))
    made.reverse_on = date(2026, 1, 15)
    verify(made)
    made.reverse_on = date(2026, 1, 14)
    with pytest.raises(ValidationError):
        verify(made)


@pytest.mark.parametrize("subtype", [AccountSubtype.RECEIVABLE, AccountSubtype.PAYABLE])
def test_an_account_with_open_items_is_revalued_on_another(subtype: AccountSubtype) -> None:
    account = Account(id=CASH, code="1100", name="외상매출금", type=AccountType.ASSET)
    verify(account)
    account.subtype = subtype
    for valued_on in (None, CASH):
        account.valuation_account_id = valued_on
        with pytest.raises(RuleViolated):
            verify(account)
    account.valuation_account_id = OTHER
    verify(account)


def test_a_pattern_numbers_each_entry_of_a_journal_apart() -> None:
    verify(Journal(code="GJ", name="일반", kind=JournalKind.GENERAL))
    verify(Journal(code="GJ", name="일반", kind=JournalKind.GENERAL, number_pattern="{seq}"))
    for pattern in ("{code}-{year}", "{seq}-{seq:06}"):
        with pytest.raises(RuleViolated):
            verify(Journal(code="GJ", name="일반", kind=JournalKind.GENERAL, number_pattern=pattern))
    for pattern in ("{seq}-{day}", "{seq}}", "{seq}{"):
        with pytest.raises(ValidationError):
            verify(Journal(code="GJ", name="일반", kind=JournalKind.GENERAL, number_pattern=pattern))


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 1), date(2027, 6, 30)),
        (date(2026, 7, 1), date(2027, 12, 31)),
        (date(2026, 7, 15), date(2028, 1, 14)),
    ],
)
def test_a_fiscal_year_is_at_most_18_months(start: date, last: date) -> None:
    verify(FiscalYear(name="2026", start_date=start, end_date=start))
    verify(FiscalYear(name="2026", start_date=start, end_date=last))
    with pytest.raises(RuleViolated):
        verify(FiscalYear(name="2026", start_date=start, end_date=date.fromordinal(last.toordinal() + 1)))
    with pytest.raises(RuleViolated):
        verify(FiscalYear(name="2026", start_date=start, end_date=date.max))


def test_a_stretch_of_time_does_not_end_before_it_begins() -> None:
    start, before = date(2026, 1, 2), date(2026, 1, 1)
    verify(AccountingPeriod(fiscal_year_id=OTHER, name="1월", start_date=start, end_date=start))
    for backwards in (
        AccountingPeriod(fiscal_year_id=OTHER, name="1월", start_date=start, end_date=before),
        FiscalYear(name="2026", start_date=start, end_date=before),
    ):
        with pytest.raises(ValidationError):
            verify(backwards)


def test_a_budget_has_one_line_for_account_cost_center_and_period() -> None:
    budget = Budget(name="예산", fiscal_year_id=OTHER)
    for account, center, period in (
        (CASH, None, CASH),
        (SUPPLIES, None, CASH),
        (CASH, OTHER, CASH),
        (CASH, None, OTHER),
    ):
        budget.items.append(BudgetLine(account_id=account, cost_center_id=center, period_id=period, amount=Decimal(1)))
    verify(budget)
    budget.items.append(BudgetLine(account_id=CASH, period_id=CASH, amount=Decimal(2)))
    with pytest.raises(RuleViolated):
        verify(budget)


def test_an_exchange_rate_is_above_zero() -> None:
    verify(ExchangeRate(currency="USD", rate_date=date(2026, 1, 1), rate=Decimal("0.00000001")))
    with pytest.raises(ValidationError):
        verify(ExchangeRate(currency="USD", rate_date=date(2026, 1, 1), rate=ZERO))


def test_the_limits_of_aging_rise() -> None:
    verify(FinanceSettings())
    verify(FinanceSettings(aging_buckets=[30, 60, 90]))
    for limits in ([30, 30], [60, 30, 90], [0, 30]):
        with pytest.raises(ValidationError):
            verify(FinanceSettings(aging_buckets=limits))


def recurring(kind: RecurringEntryKind, *template: tuple[Side, str | None, str | None]) -> RecurringEntry:
    made = RecurringEntry(name="보험료", kind=kind, journal_id=OTHER, start_date=date(2025, 3, 15))
    made.total_amount, made.end_date = Decimal(1_200_000), date(2026, 3, 14)
    for side, amount, share in template:
        row = RecurringEntryLine(account_id=CASH, side=side)
        row.amount, row.share = (None if text is None else Decimal(text) for text in (amount, share))
        made.template.append(row)
    return made


def test_a_deferral_has_an_amount_and_an_end() -> None:
    made = recurring(RecurringEntryKind.DEFERRAL)
    verify(made)
    made.total_amount = None
    with pytest.raises(RuleViolated):
        verify(made)
    made.total_amount, made.end_date = Decimal(1), None
    with pytest.raises(RuleViolated):
        verify(made)
    made.kind, made.total_amount = RecurringEntryKind.RECURRING, None
    verify(made)


def test_a_line_of_a_template_has_an_amount_or_a_share_as_its_kind_asks_for() -> None:
    verify(recurring(RecurringEntryKind.DEFERRAL, (Side.DEBIT, None, "1")))
    verify(recurring(RecurringEntryKind.ACCRUAL, (Side.DEBIT, "100", None)))
    for amount, share in (("100", None), ("100", "1"), (None, None)):
        with pytest.raises(RuleViolated):
            verify(recurring(RecurringEntryKind.DEFERRAL, (Side.DEBIT, amount, share)))
    for amount, share in ((None, "1"), ("100", "1"), (None, None)):
        with pytest.raises(RuleViolated):
            verify(recurring(RecurringEntryKind.RECURRING, (Side.DEBIT, amount, share)))


@pytest.mark.parametrize("status", [one for one in RecurringEntryStatus if one is not RecurringEntryStatus.DRAFT])
def test_a_template_in_use_balances(status: RecurringEntryStatus) -> None:
    debit, credit = Side.DEBIT, Side.CREDIT
    sound = (
        recurring(RecurringEntryKind.RECURRING, (debit, "60", None), (debit, "40", None), (credit, "100", None)),
        recurring(RecurringEntryKind.DEFERRAL, (debit, None, "1"), (credit, None, "0.4"), (credit, None, "0.6")),
    )
    wrong = (
        recurring(RecurringEntryKind.ACCRUAL),
        recurring(RecurringEntryKind.ACCRUAL, (debit, "100", None), (credit, "99", None)),
        recurring(RecurringEntryKind.DEFERRAL, (debit, None, "0.5"), (credit, None, "0.5")),
        recurring(RecurringEntryKind.DEFERRAL, (debit, None, "1"), (credit, None, "0.9")),
    )
    for made in sound:
        made.status = status
        verify(made)
    for made in wrong:
        verify(made)
        made.status = status
        with pytest.raises(RuleViolated):
            verify(made)
