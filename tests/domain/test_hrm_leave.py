"""What always holds for leave: its kinds, its lots and requests."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.hrm.leave_grant import LeaveGrant, LeaveGrantKind
from domain.tenants.hrm.leave_request import LeaveRequest
from domain.tenants.hrm.leave_type import LeaveTier, LeaveType
from tests.marks import rule

EMPLOYEE, TYPE, OTHER = (UUID(int=n) for n in range(1, 4))
K = LeaveGrantKind


def grant(days: str = "15", kind: LeaveGrantKind = K.ACCRUAL, reason: str | None = None) -> LeaveGrant:
    return LeaveGrant(
        employee_id=EMPLOYEE,
        leave_type_id=TYPE,
        kind=kind,
        leave_year=2026,
        days=Decimal(days),
        valid_from=date(2026, 1, 1),
        expires_on=date(2026, 12, 31),
        reason=reason,
    )


def request(start: date = date(2026, 5, 7), end: date = date(2026, 5, 7)) -> LeaveRequest:
    return LeaveRequest(employee_id=EMPLOYEE, leave_type_id=TYPE, start_date=start, end_date=end)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def test_tiers_are_reached_one_after_another() -> None:
    made = LeaveType(code="ANNUAL", name="연차")
    made.tiers = [LeaveTier(service_months=0, days_per_year=Decimal(11))]
    made.tiers.append(LeaveTier(service_months=12, days_per_year=Decimal(15)))
    verify(made)
    made.tiers.append(LeaveTier(service_months=12, days_per_year=Decimal(16)))
    with pytest.raises(RuleViolated, match="tiers"):
        verify(made)


@rule("hrm.LeaveGrant", "an ADJUSTMENT needs a reason")
def test_an_adjustment_is_explained() -> None:
    with pytest.raises(RuleViolated, match="reason"):
        verify(grant(kind=K.ADJUSTMENT))
    verify(grant(kind=K.ADJUSTMENT, reason="이월 오류 정정"))
    for kind in (K.ACCRUAL, K.CARRY_OVER, K.COMPENSATORY):
        verify(grant(kind=kind))


def test_only_an_adjustment_is_negative() -> None:
    verify(grant("-2", K.ADJUSTMENT, "정정"))
    verify(grant("0"))
    for kind in (K.ACCRUAL, K.CARRY_OVER, K.COMPENSATORY):
        with pytest.raises(RuleViolated, match="negative days"):
            verify(grant("-0.01", kind))


def test_a_new_lot_has_all_its_days_left() -> None:
    made = grant("15")
    assert (made.used_days, made.remaining_days) == (Decimal(0), Decimal(15))
    taken_away = grant("-2", K.ADJUSTMENT, "정정")
    assert (taken_away.used_days, taken_away.remaining_days) == (Decimal(-2), Decimal(0))


@pytest.mark.parametrize("name", ["used_days", "expired_days", "carried_days", "paid_out_days", "remaining_days"])
def test_a_lot_accounts_for_its_days(name: str) -> None:
    made = grant("15")
    made.used_days, made.expired_days, made.carried_days = Decimal(4), Decimal(3), Decimal(2)
    made.paid_out_days, made.remaining_days = Decimal("1.5"), Decimal("4.5")
    verify(made)
    setattr(made, name, getattr(made, name) + Decimal("0.5"))
    with pytest.raises(RuleViolated, match="remaining"):
        verify(made)


def test_nothing_remains_below_zero() -> None:
    made = grant("15")
    made.used_days, made.remaining_days = Decimal("15.5"), Decimal("-0.5")
    with pytest.raises(ValidationError, match="remaining_days"):
        verify(made)
    for days in ("0", "15"):
        made = grant(days)
        made.used_days, made.remaining_days = Decimal("-0.5"), Decimal(days) + Decimal("0.5")
        with pytest.raises(RuleViolated, match="less than nothing"):
            verify(made)


def test_a_lot_does_not_expire_before_it_is_valid() -> None:
    made = grant()
    made.expires_on = made.valid_from
    verify(made)
    made.expires_on = date(2025, 12, 31)
    with pytest.raises(ValidationError, match="expires_on"):
        verify(made)


def test_hours_begin_and_end() -> None:
    made = request()
    made.start_time = time(22)
    with pytest.raises(RuleViolated, match="start_time and an end_time"):
        verify(made)
    made.start_time, made.end_time = None, time(23)
    with pytest.raises(RuleViolated, match="start_time and an end_time"):
        verify(made)
    made.start_time = time(22)
    verify(made)
    for end in (time(22), time(2)):
        made.end_time = end
        with pytest.raises(RuleViolated, match="ends after"):
            verify(made)
    made.end_date = date(2026, 5, 8)  # a night shift
    verify(made)


def test_leave_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="end_date"):
        verify(request(end=date(2026, 5, 6)))


def test_a_substitute_is_another_employee() -> None:
    made = request()
    made.substitute_id = OTHER
    verify(made)
    made.substitute_id = EMPLOYEE
    with pytest.raises(RuleViolated, match="substitute"):
        verify(made)
