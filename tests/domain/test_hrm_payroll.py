"""What always holds for pay: components, tax tables, runs, payslips, adjustments and expense claims."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.hrm.expense_claim import ExpenseClaim, ExpenseItem
from domain.tenants.hrm.pay_component import ComponentKind, PayBase, PayComponent, PayMethod, PayUnit
from domain.tenants.hrm.payroll_adjustment import PayrollAdjustment, PayrollAdjustmentKind, PayrollAdjustmentStatus
from domain.tenants.hrm.payroll_run import PayrollRun
from domain.tenants.hrm.payslip import Payslip, PayslipItem
from domain.tenants.hrm.tax_table import TaxBracket, TaxTable
from tests.marks import rule

SOME = UUID(int=1)
DAY = date(2026, 1, 1)
C = ComponentKind


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def component(method: PayMethod, **given: Any) -> PayComponent:
    return PayComponent(code="PENSION", name="국민연금", kind=C.DEDUCTION, method=method, valid_from=DAY, **given)


@pytest.mark.parametrize(
    ("method", "needed"),
    [
        (PayMethod.RATE, {"base": PayBase.TAXABLE}),
        (PayMethod.BRACKET, {"base": PayBase.TAXABLE, "tax_table_id": SOME}),
        (PayMethod.PER_UNIT, {"base": PayBase.HOURLY_RATE, "unit": PayUnit.OVERTIME_HOURS}),
    ],
)
def test_a_component_has_what_its_method_needs(method: PayMethod, needed: Mapping[str, Any]) -> None:
    verify(component(method, **needed))
    for name in needed:
        with pytest.raises(RuleViolated, match=f"{method} needs {name}"):
            verify(component(method, **{**needed, name: None}))


@pytest.mark.parametrize("method", [PayMethod.BASE_PAY, PayMethod.FIXED, PayMethod.SEVERANCE, PayMethod.MANUAL])
def test_other_methods_need_nothing(method: PayMethod) -> None:
    verify(component(method))


def test_components_are_named_for_the_base_of_components() -> None:
    verify(component(PayMethod.RATE, base=PayBase.COMPONENTS, base_components=["HEALTH"]))
    for base, names in ((PayBase.COMPONENTS, []), (PayBase.TAXABLE, ["HEALTH"])):
        with pytest.raises(RuleViolated, match="base_components"):
            verify(component(PayMethod.RATE, base=base, base_components=names))
    with pytest.raises(RuleViolated, match="itself"):
        verify(component(PayMethod.RATE, base=PayBase.COMPONENTS, base_components=["HEALTH", "PENSION"]))


def test_a_base_is_cut_above_its_floor() -> None:
    made = component(PayMethod.RATE, base=PayBase.TAXABLE, base_floor=Decimal(400_000), base_cap=Decimal(400_000))
    verify(made)
    made.base_cap = Decimal(399_999)
    with pytest.raises(RuleViolated, match="base_floor"):
        verify(made)
    made.base_floor = None
    verify(made)


def table(*brackets: tuple[str, str | None]) -> TaxTable:
    made = TaxTable(code="INCOME", name="소득세", valid_from=DAY)
    for lower, upper in brackets:
        made.brackets.append(TaxBracket(lower=Decimal(lower), rate=Decimal("0.06")))
        made.brackets[-1].upper = None if upper is None else Decimal(upper)
    return made


@pytest.mark.parametrize(
    "brackets",
    [
        [],
        [("1", None)],
        [("0", "100")],
        [("0", "100"), ("101", None)],
        [("0", "100"), ("99", None)],
        [("0", None), ("100", None)],
        [("100", None), ("0", "100")],
        [("0", "100"), ("100", "200")],
        [("0", "100"), ("100", "200"), ("300", None)],
    ],
)
@rule(
    "hrm.TaxTable",
    "the first bracket starts at 0, each next starts where the one before ends, only the last is open",
)
def test_brackets_cover_every_pay_once(brackets: list[tuple[str, str | None]]) -> None:
    verify(table(("0", None)))
    verify(table(("0", "1500000"), ("1500000", "3000000"), ("3000000", None)))
    with pytest.raises(RuleViolated, match="first bracket"):
        verify(table(*brackets))


def test_a_bracket_has_room() -> None:
    for brackets in ([("0", "0"), ("0", None)], [("0", "100"), ("100", "50"), ("50", None)]):
        with pytest.raises(RuleViolated, match="ends above"):
            verify(table(*brackets))


def test_a_run_pays_gross_less_deductions() -> None:
    made = PayrollRun(period_start=DAY, period_end=date(2026, 1, 31), pay_date=date(2026, 1, 25))
    verify(made)
    made.gross_total, made.deduction_total, made.net_total = Decimal(4_716_507), Decimal(773_930), Decimal(3_942_577)
    verify(made)
    for name in ("gross_total", "deduction_total", "net_total"):
        setattr(made, name, getattr(made, name) + 1)
        with pytest.raises(RuleViolated, match="net_total"):
            verify(made)
        setattr(made, name, getattr(made, name) - 1)


def payslip() -> Payslip:
    """Base pay 4,200,000, a meal allowance of which 200,000 is tax-free, and what is deducted, paid on top and told."""
    made = Payslip(
        payroll_run_id=SOME,
        employee_id=SOME,
        period_start=DAY,
        period_end=date(2026, 1, 31),
        calendar_days=31,
        service_days=Decimal(31),
    )
    for kind, amount, taxable in (
        (C.EARNING, 4_200_000, 4_200_000),
        (C.EARNING, 250_000, 50_000),
        (C.DEDUCTION, 189_000, 0),
        (C.DEDUCTION, 31_740, 7),
        (C.EMPLOYER_CONTRIBUTION, 189_000, 11),
        (C.INFORMATION, 209, 13),
    ):
        item = PayslipItem(pay_component_id=SOME, kind=kind, amount=Decimal(amount), taxable_amount=Decimal(taxable))
        made.items.append(item)
    made.gross, made.taxable = Decimal(4_450_000), Decimal(4_250_000)
    made.deductions, made.net = Decimal(220_740), Decimal(4_229_260)
    return made


@rule("hrm.Payslip", "gross = sum of EARNING, deductions = sum of DEDUCTION, net = gross - deductions")
def test_a_payslip_is_the_sum_of_its_items() -> None:
    made = payslip()
    verify(made)
    for name in ("gross", "deductions", "net"):
        setattr(made, name, getattr(made, name) + 1)
        with pytest.raises(RuleViolated, match="gross = sum"):
            verify(made)
        setattr(made, name, getattr(made, name) - 1)
    made.gross += 1
    made.net += 1
    with pytest.raises(RuleViolated, match="gross = sum"):
        verify(made)


@rule("hrm.Payslip", "taxable = gross less tax-free parts")
def test_what_is_tax_free_is_not_taxed() -> None:
    made = payslip()
    verify(made)
    for step in (1, -1):
        made.taxable += step
        with pytest.raises(RuleViolated, match="tax-free"):
            verify(made)
        made.taxable -= step
    made.items[0].taxable_amount -= 1
    with pytest.raises(RuleViolated, match="tax-free"):
        verify(made)
    made.taxable -= 1
    verify(made)


def test_nobody_pays_to_work() -> None:
    made = payslip()
    made.items = made.items[2:]
    made.gross = made.taxable = Decimal(0)
    made.net = -made.deductions
    with pytest.raises(ValidationError, match="net"):
        verify(made)


def adjustment(kind: PayrollAdjustmentKind, **given: Any) -> PayrollAdjustment:
    return PayrollAdjustment(
        employee_id=SOME,
        pay_component_id=SOME,
        kind=kind,
        amount=Decimal(-150_000),
        pay_from=DAY,
        reason="소급",
        **given,
    )


def test_arrears_name_their_period() -> None:
    arrears = PayrollAdjustmentKind.ARREARS
    verify(adjustment(PayrollAdjustmentKind.BONUS))
    verify(adjustment(arrears, for_period_start=DAY, for_period_end=DAY))
    for name in ("for_period_start", "for_period_end"):
        with pytest.raises(RuleViolated, match="arrears"):
            verify(adjustment(arrears, **{name: DAY}))


def test_an_adjustment_is_applied_to_a_payslip() -> None:
    made = adjustment(PayrollAdjustmentKind.BONUS, status=PayrollAdjustmentStatus.APPLIED)
    with pytest.raises(RuleViolated, match="payslip"):
        verify(made)
    made.payslip_id = SOME
    verify(made)


def test_a_receipt_stands_in_a_claim_once() -> None:
    made = ExpenseClaim(employee_id=SOME, claim_date=DAY, purpose="출장")

    def item(receipt: str | None) -> None:
        made.items.append(ExpenseItem(expense_date=DAY, account_id=SOME, description="택시", amount=Decimal(9_800)))
        made.items[-1].receipt_hash = receipt

    for receipt in (None, None, "a" * 64, "b" * 64):
        item(receipt)
    verify(made)
    item("a" * 64)
    with pytest.raises(RuleViolated, match="receipt"):
        verify(made)


def test_an_expense_costs_something() -> None:
    made = ExpenseClaim(employee_id=SOME, claim_date=DAY, purpose="출장")
    made.items = [ExpenseItem(expense_date=DAY, account_id=SOME, description="택시", amount=Decimal(0))]
    with pytest.raises(ValidationError, match=r"items\.0\.amount"):
        verify(made)
